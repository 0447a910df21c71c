import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, isoOf } from '../domain/calendar.js';
import { outOfQuiet } from '../domain/quiet-hours.js';
import { withinHours } from '../domain/working-hours.js';
import { nextWorkingDay } from './client-days.js';
import { type ClientContext, contextOf } from './context.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { talkWays } from './talk-ways.js';

const mornings = once(() => new Map<string, string>());
const nine = Temporal.PlainTime.from('09:00');

/**
 * Nine in the morning of the client's next working day on or after `date`, ISO 8601 UTC; later where their working hours
 * begin later or quiet hours end later.
 */
export function morningFor(client: ClientContext, date: CalendarDate, input: JobInput): string {
  const known = mornings(input);
  const hours = talkWays(input).byClient.get(client.row.id)?.hours;
  const own = hours && hours.spans.length > 0 ? hours : null;
  const key = `${own ? client.row.id : ''} ${client.zone} ${client.country} ${isoOf(date)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const day = nextWorkingDay(client, date, input);
  const plainTime = outOfQuiet(contextOf(input).quietHours, withinHours(own?.spans ?? [], nine));
  const morning = day.toZonedDateTime({ timeZone: own?.zone ?? client.zone, plainTime });
  const text = morning.toInstant().toString({ fractionalSecondDigits: 3 });
  known.set(key, text);
  return text;
}
