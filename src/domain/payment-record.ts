import { type CalendarDate, daysBetween } from './calendar.js';
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
  const counted = invoices.filter(({ total }) => total.minor > 0);
  if (counted.length === 0) return null;
  const late = (invoice: PaidInvoice) => Math.max(0, daysBetween(invoice.dueOn, invoice.settledOn));
  const onTime = counted.filter((invoice) => late(invoice) === 0).length;
  let days = 0;
  for (const currency of new Set(counted.map(({ total }) => total.currency))) {
    const own = counted.filter(({ total }) => total.currency === currency);
    const sum = exactSum(own.map(({ total }) => total));
    const weighted = own.reduce((all, invoice) => {
      const days = late(invoice);
      return days === 0 ? all : all + BigInt(invoice.total.minor) * BigInt(days);
    }, 0n);
    const tenths = Number(roundRatio(ratio(weighted * 10n, sum), 'half-up'));
    days += (tenths / 10) * (own.length / counted.length);
  }
  return {
    count: counted.length,
    onTimeRate: onTime / counted.length,
    averageDaysLate: Math.round(days * 10) / 10,
  };
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
