import { type AgingBucket, bucketOf, daysOverdue } from '../domain/aging.js';
import type { CalendarDate } from '../domain/calendar.js';
import { type DocumentStatus, type InvoiceBalance, type Payment, tryBalance } from '../domain/invoice.js';
import type { Money } from '../domain/money.js';
import { type DueDate, dueDate } from '../domain/terms.js';
import { roll } from '../domain/working-days.js';
import { fieldSpec, type Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import { workingCalendarOf } from './client-days.js';
import { type ClientContext, contextOf } from './context.js';
import { discountOf } from './discounts.js';
import { rowFault } from './fault.js';
import { type InvoiceReader, invoiceReader } from './invoice-cells.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';
import { type Billed, enterSettlements } from './payments.js';

type InvoiceRow = Row<'invoices'>;

/** One invoice as of the account's today. What cannot be known is null, and a fault says why. */
export type Line = {
  readonly row: InvoiceRow;
  readonly client: ClientContext | null;
  readonly number: string | null;
  /** Another row bears the same number. */
  readonly doubled: boolean;
  readonly balance: InvoiceBalance | null;
  readonly total: Money | null;
  /** Payments for this invoice, in its currency or not, none dated before it. */
  readonly received: readonly Payment[];
  readonly dueOn: CalendarDate | null;
  /** The due date moved off weekends and holidays by the client's weekend rule; what is late is counted from it. */
  readonly effectiveDueOn: CalendarDate | null;
  readonly issuedOn: CalendarDate | null;
  /** Why what is left is a discount taken too late, which is shown and not chased; null: it is not. */
  readonly discountLeft: string | null;
  readonly holdUntil: CalendarDate | null;
  readonly promisedOn: CalendarDate | null;
  /** A cell of this row could not be read; what it would have said may be a reason not to chase. */
  readonly unreadable: boolean;
  /** Of an invoice with something open and a due date. */
  readonly overdue: { readonly days: number; readonly bucket: AgingBucket } | null;
};

export type Ledger = {
  readonly lines: readonly Line[];
  readonly byClient: ReadonlyMap<string, readonly Line[]>;
  readonly faults: readonly Fault[];
};

/** Every invoice with its balance and due date. Linear in invoices and payments. */
export const ledgerOf = once(readLedger);

function readLedger(input: JobInput): Ledger {
  const { snapshot } = input;
  const context = contextOf(input);
  const faults: Fault[] = [];
  const read = invoiceReader(context, snapshot.faults, faults);
  const rows = [...snapshot.tables.invoices.values()].filter(isFilled);
  const bills = new Map<string, Bill>();
  for (const row of rows) {
    const client = read.client(row);
    const total = read.total(row, client);
    const issuedOn = read.date(row, 'issued');
    bills.set(row.id, { row, client, total, issuedOn, payments: [], credits: none, unsure: false });
  }
  enterSettlements(snapshot, bills, faults, context.today);
  const isDoubled = numberReader(rows, read);
  const { dueOf, byTerms } = dueReader(read, faults);
  const unreadable = groupBy(snapshot.faults, (fault) => fault.recordId ?? null);

  const lines = Array.from(bills.values(), (bill): Line => {
    const { row, client, total, issuedOn, payments, credits } = bill;
    const dueOn = dueOf(row, client, issuedOn);
    const paidOn = read.paidOn(row, issuedOn);
    const wrong = unreadable.get(row.id) ?? nothingWrong;
    const unsure = bill.unsure || wrong.some(({ field }) => field === paidOnLabel);
    const effectiveDueOn = dueOn && client && effectiveDue(client, dueOn, input);
    const discount = total && discountOf(byTerms(client, issuedOn), client, total, bill);
    const invoice = total && {
      kind: row.cells.kind ?? ('standard' as const),
      documentStatus: documentStatus(row, read),
      payments,
      credits: discount?.kind === 'taken' ? [...credits, discount.credit] : credits,
      total,
      issuedOn,
      dueOn,
      paidOn,
    };
    const found = invoice && !unsure ? tryBalance(invoice, context.today) : null;
    const counted = found?.ok ? found.value : null;
    if (found?.ok === false) read.complain(row, 'total', found);
    const balance = counted && reportUncounted(snapshot, counted, faults) ? null : counted;
    const countedFrom = effectiveDueOn ?? dueOn;
    const days =
      balance && balance.balance.minor > 0 && countedFrom ? daysOverdue(countedFrom, context.today) : null;
    return {
      row,
      client,
      number: row.cells.number?.trim() || null,
      doubled: isDoubled(row),
      balance,
      total,
      received: payments,
      dueOn,
      effectiveDueOn,
      issuedOn,
      discountLeft: discount?.kind === 'late' ? lateDiscount : null,
      holdUntil: holdUntil(row, issuedOn, read),
      promisedOn: read.notBefore(row, 'promisedOn', issuedOn),
      unreadable: wrong.length > 0,
      overdue: days === null ? null : { days, bucket: bucketOf(days) },
    };
  });
  return { lines, byClient: groupBy(lines, (line) => line.client?.row.id ?? null), faults };
}

type Bill = Billed & { readonly row: InvoiceRow; readonly client: ClientContext | null };

const none: readonly Payment[] = [];
const nothingWrong: readonly Fault[] = [];

const lateDiscount =
  'No reminder: what is left is the discount for paying early, and the payment came later. It is shown, not chased.';

function effectiveDue(client: ClientContext, dueOn: CalendarDate, input: JobInput): CalendarDate {
  if (client.weekendRule === 'none') return dueOn;
  return roll(dueOn, client.weekendRule, workingCalendarOf(client, input));
}

/** The day of a promise cannot lie before the invoice; that of another hold may have passed long ago. */
function holdUntil(row: InvoiceRow, issuedOn: CalendarDate | null, read: InvoiceReader): CalendarDate | null {
  const isPromise = row.cells.holdReason === 'promise';
  return isPromise ? read.notBefore(row, 'holdUntil', issuedOn) : read.date(row, 'holdUntil');
}

const paidOnLabel = fieldSpec('invoices', 'paidOn')?.label;

function documentStatus(row: InvoiceRow, read: InvoiceReader): DocumentStatus {
  if (row.cells.documentStatus !== null) return row.cells.documentStatus;
  if (row.cells.issued !== null) {
    read.complain(row, 'documentStatus', {
      problem: 'It is blank, so the invoice counts as a draft and nobody is asked to pay.',
      remedy: 'Choose Sent once the client has the invoice, or Draft.',
    });
  }
  return 'draft';
}

/** A row that was only just added says nothing yet. */
function isFilled({ cells }: InvoiceRow): boolean {
  const { number, client, total, issued, due } = cells;
  return number !== null || client !== null || total !== null || issued !== null || due !== null;
}

function numberReader(rows: readonly InvoiceRow[], read: InvoiceReader) {
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, cells } of rows) {
    const number = cells.number?.trim().toLowerCase();
    if (!number) continue;
    const first = seen.get(number);
    if (first === undefined) seen.set(number, id);
    else shared.add(first).add(id);
  }
  return (row: InvoiceRow): boolean => {
    if (!row.cells.number?.trim()) {
      if (row.cells.documentStatus === 'sent') {
        read.complain(row, 'number', {
          problem: 'It is blank, so no reminder can name the invoice.',
          remedy: 'Write the number that stands on the invoice.',
        });
      }
      return false;
    }
    const doubled = shared.has(row.id);
    if (doubled) {
      read.complain(row, 'number', {
        problem: 'Another invoice has the same number; neither is chased.',
        remedy: 'Give each invoice its own number, or delete the copy.',
      });
    }
    return doubled;
  };
}

/** The due date as written, else by the client's terms; only sent invoices are missed one. */
function dueReader(read: InvoiceReader, faults: Fault[]) {
  const known = new Map<ClientContext['terms'], Map<CalendarDate, DueDate>>();
  const without = new Set<ClientContext>();

  /** What the client's terms make of a day of issue; each pair is worked out once. */
  function byTerms(client: ClientContext | null, issuedOn: CalendarDate | null): DueDate | null {
    const terms = client?.terms ?? null;
    if (terms === null || issuedOn === null) return null;
    const dates = known.get(terms) ?? new Map<CalendarDate, DueDate>();
    known.set(terms, dates);
    const due = dates.get(issuedOn) ?? dueDate(terms, issuedOn);
    dates.set(issuedOn, due);
    return due;
  }

  function dueOf(
    row: InvoiceRow,
    client: ClientContext | null,
    issuedOn: CalendarDate | null,
  ): CalendarDate | null {
    const { due, issued, documentStatus } = row.cells;
    const written = due === null ? null : read.notBefore(row, 'due', issuedOn);
    // One that cannot be read is named; one before the invoice itself counts as blank.
    if (due !== null && (written !== null || read.date(row, 'due') === null)) return written;
    if (documentStatus !== 'sent' || client === null) return null;
    if (client.terms === null) {
      if (client.row.cells.paymentTerms === null && !without.has(client)) {
        without.add(client);
        faults.push(
          rowFault('clients', client.row, 'paymentTerms', {
            problem: 'No payment terms are known, so invoices without a due date are never overdue.',
            remedy: 'Write terms such as Net 30 here, or Default terms in Settings.',
          }),
        );
      }
      return null;
    }
    if (issuedOn === null) {
      if (issued !== null) return null;
      return read.complain(row, 'issued', {
        problem: 'It is blank, and so is Due: when it is to be paid is not known.',
        remedy: 'Write the day it was issued, or the day it is due.',
      });
    }
    return byTerms(client, issuedOn)?.dueOn ?? null;
  }
  return { dueOf, byTerms };
}

/** Money that came and could not be counted makes the balance unknown: nobody is asked for what was paid. */
function reportUncounted(snapshot: Snapshot, balance: InvoiceBalance, faults: Fault[]): boolean {
  for (const fault of balance.faults) {
    const payment = snapshot.tables.payments.get(fault.id);
    const credit = snapshot.tables.invoices.get(fault.id);
    if (payment) faults.push(rowFault('payments', payment, 'currency', fault));
    else if (credit) faults.push(rowFault('invoices', credit, 'creditsInvoice', fault));
  }
  return balance.faults.length > 0;
}
