import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../domain/calendar.js';
import { outOfQuiet } from '../domain/quiet-hours.js';
import { nextWorkingDay } from './client-days.js';
import { type ClientContext, contextOf } from './context.js';
import { isoOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

const mornings = once(() => new Map<string, string>());
const nine = Temporal.PlainTime.from('09:00');

/** Nine in the morning, or when quiet hours end, of the client's next working day on or after `date`, ISO 8601 UTC. */
export function morningFor(client: ClientContext, date: CalendarDate, input: JobInput): string {
  const known = mornings(input);
  const key = `${client.zone} ${client.country} ${isoOf(date)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const day = nextWorkingDay(client, date, input);
  const plainTime = outOfQuiet(contextOf(input).quietHours, nine);
  const morning = day.toZonedDateTime({ timeZone: client.zone, plainTime });
  const text = morning.toInstant().toString({ fractionalSecondDigits: 3 });
  known.set(key, text);
  return text;
}
