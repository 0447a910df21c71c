import { allWaitingFor, circlesIn, type Links, reversed, waitingFor } from '../domain/blocking.js';
import type { Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import { rowFault } from './fault.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { isWithClient } from './progress-of.js';

type TaskRow = Row<'tasks'>;

export type BlockedTasks = {
  /** Open tasks that wait for this one, directly or through others: the nearest, as many as a reader takes in. */
  heldUpBy(taskId: string): readonly TaskRow[];
  /** Open tasks that wait for this one directly. */
  waitingFor(taskId: string): readonly TaskRow[];
  /** Whether all it waits for is done, or is the client's as well: what waits for others is not to be asked for yet. */
  isReady(taskId: string): boolean;
  /** Circles in which tasks wait for each other, and links to the work of another client. */
  readonly faults: readonly Fault[];
};

/** How many tasks are named. */
const most = 5;

/**
 * What open tasks wait for. Linear in tasks and links. A link between the work of two clients counts for nothing: what
 * one of them is told never depends on the other.
 */
export const blockedTasks = once(({ snapshot }: JobInput): BlockedTasks => {
  const { tasks } = snapshot.tables;
  const { waitsFor, strayed } = openLinks(snapshot);
  const backwards = reversed(waitsFor);
  const others = [...waitsFor.keys()].filter((id) => {
    const task = tasks.get(id);
    return task !== undefined && !isWithClient(task);
  });
  const circles = circlesIn(waitsFor);
  const unready = allWaitingFor(others, reversed(withoutCircles(waitsFor, circles)));
  return {
    waitingFor: (id) =>
      rowsOf(
        (backwards.get(id) ?? nothing).filter((other) => other !== id),
        tasks,
      ),
    isReady: (id) => !unready.has(id),
    heldUpBy: (id) => rowsOf(waitingFor(id, backwards, most), tasks),
    faults: [...circles.flatMap((circle) => circleFault(rowsOf(circle, tasks), circle.length)), ...strayed],
  };
});

/** What is done or dropped holds nothing up any more. */
function openLinks({ tables }: Snapshot): { readonly waitsFor: Links; readonly strayed: readonly Fault[] } {
  const { tasks, projects } = tables;
  const waitsFor = new Map<string, readonly string[]>();
  const strayed: Fault[] = [];
  // Work of no project is nobody's; that of a project which is not one client's, or is gone, is that project's alone.
  const partyOf = (task: TaskRow | undefined) => {
    const project = task?.cells.project?.[0] ?? null;
    const { client } = projects.get(project ?? '')?.cells ?? {};
    return client?.length === 1 ? client[0] : project;
  };
  for (const [id, task] of tasks) {
    if (!isOpen(task)) continue;
    const own = partyOf(task);
    const others = task.cells.blockedBy ?? nothing;
    const astray = others.filter((other) => {
      const theirs = partyOf(tasks.get(other));
      return own && theirs && own !== theirs;
    });
    waitsFor.set(id, astray.length === 0 ? others : others.filter((other) => !astray.includes(other)));
    if (astray.length > 0) strayed.push(strayFault(task, rowsOf(astray, tasks)));
  }
  return { waitsFor, strayed };
}

function strayFault(task: TaskRow, others: readonly TaskRow[]): Fault {
  const names = others.slice(0, most).map(nameOf).join(', ');
  return rowFault('tasks', task, 'blockedBy', {
    problem: `It waits for ${names}, which is not work for the same client, so that link counts for nothing.`,
    remedy: 'Take the link away: what one client is told never depends on another.',
  });
}

function nameOf({ id, cells }: TaskRow): string {
  return `"${cells.name?.trim() || id}"`;
}

/** In a circle nobody can tell who waits for whom: there each counts as waiting for none of the others. */
function withoutCircles(links: Links, circles: readonly (readonly string[])[]): Links {
  const circleOf = new Map(circles.flatMap((circle) => circle.map((id) => [id, circle] as const)));
  return new Map(
    [...links].map(([id, others]) => {
      const own = circleOf.get(id);
      return [id, own ? others.filter((other) => circleOf.get(other) !== own) : others];
    }),
  );
}

const nothing: readonly string[] = [];

export function isOpen({ cells }: TaskRow): boolean {
  return cells.status !== 'done' && cells.status !== 'dropped';
}

function rowsOf(ids: readonly string[], tasks: ReadonlyMap<string, TaskRow>): TaskRow[] {
  return ids.flatMap((id) => tasks.get(id) ?? []);
}

function circleFault(rows: readonly TaskRow[], length: number): Fault[] {
  const [first] = rows;
  if (!first) return [];
  const names = rows.slice(0, most).map(nameOf);
  const rest = length > most ? ` and ${length - most} more` : '';
  const problem =
    length === 1
      ? 'It waits for itself, so it can never begin.'
      : `${names.join(', ')}${rest} wait for each other in a circle, so none of them can begin.`;
  return [rowFault('tasks', first, 'blockedBy', { problem, remedy: 'Take one of the links away.' })];
}
