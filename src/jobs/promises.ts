import { type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { exactSum, parseMoney } from '../domain/money.js';
import { promisedDay } from './hold.js';
import type { Line } from './ledger.js';

export type KeptPromise = { readonly on: string; readonly kept: boolean };

const entry = /(kept|broken) (\d{4}-\d{2}-\d{2})/g;

const none: readonly KeptPromise[] = [];

/** Promises that have run out, as the cell has kept them. */
export function readPromises(cell: string | null): readonly KeptPromise[] {
  if (cell === null) return none;
  return [...cell.matchAll(entry)].map(([, outcome, on = '']) => ({ on, kept: outcome === 'kept' }));
}

/**
 * What became of each promise: the cell is its own memory, because Promised on holds only the latest. The latest is
 * looked at anew each day, so that a payment entered later turns a broken promise into a kept one.
 */
export function promisesCell(line: Line, today: CalendarDate): string | null {
  const promised = promisedDay(line);
  if (promised === null && line.row.cells.promises === null) return null;
  const before = readPromises(line.row.cells.promises).filter(
    ({ on }) => on !== (promised && isoOf(promised)),
  );
  const runOut = promised && isBefore(promised, today) && line.balance !== null;
  const now = runOut ? [{ on: isoOf(promised), kept: wasKept(line, promised) }] : [];
  const all = [...before, ...now].sort((a, b) => (a.on < b.on ? -1 : 1));
  return all.length === 0 ? null : all.map(({ on, kept }) => `${kept ? 'kept' : 'broken'} ${on}`).join(', ');
}

/** Paid in full, or the promised amount, by the end of the promised day. */
export function wasKept({ balance, row, received }: Line, promised: CalendarDate): boolean {
  if (!balance) return false;
  if (balance.settledOn) return !isBefore(promised, balance.settledOn);
  const { promisedAmount } = row.cells;
  const amount = promisedAmount === null ? null : parseMoney(promisedAmount, balance.balance.currency);
  if (!amount?.ok || amount.value.minor <= 0) return false;
  const byThen = received.filter(({ on }) => !isBefore(promised, on));
  return exactSum(byThen.map((payment) => payment.amount)) >= BigInt(amount.value.minor);
}
