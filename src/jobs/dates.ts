import { type CalendarDate, daysBetween, isBefore, parseDate } from '../domain/calendar.js';

/** The date of a cell; null where it is blank, or names none and is a fault elsewhere. */
export function dateOf(text: string | null): CalendarDate | null {
  const date = text === null ? null : parseDate(text);
  return date?.ok ? date.value : null;
}

/** The later of two dates; the first where there is no other. */
export function latest(date: CalendarDate, other: CalendarDate | null): CalendarDate {
  return other && isBefore(date, other) ? other : date;
}

/** Earlier dates first, no date last; what stands beside the dates decides between equals, whatever the order of rows. */
export function byDateThen(
  a: CalendarDate | null,
  b: CalendarDate | null,
  textA: string,
  textB: string,
): number {
  const order = byDate(a, b);
  return order === 0 ? byText(textA, textB) : order;
}

/** Earlier dates first, no date last. */
export function byDate(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return daysBetween(b, a);
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
