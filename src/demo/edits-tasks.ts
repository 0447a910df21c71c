import { addDays, type CalendarDate, daysBetween, isBefore, parseDate } from '../domain/calendar.js';
import type { Days, DemoEdit } from './edit.js';
import { type DemoRow, row } from './row.js';

/** How late a task is ticked, in days; a freelancer is on time more often than not. */
const lags = [0, 0, 2, 0, 5, 1] as const;
/** Minutes of the sittings of a day. */
const sittings = [
  [125, 95],
  [150, 110, 45],
  [80, 140],
  [165, 60, 70],
] as const;
/** How long before its end a task is begun, in days. */
const lead = 6;

/** Hours of the day, and the tasks begun, ticked or at last answered by a client. */
export function taskEdits(days: Days): readonly DemoEdit[] {
  const open = openTasks(days.rows);
  const ends = new Map(open.map((task, nth) => [task.key, endOf(task, nth, open, days)]));
  const { day, start } = days;
  const edits: DemoEdit[] = [];
  for (const task of open) {
    const end = ends.get(task.key);
    if (!end) continue;
    const begin = days.workedFrom(addDays(end, -lead));
    const cells = end.equals(day)
      ? { status: 'done', doneOn: day.toString() }
      : task.cells['status'] === 'to-do' && begin.equals(day) && isBefore(start, begin)
        ? { status: 'doing' }
        : null;
    if (cells) edits.push({ kind: 'change', table: 'tasks', key: task.key, cells, links: {} });
  }
  return [...hoursOf(days, open, ends), ...edits];
}

/** Tasks not done yet in projects that are worked on. */
function openTasks(rows: readonly DemoRow[]): readonly DemoRow[] {
  const worked = new Set(
    rows
      .filter(({ table, cells }) => table === 'projects' && isWorkedOn(String(cells['status'])))
      .map(({ key }) => key),
  );
  return rows.filter(
    ({ table, cells, links }) =>
      table === 'tasks' && cells['status'] !== 'done' && worked.has(links['project']?.[0] ?? ''),
  );
}

function isWorkedOn(status: string): boolean {
  return status === 'in-progress' || status === 'in-review';
}

/** The day a task will be done: when it is due or a little later, after what blocks it, never before tomorrow. */
function endOf(task: DemoRow, nth: number, open: readonly DemoRow[], days: Days): CalendarDate {
  const due = parseDate(String(task.cells['due']));
  const planned = addDays(due.ok ? due.value : days.start, lags[nth % lags.length] ?? 0);
  const blockers = open.filter(({ key }) => task.links['blockedBy']?.includes(key));
  const earliest = [
    addDays(days.start, 1 + (nth % 4)),
    ...blockers.map((blocker) => addDays(endOf(blocker, open.indexOf(blocker), open, days), 1)),
  ];
  return days.workedFrom(
    earliest.reduce((latest, date) => (isBefore(latest, date) ? date : latest), planned),
  );
}

function hoursOf(
  { day, nth, start }: Days,
  open: readonly DemoRow[],
  ends: ReadonlyMap<string, CalendarDate>,
): readonly DemoEdit[] {
  const mine = open.filter(
    ({ key, cells }) => cells['status'] !== 'waiting-on-client' && !isOver(ends.get(key), day),
  );
  const lengths = sittings[daysBetween(start, day) % sittings.length] ?? sittings[0];
  return lengths.flatMap((minutes, index) => {
    const task = mine[(nth + index * 3) % mine.length];
    if (!task) return [];
    const what = String(task.cells['name']);
    const made = row('hours', `edits/${day}/hours-${index + 1}`, {
      what,
      date: day.toString(),
      project: task.links['project'] ?? [],
      task: [task.key],
      minutes,
      billable: true,
    });
    return [{ kind: 'make' as const, row: made }];
  });
}

function isOver(end: CalendarDate | undefined, day: CalendarDate): boolean {
  return end !== undefined && isBefore(end, day);
}
