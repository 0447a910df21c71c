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
  const ofTask = tables.tasks.get(cells.task?.[0] ?? '')?.cells.project ?? [];
  const [id = null, ...more] = own.length > 0 ? own : ofTask;
  return more.length === 0 ? id : null;
}

/** Stretches of work by project id; those of no project, or of several, count for none. */
export const hoursByProject = once(({ snapshot }: JobInput) =>
  groupBy(snapshot.tables.hours.values(), (row) => projectOfHours(row, snapshot)),
);
