import { type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { blockedTasks, isOpen } from './blocked-tasks.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen, dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { isWithClient, progressOf } from './progress-of.js';

/** Something a client is to give or do, that they know of and that waits for nobody else. */
export type ClientInput = {
  readonly row: Row<'tasks'>;
  readonly id: string;
  readonly name: string;
  readonly due: CalendarDate;
  /** Other work that waits for it. */
  readonly holdsUp: readonly Row<'tasks'>[];
};

/** A project under way with what its client owes, the oldest first. */
export type ProjectInputs = {
  readonly row: Row<'projects'>;
  readonly name: string;
  readonly client: ClientContext;
  readonly inputs: readonly ClientInput[];
};

const underWay: ReadonlySet<string | null> = new Set(['signed', 'in-progress', 'in-review']);

/** A blank status counts as active; who is leaving is still asked for what the last work needs. */
const asked: ReadonlySet<string | null> = new Set(['active', 'waiting', 'leaving', null]);

/**
 * What clients owe and can see, by project. Only what has a day; nothing that was due before adoption: what lay about
 * then is for the freelancer to take up.
 */
export const clientInputs = once((input: JobInput): readonly ProjectInputs[] => {
  const { clients, chaseFrom } = contextOf(input);
  if (!chaseFrom) return [];
  const all: ProjectInputs[] = [];
  for (const row of input.snapshot.tables.projects.values()) {
    const { cells } = row;
    const client = cells.client?.length === 1 ? clients.get(cells.client[0] ?? '') : undefined;
    const name = cells.name?.trim();
    if (!client || !name || !underWay.has(cells.status) || !asked.has(client.row.cells.status)) continue;
    const tasks = progressOf(input).projects.get(row.id)?.tasks ?? [];
    const inputs = tasks
      .flatMap((task) => inputOf(task, input))
      .filter(({ due }) => !isBefore(due, chaseFrom))
      .sort((a, b) => byDateThen(a.due, b.due, `${a.name} ${a.id}`, `${b.name} ${b.id}`));
    if (inputs.length > 0) all.push({ row, name, client, inputs });
  }
  return all;
});

function inputOf(row: Row<'tasks'>, input: JobInput): ClientInput[] {
  const name = row.cells.name?.trim();
  const due = dateOf(row.cells.due);
  if (!name || !due || row.cells.clientMaySee !== true || !isOpen(row) || !isWithClient(row)) return [];
  const { heldUpBy, isReady } = blockedTasks(input);
  return isReady(row.id) ? [{ row, id: row.id, name, due, holdsUp: heldUpBy(row.id) }] : [];
}
