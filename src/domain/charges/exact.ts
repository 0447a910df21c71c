import { type Ratio, ratio } from '../ratio.js';

/** Exact sums of money in minor units, before anything is rounded. */
export const zero: Ratio = ratio(0, 1);

export function whole(units: number): Ratio {
  return ratio(units, 1);
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function lesser(a: Ratio, b: Ratio): Ratio {
  return a.numerator * b.denominator <= b.numerator * a.denominator ? a : b;
}

export function isPositive({ numerator }: Ratio): boolean {
  return numerator > 0n;
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatest(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatest(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : greatest(b, a % b);
}
