import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { isWorkingDay } from '../domain/working-days.js';
import { workingCalendarOf } from './client-days.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How far a day is looked for that suits both; longer than a long holiday. */
const farthest = 120;

/** The client's day of the week where one is agreed, else any; a day on which both sides work, on or after `date`. */
export function suitableDay(date: CalendarDate, client: ClientContext, input: JobInput): CalendarDate {
  const { checkInDay } = client.row.cells;
  const agreed = checkInDay === null ? 0 : (weekdays.indexOf(checkInDay) + 1 - date.dayOfWeek + 7) % 7;
  return nearest(addDays(date, agreed), 1, client, input);
}

/** The last day up to `date` on which both sides work, whatever day of the week is agreed. */
export function suitableDayBefore(date: CalendarDate, client: ClientContext, input: JobInput): CalendarDate {
  return nearest(date, -1, client, input);
}

/** Whether the day of the week that is agreed is one on which one of the two never works. */
export function isNeverSuitable({ row, country }: ClientContext, input: JobInput): boolean {
  const { checkInDay } = row.cells;
  if (checkInDay === null) return false;
  const day = weekdays.indexOf(checkInDay) + 1;
  return ownFreeDays(input).has(day) || workingCalendarOf({ country }, input).weekend.has(day);
}

function nearest(date: CalendarDate, step: 1 | -1, client: ClientContext, input: JobInput): CalendarDate {
  const theirs = workingCalendarOf(client, input);
  const mine = ownFreeDays(input);
  const away = awayDays(input);
  for (let tries = 0; tries < farthest; tries += 1) {
    const day = addDays(date, step * tries);
    if (isWorkingDay(day, theirs) && !mine.has(day.dayOfWeek) && !away.some((span) => isIn(day, span)))
      return day;
  }
  return date;
}

/** Days of the week, 1 for Monday, on which the freelancer does not work or is not there for clients. */
const ownFreeDays = once((input: JobInput): ReadonlySet<number> => {
  const { workingDays = null, dayOff = null } = contextOf(input).settings?.cells ?? {};
  const worked: readonly string[] = workingDays ?? weekdays.slice(0, 5);
  const free = weekdays.filter((day) => !worked.includes(day) || dayOff === day);
  return new Set(free.map((day) => weekdays.indexOf(day) + 1));
});

/** From one day to another as they are written; of every year `12-20` to `01-06`. */
type Span = { readonly from: string; readonly to: string; readonly everyYear: boolean };

/** Days on which the freelancer is away or never works. */
const awayDays = once(({ snapshot }: JobInput): readonly Span[] =>
  [...snapshot.tables.days.values()].flatMap(({ cells }) => {
    const from = dateOf(cells.from);
    const to = dateOf(cells.to) ?? from;
    if (!from || !to || isBefore(to, from) || cells.kind === 'more-time') return [];
    const everyYear = cells.everyYear === true;
    const [first, last] = [isoOf(from), isoOf(to)];
    return [
      everyYear
        ? { from: first.slice(5), to: last.slice(5), everyYear }
        : { from: first, to: last, everyYear },
    ];
  }),
);

function isIn(day: CalendarDate, { from, to, everyYear }: Span): boolean {
  const on = everyYear ? isoOf(day).slice(5) : isoOf(day);
  // It may reach over the turn of the year.
  return from <= to ? from <= on && on <= to : from <= on || on <= to;
}
