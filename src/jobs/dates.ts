import { addDays, type CalendarDate } from '../domain/calendar.js';

const known = new WeakMap<CalendarDate, Map<number, CalendarDate>>();

/** The date so many days later. Many invoices share a due date; each stage of it is computed once. */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  const steps = known.get(date) ?? new Map<number, CalendarDate>();
  known.set(date, steps);
  const after = steps.get(days) ?? addDays(date, days);
  steps.set(days, after);
  return after;
}
