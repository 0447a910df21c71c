import { type DiscountUse, discountUse } from '../domain/discount.js';
import type { Payment } from '../domain/invoice.js';
import { countable, exactSum, type Money } from '../domain/money.js';
import type { DueDate } from '../domain/terms.js';
import type { ClientContext } from './context.js';
import type { Settlement } from './payments.js';

/** What became of the discount an invoice offers for paying early; null: it offers none, or nothing was paid. */
export function discountOf(
  due: DueDate | null,
  client: ClientContext | null,
  total: Money,
  entries: Settlement,
): DiscountUse | null {
  const until = due?.discountUntil;
  const { terms = null } = client ?? {};
  if (!until || !terms?.discount || entries.payments.length === 0) return null;
  const owed = entries.credits.length === 0 ? total : lessCredits(total, entries.credits);
  // What cannot be counted is no part of a sum that was asked for; the balance says so.
  if (!owed) return null;
  return discountUse(owed, entries.payments, { rate: terms.discount.percent.ratio, until });
}

/** Null where it is too large to be counted. */
function lessCredits(total: Money, credits: readonly Payment[]): Money | null {
  const sameCurrency = credits.filter(({ amount }) => amount.currency === total.currency);
  const credited = exactSum(sameCurrency.map(({ amount }) => amount));
  return countable(BigInt(total.minor) - credited, total.currency);
}
