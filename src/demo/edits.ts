import type { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate, daysBetween } from '../domain/calendar.js';
import { calendarOn, isWorked } from './calendar.js';
import { change, type Days, type DemoEdit } from './edit.js';
import { moneyEdits } from './edits-money.js';
import { taskEdits } from './edits-tasks.js';
import { row } from './row.js';
import { demoYear } from './year.js';

/**
 * What the freelancer of `demoYear(start)` edits on a day after it: hours, ticks, payments, an invoice now and
 * then. Each day stands for itself, so any days can be played in order. Nothing on days that are not worked.
 */
export function realisticEdits(
  start: Temporal.Instant | CalendarDate,
  day: CalendarDate,
): readonly DemoEdit[] {
  const { today } = calendarOn(start);
  if (daysBetween(today, day) < 1 || !isWorked(day, today)) return [];
  const days: Days = {
    rows: demoYear(today),
    start: today,
    day,
    nth: workedDays(today, day),
    workedFrom: (date) => nextWorked(date, today),
  };
  return [...taskEdits(days), ...moneyEdits(days), ...talkEdits(days)];
}

function workedDays(start: CalendarDate, day: CalendarDate): number {
  const span = Array.from({ length: daysBetween(start, day) }, (_, nth) => addDays(start, nth + 1));
  return span.filter((date) => isWorked(date, start)).length;
}

function nextWorked(date: CalendarDate, start: CalendarDate): CalendarDate {
  return isWorked(date, start) ? date : nextWorked(addDays(date, 1), start);
}

const talks = [
  'Went through the open points, nothing new',
  'Asked how the last changes are received: well',
  'Date of the next review fixed',
  'Short call, wants to see it on a phone first',
  'Sent two pictures of how it looks in the shop',
] as const;

/** Every third day a word with a client in work. */
function talkEdits({ rows, day, nth }: Days): readonly DemoEdit[] {
  const active = rows.filter(({ table, cells }) => table === 'clients' && cells['status'] === 'active');
  const client = active[Math.floor(nth / 3) % active.length];
  if (nth % 3 !== 0 || !client) return [];
  const what = talks[Math.floor(nth / 3) % talks.length] ?? talks[0];
  const touch = row('touches', `edits/${day}/talk`, {
    what,
    date: day.toString(),
    client: [client.key],
    channel: 'Call',
    kind: 'talk',
  });
  return [{ kind: 'make', row: touch }, change(client, { talkedOn: day.toString() })];
}
