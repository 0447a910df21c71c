import { addDays, type CalendarDate, isoOf } from './calendar.js';
import type { CountryCode } from './country.js';

/** Day of the week as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which days of the week are not worked. */
export type Weekend = ReadonlySet<number>;

/**
 * What a due date on a day that is not worked becomes. `following`: the next working day (BGB § 193; 5 CFR
 * 1315); `modified-following`: that, unless it lies in the next month, then the one before; `preceding`: the
 * working day before; `none`: it stays (there is no general rule for debts between UK businesses).
 */
export type WeekendRule = 'none' | 'following' | 'modified-following' | 'preceding';

/** Which ISO dates (`2026-12-25`) are holidays. */
export type HolidayDates = Pick<ReadonlySet<string>, 'has'>;

/** The days that count as worked. */
export type WorkingCalendar = { readonly weekend: Weekend; readonly holidays: HolidayDates };

const saturdaySunday: readonly Weekday[] = [6, 7];

/** Countries with another weekend than Saturday and Sunday. */
const weekends: readonly {
  readonly days: readonly Weekday[];
  readonly countries: string;
  readonly source: string;
}[] = [
  {
    days: [5, 6],
    countries: 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE',
    source: 'Unicode CLDR 48, weekData',
  },
  { days: [4, 5], countries: 'AF', source: 'Unicode CLDR 48, weekData' },
  { days: [5], countries: 'IR', source: 'Unicode CLDR 48, weekData' },
  { days: [7], countries: 'IN UG', source: 'Unicode CLDR 48, weekData' },
  { days: [5, 6], countries: 'BD MV', source: 'geographylists.com/list19s.html' },
];

const weekendByCountry: ReadonlyMap<CountryCode, Weekend> = new Map(
  weekends.flatMap(({ days, countries }) =>
    countries.split(' ').map((code) => [code, new Set(days)] as const),
  ),
);
const usualWeekend: Weekend = new Set(saturdaySunday);

/** The weekend of a country; Saturday and Sunday where no other is known or no country is given. */
export function weekendOf(country: CountryCode | null): Weekend {
  return (country === null ? undefined : weekendByCountry.get(country)) ?? usualWeekend;
}

export function isWorkingDay(date: CalendarDate, { weekend, holidays }: WorkingCalendar): boolean {
  return !weekend.has(date.dayOfWeek) && !holidays.has(isoOf(date));
}

/**
 * The first working day on or after (`step` 1) or on or before (`step` -1) a date.
 * @throws RangeError when a whole year holds no working day.
 */
export function nearestWorkingDay(date: CalendarDate, step: 1 | -1, calendar: WorkingCalendar): CalendarDate {
  let day = date;
  for (let tried = 0; tried < 366; tried += 1) {
    if (isWorkingDay(day, calendar)) return day;
    day = addDays(day, step);
  }
  throw new RangeError(`There is no working day within a year of ${date}.`);
}

/** Moves a date off weekends and holidays by the rule; see {@link WeekendRule}. */
export function roll(date: CalendarDate, rule: WeekendRule, calendar: WorkingCalendar): CalendarDate {
  if (rule === 'none') return date;
  if (rule === 'preceding') return nearestWorkingDay(date, -1, calendar);
  const following = nearestWorkingDay(date, 1, calendar);
  const leavesMonth = following.month !== date.month || following.year !== date.year;
  return rule === 'modified-following' && leavesMonth ? nearestWorkingDay(date, -1, calendar) : following;
}
