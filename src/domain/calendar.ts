import { Temporal } from 'temporal-polyfill';
import { fault, ok, type Result } from './result.js';
import type { TimeZone } from './zone.js';

/** A calendar date without a zone. What is due on it is due until that date ends in a named zone. */
export type CalendarDate = Temporal.PlainDate;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

// A tracker has many rows and few different dates; reading each date once keeps a large tracker fast.
const read = new Map<string, Result<CalendarDate>>();
const dayNumbers = new WeakMap<CalendarDate, number>();
const readAtMost = 20_000;

/** Reads an ISO 8601 calendar date. A time or an offset is refused: the date would depend on the zone. */
export function parseDate(text: string): Result<CalendarDate> {
  const trimmed = text.trim();
  const before = read.get(trimmed);
  if (before) return before;
  const date = isoDate.test(trimmed) ? realDate(trimmed) : null;
  if (!date) {
    return fault(
      `"${trimmed}" is not a calendar date.`,
      'Write year, month and day, for example 2026-03-31.',
    );
  }
  if (read.size >= readAtMost) read.clear();
  const reading = ok(date);
  read.set(trimmed, reading);
  return reading;
}

function realDate(text: string): CalendarDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

/** The date that the calendar on the wall shows in `zone` at that instant. */
export function dateAt(instant: Temporal.Instant, zone: TimeZone): CalendarDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/**
 * Calendar days from one date to another, below zero when `to` is earlier. Dates are subtracted, never
 * instants: local days of 23, 24½ or 25 hours count as one.
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

const dayZero = Temporal.PlainDate.from('1970-01-01');

function dayNumber(date: CalendarDate): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const days = dayZero.until(date, { largestUnit: 'days' }).days;
  dayNumbers.set(date, days);
  return days;
}

const texts = new WeakMap<CalendarDate, string>();

/** `2026-11-30`, written once for each date. */
export function isoOf(date: CalendarDate): string {
  const text = texts.get(date) ?? date.toString();
  texts.set(date, text);
  return text;
}

const steps = new WeakMap<CalendarDate, Map<number, CalendarDate>>();

/** The date so many days later. Many rows share a date and what follows from it; each step is made once. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (days === 0) return date;
  const from = steps.get(date) ?? new Map<number, CalendarDate>();
  steps.set(date, from);
  const there = from.get(days) ?? date.add({ days });
  from.set(days, there);
  return there;
}

/**
 * The date `months` after `anchor`; a day that the month does not have becomes its last day (BGB § 188 (3);
 * Temporal "constrain"). Count from the anchor and not from an earlier result, or the day drifts:
 * 31 January is followed by 28 February and then by 31 March.
 */
export function addMonths(anchor: CalendarDate, months: number): CalendarDate {
  return anchor.add({ months }, { overflow: 'constrain' });
}

/** The last day of the month of that date. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return dayOfMonth(date, 31);
}

/** That day in the month of `date`; a day the month does not have becomes its last day. */
export function dayOfMonth(date: CalendarDate, day: number): CalendarDate {
  return date.with({ day }, { overflow: 'constrain' });
}

export function isBefore(a: CalendarDate, b: CalendarDate): boolean {
  return dayNumber(a) < dayNumber(b);
}

/**
 * The first instant after `instant` at which the date in `zone` is another one: usually midnight, the end of
 * the gap where the clock skips midnight (Havana, Beirut) or a whole date (Apia, 30 December 2011), and also
 * the moment at which a clock put back over midnight returns to the day before (St John's, until 2011).
 */
export function nextDateTurn(instant: Temporal.Instant, zone: TimeZone): Temporal.Instant {
  const here = instant.toZonedDateTimeISO(zone);
  const tomorrow = here.toPlainDate().add({ days: 1 });
  const first = tomorrow.toZonedDateTime(zone);
  const turn = isAfter(first, here)
    ? first
    : tomorrow.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'later' });
  const change = here.getTimeZoneTransition('next');
  const turnsBack =
    change !== null && isAfter(turn, change) && !change.toPlainDate().equals(here.toPlainDate());
  return (turnsBack ? change : turn).toInstant();
}

function isAfter(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) > 0;
}
