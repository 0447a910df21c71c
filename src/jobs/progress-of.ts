import { shareDone } from '../domain/progress.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { rowFault } from './fault.js';
import { hoursByProject, isTaskAstray, projectOfHours } from './hours-of.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

type ProjectRow = Row<'projects'>;
type TaskRow = Row<'tasks'>;

export type Progress = {
  /** A share between 0 and 1; null when nothing says how far it is. */
  readonly percent: number | null;
  /** Null when a stretch of work could not be read. */
  readonly minutes: number | null;
  readonly tasks: readonly TaskRow[];
};

export type AllProgress = {
  readonly projects: ReadonlyMap<string, Progress>;
  readonly faults: readonly Fault[];
};

/** Every project with its tasks and hours. Linear in their number. */
export const progressOf = once((input: JobInput): AllProgress => {
  const { snapshot } = input;
  const faults: Fault[] = [];
  const tasks = groupBy(snapshot.tables.tasks.values(), (row) => {
    const [id = null, ...more] = row.cells.project ?? [];
    if (more.length > 0) faults.push(rowFault('tasks', row, 'project', several));
    else if (id === null && isForClient(row) && snapshot.has('tasks', 'project'))
      faults.push(rowFault('tasks', row, 'project', unseen));
    return more.length > 0 ? null : id;
  });
  const hours = hoursByProject(input);
  for (const row of snapshot.tables.hours.values()) {
    if (isOfSeveral(row.cells.project)) faults.push(rowFault('hours', row, 'project', several));
    else if (snapshot.has('hours', 'project') && row.cells.minutes && projectOfHours(row, snapshot) === null)
      faults.push(rowFault('hours', row, 'project', none));
    else if (row.cells.minutes && isTaskAstray(row, snapshot))
      faults.push(rowFault('hours', row, 'task', astray));
  }
  const projects = new Map<string, Progress>();
  for (const [id, row] of snapshot.tables.projects) {
    const own = tasks.get(id) ?? [];
    projects.set(id, {
      percent: percentOf(row, own, faults),
      minutes: minutesOf(hours.get(id) ?? [], faults),
      tasks: own,
    });
  }
  return { projects, faults };
});

const several = {
  problem: 'It names several projects, so it counts for none.',
  remedy: 'Link the one project it belongs to.',
};
const none = {
  problem: 'Neither it nor its task names a project, so its minutes count nowhere.',
  remedy: 'Link the project it belongs to.',
};

const astray = {
  problem:
    'Its task belongs to another project, so whether it was extra or a favour is not taken from there.',
  remedy: 'Link a task of this project, or clear the cell.',
};

/** A task without a project may be the freelancer's own; one that a client is to see or to do is lost without it. */
const unseen = {
  problem: 'It names no project, so no client sees it or is asked for it.',
  remedy: 'Link the project it belongs to.',
};

function isForClient(row: TaskRow): boolean {
  return row.cells.status !== 'dropped' && (row.cells.clientMaySee === true || isWithClient(row));
}

function isOfSeveral(project: readonly string[] | null | undefined): boolean {
  return (project?.length ?? 0) > 1;
}

/**
 * What was written by hand, else all of it once delivered, else what the tasks say ({@link shareDone}).
 */
function percentOf(project: ProjectRow, tasks: readonly TaskRow[], faults: Fault[]): number | null {
  const { percentByHand, status } = project.cells;
  if (percentByHand !== null) {
    if (percentByHand >= 0 && percentByHand <= 1) return percentByHand;
    faults.push(
      rowFault('projects', project, 'percentByHand', {
        problem: 'It is not between 0 % and 100 %.',
        remedy: 'Write a percentage within, or clear the cell.',
      }),
    );
    return null;
  }
  if (status === 'delivered' || status === 'closed') return 1;
  const counted = tasks.filter((task) => task.cells.status !== 'dropped');
  const wrong = counted.filter((task) => (task.cells.estimateHours ?? 0) < 0);
  for (const task of wrong) {
    faults.push(
      rowFault('tasks', task, 'estimateHours', {
        problem: 'It is below zero, so how far the project is cannot be said.',
        remedy: 'Write the hours you expect, or clear the cell.',
      }),
    );
  }
  if (wrong.length > 0) return null;
  return shareDone(
    counted.map(({ cells }) => ({
      state: cells.status === 'done' ? 'done' : 'open',
      estimateHours: cells.estimateHours,
    })),
  );
}

/** In minutes. */
const aYear = 366 * 24 * 60;
const beyondBelief = {
  problem: 'It is more than a year of work in one row, and counts as it stands.',
  remedy: 'Write the minutes as they were.',
};

function minutesOf(rows: readonly Row<'hours'>[], faults: Fault[]): number | null {
  let minutes: number | null = 0;
  for (const row of rows) {
    const spent = row.cells.minutes ?? 0;
    if (spent > aYear) faults.push(rowFault('hours', row, 'minutes', beyondBelief));
    if (spent >= 0) {
      if (minutes !== null) minutes += spent;
      continue;
    }
    minutes = null;
    faults.push(
      rowFault('hours', row, 'minutes', {
        problem: "It is below zero, so the project's hours are not known.",
        remedy: 'Write the minutes as they were.',
      }),
    );
  }
  return minutes;
}

/** Whether the client is to do it, or to give something for it; never where it waits for somebody else. */
export function isWithClient({ cells }: Row<'tasks'>): boolean {
  if (cells.waitingOn === 'third-party') return false;
  return cells.status === 'waiting-on-client' || cells.waitingOn === 'client';
}
