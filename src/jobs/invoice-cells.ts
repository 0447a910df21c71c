import { type CalendarDate, isBefore, isoOf, parseDate } from '../domain/calendar.js';
import { type CurrencyCode, parseCurrency } from '../domain/currency.js';
import { type Money, parseMoney } from '../domain/money.js';
import type { Result } from '../domain/result.js';
import type { FieldKey, Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import type { ClientContext, Context } from './context.js';
import { type Complaint, rowFault } from './fault.js';
import { fromIssue } from './payments.js';

type InvoiceRow = Row<'invoices'>;

type DateField = 'issued' | 'due' | 'paidOn' | 'holdUntil' | 'promisedOn';

/** Reads the cells of invoices; what cannot be used is null, and named among the faults once. */
export type InvoiceReader = {
  client(row: InvoiceRow): ClientContext | null;
  total(row: InvoiceRow, client: ClientContext | null): Money | null;
  date(row: InvoiceRow, field: DateField): CalendarDate | null;
  /** A date that makes no sense before the invoice was issued; such a one is named and counts as blank. */
  notBefore(
    row: InvoiceRow,
    field: 'due' | 'promisedOn' | 'holdUntil',
    issuedOn: CalendarDate | null,
  ): CalendarDate | null;
  /** When all of it was paid; the day of issue where a day before it is written, which is named. */
  paidOn(row: InvoiceRow, issuedOn: CalendarDate | null): CalendarDate | null;
  complain(row: InvoiceRow, field: FieldKey<'invoices'>, complaint: Complaint): null;
};

/** `unreadable`: cells already named as such when the tracker was read. */
export function invoiceReader(
  context: Context,
  unreadable: readonly Fault[],
  faults: Fault[],
): InvoiceReader {
  const known = new Set(unreadable.map((fault) => `${fault.recordId}/${fault.field}`));

  function complain(row: InvoiceRow, field: FieldKey<'invoices'>, complaint: Complaint): null {
    const fault = rowFault('invoices', row, field, complaint);
    if (!known.has(`${row.id}/${fault.field}`)) faults.push(fault);
    return null;
  }

  function use<T>(row: InvoiceRow, field: FieldKey<'invoices'>, reading: Result<T>): T | null {
    return reading.ok ? reading.value : complain(row, field, reading);
  }

  function currency(row: InvoiceRow, client: ClientContext | null): CurrencyCode | null {
    if (row.cells.currency !== null) return use(row, 'currency', parseCurrency(row.cells.currency));
    if (client === null || client.currency !== null) return client?.currency ?? null;
    return complain(row, 'currency', {
      problem: 'No currency is known for this invoice.',
      remedy: 'Write three letters such as EUR here, in the row of the client or in Settings.',
    });
  }

  function date(row: InvoiceRow, field: DateField): CalendarDate | null {
    const text = row.cells[field];
    return text === null ? null : use(row, field, parseDate(text));
  }

  return {
    complain,
    client(row) {
      const ids = row.cells.client;
      const client = context.clients.get(ids?.[0] ?? '');
      if (client && ids?.length === 1) return client;
      return complain(row, 'client', {
        problem: client ? 'It names several clients.' : 'It names no client, so nobody is asked to pay.',
        remedy: 'Link the one client the invoice is for.',
      });
    },
    total(row, client) {
      const { total, kind, documentStatus } = row.cells;
      if (total === null) {
        if (documentStatus !== 'sent') return null;
        return complain(row, 'total', {
          problem: 'It is blank.',
          remedy: 'Write the amount of the invoice.',
        });
      }
      const code = currency(row, client);
      const amount = code === null ? null : use(row, 'total', parseMoney(total, code));
      if (amount === null || amount.minor >= 0 || kind === 'credit') return amount;
      return complain(row, 'total', {
        problem: `It is below zero (${total}), and Kind is not Credit.`,
        remedy: 'Choose Credit under Kind for a credit note, or write the amount above zero.',
      });
    },
    date,
    paidOn(row, issuedOn) {
      const written = date(row, 'paidOn');
      if (written === null) return null;
      const { on, early } = fromIssue(written, issuedOn, context.today);
      if (early) complain(row, 'paidOn', early);
      return on;
    },
    notBefore(row, field, issuedOn) {
      const on = date(row, field);
      if (on === null || issuedOn === null || !isBefore(on, issuedOn)) return on;
      return complain(row, field, {
        problem: `It lies before the day the invoice was issued (${isoOf(issuedOn)}), so it counts as blank.`,
        remedy: 'Correct this date, or Issued.',
      });
    },
  };
}
