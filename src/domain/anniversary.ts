import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, daysBetween } from './calendar.js';

/** The return of a day in a year. 29 February returns on the 28th in common years, so that a wish is never late. */
export function anniversaryIn({ month, day }: CalendarDate, year: number): CalendarDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

/** The return of a day that is nearest to `today`: the one to be spoken of, just past or soon to come. */
export function nearestAnniversary(day: CalendarDate, today: CalendarDate): CalendarDate {
  const here = anniversaryIn(day, today.year);
  const distance = daysBetween(today, here);
  // Half a year away or more, the one of the year before or after is nearer.
  if (Math.abs(distance) <= halfYear) return here;
  return anniversaryIn(day, today.year + (distance > 0 ? -1 : 1));
}

const halfYear = 182;
