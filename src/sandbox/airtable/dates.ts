import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d\d-\d\d$/;
const LOCAL = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const OFFSET = /(Z|[+-]\d\d:?\d\d)$/i;

/** A calendar date out of what a client sends; `undefined` when it is none. A time is read in UTC. */
export function parseDate(text: string): string | undefined {
  if (DATE.test(text)) return attempt(() => Temporal.PlainDate.from(text).toString());
  return parseDateTime(text, 'utc')?.slice(0, 10);
}

/** An instant as Airtable shows it, in UTC; a text without offset is read in the field's zone. */
export function parseDateTime(text: string, zone: string): string | undefined {
  if (DATE.test(text)) return atMidnight(text, zone);
  if (!LOCAL.test(text)) return undefined;
  const iso = text.replace(' ', 'T');
  return attempt(() =>
    OFFSET.test(iso)
      ? utc(Temporal.Instant.from(iso))
      : utc(Temporal.PlainDateTime.from(iso).toZonedDateTime(zoneName(zone)).toInstant()),
  );
}

/** The date and time on the wall in a zone, `2026-05-01 14:30`. */
export function wallTime(iso: string, zone: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(zoneName(zone)).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** `utc` and `client` are Airtable's own words; the sandbox has no client's zone. */
function zoneName(zone: string): string {
  return zone === 'utc' || zone === 'client' ? 'UTC' : zone;
}

function atMidnight(text: string, zone: string): string | undefined {
  return attempt(() => utc(Temporal.PlainDate.from(text).toZonedDateTime(zoneName(zone)).toInstant()));
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

function attempt(parse: () => string): string | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
