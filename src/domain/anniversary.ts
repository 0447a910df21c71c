import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, isBefore } from './calendar.js';

/** The return of a day in a year. 29 February returns on the 28th in common years, so that a wish is never late. */
export function anniversaryIn({ month, day }: CalendarDate, year: number): CalendarDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

/** The returns of a day from one date to another, both included, the earliest first. */
export function anniversariesBetween(
  day: CalendarDate,
  from: CalendarDate,
  to: CalendarDate,
): readonly CalendarDate[] {
  return yearsBetween(from, to)
    .map((year) => anniversaryIn(day, year))
    .filter((on) => !isBefore(on, from) && !isBefore(to, on));
}

/** The years that have a day from one date to another. */
export function yearsBetween(from: CalendarDate, to: CalendarDate): readonly number[] {
  return Array.from({ length: Math.max(0, to.year - from.year + 1) }, (_, nth) => from.year + nth);
}
