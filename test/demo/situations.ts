import type { Temporal } from 'temporal-polyfill';
import type { DemoRow } from '../../src/demo/row.js';
import { bucketOf, daysOverdue } from '../../src/domain/aging.js';
import { type CalendarDate, isBefore, parseDate } from '../../src/domain/calendar.js';
import { balanceOn, type DocumentStatus, type InvoiceKind, type Payment } from '../../src/domain/invoice.js';
import { money } from '../../src/domain/money.js';
import { dueDate } from '../../src/domain/terms.js';
import { parseTerms } from '../../src/domain/terms-parse.js';

/** What can be said of the invoices on a day, by the rules of the domain. */
export function situationsOf(rows: readonly DemoRow[], today: Temporal.PlainDate): readonly string[] {
  return rows.filter(({ table }) => table === 'invoices').flatMap((row) => situations(rows, row, today));
}

function situations(rows: readonly DemoRow[], row: DemoRow, today: CalendarDate): readonly string[] {
  const { cells } = row;
  const status = cells['documentStatus'] as DocumentStatus;
  if (status === 'draft') return ['draft'];
  if (status !== 'sent') return [status.replace('-', ' ')];
  if (cells['kind'] === 'credit') return ['credit'];
  const dueOn = dueOf(rows, row);
  const { paymentStatus, settledOn } = balanceOn(invoiceOf(rows, row, dueOn), today);
  const settled = settledOn === null ? [] : [isBefore(dueOn, settledOn) ? 'paid late' : 'paid on time'];
  if (paymentStatus === 'overpaid') return [...settled, 'overpaid'];
  if (paymentStatus === 'paid') return settled;
  return [
    ...(paymentStatus === 'part-paid' ? ['part paid'] : []),
    ...(dueOn.equals(today) ? ['due today'] : []),
    ...(cells['kind'] === 'deposit' ? ['deposit awaited'] : []),
    ...heldAs(cells, today),
    bucketOf(daysOverdue(dueOn, today)),
  ];
}

function heldAs(cells: DemoRow['cells'], today: CalendarDate): readonly string[] {
  if (cells['holdReason'] === 'dispute') return ['disputed'];
  const promised = dateOf(cells['promisedOn']);
  if (!promised) return [];
  return [isBefore(promised, today) ? 'promise broken' : 'promised'];
}

function invoiceOf(rows: readonly DemoRow[], { key, cells }: DemoRow, dueOn: CalendarDate) {
  const currency = String(cells['currency']);
  const entries = (table: 'payments' | 'invoices', field: string, amount: string, on: string) =>
    rows
      .filter((other) => other.table === table && other.links[field]?.includes(key))
      .map((other): Payment => {
        const date = dateOf(other.cells[on]);
        if (!date) throw new Error(`${other.key} has no date`);
        return { id: other.key, on: date, amount: minor(Math.abs(Number(other.cells[amount])), currency) };
      });
  return {
    kind: cells['kind'] as InvoiceKind,
    documentStatus: cells['documentStatus'] as DocumentStatus,
    total: minor(Number(cells['total']), currency),
    issuedOn: dateOf(cells['issued']),
    dueOn,
    paidOn: dateOf(cells['paidOn']),
    payments: entries('payments', 'invoice', 'amount', 'date'),
    credits: entries('invoices', 'creditsInvoice', 'total', 'issued'),
  };
}

function minor(amount: number, currency: string) {
  return money(Math.round(amount * (currency === 'JPY' ? 1 : 100)), currency);
}

function dueOf(rows: readonly DemoRow[], { cells, links }: DemoRow): CalendarDate {
  const written = dateOf(cells['due']);
  if (written) return written;
  const client = rows.find(({ key }) => key === links['client']?.[0]);
  const terms = parseTerms(String(client?.cells['paymentTerms']));
  const issued = dateOf(cells['issued']);
  if (!terms.ok || !issued) throw new Error(`${cells['number']} has no due date`);
  return dueDate(terms.value, issued).dueOn;
}

function dateOf(cell: unknown): CalendarDate | null {
  const date = parseDate(String(cell ?? ''));
  return date.ok ? date.value : null;
}
