import { type CalendarDate, isBefore, isoOf, parseDate } from '../domain/calendar.js';
import { parseCurrency } from '../domain/currency.js';
import type { Payment } from '../domain/invoice.js';
import { type Money, negate, parseMoney } from '../domain/money.js';
import type { FieldKey, Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import { type Complaint, rowFault } from './fault.js';

/** What was received or given for one invoice, to be filled in here. */
export type Settlement = {
  payments: Payment[];
  credits: readonly Payment[];
  /** Something could not be read, so what is left to pay is not known. */
  unsure: boolean;
};

/** An invoice as far as it could be read: what a payment has to fit. */
export type Billed = Settlement & { readonly total: Money | null; readonly issuedOn: CalendarDate | null };

/** Enters payments and credit notes for the invoices they name. */
export function enterSettlements(
  snapshot: Snapshot,
  billed: ReadonlyMap<string, Billed>,
  faults: Fault[],
  today: CalendarDate,
): void {
  for (const row of snapshot.tables.payments.values()) {
    const ids = row.cells.invoice;
    const id = ids?.[0];
    if (ids === null || id === undefined) continue;
    const invoice = billed.get(id);
    const reading = readPayment(row, invoice?.total ?? null);
    if ('problem' in reading) {
      faults.push(rowFault('payments', row, reading.field, reading));
      leaveOpen(billed, ids);
      continue;
    }
    if (!invoice) continue;
    const { on, early } = fromIssue(reading.on, invoice.issuedOn, today);
    if (early) faults.push(rowFault('payments', row, 'date', early));
    invoice.payments.push(early ? { ...reading, on } : reading);
  }

  for (const row of snapshot.tables.invoices.values()) {
    const ids = row.cells.creditsInvoice;
    if (ids === null || ids.length === 0 || row.cells.documentStatus !== 'sent') continue;
    const reading = readCredit(row, billed.get(row.id)?.total ?? null);
    if ('problem' in reading) {
      faults.push(rowFault('invoices', row, reading.field, reading));
      leaveOpen(billed, [row.id, ...ids]);
      continue;
    }
    for (const id of [row.id, ...ids]) {
      const invoice = billed.get(id);
      if (invoice) invoice.credits = [...invoice.credits, reading];
    }
  }
}

function leaveOpen(billed: ReadonlyMap<string, Billed>, ids: readonly string[]): void {
  for (const id of ids) {
    const invoice = billed.get(id);
    if (invoice) invoice.unsure = true;
  }
}

/**
 * The day from which money counts for an invoice. Clients do pay before they are sent one, and nobody is asked for what
 * has come: a day before the invoice is named and not used, the money counts from the day of issue on. An invoice that
 * bears a day to come counts it at once.
 */
export function fromIssue(
  on: CalendarDate,
  issuedOn: CalendarDate | null,
  today: CalendarDate,
): { readonly on: CalendarDate; readonly early: Complaint | null } {
  if (issuedOn === null || !isBefore(on, issuedOn)) return { on, early: null };
  const early = {
    problem: `It lies before the day the invoice was issued (${isoOf(issuedOn)}): the money counts, this day does not.`,
    remedy:
      'Correct this date or Issued, or name the invoice it was for. If it came in advance, write the day of issue here.',
  };
  return { on: isBefore(today, issuedOn) ? on : issuedOn, early };
}

type Wrong<T extends 'payments' | 'invoices'> = Complaint & { readonly field: FieldKey<T> };

function readPayment(row: Row<'payments'>, total: Money | null): Payment | Wrong<'payments'> {
  const { invoice, date, amount, currency } = row.cells;
  if (invoice !== null && invoice.length > 1) {
    return {
      field: 'invoice',
      problem: 'It names several invoices, and how much went to which is not known.',
      remedy: 'Write one row for each invoice.',
    };
  }
  if (date === null) return { field: 'date', problem: 'It is blank.', remedy: 'Write the day it arrived.' };
  if (amount === null)
    return { field: 'amount', problem: 'It is blank.', remedy: 'Write the amount that arrived.' };
  const on = parseDate(date);
  if (!on.ok) return { field: 'date', ...on };
  const code = currency === null ? null : parseCurrency(currency);
  if (code && !code.ok) return { field: 'currency', ...code };
  const inCurrency = code?.value ?? total?.currency;
  if (inCurrency === undefined) {
    return {
      field: 'currency',
      problem: 'No currency is known for this payment.',
      remedy: 'Write three letters such as EUR, or correct the invoice.',
    };
  }
  const money = parseMoney(amount, inCurrency);
  return money.ok ? { id: row.id, on: on.value, amount: money.value } : { field: 'amount', ...money };
}

function readCredit(row: Row<'invoices'>, total: Money | null): Payment | Wrong<'invoices'> {
  const { kind, creditsInvoice, issued } = row.cells;
  if (kind !== 'credit' || (creditsInvoice ?? []).length > 1 || creditsInvoice?.includes(row.id)) {
    return {
      field: 'creditsInvoice',
      problem:
        kind === 'credit' ? 'It does not name one other invoice.' : 'Only a credit note can credit one.',
      remedy: 'Choose Credit under Kind and link the one invoice it is for.',
    };
  }
  if (total === null) return { field: 'total', problem: 'It is not known.', remedy: 'Write the amount.' };
  const on = issued === null ? null : parseDate(issued);
  if (!on?.ok) {
    return { field: 'issued', problem: 'A credit needs its day.', remedy: 'Write the day it was issued.' };
  }
  return { id: row.id, on: on.value, amount: total.minor < 0 ? negate(total) : total };
}
