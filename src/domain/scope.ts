import { add, type Money, multiply, SumTooLarge } from './money.js';
import { ratio } from './ratio.js';

/** Asked for in the order, beyond it and paid, or beyond it and given. A blank cell counts as in scope. */
export type Scope = 'in-scope' | 'extra' | 'favour';

/** Minutes by scope, and the worth of those given away. */
export type ScopeSums = {
  readonly minutes: Readonly<Record<Scope, number>>;
  /** Worth of the favours whose rate is known; null when none is. */
  readonly absorbed: Money | null;
  /** Minutes given away at a rate nobody knows. */
  readonly unpriced: number;
  /** The worth of the favours comes to more than can be counted. */
  readonly tooLarge: boolean;
};

/** A stretch of work with the hourly rate that it would have cost. */
export type ScopedWork = { readonly scope: Scope; readonly minutes: number; readonly rate: Money | null };

/** Sums of work in one currency. */
export function sumScope(work: readonly ScopedWork[]): ScopeSums {
  const minutes: Record<Scope, number> = { 'in-scope': 0, extra: 0, favour: 0 };
  for (const each of work) minutes[each.scope] += each.minutes;
  const { worth, unpriced, tooLarge } = worthOf(work.filter(({ scope }) => scope === 'favour'));
  return { minutes, absorbed: worth, unpriced, tooLarge };
}

/**
 * What work in one currency costs at its hourly rates, rounded half to even once for each rate; null: no rate is known, or
 * it comes to more than can be counted.
 */
export function worthOf(work: readonly Omit<ScopedWork, 'scope'>[]): {
  readonly worth: Money | null;
  /** Minutes at a rate nobody knows, or whose worth cannot be counted. */
  readonly unpriced: number;
  readonly tooLarge: boolean;
} {
  const byRate = new Map<number, { rate: Money; minutes: number }>();
  let unpriced = 0;
  for (const { rate, minutes } of work) {
    if (rate === null) unpriced += minutes;
    else byRate.set(rate.minor, { rate, minutes: (byRate.get(rate.minor)?.minutes ?? 0) + minutes });
  }
  try {
    const worths = Array.from(byRate.values(), (one) =>
      multiply(one.rate, ratio(one.minutes, 60), 'half-even'),
    );
    const worth = worths.reduce<Money | null>((sum, each) => (sum ? add(sum, each) : each), null);
    return { worth, unpriced, tooLarge: false };
  } catch (error) {
    if (!(error instanceof SumTooLarge)) throw error;
    return { worth: null, unpriced: work.reduce((sum, { minutes }) => sum + minutes, 0), tooLarge: true };
  }
}
