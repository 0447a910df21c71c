import type { Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

/**
 * The project a stretch of work belongs to: the one it names, else the one of its task; null where it names none, or
 * several.
 */
export function projectOfHours({ cells }: Row<'hours'>, { tables }: Snapshot): string | null {
  const own = cells.project ?? [];
  const named = own.length > 0 ? own : (tables.tasks.get(cells.task?.[0] ?? '')?.cells.project ?? []);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * The task that a stretch of work was done on; null where it names none, or one of another project, which says nothing of
 * this work.
 */
export function taskOfHours(row: Row<'hours'>, snapshot: Snapshot): Row<'tasks'> | null {
  const task = snapshot.tables.tasks.get(row.cells.task?.[0] ?? '') ?? null;
  return task && isOfAnotherProject(task, projectOfHours(row, snapshot)) ? null : task;
}

/** Whether a stretch of work names a task of another project than its own. */
export function isTaskAstray(row: Row<'hours'>, snapshot: Snapshot): boolean {
  const task = snapshot.tables.tasks.get(row.cells.task?.[0] ?? '');
  return task !== undefined && isOfAnotherProject(task, projectOfHours(row, snapshot));
}

function isOfAnotherProject({ cells }: Row<'tasks'>, project: string | null): boolean {
  const own = cells.project ?? [];
  return project !== null && own.length > 0 && !own.includes(project);
}

/** Stretches of work by project id; those of no project, or of several, count for none. */
export const hoursByProject = once(({ snapshot }: JobInput) =>
  groupBy(snapshot.tables.hours.values(), (row) => projectOfHours(row, snapshot)),
);
