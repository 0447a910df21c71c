import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { countable, exactSum, type Money, toDecimal } from '../domain/money.js';
import { contextOf } from './context.js';
import { byDateThen } from './dates.js';
import { showDate, showMoney } from './format.js';
import { freshnessOf } from './freshness.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { letterHistory } from './letter-history.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';

/**
 * Thanks are in place from the day after the last of the money came, when it is sure to have been entered in full, and
 * for so many days; later they would read like a machine's.
 */
const window = 7;

/** An invoice of which the last part came as money. */
type Paid = {
  readonly line: Line;
  readonly number: string;
  readonly on: CalendarDate;
  /** What came on that day. */
  readonly amount: Money;
  readonly key: string;
};

/** Thanks for an invoice that was paid to the last cent, as long as nothing else of the client's is overdue. */
export function thanks(input: JobInput, ahead: number): Occasions {
  const { chaseFrom } = contextOf(input);
  const all = [...ledgerOf(input).byClient.values()].flatMap((lines) => {
    const paid = lines
      .flatMap((line) => paidOf(line, ahead))
      .filter(({ on }) => chaseFrom && !isBefore(on, chaseFrom));
    const next = paid.length > 0 && !lines.some(mayBeOverdue) ? nextOf(paid, input) : null;
    return next ? occasion(next, input) : [];
  });
  return { all, faults: [] };
}

function paidOf(line: Line, ahead: number): Paid[] {
  const { row, client, number, total, balance, received } = line;
  if (row.cells.documentStatus !== 'sent' || balance?.paymentStatus !== 'paid') return [];
  // What the bank collects by itself was no deed of the client's.
  if (row.cells.holdReason === 'autopay' || line.doubled || line.unreadable) return [];
  const on = balance.settledOn;
  if (!client || !number || !total || !on) return [];
  if (!isNear(client, addDays(on, 1), addDays(on, window), ahead)) return [];
  const before = received.filter((payment) => isBefore(payment.on, on));
  const left = exactSum([total]) - exactSum([balance.credited, ...before.map((payment) => payment.amount)]);
  const amount = countable(left, total.currency);
  // Nothing is left for the day where a credit note settled it.
  return amount && amount.minor > 0 ? [{ line, number, on, amount, key: `thanks:${row.id}` }] : [];
}

/** An invoice whose balance is not known may be overdue. */
function mayBeOverdue({ row, balance, overdue }: Line): boolean {
  return row.cells.documentStatus === 'sent' && (balance === null || (overdue !== null && overdue.days > 0));
}

/**
 * The newest, for which thanks stand for whatever came before it, or on the same day. What waits already is not taken
 * away for a newer one.
 */
function nextOf(paid: readonly Paid[], input: JobInput): Paid | null {
  const history = letterHistory(input);
  const newestFirst = [...paid].sort((a, b) => byDateThen(b.on, a.on, a.line.row.id, b.line.row.id));
  const thanked = newestFirst.find(({ key }) => history.isOver(key));
  const open = newestFirst.filter(({ on }) => !thanked || isBefore(thanked.on, on));
  const waits = open.find(
    ({ key, on, line: { client } }) =>
      history.isStanding(key) && client && !isBefore(addDays(on, window), client.today),
  );
  return waits ?? open[0] ?? null;
}

function occasion({ line: { row, client }, number, on, amount, key }: Paid, input: JobInput): Occasion[] {
  if (!client) return [];
  const askFirst = freshnessOf(client, input);
  return [
    {
      key,
      kind: 'thanks',
      client,
      about: number,
      from: addDays(on, 1),
      until: addDays(on, window),
      thread: row.id,
      what: `Thanks for ${number}`,
      why: [
        `${number} is paid: the last of it, ${showMoney(amount)}, came on ${showDate(on)}.`,
        ...(askFirst === null ? [] : [askFirst]),
      ].join('\n'),
      ...(askFirst === null ? {} : { askFirst }),
      facts: { number, amount: toDecimal(amount), currency: amount.currency, paidOn: isoOf(on) },
    },
  ];
}
