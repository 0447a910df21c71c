import { createRequire } from 'node:module';
import type HolidayCalendar from 'date-holidays';
import type { Holidays } from '../jobs/job.js';

const require = createRequire(import.meta.url);

/** Years a decision can reach: dates further away are planned again before they come. */
const years = { from: 2015, to: 2045 } as const;

const known = new Map<string, ReadonlySet<string>>();

/**
 * Public holidays as ISO dates, by country (ISO 3166-1 alpha-2) and region (its code without the country), from the
 * rules that date-holidays keeps. A country it does not know has none.
 */
export const holidays: Holidays = (country, region) => {
  const key = `${country}/${region ?? ''}`;
  const found = known.get(key) ?? publicHolidays(country, region);
  known.set(key, found);
  return found;
};

function publicHolidays(country: string, region: string | undefined): ReadonlySet<string> {
  // Loaded when the first holiday is asked for: the rules of all countries take a moment and some memory.
  const Calendar = require('date-holidays') as typeof HolidayCalendar;
  const calendar = region === undefined ? new Calendar(country) : new Calendar(country, region);
  const dates = new Set<string>();
  for (let year = years.from; year <= years.to; year += 1) {
    for (const day of calendar.getHolidays(year) ?? []) {
      if (day.type === 'public') dates.add(day.date.slice(0, 10));
    }
  }
  return dates;
}
