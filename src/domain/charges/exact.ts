import { type Ratio, ratio } from '../ratio.js';

/**
 * Exact sums of money in minor units, before anything is rounded. They are not reduced to lowest terms: a charge has few
 * terms, and finding common divisors would take longer than adding them up.
 */
export const zero: Ratio = ratio(0, 1);

export function whole(units: number): Ratio {
  return ratio(units, 1);
}

export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function minus(a: Ratio, b: Ratio): Ratio {
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
