import { createRequire } from 'node:module';
import type HolidayCalendar from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { HolidayDates } from '../domain/working-days.js';

const require = createRequire(import.meta.url);

/** Years a decision can reach: dates further away are planned again before they come. */
const years = { from: 2015, to: 2045 } as const;

/** The public holidays of a place, worked out year by year as they are asked for. */
export type PublicHolidays = HolidayDates & {
  /** In order. */
  inYear(year: number): readonly string[];
};

export type PublicHolidaysOf = (country: string, region?: string) => PublicHolidays;

const known = new Map<string, PublicHolidays>();

/**
 * Public holidays as ISO dates, by country (ISO 3166-1 alpha-2) and region (ISO 3166-2, with or without the
 * country: `BY` or `DE-BY`), from the rules that date-holidays keeps. Without a region, or with one that is not
 * known, those of the whole country. A country that is not known has none; every known one has some each year.
 */
export function holidays(country: string, region?: string): PublicHolidays {
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

function publicHolidays(country: string, region: string | undefined): PublicHolidays {
  // Loaded when the first holiday is asked for: the rules of all countries take a moment and some memory.
  const Calendar = require('date-holidays') as typeof HolidayCalendar;
  const calendar = region === undefined ? new Calendar(country) : new Calendar(country, region);
  const byYear = new Map<number, ReadonlySet<string>>();

  /** What the rules of a year give: a feast may last into the next, a day off for it lie in the one before. */
  function byRulesOf(year: number): ReadonlySet<string> {
    const before = byYear.get(year);
    if (before) return before;
    const isKnown = year >= years.from && year <= years.to;
    const days = isKnown ? (calendar.getHolidays(year) ?? []) : [];
    const dates = new Set(days.filter(({ type }) => type === 'public').flatMap(wholeDays));
    byYear.set(year, dates);
    return dates;
  }

  return {
    has(iso) {
      const year = Number(iso.slice(0, 4));
      const month = iso.slice(5, 7);
      if (byRulesOf(year).has(iso)) return true;
      if (month === '01') return byRulesOf(year - 1).has(iso);
      return month === '12' && byRulesOf(year + 1).has(iso);
    },
    inYear(year) {
      const all = [year - 1, year, year + 1].flatMap((each) => [...byRulesOf(each)]);
      return [...new Set(all)].filter((date) => date.startsWith(`${year}-`)).sort();
    },
  };
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
