const amounts = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();
const months = new Map<string, Intl.DateTimeFormat>();

/** An amount handed over as decimal text with all decimals of its currency: `1800.00` and `EUR` read `€1,800.00`. */
export function amountText(decimal: string, currency: string, locale: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  const name = `${locale} ${currency} ${decimals}`;
  const format =
    amounts.get(name) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  amounts.set(name, format);
  return format.format(Number(decimal));
}

/** `2026-11-30` reads `30 November 2026`. */
export function dateText(iso: string, locale: string): string {
  const format =
    days.get(locale) ??
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  days.set(locale, format);
  const text = format.format(Date.parse(`${iso}T00:00:00Z`));
  return locale.startsWith('fr') ? text.replace(/^1(?= )/u, '1er') : text;
}

/** `2026-11` reads `November 2026`. */
export function monthText(iso: string, locale: string): string {
  const format =
    months.get(locale) ??
    new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  months.set(locale, format);
  return format.format(Date.parse(`${iso}-01T00:00:00Z`));
}

/** `72%` as the reader writes it; text that is no percentage stays as it is. */
export function percentText(text: string, locale: string): string {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/u.exec(text.trim()) ?? [];
  if (number === undefined) return text;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    Number(number) / 100,
  );
}

/** `a, b and c` */
export function listText(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(items);
}
