import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, daysBetween } from '../calendar.js';
import { type Ratio, ratio } from '../ratio.js';
import { plus, zero } from './exact.js';

export const dayCounts = ['act/365', 'act/360', 'act/act', '30E/360'] as const;

/**
 * How days become a share of a year. `act/365` and `act/360` divide the calendar days; `act/act` divides those of each
 * calendar year by its own 365 or 366; `30E/360` counts each month as 30 days (ISDA 2006, section 4.16).
 */
export type DayCount = (typeof dayCounts)[number];

/**
 * The share of a year that lies after the end of `after` and up to the end of `until`. Shares add up: a period split at
 * any day is worth the same as the whole.
 */
export function yearShare(after: CalendarDate, until: CalendarDate, count: DayCount): Ratio {
  switch (count) {
    case 'act/365':
      return ratio(daysBetween(after, until), 365);
    case 'act/360':
      return ratio(daysBetween(after, until), 360);
    case '30E/360':
      return ratio(thirties(until) - thirties(after), 360);
    case 'act/act':
      return byCalendarYear(after, until);
  }
}

/** The days that bear interest: those of the calendar, or those of months of 30 days. */
export function countedDays(after: CalendarDate, until: CalendarDate, count: DayCount): number {
  return count === '30E/360' ? thirties(until) - thirties(after) : daysBetween(after, until);
}

/** What one day is worth in the year of `day`. */
export function dayShare({ year }: CalendarDate, count: DayCount): Ratio {
  if (count === 'act/act') return ratio(1, daysIn(year));
  return ratio(1, count === 'act/365' ? 365 : 360);
}

function thirties({ year, month, day }: CalendarDate): number {
  return 360 * year + 30 * month + Math.min(day, 30);
}

function byCalendarYear(after: CalendarDate, until: CalendarDate): Ratio {
  let share = zero;
  let from = after;
  for (let { year } = after; year < until.year; year += 1) {
    share = plus(share, ratio(daysBetween(from, lastDay(year)), daysIn(year)));
    from = lastDay(year);
  }
  return plus(share, ratio(daysBetween(from, until), daysIn(until.year)));
}

function daysIn(year: number): number {
  return daysBetween(lastDay(year - 1), lastDay(year));
}

const lastDays = new Map<number, CalendarDate>();

// Every stretch of interest asks for the same few days.
function lastDay(year: number): CalendarDate {
  const day = lastDays.get(year) ?? Temporal.PlainDate.from({ year, month: 12, day: 31 });
  lastDays.set(year, day);
  return day;
}
