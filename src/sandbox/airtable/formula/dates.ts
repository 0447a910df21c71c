import { Temporal } from 'temporal-polyfill';

export type Unit =
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'months'
  | 'quarters'
  | 'years';

/** The unit specifiers of support.airtable.com/docs/supported-unit-specifiers-for-datetime-diff; the short ones tell `m` (minute) from `M` (month). */
const SHORT_UNITS: Readonly<Record<string, Unit>> = {
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
  M: 'months',
  Q: 'quarters',
  y: 'years',
};
const LONG_UNITS: readonly Unit[] = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
];
const MILLISECONDS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** `days`, `day`, `d` and the like; `undefined` when Airtable has no such unit. */
export function parseUnit(text: string): Unit | undefined {
  const short = SHORT_UNITS[text.trim()];
  const word = text.trim().toLowerCase();
  return short ?? LONG_UNITS.find((unit) => unit === word || unit === `${word}s`);
}

/** The calendar and clock in UTC, the zone in which Airtable filters records. */
export function utc(at: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime();
}

export function fromUtc(moment: Temporal.PlainDateTime): number {
  return moment.toZonedDateTime('UTC').epochMilliseconds;
}

export function instantText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' });
}

/** ISO dates and times, and `7/10/19` or `07/10/2019` (month first). `undefined` for anything else. */
export function parseInstant(text: string): number | undefined {
  const trimmed = text.trim();
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed))
      return fromUtc(Temporal.PlainDate.from(trimmed).toPlainDateTime());
    if (/^\d{4}-\d{2}-\d{2}[T ].*(Z|[+-]\d{2}:?\d{2})$/i.test(trimmed)) {
      return Temporal.Instant.from(trimmed).epochMilliseconds;
    }
    if (/^\d{4}-\d{2}-\d{2}[T ]/.test(trimmed)) return fromUtc(Temporal.PlainDateTime.from(trimmed));
    return parseMonthFirst(trimmed);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function parseMonthFirst(text: string): number | undefined {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(text);
  if (found === null) return undefined;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return civil({ year: year < 100 ? 2000 + year : year, month, day, hour, minute });
}

/** Throws `RangeError` when there is no such day or time. */
export function civil(parts: Temporal.PlainDateTimeLike): number {
  return fromUtc(Temporal.PlainDateTime.from(parts, { overflow: 'reject' }));
}

/** Adds whole units; a month added to the 31st ends on the last day of a shorter month. */
export function addUnits(at: number, count: number, unit: Unit): number {
  const step = MILLISECONDS[unit];
  if (step !== undefined) return at + Math.trunc(count) * step;
  const months = { months: 1, quarters: 3, years: 12 }[unit as 'months' | 'quarters' | 'years'];
  return fromUtc(utc(at).add({ months: Math.trunc(count) * months }));
}

/** Whole units from `earlier` to `later`, cut towards zero; negative when `later` comes first. */
export function wholeUnitsBetween(earlier: number, later: number, unit: Unit): number {
  const step = MILLISECONDS[unit];
  if (step !== undefined) return Math.trunc((later - earlier) / step) + 0;
  const { months } = utc(earlier).until(utc(later), { largestUnit: 'months' });
  return (
    Math.trunc(months / { months: 1, quarters: 3, years: 12 }[unit as 'months' | 'quarters' | 'years']) + 0
  );
}

/** The first instant of the unit `at` lies in; weeks begin on Sunday. */
export function startOf(at: number, unit: Unit): number {
  const moment = utc(at);
  const day = moment.toPlainDate().toPlainDateTime();
  switch (unit) {
    case 'weeks':
      return fromUtc(day.subtract({ days: moment.dayOfWeek % 7 }));
    case 'months':
      return fromUtc(day.with({ day: 1 }));
    case 'quarters':
      return fromUtc(day.with({ day: 1, month: moment.month - ((moment.month - 1) % 3) }));
    case 'years':
      return fromUtc(day.with({ day: 1, month: 1 }));
    default: {
      const step = MILLISECONDS[unit] ?? 1;
      return Math.floor(at / step) * step;
    }
  }
}
