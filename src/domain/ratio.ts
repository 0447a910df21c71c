import { decimalToText, parseDecimal } from './decimal.js';
import { fault, ok, type Result } from './result.js';

/** An exact fraction; the denominator is above zero. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/**
 * How a fraction of a minor unit is settled, counted away from zero so that a refund mirrors its charge:
 * `half-even` to the nearest, ties to the even unit; `half-up` to the nearest, ties away from zero;
 * `up` always away from zero.
 */
export type Rounding = 'half-even' | 'half-up' | 'up';

/** @throws RangeError unless the denominator is above zero. */
export function ratio(numerator: bigint | number, denominator: bigint | number): Ratio {
  const made = { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  if (made.denominator <= 0n) throw new RangeError('The denominator of a ratio must be above zero.');
  return made;
}

/** A percent between 0 and 100 with the text it is printed as: `2`, `11.75`. */
export type Percent = { readonly text: string; readonly ratio: Ratio };

/** Reads a percent such as `2`, `2.5` or `2.5 %` exactly. */
export function parsePercent(value: string | number): Result<Percent> {
  const decimal = parseDecimal(typeof value === 'number' ? value : value.replace(/\s*%\s*$/, ''));
  if (!decimal)
    return fault(`"${value}" is not a percent.`, 'Write a number with a point, for example 2 or 2.5.');
  const share = { numerator: decimal.digits, denominator: 100n * 10n ** BigInt(decimal.scale) };
  if (share.numerator < 0n || share.numerator > share.denominator) {
    return fault(`${decimalToText(decimal)} % is not between 0 and 100 %.`, 'Write a percent from 0 to 100.');
  }
  return ok({ text: decimalToText(decimal), ratio: share });
}

/** The whole number next to a ratio, by the named rounding. */
export function roundRatio({ numerator, denominator }: Ratio, rounding: Rounding): bigint {
  if (denominator === 1n) return numerator;
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const settled = goesUp(whole, size % denominator, denominator, rounding) ? whole + 1n : whole;
  return numerator < 0n ? -settled : settled;
}

function goesUp(whole: bigint, rest: bigint, denominator: bigint, rounding: Rounding): boolean {
  if (rounding === 'up') return rest > 0n;
  if (rest * 2n !== denominator) return rest * 2n > denominator;
  return rounding === 'half-up' || whole % 2n === 1n;
}
