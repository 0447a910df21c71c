import { addDays, type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import type { RetainerBalance } from '../domain/retainer.js';
import type { Row } from '../tracker/model.js';
import { blockedTasks } from './blocked-tasks.js';
import type { ClientContext } from './context.js';
import { byDateThen, dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { groupBy } from './once.js';
import { isWithClient, progressOf } from './progress-of.js';
import { effortsOf, type ProjectEffort } from './project-effort.js';

export type NeededItem = {
  readonly name: string;
  readonly dueOn: CalendarDate | null;
  /** Whole days after it was due; 0 until then. */
  readonly daysLate: number;
  /** What waits for it, by name. */
  readonly holdsUp: readonly string[];
};
export type DoneItem = { readonly name: string; readonly on: CalendarDate };

/** Minutes, raw. */
export type HoursView = {
  readonly minutes: number;
  readonly estimated: number | null;
  /** Of the minutes, those of work beyond the order, and those given as a favour. */
  readonly extra: number;
  readonly favour: number;
  /** By month, `2026-11`, the last six at most, the oldest first. */
  readonly byMonth: readonly { readonly month: string; readonly minutes: number }[];
};

/** What a client may learn of one project; part of the allow-list. */
export type ProjectView = {
  readonly name: string;
  readonly state: 'planned' | 'working' | 'on-hold' | 'delivered';
  /** A share between 0 and 1, with how it was found. */
  readonly percent: number | null;
  readonly method: 'effort' | 'hand' | null;
  readonly next: string | null;
  /** The latest first, as many as a reader takes in; and how many there are beyond these. */
  readonly done: readonly DoneItem[];
  readonly moreDone: number;
  readonly needed: readonly NeededItem[];
  readonly dueOn: CalendarDate | null;
  readonly forecastOn: CalendarDate | null;
  readonly hours: HoursView | null;
  readonly retainer: RetainerBalance | null;
  readonly rounds: { readonly used: number; readonly included: number } | null;
};

const states: Readonly<Record<string, ProjectView['state']>> = {
  signed: 'planned',
  'in-progress': 'working',
  'in-review': 'working',
  'on-hold': 'on-hold',
  delivered: 'delivered',
};

/** How far back "done lately" looks, and how much of it a reader takes in; how many months of hours. */
const lately = { days: 30, items: 5, months: 6 } as const;

/** None for a project the client need not hear of: proposed, closed, or in no state yet. */
export function projectView(
  { id, cells }: Row<'projects'>,
  client: ClientContext,
  input: JobInput,
): ProjectView[] {
  const state = states[cells.status ?? ''];
  const progress = progressOf(input).projects.get(id);
  const effort = effortsOf(input).projects.get(id);
  if (!state || !progress || !effort || cells.name === null) return [];
  const visible = visibleTasks(progress.tasks);
  const open = visible.filter(({ cells: task }) => task.status !== 'done' && task.status !== 'dropped');
  const waits = waitingNames(open);
  const mine = open.filter((task) => !isWithClient(task)).sort(byDue);
  const { percent } = progress;
  const done = doneBetween(visible, addDays(client.today, -lately.days), client.today);
  return [
    {
      name: cells.name,
      state,
      percent,
      method:
        percent === null || state === 'delivered' ? null : cells.percentByHand === null ? 'effort' : 'hand',
      // What is delivered has no next step of its own accord.
      next: cells.nextStep ?? (state === 'delivered' ? null : (mine[0]?.cells.name ?? null)),
      done: done.slice(0, lately.items),
      moreDone: Math.max(0, done.length - lately.items),
      needed: open
        .filter((task) => isWithClient(task) && blockedTasks(input).isReady(task.id))
        .sort(byDue)
        .map((task) => needed(task, waits, client.today)),
      dueOn: effort.dueOn,
      forecastOn: effort.forecastOn,
      hours: hoursView(cells, progress.minutes, effort),
      retainer: effort.retainer,
      rounds: roundsOf(cells),
    },
  ];
}

/** Names of visible tasks of this project by the task that each waits for. */
function waitingNames(open: readonly Row<'tasks'>[]): ReadonlyMap<string, readonly Row<'tasks'>[]> {
  const links = open.flatMap((task) =>
    (task.cells.blockedBy ?? []).filter((id) => id !== task.id).map((id) => ({ id, task })),
  );
  const byBlocker = groupBy(links, ({ id }) => id);
  return new Map([...byBlocker].map(([id, found]) => [id, found.map(({ task }) => task)]));
}

function needed(
  { id, cells }: Row<'tasks'>,
  waits: ReadonlyMap<string, readonly Row<'tasks'>[]>,
  today: CalendarDate,
): NeededItem {
  const dueOn = dateOf(cells.due);
  return {
    name: cells.name ?? '',
    dueOn,
    daysLate: dueOn ? Math.max(0, daysBetween(dueOn, today)) : 0,
    holdsUp: [...(waits.get(id) ?? [])].sort(byDue).map((task) => task.cells.name ?? ''),
  };
}

/** Hours are told where they were agreed: an estimate, a retainer, or work paid by the hour. */
function hoursView(
  { estimatedHours, billing }: Row<'projects'>['cells'],
  minutes: number | null,
  { scope, byMonth, retainer }: ProjectEffort,
): HoursView | null {
  if (minutes === null || (estimatedHours === null && billing !== 'hourly' && !retainer)) return null;
  return {
    minutes,
    estimated: estimatedHours === null ? null : Math.round(estimatedHours * 60),
    extra: scope.minutes.extra,
    favour: scope.minutes.favour,
    byMonth: [...byMonth]
      .map(([month, spent]) => ({ month, minutes: spent }))
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .slice(-lately.months),
  };
}

function roundsOf({ revisionsIncluded, revisionsUsed }: Row<'projects'>['cells']): ProjectView['rounds'] {
  if (revisionsIncluded === null || revisionsIncluded < 0) return null;
  return { used: Math.max(0, revisionsUsed ?? 0), included: revisionsIncluded };
}

export function visibleTasks(tasks: readonly Row<'tasks'>[]): Row<'tasks'>[] {
  return tasks.filter(({ cells }) => cells.clientMaySee === true && cells.name !== null);
}

/** What was done from one day to another, both included, the latest first. */
export function doneBetween(
  tasks: readonly Row<'tasks'>[],
  from: CalendarDate,
  until: CalendarDate,
): DoneItem[] {
  return tasks
    .flatMap(({ cells }) => {
      const on = cells.status === 'done' ? dateOf(cells.doneOn) : null;
      return on && !isBefore(on, from) && !isBefore(until, on) ? [{ name: cells.name ?? '', on }] : [];
    })
    .sort((a, b) => byDateThen(b.on, a.on, a.name, b.name));
}

function byDue(a: Row<'tasks'>, b: Row<'tasks'>): number {
  const [left, right] = [a, b].map(({ id, cells }) => `${cells.name} ${id}`);
  return byDateThen(dateOf(a.cells.due), dateOf(b.cells.due), left ?? '', right ?? '');
}
