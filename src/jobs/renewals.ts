import { addDays, isBefore, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { FieldKey, Row, TableKey } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { contextOf } from './context.js';
import { dateOf } from './dates.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { ideaLines } from './noted.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';

/** Days before the end at which to speak of it where the client's row names none; and before notice has to be given. */
const usual = { beforeEnd: 30, beforeNotice: 14 } as const;

/** Longer notice than two years is a slip of the keyboard. */
const most = 730;

/** Projects in which something runs that can end. */
const running: ReadonlySet<Row<'projects'>['cells']['status']> = new Set<Row<'projects'>['cells']['status']>([
  'signed',
  'in-progress',
  'in-review',
  'on-hold',
  null,
]);

/** Contracts that end: the question whether to go on, in time for either side to give notice. */
export function renewals(input: JobInput, ahead: number): Occasions {
  const { clients } = contextOf(input);
  const faults: Fault[] = [];
  const all: Occasion[] = [];
  const named = new Set<string>();
  for (const row of input.snapshot.tables.projects.values()) {
    const { cells } = row;
    const ends = dateOf(cells.contractEnds);
    const client = cells.client?.length === 1 ? clients.get(cells.client[0] ?? '') : undefined;
    const name = cells.name?.trim();
    if (!ends || !client || !name || !running.has(cells.status)) continue;
    if (!isNear(client, addDays(ends, -most), ends, ahead)) continue;
    const notice = days('projects', row, 'noticeDays', cells.noticeDays);
    const own = days('clients', client.row, 'renewalNoticeDays', client.row.cells.renewalNoticeDays);
    const lead = Math.max(own ?? usual.beforeEnd, notice === null ? 0 : notice + usual.beforeNotice);
    const from = addDays(ends, -lead);
    if (!isNear(client, from, ends, ahead)) continue;
    const answerBy = notice === null ? null : addDays(ends, -notice);
    const inTime = answerBy && !isBefore(answerBy, client.today) ? answerBy : null;
    all.push({
      key: `renewal:${row.id}:${isoOf(ends)}`,
      kind: 'renewal',
      client,
      about: name,
      from,
      until: ends,
      what: `Contract on ${name} ends on ${showDate(ends)}`,
      why: [
        `The contract on ${name} ends on ${showDate(ends)}${answerBy ? `; notice is to be given by ${showDate(answerBy)}` : ''}.`,
        ...ideaLines(client.row.id, input),
      ].join('\n'),
      facts: {
        project: plainText(name),
        ends: isoOf(ends),
        ...(inTime ? { answerBy: isoOf(inTime) } : {}),
      },
    });
  }
  return { all, faults };

  /** A number of days that makes sense; null where it is blank, or makes none and is named. */
  function days<T extends TableKey>(table: T, row: Row<T>, field: FieldKey<T>, cell: number | null) {
    if (cell === null || (Number.isInteger(cell) && cell >= 0 && cell <= most)) return cell;
    if (named.has(row.id)) return null;
    named.add(row.id);
    faults.push(
      rowFault(table, row, field, {
        problem: `${cell} is no number of days between 0 and ${most}, so it counts as blank.`,
        remedy: 'Write whole days, for example 30, or clear the cell.',
      }),
    );
    return null;
  }
}
