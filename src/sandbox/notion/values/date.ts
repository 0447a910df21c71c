import { Temporal } from 'temporal-polyfill';
import { isJson } from '../../reply.js';
import { refuse } from '../check.js';
import { validationError } from '../errors.js';

/** A date as it is kept and shown. */
export type DateValue = { readonly start: string; readonly end: string | null; readonly time_zone: null };

const DAY = /^\d{4}-\d\d-\d\d$/;
const MINUTE_MS = 60_000;

export function parseDate(value: unknown, path: string): DateValue {
  if (!isJson(value)) return refuse(path, 'an object', value);
  if (value['start'] === undefined) refuse(`${path}.start`, 'defined', undefined);
  const zone = typeof value['time_zone'] === 'string' ? value['time_zone'] : null;
  const start = point(value['start'], zone, `${path}.start`);
  const end =
    value['end'] === undefined || value['end'] === null ? null : point(value['end'], zone, `${path}.end`);
  if (end !== null && instantOf(end) < instantOf(start)) {
    throw validationError(`Invalid date property: the end ${end} is before the start ${start}.`);
  }
  return { start, end, time_zone: null };
}

/** A day stays a day; a time is shown with the offset it has in its zone, cut to the minute. */
function point(value: unknown, zone: string | null, path: string): string {
  if (typeof value !== 'string') return refuse(path, 'a valid ISO 8601 date string', value);
  try {
    if (DAY.test(value)) return Temporal.PlainDate.from(value).toString();
    const hasOffset = /(Z|[+-]\d\d:?\d\d)$/.test(value);
    if (hasOffset)
      return written(Temporal.Instant.from(value), /Z$/.test(value) ? '+00:00' : value.slice(-6));
    const zoned = Temporal.PlainDateTime.from(value).toZonedDateTime(zone ?? 'UTC');
    return written(zoned.toInstant(), zoned.offset);
  } catch (error) {
    if (error instanceof RangeError) return refuse(path, 'a valid ISO 8601 date string', value);
    throw error;
  }
}

function written(instant: Temporal.Instant, offset: string): string {
  const ms = instant.epochMilliseconds;
  const cut = Temporal.Instant.fromEpochMilliseconds(ms - (ms % MINUTE_MS));
  const local = cut.toZonedDateTimeISO(offset).toPlainDateTime();
  return `${local.toString({ smallestUnit: 'millisecond' })}${offset}`;
}

/** Milliseconds since 1970; a day begins at midnight UTC. */
export function instantOf(text: string): number {
  return Date.parse(DAY.test(text) ? `${text}T00:00:00Z` : text);
}

export function isDay(text: string): boolean {
  return DAY.test(text);
}

/** The UTC day on which a date lies; a day without a time is itself. */
export function dayOf(text: string): string {
  return isDay(text) ? text : new Date(instantOf(text)).toISOString().slice(0, 10);
}
