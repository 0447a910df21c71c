import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../domain/calendar.js';
import { nearestWorkingDay, weekendOf } from '../domain/working-days.js';
import type { ClientContext } from './context.js';
import type { JobInput } from './job.js';

const nine = Temporal.PlainTime.from('09:00');

/** Nine in the morning of the client's next working day on or after `date`, ISO 8601 UTC. */
export function morningFor(client: ClientContext, date: CalendarDate, input: JobInput): string {
  const holidays = client.country === null ? new Set<string>() : input.holidays(client.country);
  const day = nearestWorkingDay(date, 1, { weekend: weekendOf(client.country), holidays });
  const morning = day.toZonedDateTime({ timeZone: client.zone, plainTime: nine });
  return morning.toInstant().toString({ fractionalSecondDigits: 3 });
}
