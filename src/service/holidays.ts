import { createRequire } from 'node:module';
import type HolidayCalendar from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

const require = createRequire(import.meta.url);

/** Years a decision can reach: dates further away are planned again before they come. */
const years = { from: 2015, to: 2045 } as const;

const known = new Map<string, ReadonlySet<string>>();

/**
 * Public holidays as ISO dates, by country (ISO 3166-1 alpha-2) and region (ISO 3166-2, with or without the
 * country: `BY` or `DE-BY`), from the rules that date-holidays keeps. Without a region, or with one that is not
 * known, those of the whole country. A country that is not known has none; every known one has some each year.
 */
export function holidays(country: string, region?: string): ReadonlySet<string> {
  const part = partOf(country, region);
  const key = `${country}/${part ?? ''}`;
  const found = known.get(key) ?? publicHolidays(country, part);
  known.set(key, found);
  return found;
}

function partOf(country: string, region: string | undefined): string | undefined {
  const code = region?.trim().toUpperCase();
  return code?.startsWith(`${country}-`) ? code.slice(country.length + 1) : code;
}

function publicHolidays(country: string, region: string | undefined): ReadonlySet<string> {
  // Loaded when the first holiday is asked for: the rules of all countries take a moment and some memory.
  const Calendar = require('date-holidays') as typeof HolidayCalendar;
  const calendar = region === undefined ? new Calendar(country) : new Calendar(country, region);
  const dates = new Set<string>();
  for (let year = years.from; year <= years.to; year += 1) {
    for (const day of calendar.getHolidays(year) ?? []) {
      if (day.type === 'public') for (const date of wholeDays(day)) dates.add(date);
    }
  }
  return dates;
}

const hour = 3_600_000;

/**
 * Each date that is a holiday from morning to evening: of an afternoon off none, of a feast of three and a half days
 * three. The hour added is the one that a day loses when clocks go forward.
 */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): readonly string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const length = Math.floor((end.getTime() - start.getTime() + hour) / (24 * hour));
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}
