import { type CalendarDate, parseDate } from '../../domain/calendar.js';
import { type CountryCode, parseCountry } from '../../domain/country.js';
import { dueDate } from '../../domain/terms.js';
import { parseTerms } from '../../domain/terms-parse.js';
import { roll, type WeekendRule, weekendOf } from '../../domain/working-days.js';
import type { Holidays } from '../../jobs/job.js';
import { faultAt, misshapen } from '../question.js';
import { type DueAnswer, dueQuestion } from './schema.js';

const example = '{"issuedOn": "2026-03-31", "terms": "Net 30"}';

/** The due date that follows from terms, or why there is none. Bad input is named and nothing is guessed. */
export function answerDue(question: unknown, holidays: Holidays): DueAnswer {
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
  holidays: Holidays,
): { readonly on: CalendarDate; readonly note?: string } {
  const free = country === null || rule === 'none' ? new Set<string>() : holidays(country, region);
  const on = roll(dueOn, rule, { weekend: weekendOf(country), holidays: free });
  if (rule === 'none') return { on };
  if (country === null) return { on, note: 'Without a country only Saturdays and Sundays were looked at.' };
  const strange = region !== undefined && sameDates(free, holidays(country));
  if (strange) {
    return {
      on,
      note: `No holidays of its own are known for ${region} in ${country}: only those of the country were looked at.`,
    };
  }
  const known = [...free].some((holiday) => holiday.startsWith(`${on.year}-`));
  if (known) return { on };
  return {
    on,
    note: `Public holidays of ${country} in ${on.year} are not known: only weekends were looked at.`,
  };
}

function sameDates(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((date) => others.has(date));
}
