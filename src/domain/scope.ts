import { type Money, multiply } from './money.js';
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
};

/** A stretch of work with the hourly rate that it would have cost. */
export type ScopedWork = { readonly scope: Scope; readonly minutes: number; readonly rate: Money | null };

/** Sums of work in one currency; the worth is rounded once for each rate, half to even. */
export function sumScope(work: readonly ScopedWork[]): ScopeSums {
  const minutes: Record<Scope, number> = { 'in-scope': 0, extra: 0, favour: 0 };
  const given = new Map<number, { rate: Money; minutes: number }>();
  let unpriced = 0;
  for (const each of work) {
    minutes[each.scope] += each.minutes;
    if (each.scope !== 'favour') continue;
    if (each.rate === null) unpriced += each.minutes;
    else {
      const before = given.get(each.rate.minor)?.minutes ?? 0;
      given.set(each.rate.minor, { rate: each.rate, minutes: before + each.minutes });
    }
  }
  const worths = [...given.values()].map((one) => worth(one.minutes, one.rate));
  const absorbed = worths.reduce<Money | null>(
    (sum, each) => ({ ...each, minor: each.minor + (sum?.minor ?? 0) }),
    null,
  );
  return { minutes, absorbed, unpriced };
}

/** What so many minutes cost at an hourly rate, rounded half to even. */
export function worth(minutes: number, rate: Money): Money {
  return multiply(rate, ratio(minutes, 60), 'half-even');
}
