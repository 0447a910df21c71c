import { type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import type { CurrencyCode } from '../domain/currency.js';
import { type Money, negate, sumByCurrency } from '../domain/money.js';
import { fieldSpec, tableSpec } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type Charges, chargeCells, chargesOf } from './charges.js';
import { type ClientContext, type Context, contextOf } from './context.js';
import { rowFault } from './fault.js';
import { amountCell, showDate, showSums } from './format.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { ledgerOf } from './ledger.js';
import { memosOf } from './memos.js';
import { groupBy } from './once.js';
import { promisesCell } from './promises.js';
import { type Chased, remindersOf } from './reminders.js';
import { type Signals, signalsOf } from './signals.js';

export const receivables: Job = {
  name: 'receivables',
  purpose: 'what is open and overdue, what each client owes, and the reminders that wait for you',
  decide,
};

function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const { lines, messages } = remindersOf(input);
  const byClient = groupBy(lines, ({ line }) => line.client?.row.id ?? null);
  const charges = chargesOf(input);
  const signals = signalsOf(input);
  const memos = memosOf(input);
  const changes: Change[] = [
    ...lines.map((chased) => invoiceChange(chased, context, charges)),
    ...[...context.clients.keys()].map((id) =>
      clientChange(id, byClient.get(id) ?? [], signals.get(id) ?? null, memos.get(id) ?? []),
    ),
  ];
  const faults = [
    ...context.faults,
    ...ledgerOf(input).faults,
    ...charges.faults,
    ...tooLargeSums([...context.clients.values()], byClient),
  ];
  return { changes, rows: [], messages, faults, wakeAt: context.nextDate };
}

function invoiceChange(
  { line, chase, lastReminded }: Chased,
  context: Context,
  { byInvoice }: Charges,
): Change<'invoices'> {
  const { row, balance, overdue } = line;
  const charged = chargeCells(line, overdue ? byInvoice.get(row.id) : undefined);
  return {
    table: 'invoices',
    id: row.id,
    cells: {
      balance: balance && amountCell(balance.balance),
      paid: balance && amountCell(balance.paid),
      paymentStatus: balance?.paymentStatus ?? null,
      daysOverdue: overdue?.days ?? null,
      agingBucket: overdue?.bucket ?? null,
      reminderStage: chase.stage?.label ?? null,
      lastReminded: lastReminded && isoOf(lastReminded),
      effectiveDue: line.effectiveDueOn && isoOf(line.effectiveDueOn),
      promises: promisesCell(line, context.today),
      charge: charged.charge,
      working: charged.working,
      nextActionOn: chase.nextActionOn && isoOf(chase.nextActionOn),
      why: chase.why,
    },
  };
}

function clientChange(
  id: string,
  lines: readonly Chased[],
  signals: Signals | null,
  memos: readonly string[],
): Change<'clients'> {
  const open = lines.filter(({ line }) => (line.balance?.balance.minor ?? 0) > 0);
  const overdue = open.filter(({ line }) => (line.overdue?.days ?? 0) > 0);
  const unknown = lines.filter(
    ({ line }) => line.balance === null && line.row.cells.documentStatus === 'sent',
  );
  return {
    table: 'clients',
    id,
    cells: {
      openBalance: sums(open, unknown.length),
      overdue: sums(overdue, 0),
      attention: attention(lines, overdue, signals, memos),
      onTimeRate: signals?.record?.onTimeRate ?? null,
      averageDaysLate: signals?.record?.averageDaysLate ?? null,
    },
  };
}

/** Sums that cannot be counted: of clients, and of all together where each client's can. */
function tooLargeSums(
  clients: readonly ClientContext[],
  byClient: ReadonlyMap<string, readonly Chased[]>,
): Fault[] {
  const together = tooLarge([...byClient.values()].flat());
  // No part is too large where the whole is not.
  if (together.length === 0) return [];
  const named = clients.flatMap(({ row }) => {
    const codes = tooLarge(byClient.get(row.id) ?? []);
    return codes.length === 0
      ? []
      : [{ codes, fault: rowFault('clients', row, 'openBalance', tooMuch(codes)) }];
  });
  const told = new Set(named.flatMap(({ codes }) => codes));
  const rest = together.filter((code) => !told.has(code));
  const unnamed = {
    table: tableSpec('invoices').label,
    field: fieldSpec('invoices', 'total')?.label ?? '',
    problem: `What all clients owe in ${rest.join(' and ')} is too large to be counted, so it stands in no sum of all together.`,
    remedy: 'Check the number of digits in these totals.',
  };
  return [...named.map(({ fault }) => fault), ...(rest.length === 0 ? [] : [unnamed])];
}

/** Currencies in which what is open, or what the client is owed, cannot be counted. */
function tooLarge(lines: readonly Chased[]): CurrencyCode[] {
  const all = balances(lines);
  const sides = [all.filter(({ minor }) => minor > 0), all.filter(({ minor }) => minor < 0)];
  const codes = sides.flatMap((side) =>
    [...sumByCurrency(side)].flatMap(([currency, sum]) => (sum === null ? [currency] : [])),
  );
  return [...new Set(codes)].sort();
}

function tooMuch(codes: readonly CurrencyCode[]) {
  return {
    problem: `What is open in ${codes.join(' and ')} is too large to be counted; each invoice is, and goes on.`,
    remedy: "Check the number of digits in Total of this client's invoices, and in their payments.",
  };
}

/** A sum that leaves something out says so. */
function sums(lines: readonly Chased[], unknown: number): string | null {
  const known = showSums(balances(lines));
  if (unknown === 0) return known;
  const rest = unknown === 1 ? '1 invoice not counted' : `${unknown} invoices not counted`;
  return known === null ? rest : `${known} · ${rest}`;
}

function attention(
  lines: readonly Chased[],
  overdue: readonly Chased[],
  signals: Signals | null,
  memos: readonly string[],
): string | null {
  const oldest = overdue.reduce<CalendarDate | null>(
    (first, { line: { dueOn } }) => (dueOn && (!first || isBefore(dueOn, first)) ? dueOn : first),
    null,
  );
  const disputed = overdue.filter(({ line }) => line.row.cells.holdReason === 'dispute').length;
  const credit = showSums(
    balances(lines)
      .filter(({ minor }) => minor < 0)
      .map(negate),
  );
  const notes = [
    oldest && `${count(overdue.length, 'invoice')} overdue, the oldest since ${showDate(oldest)}.`,
    disputed > 0 && `${count(disputed, 'invoice')} in dispute.`,
    credit && `${credit} in the client's favour.`,
    overdue.length > 0 && signals && signals.promises.broken > 0 && promises(signals.promises),
    overdue.length > 0 &&
      signals?.paysAfter &&
      `Has mostly paid after the ${signals.paysAfter.label.toLowerCase()}.`,
    ...memos,
  ].filter((note) => typeof note === 'string');
  return notes.length === 0 ? null : notes.join('\n');
}

function promises({ kept, broken }: Signals['promises']): string {
  return `${count(broken, 'promise')} to pay broken, ${kept} kept.`;
}

function balances(lines: readonly Chased[]): Money[] {
  const all: Money[] = [];
  for (const { line } of lines) if (line.balance) all.push(line.balance.balance);
  return all;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
