import { type CalendarDate, isoOf } from '../domain/calendar.js';
import {
  type HolidayDates,
  nearestWorkingDay,
  type WorkingCalendar,
  weekendOf,
} from '../domain/working-days.js';
import type { ClientContext } from './context.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

const nothing: HolidayDates = new Set();

/** Weekends and public holidays of the client's country; only weekends where no country is known. */
export function workingCalendarOf(
  { country }: Pick<ClientContext, 'country'>,
  input: JobInput,
): WorkingCalendar {
  return { weekend: weekendOf(country), holidays: country === null ? nothing : input.holidays(country) };
}

const known = once(() => new Map<string, CalendarDate>());

/** The client's first working day on or after `date`. */
export function nextWorkingDay(client: ClientContext, date: CalendarDate, input: JobInput): CalendarDate {
  const days = known(input);
  const key = `${client.country} ${isoOf(date)}`;
  const day = days.get(key) ?? nearestWorkingDay(date, 1, workingCalendarOf(client, input));
  days.set(key, day);
  return day;
}
