import { Temporal } from 'temporal-polyfill';
import { type AgingBucket, agingBuckets } from '../domain/aging.js';
import { add, type Money, money, parseMoney, toDecimal } from '../domain/money.js';
import { type Dso, daysSalesOutstanding } from '../domain/payment-record.js';
import type { Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { settingsRow } from './settings.js';

/** What stands open, as the tracker says it: decimal amounts by currency. */
export type ReceivablesSummary = {
  readonly open: Readonly<Record<string, string>>;
  readonly overdue: Readonly<Record<string, string>>;
  readonly buckets: Readonly<Record<AgingBucket, Readonly<Record<string, string>>>>;
  /** Days sales outstanding over the last year; `weak` where invoices are too few for it to mean much. */
  readonly dso: Readonly<Record<string, Dso>>;
};

type Sums = Map<string, Money>;

/** Adds up the balances the last round put into the tracker. */
export function summarizeReceivables(snapshot: Snapshot, today: string): ReceivablesSummary {
  const open: Sums = new Map();
  const overdue: Sums = new Map();
  const buckets = Object.fromEntries(agingBuckets.map((bucket) => [bucket, new Map()])) as Record<
    AgingBucket,
    Sums
  >;
  for (const invoice of snapshot.tables.invoices.values()) {
    const { balance, agingBucket } = invoice.cells;
    if (balance === null || balance <= 0 || agingBucket === null) continue;
    const amount = parseMoney(balance, currencyOf(snapshot, invoice));
    if (!amount.ok) continue;
    count(open, amount.value);
    count(buckets[agingBucket], amount.value);
    if (agingBucket !== 'current') count(overdue, amount.value);
  }
  return {
    open: decimals(open),
    overdue: decimals(overdue),
    buckets: Object.fromEntries(
      agingBuckets.map((bucket) => [bucket, decimals(buckets[bucket])]),
    ) as ReceivablesSummary['buckets'],
    dso: Object.fromEntries(dsoOf(snapshot, open, today)),
  };
}

const periodDays = 365;

function dsoOf(snapshot: Snapshot, open: Sums, today: string): [string, Dso][] {
  const from = Temporal.PlainDate.from(today).subtract({ days: periodDays }).toString();
  const invoiced = [...snapshot.tables.invoices.values()].flatMap((invoice) => {
    const { issued, total, documentStatus, kind } = invoice.cells;
    const counts = documentStatus === 'sent' && kind !== 'credit' && issued !== null && issued > from;
    const amount = counts && total !== null ? parseMoney(total, currencyOf(snapshot, invoice)) : null;
    return amount?.ok ? [amount.value] : [];
  });
  return [...open].sort().flatMap(([currency, amount]) => {
    const dso = daysSalesOutstanding(amount, invoiced, periodDays);
    return dso ? [[currency, dso] as [string, Dso]] : [];
  });
}

function currencyOf(snapshot: Snapshot, invoice: Row<'invoices'>): string {
  const client = snapshot.tables.clients.get(invoice.cells.client?.[0] ?? '');
  return invoice.cells.currency ?? client?.cells.currency ?? settingsRow(snapshot)?.cells.currency ?? '';
}

function count(sums: Sums, amount: Money): void {
  sums.set(amount.currency, add(sums.get(amount.currency) ?? money(0, amount.currency), amount));
}

function decimals(sums: Sums): Record<string, string> {
  return Object.fromEntries([...sums].sort().map(([currency, amount]) => [currency, toDecimal(amount)]));
}
