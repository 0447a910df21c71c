import { dateFormat, listFormat, numberFormat } from './formats.js';

/** An amount handed over as decimal text with all decimals of its currency: `1800.00` and `EUR` read `€1,800.00`. */
export function amountText(decimal: string, currency: string, locale: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(Number(decimal));
}

/** `2026-11-30` reads `30 November 2026`. */
export function dateText(iso: string, locale: string): string {
  const format = dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const text = format.format(Date.parse(`${iso}T00:00:00Z`));
  return locale.startsWith('fr') ? text.replace(/^1(?= )/u, '1er') : text;
}

/** `2026-11` reads `November 2026`. */
export function monthText(iso: string, locale: string): string {
  const format = dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.parse(`${iso}-01T00:00:00Z`));
}

/** `72%` as the reader writes it; text that is no percentage stays as it is. */
export function percentText(text: string, locale: string): string {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/u.exec(text.trim()) ?? [];
  if (number === undefined) return text;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(number) / 100);
}

/** `a, b and c` */
export function listText(items: readonly string[], locale: string): string {
  return listFormat(locale, {}).format(items);
}
