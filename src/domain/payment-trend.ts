import { type CalendarDate, daysBetween } from './calendar.js';
import type { PaidInvoice } from './payment-record.js';

/** Average days past due, whole days, of the last invoices that were paid and of those before. */
export type PaymentTrend = {
  readonly direction: 'later' | 'sooner';
  readonly last: number;
  readonly before: number;
};

/** So many invoices are the last ones, and as many at least must lie before them. */
const recent = 3;
/** Fewer days than these between the two averages are chance. */
const noticeable = 7;

/** Whether a client has come to pay later or sooner than before; null: neither, or too few invoices to say. */
export function paymentTrend(invoices: readonly PaidInvoice[]): PaymentTrend | null {
  const counted = invoices.filter(({ total }) => total.minor > 0).sort(bySettlement);
  if (counted.length < 2 * recent) return null;
  const last = averageLate(counted.slice(-recent));
  const before = averageLate(counted.slice(0, -recent));
  if (Math.abs(last - before) < noticeable) return null;
  return {
    direction: last > before ? 'later' : 'sooner',
    last: Math.round(last),
    before: Math.round(before),
  };
}

function averageLate(invoices: readonly PaidInvoice[]): number {
  const late = invoices.map(({ dueOn, settledOn }) => Math.max(0, daysBetween(dueOn, settledOn)));
  return late.reduce((sum, days) => sum + days, 0) / late.length;
}

function bySettlement(a: PaidInvoice, b: PaidInvoice): number {
  return byDay(a.settledOn, b.settledOn) || byDay(a.dueOn, b.dueOn);
}

function byDay(a: CalendarDate, b: CalendarDate): number {
  return daysBetween(b, a);
}
