import type { CalendarDate } from '../domain/calendar.js';
import { type CurrencyCode, decimalsOf } from '../domain/currency.js';
import { type Money, sumByCurrency, toDecimal } from '../domain/money.js';

const locale = 'en';
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const amounts = new Map<CurrencyCode, Intl.NumberFormat>();
const dates = new WeakMap<CalendarDate, string>();

/** `€1,800.00`, with all decimals of the currency. */
export function showMoney({ minor, currency }: Money): string {
  // Beyond fifteen digits the nearest number may be another amount; the decimal text never is.
  if (Math.abs(minor) >= 1e15) return showDecimal(toDecimal({ minor, currency }), currency);
  return formatOf(currency).format(amountCell({ minor, currency }));
}

function formatOf(currency: CurrencyCode): Intl.NumberFormat {
  const decimals = decimalsOf(currency);
  const format =
    amounts.get(currency) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  amounts.set(currency, format);
  return format;
}

/** As {@link showMoney}, of decimal text with all decimals of its currency: a sum may be more than a cell may hold. */
export function showDecimal(text: string, currency: CurrencyCode): string {
  return formatOf(currency).format(text as `${number}`);
}

/** The number a tracker stores. Both sides are whole and exact, so the quotient is the one nearest to the amount. */
export function amountCell({ minor, currency }: Money): number {
  return minor / 10 ** decimalsOf(currency);
}

/**
 * `€1,200.00 · $300.00`: one sum for each currency, by currency code; one that is too large says so in its place. Null
 * when there is nothing.
 */
export function showSums(all: readonly Money[]): string | null {
  const sums = [...sumByCurrency(all)].filter(([, sum]) => sum?.minor !== 0);
  if (sums.length === 0) return null;
  return sums
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => (sum ? showMoney(sum) : tooLargeSum(currency)))
    .join(' · ');
}

/** `EUR too large to be counted`, in the place of a sum. */
export function tooLargeSum(currency: CurrencyCode): string {
  return `${currency} too large to be counted`;
}

/** `30 November 2026`. */
export function showDate(date: CalendarDate): string {
  const before = dates.get(date);
  if (before !== undefined) return before;
  const text = day.format(Date.UTC(date.year, date.month - 1, date.day));
  dates.set(date, text);
  return text;
}

/** `72%` of a share between 0 and 1. */
export function showPercent(value: number): string {
  return share.format(value);
}

/** `41.5` */
export function showNumber(value: number): string {
  return quantity.format(value);
}
