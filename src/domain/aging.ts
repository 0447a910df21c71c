import type { Temporal } from 'temporal-polyfill';
import { type CalendarDate, dateAt, daysBetween } from './calendar.js';
import type { CurrencyCode } from './currency.js';
import { countable, type Money, money } from './money.js';
import type { TimeZone } from './zone.js';

export const agingBuckets = ['current', '1-30', '31-60', '61-90', 'over-90'] as const;

/** Open sums by days past due; they do not overlap, and what is due today is current (Oracle, aging ranges). */
export type AgingBucket = (typeof agingBuckets)[number];

/**
 * Whole days past due: 0 on the due date itself, 1 on the day after, when interest would begin (BGB § 187 (1);
 * Late Payment of Commercial Debts (Interest) Act 1998). `today` is the date in the zone that governs the debt.
 */
export function daysOverdue(dueOn: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(dueOn, today));
}

/** Days past due at an instant: a due date has passed only once that date has ended in `zone`. */
export function daysOverdueAt(dueOn: CalendarDate, now: Temporal.Instant, zone: TimeZone): number {
  return daysOverdue(dueOn, dateAt(now, zone));
}

export function bucketOf(overdue: number): AgingBucket {
  if (overdue <= 0) return 'current';
  if (overdue <= 30) return '1-30';
  if (overdue <= 60) return '31-60';
  return overdue <= 90 ? '61-90' : 'over-90';
}

/** One currency's receivables. The buckets add up to `open`; `overdue` is all of them but `current`. */
export type Aging = {
  readonly open: Money;
  readonly overdue: Money;
  readonly buckets: Readonly<Record<AgingBucket, Money>>;
  /** What clients are owed (credit notes, overpayments), above zero; not taken off `open`. */
  readonly credit: Money;
};

/** A balance as of today; without a due date it counts as current. */
export type OpenItem = { readonly balance: Money; readonly dueOn: CalendarDate | null };

/**
 * Receivables by currency and bucket, in the order the currencies first appear; null for a currency of which some sum is
 * too large to be counted.
 */
export function ageReceivables(
  items: Iterable<OpenItem>,
  today: CalendarDate,
): ReadonlyMap<CurrencyCode, Aging | null> {
  const byCurrency = new Map<CurrencyCode, Sums>();
  for (const { balance, dueOn } of items) {
    const { minor, currency } = balance;
    if (minor === 0) continue;
    const sums = byCurrency.get(currency) ?? nothing();
    byCurrency.set(currency, sums);
    if (minor < 0) sums.credit -= BigInt(minor);
    else sums.buckets[bucketOf(dueOn === null ? 0 : daysOverdue(dueOn, today))] += BigInt(minor);
  }
  return new Map([...byCurrency].map(([currency, sums]) => [currency, agingOf(sums, currency)]));
}

/** Minor units of one currency. */
type Sums = { readonly buckets: Record<AgingBucket, bigint>; credit: bigint };

function nothing(): Sums {
  return { buckets: { current: 0n, '1-30': 0n, '31-60': 0n, '61-90': 0n, 'over-90': 0n }, credit: 0n };
}

function agingOf({ buckets, credit: given }: Sums, currency: CurrencyCode): Aging | null {
  const all = agingBuckets.reduce((sum, bucket) => sum + buckets[bucket], 0n);
  const [open, credit] = [countable(all, currency), countable(given, currency)];
  // No part is more than the whole.
  if (!open || !credit) return null;
  const part = (sum: bigint) => money(Number(sum), currency);
  return {
    open,
    credit,
    overdue: part(all - buckets.current),
    buckets: {
      current: part(buckets.current),
      '1-30': part(buckets['1-30']),
      '31-60': part(buckets['31-60']),
      '61-90': part(buckets['61-90']),
      'over-90': part(buckets['over-90']),
    },
  };
}
