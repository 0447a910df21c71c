import type { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate, dateAt, daysBetween } from '../domain/calendar.js';

/** The studio of the demo keeps Berlin time; "today" everywhere in the demo is its date. */
const homeZone = 'Europe/Berlin';

/** The two weeks off of the year, in days from today. Nothing is logged in them. */
export const holiday = { from: -101, to: -88 } as const;

/** Dates told by their distance from today, as ISO 8601. */
export type Calendar = {
  readonly today: CalendarDate;
  /** So many days from today, below zero for the past. */
  day(offset: number): string;
  /** That day, or the last weekday (Monday to Friday) before it. */
  weekday(offset: number): string;
  /** Those of the days from `from` to `to` on which the studio works, in order. */
  worked(from: number, to: number): readonly string[];
  /** A birthday whose next return is `offset` days from today. The year must be a leap year: 29 February is a birthday too. */
  birthday(offset: number, leapYear: number): string;
};

/** The calendar of the demo on a date, or on the date in Berlin at an instant. */
export function calendarOn(now: Temporal.Instant | CalendarDate): Calendar {
  const today = 'epochMilliseconds' in now ? dateAt(now, homeZone) : now;
  const at = (offset: number) => addDays(today, offset);
  return {
    today,
    day: (offset) => at(offset).toString(),
    weekday: (offset) => lastWeekday(at(offset)).toString(),
    worked: (from, to) => {
      const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => at(from + nth));
      return days.filter((date) => isWorked(date, today)).map(String);
    },
    birthday: (offset, leapYear) => at(offset).with({ year: leapYear }).toString(),
  };
}

function isWeekend(date: CalendarDate): boolean {
  return date.dayOfWeek > 5;
}

function lastWeekday(date: CalendarDate): CalendarDate {
  return isWeekend(date) ? addDays(date, 5 - date.dayOfWeek) : date;
}

/** Whether the studio works on that date: not at weekends, between the years, on New Year's Day or on holiday. */
export function isWorked(date: CalendarDate, today: CalendarDate): boolean {
  const offset = daysBetween(today, date);
  const onHoliday = offset >= holiday.from && offset <= holiday.to;
  return !isWeekend(date) && !onHoliday && !isFeast(date);
}

function isFeast({ month, day }: CalendarDate): boolean {
  return (month === 12 && day >= 24 && day <= 26) || (month === 1 && day === 1);
}
