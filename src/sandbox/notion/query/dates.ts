import { Temporal } from 'temporal-polyfill';
import { refuse } from '../check.js';
import { dayOf, instantOf, isDay } from '../values/date.js';
import type { Test } from './conditions.js';

type Compare = (difference: number) => boolean;

const COMPARISONS: Readonly<Record<string, Compare>> = {
  equals: (difference) => difference === 0,
  before: (difference) => difference < 0,
  after: (difference) => difference > 0,
  on_or_before: (difference) => difference <= 0,
  on_or_after: (difference) => difference >= 0,
};

/** Days that are said by a word; counted in UTC, as nobody says in which zone they are. */
const WORDS: Readonly<Record<string, Temporal.DurationLike>> = {
  today: { days: 0 },
  tomorrow: { days: 1 },
  yesterday: { days: -1 },
  one_week_ago: { weeks: -1 },
  one_week_from_now: { weeks: 1 },
  one_month_ago: { months: -1 },
  one_month_from_now: { months: 1 },
};

const SPANS: Readonly<Record<string, Temporal.DurationLike>> = {
  past_week: { weeks: -1 },
  past_month: { months: -1 },
  past_year: { years: -1 },
  next_week: { weeks: 1 },
  next_month: { months: 1 },
  next_year: { years: 1 },
};

export function compileDate(name: string, wanted: unknown, path: string, now: number): Test {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate();
  if (name === 'is_empty') return (value) => startOf(value) === null;
  if (name === 'is_not_empty') return (value) => startOf(value) !== null;
  const compare = COMPARISONS[name];
  if (compare !== undefined) return comparison(compare, wanted, path, today);
  const span = SPANS[name];
  if (span !== undefined) return within(today.toString(), today.add(span).toString());
  if (name === 'this_week') {
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    return within(monday.toString(), monday.add({ days: 6 }).toString());
  }
  return refuse(path, 'not present', wanted);
}

/** A day is compared with days, a time with times; an empty date is never equal, before or after. */
function comparison(compare: Compare, wanted: unknown, path: string, today: Temporal.PlainDate): Test {
  if (typeof wanted !== 'string') return refuse(path, 'a valid ISO 8601 date string', wanted);
  const word = WORDS[wanted];
  const point = word === undefined ? wanted : today.add(word).toString();
  const instant = instantOf(point);
  if (Number.isNaN(instant)) return refuse(path, 'a valid ISO 8601 date string', wanted);
  return (value) => {
    const start = startOf(value);
    if (start === null) return false;
    if (!isDay(point)) return compare(instantOf(start) - instant);
    const day = dayOf(start);
    return compare(day < point ? -1 : day > point ? 1 : 0);
  };
}

function within(one: string, other: string): Test {
  const [from, to] = one < other ? [one, other] : [other, one];
  return (value) => {
    const start = startOf(value);
    return start !== null && dayOf(start) >= from && dayOf(start) <= to;
  };
}

function startOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'start' in value ? String(value.start) : null;
}
