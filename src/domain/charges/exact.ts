import { type Ratio, ratio } from '../ratio.js';

/**
 * Exact sums of money in minor units, before anything is rounded. They are reduced to lowest terms only once they are
 * long: most charges have few terms, and finding common divisors would take longer than adding them up. Never reducing
 * them would let each part payment to interest multiply the length.
 */
export const zero: Ratio = ratio(0, 1);

export function whole(units: number): Ratio {
  return { numerator: BigInt(units), denominator: 1n };
}

export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  // What a payment leaves is counted in parts of the parts before: one denominator often divides the other.
  if (a.denominator % b.denominator === 0n) return finer(a, b);
  if (b.denominator % a.denominator === 0n) return finer(b, a);
  return short({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
}

function finer(fine: Ratio, coarse: Ratio): Ratio {
  const { denominator } = fine;
  return { numerator: fine.numerator + coarse.numerator * (denominator / coarse.denominator), denominator };
}

const long = 10n ** 60n;

function short(sum: Ratio): Ratio {
  if (sum.denominator < long) return sum;
  let [divisor, rest] = [sum.denominator, sum.numerator < 0n ? -sum.numerator : sum.numerator];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: sum.numerator / divisor, denominator: sum.denominator / divisor };
}

export function minus(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator - b.numerator, denominator: a.denominator };
  }
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function lesser(a: Ratio, b: Ratio): Ratio {
  return a.numerator * b.denominator <= b.numerator * a.denominator ? a : b;
}

export function isPositive({ numerator }: Ratio): boolean {
  return numerator > 0n;
}
