import { type CalendarDate, isBefore } from './calendar.js';
import type { Payment } from './invoice.js';
import { compare, countable, type Money, multiply, subtract } from './money.js';
import type { Ratio } from './ratio.js';

/** A discount for paying early, as it stands for one invoice. */
export type OfferedDiscount = {
  readonly rate: Ratio;
  /** The last day on which it may be taken. */
  readonly until: CalendarDate;
};

export type DiscountUse =
  /** Paid in time less the discount: what was left off, as a credit on the day the payment was enough. */
  | { readonly kind: 'taken'; readonly credit: Payment }
  /** Left off although the payment came too late: still owed. */
  | { readonly kind: 'late'; readonly left: Money }
  | { readonly kind: 'none' };

const none: DiscountUse = { kind: 'none' };

/**
 * Whether a client took the discount. `owed` is the total less credit notes. A payment on the last day is in time,
 * however late it is entered. The discount is rounded half up to the minor unit, in the client's favour never more.
 */
export function discountUse(
  owed: Money,
  payments: readonly Payment[],
  { rate, until }: OfferedDiscount,
): DiscountUse {
  const received = sum(payments, owed);
  if (!received || owed.minor <= 0 || compare(received, owed) >= 0) return none;
  const least = subtract(owed, multiply(owed, rate, 'half-up'));
  if (compare(received, least) < 0) return none;
  const inTime = payments.filter(
    ({ amount, on }) => amount.currency === owed.currency && !isBefore(until, on),
  );
  const left = subtract(owed, received);
  const early = sum(inTime, owed);
  if (!early || compare(early, least) < 0) return { kind: 'late', left };
  // All of it would be a full payment, so some payment in time there is.
  const on = inTime.reduce(
    (last, payment) => (isBefore(last, payment.on) ? payment.on : last),
    firstDay(inTime, until),
  );
  return { kind: 'taken', credit: { id: 'discount', on, amount: left } };
}

function firstDay(inTime: readonly Payment[], until: CalendarDate): CalendarDate {
  return inTime[0]?.on ?? until;
}

/**
 * Of payments in the currency of what is owed; others do not count. Null where it is too large to be counted, which is
 * no payment less a discount.
 */
function sum(payments: readonly Payment[], { currency }: Money): Money | null {
  let all = 0n;
  for (const { amount } of payments) if (amount.currency === currency) all += BigInt(amount.minor);
  return countable(all, currency);
}
