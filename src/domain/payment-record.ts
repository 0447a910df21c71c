import { type CalendarDate, daysBetween } from './calendar.js';
import type { CurrencyCode } from './currency.js';
import { exactSum, type Money } from './money.js';
import { ratio, roundRatio } from './ratio.js';

/** An invoice that was paid in full. */
export type PaidInvoice = {
  readonly total: Money;
  readonly dueOn: CalendarDate;
  readonly settledOn: CalendarDate;
};

export type PaymentRecord = {
  readonly count: number;
  /** Share paid by the end of the due date, between 0 and 1. */
  readonly onTimeRate: number;
  /**
   * Days past due, weighted by amount and never below zero: early payments do not make up for late ones. Each currency
   * weighs by its share of invoices, because amounts of different currencies cannot be compared. Tenths of a day.
   */
  readonly averageDaysLate: number;
};

/** How a client has paid; null before the first invoice was settled. */
export function paymentRecord(invoices: readonly PaidInvoice[]): PaymentRecord | null {
  const byCurrency = new Map<CurrencyCode, { count: number; total: bigint; weighted: bigint }>();
  let count = 0;
  let onTime = 0;
  for (const { total, dueOn, settledOn } of invoices) {
    if (total.minor <= 0) continue;
    const late = Math.max(0, daysBetween(dueOn, settledOn));
    const own = byCurrency.get(total.currency) ?? { count: 0, total: 0n, weighted: 0n };
    byCurrency.set(total.currency, own);
    own.count += 1;
    own.total += BigInt(total.minor);
    if (late > 0) own.weighted += BigInt(total.minor) * BigInt(late);
    else onTime += 1;
    count += 1;
  }
  if (count === 0) return null;
  let days = 0;
  for (const own of byCurrency.values()) {
    const tenths = Number(roundRatio(ratio(own.weighted * 10n, own.total), 'half-up'));
    days += (tenths / 10) * (own.count / count);
  }
  return { count, onTimeRate: onTime / count, averageDaysLate: Math.round(days * 10) / 10 };
}

/** Fewer invoices than these in the period make days sales outstanding a chance figure. */
const enoughInvoices = 12;

export type Dso = {
  readonly days: number;
  /** Too few invoices for the figure to mean much. */
  readonly weak: boolean;
};

/**
 * Days sales outstanding of one currency: receivables ÷ credit sales × days of the period. Null without sales.
 */
export function daysSalesOutstanding(
  open: Money,
  invoiced: readonly Money[],
  periodDays: number,
): Dso | null {
  const own = invoiced.filter(({ currency, minor }) => currency === open.currency && minor > 0);
  const sales = exactSum(own);
  if (sales === 0n) return null;
  const days = Number(roundRatio(ratio(BigInt(open.minor) * BigInt(periodDays), sales), 'half-up'));
  return { days, weak: own.length < enoughInvoices };
}
