import { allocate as allocateDinero, type DineroCurrency, dinero, toSnapshot } from 'dinero.js/bigint';
import { type CurrencyCode, decimalsOf, parseCurrency } from './currency.js';
import { decimalToText, parseDecimal } from './decimal.js';
import { type Ratio, type Rounding, roundRatio } from './ratio.js';
import { fault, ok, type Result } from './result.js';

/** An amount in whole minor units of one currency: 1234 EUR is €12.34, 1234 JPY is ¥1,234, 1234 KWD is 1.234. */
export type Money = { readonly minor: number; readonly currency: CurrencyCode };

/**
 * The largest amount a cell may hold, in minor units. Up to here a number from a tracker, its decimal text and
 * the minor units turn into each other exactly, and sums stay whole.
 */
const largest = 10n ** 13n;

/** A sum beyond what can be counted to the last minor unit. */
export class SumTooLarge extends RangeError {}

/**
 * @throws SumTooLarge beyond the exact range.
 * @throws RangeError unless `minor` is a whole number and the currency is known.
 */
export function money(minor: number, currency: CurrencyCode): Money {
  decimalsOf(currency);
  if (Math.abs(minor) > Number.MAX_SAFE_INTEGER) {
    throw new SumTooLarge(`${minor} is more than can be counted in whole minor units of ${currency}.`);
  }
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units.`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/**
 * Reads an amount from decimal text (`1234.50`) or from a tracker's number, without floating-point error.
 * More decimals than the currency has are a fault, never rounded; zeros behind the point do no harm.
 */
export function parseMoney(value: string | number, currency: string): Result<Money> {
  const code = parseCurrency(currency);
  if (!code.ok) return code;
  const decimals = decimalsOf(code.value);
  const plain = typeof value === 'number' ? plainMinor(value, decimals) : null;
  if (plain !== null) return ok({ minor: plain, currency: code.value });
  const amount = parseDecimal(value);
  if (!amount) {
    return fault(
      `"${value}" is not an amount.`,
      'Write digits with a point as decimal mark, for example 1234.50.',
    );
  }
  if (amount.scale > decimals) {
    return fault(
      `${decimalToText(amount)} has more decimals than ${code.value} has.`,
      decimals === 0 ? `Write a whole number of ${code.value}.` : `Write at most ${decimals} decimals.`,
    );
  }
  const minor = amount.digits * 10n ** BigInt(decimals - amount.scale);
  if (minor > largest || minor < -largest) {
    return fault(
      `${decimalToText(amount)} ${code.value} is too large an amount.`,
      'Check the number of digits.',
    );
  }
  return ok(money(Number(minor), code.value));
}

/**
 * The minor units of a number that is the one nearest to an amount with so many decimals: dividing back gives the same
 * number, so nothing was rounded. Null for any other, which is read digit by digit.
 */
function plainMinor(value: number, decimals: number): number | null {
  const scale = 10 ** decimals;
  const minor = Math.round(value * scale);
  const isExact = minor / scale === value && Math.abs(minor) <= exactlyRead;
  return isExact ? minor + 0 : null;
}

const exactlyRead = 10 ** 12;

/** The amount as decimal text with all decimals of its currency: `12.30`, `1234`, `-0.005`. */
export function toDecimal(amount: Money): string {
  const decimals = decimalsOf(amount.currency);
  const digits = String(Math.abs(amount.minor)).padStart(decimals + 1, '0');
  const sign = amount.minor < 0 ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The amount as the number a tracker stores; its shortest decimal text is the amount. */
export function toNumber(amount: Money): number {
  return Number(toDecimal(amount));
}

/** @throws RangeError when the currencies differ. */
export function add(a: Money, b: Money): Money {
  return money(a.minor + same(a, b).minor, a.currency);
}

/** @throws RangeError when the currencies differ. */
export function subtract(a: Money, b: Money): Money {
  return money(a.minor - same(a, b).minor, a.currency);
}

/** Below zero when `a` is less, above when it is more. @throws RangeError when the currencies differ. */
export function compare(a: Money, b: Money): number {
  return a.minor - same(a, b).minor;
}

export function negate(amount: Money): Money {
  return money(-amount.minor, amount.currency);
}

/**
 * One sum for each currency, in the order the currencies first appear; null where it is too large to be counted. Only
 * what it comes to decides that, not the order of the amounts.
 */
export function sumByCurrency(amounts: Iterable<Money>): ReadonlyMap<CurrencyCode, Money | null> {
  const sums = new Map<CurrencyCode, bigint>();
  for (const { minor, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
  }
  return new Map([...sums].map(([currency, sum]) => [currency, countable(sum, currency)]));
}

/** Minor units of amounts of one currency, exact however many they are. */
export function exactSum(amounts: Iterable<Money>): bigint {
  let sum = 0n;
  for (const { minor } of amounts) sum += BigInt(minor);
  return sum;
}

/** An exact sum as an amount; null where it is too large to be counted. */
export function countable(sum: bigint, currency: CurrencyCode): Money | null {
  const isTooLarge = sum > Number.MAX_SAFE_INTEGER || sum < -Number.MAX_SAFE_INTEGER;
  return isTooLarge ? null : money(Number(sum), currency);
}

/** The exact product, settled to whole minor units once, by the named rounding. */
export function multiply(amount: Money, by: Ratio, rounding: Rounding): Money {
  const product = { numerator: BigInt(amount.minor) * by.numerator, denominator: by.denominator };
  return money(Number(roundRatio(product, rounding)), amount.currency);
}

/**
 * Splits an amount by weights so that the parts add up to it exactly; single units left over go to the first
 * parts with a weight.
 * @throws RangeError unless the weights are whole, none is below zero and one is above.
 */
export function allocate(amount: Money, weights: readonly number[]): readonly Money[] {
  if (
    !weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0) ||
    !weights.some((weight) => weight > 0)
  ) {
    throw new RangeError('Weights must be whole numbers from zero up, at least one above zero.');
  }
  return allocateDinero(asDinero(amount), weights.map(BigInt)).map((part) =>
    money(Number(toSnapshot(part).amount), amount.currency),
  );
}

function same(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new RangeError(`${a.currency} and ${b.currency} cannot be put together.`);
  return b;
}

function asDinero({ minor, currency }: Money) {
  const data: DineroCurrency<bigint> = { code: currency, base: 10n, exponent: BigInt(decimalsOf(currency)) };
  return dinero({ amount: BigInt(minor), currency: data });
}
