import type { Cells, Row } from '../tracker/model.js';
import { clientViews } from './client-view.js';
import { contextOf } from './context.js';
import type { Change, Job, JobInput, Outcome } from './job.js';

export const clientUpdates: Job = {
  name: 'client-updates',
  purpose: 'what each client may see: done, next, needed, hours, invoices, when to talk',
  decide,
};

/** Clients who may have work in hand; a blank status counts as active. */
const current: ReadonlySet<Row<'clients'>['cells']['status']> = new Set([
  'active',
  'waiting',
  'paused',
  'leaving',
  null,
]);

/** Whoever has work in hand gets a row, and keeps it: what was delivered and paid is worth a look later, too. */
function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const standing = [...input.snapshot.tables.clientUpdates.values()];
  const known = new Set(standing.map(({ cells }) => cells.key));
  const updates = new Map(
    [...clientViews(input)].filter(([id, { projects }]) => {
      const status = context.clients.get(id)?.row.cells.status ?? null;
      return known.has(id) || (projects.length > 0 && current.has(status));
    }),
  );
  const changes = standing
    .filter(({ cells }) => cells.key !== null && !updates.has(cells.key))
    .map(({ id }): Change<'clientUpdates'> => ({ table: 'clientUpdates', id, cells: nothing }));
  return { changes, rows: [], updates, messages: [], faults: context.faults, wakeAt: context.nextDate };
}

/** The row of a client who is gone says nothing at all. */
const nothing: Cells<'clientUpdates'> = {
  clientName: null,
  headline: null,
  percent: null,
  nextStep: null,
  neededFromYou: null,
  hours: null,
  openInvoices: null,
  nextCheckIn: null,
  body: null,
};
