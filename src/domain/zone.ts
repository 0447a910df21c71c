import { Temporal } from 'temporal-polyfill';
import { fault, ok, type Result } from './result.js';

/** The name of a zone in the IANA time zone database, for example `Europe/Berlin`. */
export type TimeZone = string;

// Any instant serves: a zone is valid when a time can be told in it.
const anyInstant = Temporal.Instant.fromEpochMilliseconds(0);

/**
 * Reads an IANA zone name in any case. Offsets such as `+02:00` are refused: they do not know when the clock
 * changes, so the date would be wrong for part of the year.
 */
export function parseZone(text: string): Result<TimeZone> {
  const name = text.trim();
  const zone = /^[a-z]/i.test(name) ? knownZone(name) : null;
  if (zone !== null) return ok(zone);
  return fault(
    `"${name}" is not a time zone.`,
    'Write the name of a place from the IANA list, for example Europe/Berlin or America/New_York.',
  );
}

function knownZone(name: string): TimeZone | null {
  try {
    return anyInstant.toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
