import { type CalendarDate, parseDate } from '../../domain/calendar.js';
import { type CountryCode, parseCountry } from '../../domain/country.js';
import { dueDate } from '../../domain/terms.js';
import { parseTerms } from '../../domain/terms-parse.js';
import { roll, type WeekendRule, weekendOf } from '../../domain/working-days.js';
import type { PublicHolidays, PublicHolidaysOf } from '../../service/holidays.js';
import { faultAt, misshapen } from '../question.js';
import { type DueAnswer, dueQuestion } from './schema.js';

const example = '{"issuedOn": "2026-03-31", "terms": "Net 30"}';

/** The due date that follows from terms, or why there is none. Bad input is named and nothing is guessed. */
export function answerDue(question: unknown, holidays: PublicHolidaysOf): DueAnswer {
  const asked = dueQuestion.safeParse(question);
  if (!asked.success) return misshapen(asked.error.issues[0], example);
  const { issuedOn: written, terms: words, country: code, region, weekendRule = 'none' } = asked.data;
  const issued = parseDate(written);
  if (!issued.ok) return faultAt('issuedOn', issued);
  const terms = parseTerms(words);
  if (!terms.ok) return faultAt('terms', terms);
  const country = code === undefined ? null : parseCountry(code);
  if (country?.ok === false) return faultAt('country', country);
  const { dueOn, discountUntil, discountPercent, reading } = dueDate(terms.value, issued.value);
  const worked = rolled(dueOn, weekendRule, country?.value ?? null, region, holidays);
  return {
    issuedOn: issued.value.toString(),
    terms: words,
    dueOn: dueOn.toString(),
    effectiveDueOn: worked.on.toString(),
    ...(discountUntil === undefined ? {} : { discountUntil: discountUntil.toString() }),
    ...(discountPercent === undefined ? {} : { discountPercent }),
    reading,
    ...(worked.note === undefined ? {} : { note: worked.note }),
  };
}

function rolled(
  dueOn: CalendarDate,
  rule: WeekendRule,
  country: CountryCode | null,
  region: string | undefined,
  holidays: PublicHolidaysOf,
): { readonly on: CalendarDate; readonly note?: string } {
  if (rule === 'none') return { on: dueOn };
  const weekend = weekendOf(country);
  if (country === null) {
    const on = roll(dueOn, rule, { weekend, holidays: new Set() });
    return { on, note: 'Without a country only Saturdays and Sundays were looked at.' };
  }
  const free = holidays(country, region);
  const on = roll(dueOn, rule, { weekend, holidays: free });
  if (region !== undefined && sameDates(free, holidays(country), on.year)) {
    return {
      on,
      note: `No holidays of its own are known for ${region} in ${country}: only those of the country were looked at.`,
    };
  }
  if (free.inYear(on.year).length > 0) return { on };
  return {
    on,
    note: `Public holidays of ${country} in ${on.year} are not known: only weekends were looked at.`,
  };
}

/** In that year and those around it: a region may have one holiday of its own, and not each year. */
function sameDates(some: PublicHolidays, others: PublicHolidays, year: number): boolean {
  const around = [year - 1, year, year + 1];
  return around.every((each) => some.inYear(each).join() === others.inYear(each).join());
}
