import { type AlarmLines, parseAlarmLines, usualAlarmLines } from '../domain/alarm-lines.js';
import { isBefore, parseDate } from '../domain/calendar.js';
import { type CurrencyCode, parseCurrency } from '../domain/currency.js';
import type { Cushion } from '../domain/cushion.js';
import { type Money, negate, parseMoney } from '../domain/money.js';
import { type IncomeShares, type Receipt, sharesOfIncome } from '../domain/share-of-income.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { contextOf } from './context.js';
import { rowFault } from './fault.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { once } from './once.js';

export type Income = {
  /** The account's; shares are of what came in it. */
  readonly currency: CurrencyCode;
  readonly shares: IncomeShares;
};

/** What came in during the last twelve months; null while Settings name no currency. Linear in invoices and payments. */
export const incomeOf = once((input: JobInput): Income | null => {
  const { settings, today } = contextOf(input);
  const currency = accountCurrency(settings);
  if (currency === null) return null;
  return { currency, shares: sharesOfIncome(receiptsOf(input), currency, today) };
});

function accountCurrency(settings: Row<'settings'> | null): CurrencyCode | null {
  const code = settings?.cells.currency ? parseCurrency(settings.cells.currency) : null;
  return code?.ok ? code.value : null;
}

function* receiptsOf(input: JobInput): Iterable<Receipt> {
  for (const line of ledgerOf(input).lines) {
    const from = line.client?.row.id ?? null;
    // What was paid for a credit note was paid back.
    const signed = line.row.cells.kind === 'credit' ? negate : same;
    for (const { on, amount } of line.received) yield { from, on, amount: signed(amount) };
    const rest = paidInOne(line, input);
    if (rest) yield { from, on: rest.on, amount: signed(rest.amount) };
  }
  yield* unassigned(input);
}

function same(amount: Money): Money {
  return amount;
}

/** What "Paid on" says came beside the payments that have rows of their own. */
function paidInOne(
  { row, balance, received }: Line,
  input: JobInput,
): { readonly on: Receipt['on']; readonly amount: Money } | null {
  const on = row.cells.paidOn === null ? null : parseDate(row.cells.paidOn);
  if (!on?.ok || balance === null || row.cells.documentStatus === 'void') return null;
  const { today } = contextOf(input);
  const { minor, currency } = balance.paid;
  const own = received.filter((each) => each.amount.currency === currency && !isBefore(today, each.on));
  const rest = minor - own.reduce((sum, each) => sum + each.amount.minor, 0);
  return rest > 0 ? { on: on.value, amount: { minor: rest, currency } } : null;
}

/** Payments that name no invoice are income all the same; without a currency of their own they are in the client's. */
function* unassigned(input: JobInput): Iterable<Receipt> {
  const { clients } = contextOf(input);
  for (const { cells } of input.snapshot.tables.payments.values()) {
    if ((cells.invoice ?? []).length > 0 || cells.date === null || cells.amount === null) continue;
    const client = clients.get(cells.client?.[0] ?? '');
    const on = parseDate(cells.date);
    const amount = parseMoney(cells.amount, cells.currency ?? client?.currency ?? '');
    if (on.ok && amount.ok) yield { from: client?.row.id ?? null, on: on.value, amount: amount.value };
  }
}

export type MoneyLines = {
  readonly lines: AlarmLines;
  /** Null unless both figures are there. */
  readonly cushion: Cushion | null;
  readonly faults: readonly Fault[];
};

/** Where Settings draw the lines, and what is put by. */
export const moneyLinesOf = once((input: JobInput): MoneyLines => {
  const { settings } = contextOf(input);
  if (!settings) return { lines: usualAlarmLines, cushion: null, faults: [] };
  const faults: Fault[] = [];
  const { alarmLines } = settings.cells;
  const lines = alarmLines === null ? null : parseAlarmLines(alarmLines);
  if (lines && !lines.ok) faults.push(rowFault('settings', settings, 'alarmLines', lines));
  const monthlyExpenses = amount(settings, 'monthlyExpenses', 1, faults);
  const saved = amount(settings, 'cushion', 0, faults);
  return {
    lines: lines?.ok ? lines.value : usualAlarmLines,
    cushion: monthlyExpenses && saved && { saved, monthlyExpenses },
    faults,
  };
});

function amount(
  settings: Row<'settings'>,
  field: 'monthlyExpenses' | 'cushion',
  atLeast: number,
  faults: Fault[],
): Money | null {
  const value = settings.cells[field];
  const currency = accountCurrency(settings);
  if (value === null || currency === null) return null;
  const read = parseMoney(value, currency);
  if (read.ok && read.value.minor >= atLeast) return read.value;
  faults.push(
    rowFault(
      'settings',
      settings,
      field,
      read.ok
        ? {
            problem: `${value} is ${atLeast === 0 ? 'below zero' : 'not above zero'}, so how long the cushion lasts is not said.`,
            remedy: 'Write the amount, or clear the cell.',
          }
        : read,
    ),
  );
  return null;
}
