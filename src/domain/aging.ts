import type { Temporal } from 'temporal-polyfill';
import { type CalendarDate, dateAt, daysBetween } from './calendar.js';
import type { CurrencyCode } from './currency.js';
import { add, type Money, money } from './money.js';
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

/** Receivables by currency and bucket, in the order the currencies first appear. */
export function ageReceivables(
  items: Iterable<OpenItem>,
  today: CalendarDate,
): ReadonlyMap<CurrencyCode, Aging> {
  const byCurrency = new Map<CurrencyCode, Aging>();
  for (const { balance, dueOn } of items) {
    if (balance.minor === 0) continue;
    const aging = byCurrency.get(balance.currency) ?? nothing(balance.currency);
    const overdue = dueOn === null ? 0 : daysOverdue(dueOn, today);
    byCurrency.set(balance.currency, withItem(aging, balance, bucketOf(overdue)));
  }
  return byCurrency;
}

function withItem(aging: Aging, balance: Money, bucket: AgingBucket): Aging {
  if (balance.minor < 0)
    return { ...aging, credit: add(aging.credit, money(-balance.minor, balance.currency)) };
  return {
    ...aging,
    open: add(aging.open, balance),
    overdue: bucket === 'current' ? aging.overdue : add(aging.overdue, balance),
    buckets: { ...aging.buckets, [bucket]: add(aging.buckets[bucket], balance) },
  };
}

function nothing(currency: CurrencyCode): Aging {
  const zero = money(0, currency);
  const buckets = { current: zero, '1-30': zero, '31-60': zero, '61-90': zero, 'over-90': zero };
  return { open: zero, overdue: zero, buckets, credit: zero };
}
