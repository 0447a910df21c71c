import { type CurrencyCode, decimalsOf, parseCurrency } from './currency.js';
import { compare, type Money, parseMoney } from './money.js';
import { readRange } from './range-words.js';
import { fault, ok, type Result } from './result.js';

/** A price from and to, both inclusive, in one currency; null where it is open. */
export type PriceRange = {
  readonly currency: CurrencyCode;
  readonly from: Money | null;
  readonly to: Money | null;
};

const remedy = 'Write for example 2,500–12,000 EUR, up to 3000 USD, or 4500 GBP.';

/** Reads a price or a range of prices; `currency` is meant where none is written, and `€` is the one sign understood. */
export function parsePriceRange(text: string, currency: CurrencyCode | null): Result<PriceRange> {
  const range = readRange(text);
  const units = range?.units ?? [];
  if (!range || units.length > 1) return fault(`"${text.trim()}" is not understood as a price.`, remedy);
  const code = parseCurrency(units[0] === '€' ? 'EUR' : (units[0] ?? currency ?? ''));
  // Of a currency with three decimals nobody can tell 1.500 from one and a half.
  if (!code.ok || decimalsOf(code.value) > 2) {
    return fault(`"${text.trim()}" does not say in which known currency.`, remedy);
  }
  const [from, to] = [range.from, range.to].map((figure) =>
    figure === null ? ok(null) : parseMoney(figure, code.value),
  );
  if (!from?.ok || !to?.ok || (from.value && to.value && compare(from.value, to.value) > 0)) {
    return fault(`"${text.trim()}" is not a price from and to.`, remedy);
  }
  return ok({ currency: code.value, from: from.value, to: to.value });
}

/** How one range lies to another in the same currency; null: they meet, or cannot be compared. */
export function besideRange(said: PriceRange, usual: PriceRange): 'below' | 'above' | null {
  if (said.currency !== usual.currency) return null;
  if (said.to && usual.from && compare(said.to, usual.from) < 0) return 'below';
  return said.from && usual.to && compare(said.from, usual.to) > 0 ? 'above' : null;
}
