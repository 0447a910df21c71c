import { type CalendarDate, daysBetween, isBefore } from './calendar.js';
import { compare, type Money, money, negate, SumTooLarge, subtract } from './money.js';
import { type Fault, fault, ok, type Result } from './result.js';

export type InvoiceKind = 'standard' | 'deposit' | 'final' | 'retainer' | 'extra' | 'credit';

/** What became of the document; whether it is paid is another question. */
export type DocumentStatus = 'draft' | 'sent' | 'void' | 'written-off';

/** What became of the money. `credit`: money owed to the client, by a credit note or a total below zero. */
export type PaymentStatus =
  | 'not-sent'
  | 'open'
  | 'part-paid'
  | 'paid'
  | 'overpaid'
  | 'credit'
  | 'void'
  | 'written-off';

/** Money received, or given as credit, for one invoice. `id` names its row in faults. */
export type Payment = { readonly id: string; readonly on: CalendarDate; readonly amount: Money };

export type Invoice = {
  readonly kind: InvoiceKind;
  readonly documentStatus: DocumentStatus;
  /** Of a credit note: what it gives back. Trackers hold it above or below zero; both mean the same. */
  readonly total: Money;
  readonly issuedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  /** "All of it, then": settles whatever other payments and credits have left. */
  readonly paidOn: CalendarDate | null;
  /** Of a credit note: what was paid back to the client. */
  readonly payments: readonly Payment[];
  /** Credit notes applied to this invoice; of a credit note: what it was applied to, as amounts above zero. */
  readonly credits: readonly Payment[];
};

/** Balances on an as-of date, all in the currency of the invoice. */
export type InvoiceBalance = {
  readonly paid: Money;
  readonly credited: Money;
  /** What the client owes; below zero what the client is owed. Zero for drafts, void and written-off invoices. */
  readonly balance: Money;
  /** What was given up as uncollectable. */
  readonly writtenOff: Money;
  readonly paymentStatus: PaymentStatus;
  /** The day on which the last of it came; null while something is open, or when no day is known. */
  readonly settledOn: CalendarDate | null;
  /** Payments and credits that could not be counted. */
  readonly faults: readonly (Fault & { readonly id: string })[];
};

/**
 * What is open of an invoice at the end of `asOf`: total less payments, credits and write-offs. Later payments
 * do not count yet. A payment in another currency is left out and reported, never converted.
 * @throws SumTooLarge where payments or credits cannot be counted; {@link tryBalance} makes a fault of that.
 */
export function balanceOn(invoice: Invoice, asOf: CalendarDate): InvoiceBalance {
  const { currency } = invoice.total;
  const owed = isCredit(invoice) ? negate(magnitude(invoice.total)) : invoice.total;
  const sign = isCredit(invoice) ? -1 : 1;
  const payments = counted(invoice.payments, currency, asOf);
  const credits = counted(invoice.credits, currency, asOf);
  const credited = total(credits, currency);
  const paidByThen = invoice.paidOn !== null && !isBefore(asOf, invoice.paidOn);
  const received = total(payments, currency);
  const paid = paidByThen ? paidInAll(received, subtract(magnitude(owed), credited)) : received;
  const left = amountOf(owed.minor - sign * (paid.minor + credited.minor), currency);
  const isOpen = sign * left.minor > 0;
  return {
    paid,
    credited,
    balance: invoice.documentStatus === 'sent' ? left : nothing(currency),
    writtenOff: invoice.documentStatus === 'written-off' && left.minor > 0 ? left : nothing(currency),
    paymentStatus: paymentStatus(invoice, left, paid.minor !== 0 || credited.minor !== 0),
    settledOn: isOpen ? null : settledOn(owed, payments, credits, paidByThen ? invoice.paidOn : null),
    faults: otherCurrencies(invoice),
  };
}

/** As {@link balanceOn}; payments or credits too large to be counted are a fault of the invoice. */
export function tryBalance(invoice: Invoice, asOf: CalendarDate): Result<InvoiceBalance> {
  try {
    return ok(balanceOn(invoice, asOf));
  } catch (error) {
    if (!(error instanceof SumTooLarge)) throw error;
    return fault(
      'Its payments and credits come to a sum too large to be counted, so its balance is not known.',
      'Check the number of digits in the payments and credit notes that name this invoice.',
    );
  }
}

const none: InvoiceBalance['faults'] = [];

/** Those in the currency that came by the day; nearly always all of them, which then are not copied. */
function counted(entries: readonly Payment[], currency: string, asOf: CalendarDate): readonly Payment[] {
  for (const { amount, on } of entries) {
    if (amount.currency !== currency || isBefore(asOf, on)) {
      return entries.filter((entry) => entry.amount.currency === currency && !isBefore(asOf, entry.on));
    }
  }
  return entries;
}

function isCredit({ kind, total: amount }: Invoice): boolean {
  return kind === 'credit' || amount.minor < 0;
}

function magnitude(amount: Money): Money {
  return amount.minor < 0 ? negate(amount) : amount;
}

/** Of entries in one currency. */
function total(entries: readonly Payment[], currency: string): Money {
  let minor = 0;
  for (const { amount } of entries) minor += amount.minor;
  return amountOf(minor, currency);
}

// Most amounts of most invoices are zero; one object for each currency serves them all.
const nothings = new Map<string, Money>();

function nothing(currency: string): Money {
  const known = nothings.get(currency) ?? money(0, currency);
  nothings.set(currency, known);
  return known;
}

function amountOf(minor: number, currency: string): Money {
  return minor === 0 ? nothing(currency) : money(minor, currency);
}

function paidInAll(received: Money, due: Money): Money {
  return compare(received, due) < 0 ? due : received;
}

function paymentStatus(invoice: Invoice, left: Money, anythingCame: boolean): PaymentStatus {
  if (invoice.documentStatus === 'draft') return 'not-sent';
  if (invoice.documentStatus !== 'sent') return invoice.documentStatus;
  if (isCredit(invoice)) return 'credit';
  if (left.minor === 0) return 'paid';
  if (left.minor < 0) return 'overpaid';
  return anythingCame ? 'part-paid' : 'open';
}

/**
 * The first day from which payments and credits, taken day by day, cover the total for good: money paid back in
 * between opens it again. "Paid on" may come before the rows that record it.
 */
function settledOn(
  owed: Money,
  payments: readonly Payment[],
  credits: readonly Payment[],
  paidOn: CalendarDate | null,
): CalendarDate | null {
  let left = magnitude(owed).minor;
  let covered: CalendarDate | null = null;
  for (const { on, amount } of inOrder(payments, credits)) {
    left -= amount.minor;
    if (left > 0) covered = null;
    else covered ??= on;
  }
  if (paidOn === null || covered === null) return covered ?? paidOn;
  return isBefore(paidOn, covered) ? paidOn : covered;
}

/**
 * By day. What was paid back on a day comes after what was paid on it: only how the day ends matters. Most rows stand in
 * order, and are not copied.
 */
function inOrder(payments: readonly Payment[], credits: readonly Payment[]): readonly Payment[] {
  const entries = credits.length === 0 ? payments : [...payments, ...credits];
  let before: Payment | undefined;
  for (const entry of entries) {
    if (before && byDayThenLargest(before, entry) > 0) return [...entries].sort(byDayThenLargest);
    before = entry;
  }
  return entries;
}

function otherCurrencies({ total: { currency }, payments, credits }: Invoice): InvoiceBalance['faults'] {
  if (!hasOther(payments, currency) && !hasOther(credits, currency)) return none;
  const others = [...payments, ...credits].filter(({ amount }) => amount.currency !== currency);
  return others.map(({ id, amount }) => {
    const { problem, remedy } = fault(
      `A payment in ${amount.currency} cannot be counted for an invoice in ${currency}.`,
      `Enter what arrived in ${currency}, or correct the currency.`,
    );
    return { id, problem, remedy };
  });
}

function byDayThenLargest(a: Payment, b: Payment): number {
  return daysBetween(b.on, a.on) || compare(b.amount, a.amount);
}

function hasOther(entries: readonly Payment[], currency: string): boolean {
  for (const { amount } of entries) if (amount.currency !== currency) return true;
  return false;
}
