import { parseCountry } from '../domain/country.js';
import type { languages } from '../tracker/model/choices.js';

export type Language = (typeof languages)[number];

/**
 * Where a language is at home; the first country is taken for a reader elsewhere. A letter in English to Berlin writes
 * its numbers as English does.
 */
const homes: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['GB', 'US', 'CA', 'AU', 'NZ', 'IE', 'IN', 'ZA', 'SG', 'HK'],
  de: ['DE', 'AT', 'CH', 'LI', 'LU'],
  es: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'UY', 'EC', 'CR', 'US'],
  pt: ['BR', 'PT', 'AO', 'MZ'],
  fr: ['FR', 'BE', 'CH', 'CA', 'LU'],
  tr: ['TR', 'CY'],
  ja: ['JP'],
};

/** How a reader writes numbers and dates, and the country whose words for the trade apply. */
export type Reader = { readonly language: Language; readonly region: string; readonly locale: string };

export function readerOf(language: Language, country: string | null): Reader {
  const code = country === null ? null : parseCountry(country);
  const home = homes[language];
  const region = code?.ok && home.includes(code.value) ? code.value : home[0];
  return { language, region, locale: `${language}-${region}` };
}
