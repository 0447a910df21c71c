import { type AgingBucket, ageReceivables, agingBuckets } from '../domain/aging.js';
import { addDays, isBefore, isoOf } from '../domain/calendar.js';
import type { CurrencyCode } from '../domain/currency.js';
import { type Money, money, toDecimal } from '../domain/money.js';
import {
  type Dso,
  daysSalesOutstanding,
  type PaymentRecord,
  paymentRecord,
} from '../domain/payment-record.js';
import { contextOf } from './context.js';
import { byText } from './dates.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { habitsOf, paidOf } from './signals.js';

type ByCurrency<T> = Readonly<Record<string, T>>;

/**
 * What is open and how it is paid, as plain data: decimal amounts by currency. Nothing of two currencies is added up or
 * averaged. Currencies without such a sum are left out.
 */
export type ReceivablesSummary = {
  readonly open: ByCurrency<string>;
  readonly overdue: ByCurrency<string>;
  /** They add up to `open`; what has no due date is current. */
  readonly buckets: Readonly<Record<AgingBucket, ByCurrency<string>>>;
  /** What clients are owed by credit notes and overpayments; not taken off `open`. */
  readonly credit: ByCurrency<string>;
  /** Currencies of which some sum is too large to be counted: they stand in none of the sums above, nor in `dso`. */
  readonly tooLarge: readonly CurrencyCode[];
  /** Invoices that were sent and whose balance is not known: they are in none of the sums. */
  readonly notCounted: number;
  /** Days sales outstanding over the last year; `weak` where invoices are too few for it to mean much. */
  readonly dso: ByCurrency<Dso>;
  /** Of invoices paid in full. */
  readonly paid: ByCurrency<PaymentRecord>;
  readonly promises: { readonly kept: number; readonly broken: number };
  /** The stage after which most invoices that needed a reminder were paid; null: none needed one. */
  readonly paysAfter: string | null;
};

export type Receivables = {
  /** The account's date. */
  readonly asOf: string;
  readonly total: ReceivablesSummary;
  /** Each client who ever had an invoice, by name. */
  readonly clients: readonly (ReceivablesSummary & { readonly client: string })[];
};

/** In total, and for each client. Linear in the number of invoices. */
export function receivablesOf(input: JobInput): Receivables {
  const { today, clients } = contextOf(input);
  const each = [...ledgerOf(input).byClient].flatMap(([id, lines]) => {
    const client = clients.get(id);
    return client ? [{ client: client.name, ...summarize(lines, input) }] : [];
  });
  return {
    asOf: isoOf(today),
    total: receivablesTotal(input),
    clients: each.sort((a, b) => byText(a.client, b.client)),
  };
}

/** In total. */
export function receivablesTotal(input: JobInput): ReceivablesSummary {
  return summarize(ledgerOf(input).lines, input);
}

function summarize(lines: readonly Line[], input: JobInput): ReceivablesSummary {
  const { today } = contextOf(input);
  const items = lines.flatMap(({ balance, effectiveDueOn, dueOn }) =>
    balance && balance.balance.minor !== 0
      ? [{ balance: balance.balance, dueOn: effectiveDueOn ?? dueOn }]
      : [],
  );
  const aging = ageReceivables(items, today);
  const sorted = [...aging].sort(([a], [b]) => byText(a, b));
  const sums = sorted.flatMap(([currency, of]) => (of ? [[currency, of] as const] : []));
  const tooLarge = sorted.flatMap(([currency, of]) => (of ? [] : [currency]));
  const open = new Map(sums.map(([currency, of]) => [currency, of.open]));
  const { promises, paysAfter } = habitsOf(lines, input);
  return {
    open: decimals(open),
    overdue: decimals(new Map(sums.map(([currency, of]) => [currency, of.overdue]))),
    buckets: Object.fromEntries(
      agingBuckets.map((bucket) => [
        bucket,
        decimals(new Map(sums.map(([currency, of]) => [currency, of.buckets[bucket]]))),
      ]),
    ) as ReceivablesSummary['buckets'],
    credit: decimals(new Map(sums.map(([currency, of]) => [currency, of.credit]))),
    tooLarge,
    notCounted: lines.filter(({ balance, row }) => !balance && row.cells.documentStatus === 'sent').length,
    dso: dsoOf(lines, open, tooLarge, input),
    paid: recordsOf(lines),
    promises,
    paysAfter: paysAfter?.label ?? null,
  };
}

const periodDays = 365;

/** Of what was invoiced within a year, credit notes left out. */
function dsoOf(
  lines: readonly Line[],
  open: ReadonlyMap<CurrencyCode, Money>,
  tooLarge: readonly CurrencyCode[],
  input: JobInput,
): ByCurrency<Dso> {
  const { today } = contextOf(input);
  const from = addDays(today, -periodDays);
  const invoiced = lines.flatMap(({ row, total, issuedOn }) => {
    const isSale = row.cells.documentStatus === 'sent' && row.cells.kind !== 'credit';
    const isOfYear = issuedOn !== null && isBefore(from, issuedOn) && !isBefore(today, issuedOn);
    return isSale && isOfYear && total && !tooLarge.includes(total.currency) ? [total] : [];
  });
  const currencies = [...new Set(invoiced.map(({ currency }) => currency))].sort();
  return Object.fromEntries(
    currencies.flatMap((currency) => {
      const dso = daysSalesOutstanding(open.get(currency) ?? money(0, currency), invoiced, periodDays);
      return dso ? [[currency, dso] as const] : [];
    }),
  );
}

function recordsOf(lines: readonly Line[]): ByCurrency<PaymentRecord> {
  const paid = paidOf(lines);
  const currencies = [...new Set(paid.map(({ total }) => total.currency))].sort();
  return Object.fromEntries(
    currencies.flatMap((currency) => {
      const record = paymentRecord(paid.filter(({ total }) => total.currency === currency));
      return record ? [[currency, record] as const] : [];
    }),
  );
}

function decimals(sums: ReadonlyMap<CurrencyCode, Money>): ByCurrency<string> {
  return Object.fromEntries(
    [...sums].flatMap(([currency, amount]) => (amount.minor === 0 ? [] : [[currency, toDecimal(amount)]])),
  );
}
