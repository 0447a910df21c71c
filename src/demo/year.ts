import type { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../domain/calendar.js';
import { fieldSpec, type TableKey, tableKeys, tableSpec } from '../tracker/model.js';
import { clientRows } from './build.js';
import { calendarOn } from './calendar.js';
import { cerrado } from './clients/cerrado.js';
import { finch } from './clients/finch.js';
import { kiezmuehle } from './clients/kiezmuehle.js';
import { komorebi } from './clients/komorebi.js';
import { lale } from './clients/lale.js';
import { meridian } from './clients/meridian.js';
import { morel } from './clients/morel.js';
import { olmo } from './clients/olmo.js';
import { numberInvoices } from './invoices.js';
import type { DemoRow } from './row.js';
import type { Tell } from './story.js';
import { studioRows } from './studio.js';

const clients: readonly Tell[] = [kiezmuehle, finch, meridian, morel, komorebi, cerrado, olmo, lale];

/**
 * A freelancer's year up to `now` as rows of the tracker, all packs. The same `now` (an instant counts as its date
 * in Berlin) always gives the same rows.
 */
export function demoYear(now: Temporal.Instant | CalendarDate): readonly DemoRow[] {
  const at = calendarOn(now);
  const stories = clients.map((tell) => tell(at));
  const numbers = numberInvoices(at, stories);
  return [...studioRows(at), ...stories.flatMap((story) => clientRows(at, story, numbers))];
}

/**
 * The rows in an order in which each one's links can be set when it is placed: what a row links to comes before
 * it, and rows of one table stay together as far as that allows.
 */
export function orderForPlacing(rows: readonly DemoRow[]): readonly DemoRow[] {
  const byKey = new Map(rows.map((one) => [one.key, one]));
  const begun = new Set<DemoRow>();
  const placed: DemoRow[] = [];
  const place = (one: DemoRow | undefined): void => {
    if (!one || begun.has(one)) return;
    begun.add(one);
    for (const key of Object.values(one.links).flat()) place(byKey.get(key));
    placed.push(one);
  };
  for (const table of tablesInOrder()) {
    for (const one of rows) if (one.table === table) place(one);
  }
  return placed;
}

/** Tables that others link to first. */
function tablesInOrder(): readonly TableKey[] {
  const ordered = new Set<TableKey>();
  const visit = (table: TableKey): void => {
    if (ordered.has(table)) return;
    for (const field of Object.keys(tableSpec(table).fields)) {
      const spec = fieldSpec(table, field);
      if (spec?.type === 'link' && spec.to !== table) visit(spec.to as TableKey);
    }
    ordered.add(table);
  };
  for (const table of tableKeys) visit(table);
  return [...ordered];
}
