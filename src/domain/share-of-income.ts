import { addMonths, type CalendarDate, dayOfMonth, isBefore } from './calendar.js';
import type { CurrencyCode } from './currency.js';
import type { Money } from './money.js';

/** Money that came in, or went back as an amount below zero. */
export type Receipt = {
  /** Id of the client; null when it is not known whose money it was. */
  readonly from: string | null;
  readonly on: CalendarDate;
  readonly amount: Money;
};

export type IncomeShares = {
  /** The first day that counts. */
  readonly since: CalendarDate;
  /** Shares between 0 and 1 of those who paid in the currency asked for. */
  readonly byClient: ReadonlyMap<string, number>;
  /** Currencies that were left out, by client. */
  readonly leftOut: ReadonlyMap<string, readonly CurrencyCode[]>;
  /** All currencies that were left out, by code. */
  readonly othersLeftOut: readonly CurrencyCode[];
};

/**
 * The last twelve months begin with a month, so that shares move when money comes and when a month turns, and not
 * with every day.
 */
export function incomeSince(today: CalendarDate): CalendarDate {
  return addMonths(dayOfMonth(today, 1), -12);
}

/**
 * Each client's share of what came in during the last twelve months in one currency; others are left out and named,
 * never converted. Money paid back counts against what its client paid, down to nothing.
 */
export function sharesOfIncome(
  receipts: Iterable<Receipt>,
  currency: CurrencyCode,
  today: CalendarDate,
): IncomeShares {
  const since = incomeSince(today);
  const sums = new Map<string | null, bigint>();
  const others = new Map<string | null, Set<CurrencyCode>>();
  for (const { from, on, amount } of receipts) {
    if (isBefore(on, since) || isBefore(today, on)) continue;
    if (amount.currency === currency) sums.set(from, (sums.get(from) ?? 0n) + BigInt(amount.minor));
    else others.set(from, (others.get(from) ?? new Set()).add(amount.currency));
  }
  const paid = [...sums].filter(([, minor]) => minor > 0n);
  const total = paid.reduce((sum, [, minor]) => sum + minor, 0n);
  return {
    since,
    byClient: known(paid.map(([from, minor]) => [from, Number(minor) / Number(total)])),
    leftOut: known([...others].map(([from, codes]) => [from, [...codes].sort()])),
    othersLeftOut: [...new Set([...others.values()].flatMap((codes) => [...codes]))].sort(),
  };
}

function known<T>(entries: readonly (readonly [string | null, T])[]): ReadonlyMap<string, T> {
  return new Map(entries.flatMap(([from, value]) => (from === null ? [] : [[from, value] as const])));
}
