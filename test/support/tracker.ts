import { Temporal } from 'temporal-polyfill';
import type { JobInput, Outcome } from '../../src/jobs/job.js';
import type { MirrorRow } from '../../src/tracker/mirror.js';
import type { Cells, TableKey } from '../../src/tracker/model.js';
import { type Snapshot, takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from './mirror.js';

/** A row as it would be read; `id` names it in links. */
export type Built<T extends TableKey> = { readonly id: string; readonly cells: Cells<T> };

type Tables = { readonly [T in TableKey]?: readonly Built<T>[] };

const binding = fullBinding();

/** A row of any table, from its id and the cells that matter. */
export function row<T extends TableKey>(id: string, cells: Cells<T>): Built<T> {
  return { id, cells };
}

/** An active client in euros with `Net 14`; say what differs. */
export function client(cells: Cells<'clients'> = {}, id = 'recC'): Built<'clients'> {
  return {
    id,
    cells: { name: 'Acme', status: 'active', currency: 'EUR', paymentTerms: 'Net 14', ...cells },
  };
}

/** An invoice over €1,800 that client `recC` got on 1 November 2026; by its terms it is due on the 15th. */
export function invoice(cells: Cells<'invoices'> = {}, id = 'recI'): Built<'invoices'> {
  return {
    id,
    cells: {
      number: `2026-${id}`,
      client: ['recC'],
      issued: '2026-11-01',
      total: 1800,
      documentStatus: 'sent',
      ...cells,
    },
  };
}

export function project(cells: Cells<'projects'> = {}, id = 'recP'): Built<'projects'> {
  return { id, cells: { name: 'Website', client: ['recC'], status: 'in-progress', ...cells } };
}

export function task(cells: Cells<'tasks'> = {}, id = 'recT'): Built<'tasks'> {
  return { id, cells: { name: 'Home page', project: ['recP'], status: 'to-do', ...cells } };
}

/** The one row of Settings: Berlin, chasing from the beginning of 2026. */
export function settings(cells: Cells<'settings'> = {}, id = 'recS'): Built<'settings'> {
  return {
    id,
    cells: {
      businessName: 'Northlight Design',
      sender: 'Lena Brandt',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      chaseFrom: '2026-01-01',
      ...cells,
    },
  };
}

/** Rows as they stand in the mirror; a tracker without Settings is made by `settings: []`. */
export function mirrorOf(tables: Tables): MirrorRow[] {
  const all: Tables = { settings: [settings()], ...tables };
  return Object.entries(all).flatMap(([table, rows]) =>
    rows.map(({ id, cells }) => mirrorRow(table as TableKey, id, cells as MirrorRow['cells'])),
  );
}

/** A whole tracker as last read. */
export function tracker(tables: Tables): Snapshot {
  return takeSnapshot(mirrorOf(tables), binding);
}

/** What a decision sees on that day at nine in Berlin, or at an instant; holidays are those handed in. */
export function jobInput(
  snapshot: Snapshot,
  at: string,
  holidays: readonly string[] = [],
  skipped: Readonly<Record<string, string>> = {},
): JobInput {
  const now = at.includes('T') ? at : `${at}T09:00:00+01:00`;
  return {
    snapshot,
    now: Temporal.Instant.from(now),
    holidays: () => new Set(holidays),
    skipped: new Map(Object.entries(skipped)),
  };
}

/** The cells an outcome asks for in one row; empty when it says nothing of it. */
export function cellsFor<T extends TableKey>(outcome: Outcome, table: T, id: string): Cells<T> {
  const found = outcome.changes.filter((change) => change.table === table && change.id === id);
  return Object.assign({}, ...found.map((change) => change.cells)) as Cells<T>;
}
