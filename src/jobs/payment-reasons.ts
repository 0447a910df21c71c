import { isBefore, isoOf } from '../domain/calendar.js';
import type { Reason } from '../domain/health.js';
import { type PaymentTrend, paymentTrend } from '../domain/payment-trend.js';
import { incomeSince } from '../domain/share-of-income.js';
import type { ClientContext, Context } from './context.js';
import { byDateThen } from './dates.js';
import { showDate, showNumber } from './format.js';
import { promisedDay } from './hold.js';
import type { Line } from './ledger.js';
import { promisesCell, readPromises } from './promises.js';
import { paidOf, type Signals } from './signals.js';

/** Days after which an unpaid invoice is a worry, and a grave one; the ladder speaks of it long before. */
const unpaidLines = { watch: 30, strain: 60 } as const;
/** Rates of invoices paid on time that say something of a client. */
const onTimeLines = { good: 0.8, poor: 0.5 } as const;
/** Average days late: fewer are the bank's, so many are grave. */
const lateLines = { watch: 3, strain: 30 } as const;
/** Of fewer paid invoices nothing bad is concluded. */
const enough = 3;

/** What money says of a relation, the weightiest kinds first. */
export function paymentReasons(
  lines: readonly Line[],
  client: ClientContext,
  signals: Signals | null,
  context: Context,
): readonly Reason[] {
  const open = lines.filter((line) => isOpen(line, context));
  const trend = paymentTrend(paidOf(lines));
  return [
    unpaid(open.filter((line) => !isDisputed(line, client) && !isPromised(line, client))),
    promises(promisesLately(lines, context)),
    disputed(open.filter((line) => isDisputed(line, client))),
    record(signals, trend),
    trend && trendReason(trend),
  ].filter((reason) => reason !== null);
}

/** Whether the client says when money comes, and keeps to it. */
export function communicates(lines: readonly Line[], client: ClientContext, context: Context): boolean {
  const { kept, broken } = promisesLately(lines, context);
  if (kept > broken) return true;
  return broken === 0 && lines.some((line) => isOpen(line, context) && isPromised(line, client));
}

type Promises = { readonly kept: number; readonly broken: number };

/** What became of the promises of the last twelve months; older ones are forgiven, or no more to anyone's credit. */
function promisesLately(lines: readonly Line[], { today }: Context): Promises {
  const since = isoOf(incomeSince(today));
  const lately = lines.flatMap((line) => {
    const cell = promisesCell(line, today);
    return cell === null ? [] : readPromises(cell).filter(({ on }) => on >= since);
  });
  const kept = lately.filter((promise) => promise.kept).length;
  return { kept, broken: lately.length - kept };
}

/** Small change below the freelancer's own line, and a discount taken too late, are nobody's strain. */
function isOpen({ balance, discountLeft, row }: Line, { remindFrom }: Context): boolean {
  if (balance === null || discountLeft !== null || row.cells.kind === 'credit') return false;
  const least = remindFrom.get(balance.balance.currency)?.minor ?? 1;
  return balance.balance.minor >= Math.max(1, least);
}

function isDisputed({ row, holdUntil }: Line, { today }: ClientContext): boolean {
  return row.cells.holdReason === 'dispute' && (holdUntil === null || isBefore(today, holdUntil));
}

function isPromised(line: Line, { today }: ClientContext): boolean {
  const day = promisedDay(line);
  return day !== null && !isBefore(day, today);
}

function unpaid(open: readonly Line[]): Reason | null {
  const late = open
    .filter(({ overdue }) => (overdue?.days ?? 0) > unpaidLines.watch)
    .sort((a, b) => byDateThen(a.dueOn, b.dueOn, a.row.id, b.row.id));
  const [oldest] = late;
  if (!oldest) return null;
  const grave = late.some(({ overdue }) => (overdue?.days ?? 0) > unpaidLines.strain);
  const since = oldest.dueOn ? showDate(oldest.dueOn) : 'long ago';
  const text =
    late.length === 1
      ? `Invoice ${named(oldest)} is still unpaid; it was due on ${since}.`
      : `${late.length} invoices are unpaid for more than a month; the oldest was due on ${since}.`;
  return { weight: grave ? 'strain' : 'watch', text };
}

function disputed(open: readonly Line[]): Reason | null {
  const [first] = open;
  if (!first) return null;
  const text =
    open.length === 1 ? `Invoice ${named(first)} is in dispute.` : `${open.length} invoices are in dispute.`;
  return { weight: 'watch', text };
}

function promises({ kept, broken }: Promises): Reason | null {
  if (kept + broken === 0) return null;
  if (broken === 0) {
    const text = kept === 1 ? 'A promise to pay was kept.' : `${allOf(kept)} promises to pay were kept.`;
    return { weight: 'good', text };
  }
  const said = `${broken} ${broken === 1 ? 'promise' : 'promises'} to pay broken in the last twelve months, ${kept} kept.`;
  if (kept > broken) return { weight: 'good', text: said };
  return { weight: broken > 1 && broken > kept ? 'strain' : 'watch', text: said };
}

/** Of one who has come to pay sooner, what was worse weighs less. */
function record(signals: Signals | null, trend: PaymentTrend | null): Reason | null {
  const { count, onTimeRate, averageDaysLate } = signals?.record ?? {
    count: 0,
    onTimeRate: 0,
    averageDaysLate: 0,
  };
  if (count === 0) return null;
  const onTime = Math.round(onTimeRate * count);
  const paid =
    onTime === count
      ? count === 1
        ? 'The one invoice paid so far came on time.'
        : `${allOf(count)} paid invoices came on time.`
      : `${onTime} of ${count} paid invoices came on time; on average they were ${days(averageDaysLate)} late.`;
  const mends = trend?.direction === 'sooner';
  if (count >= enough && averageDaysLate >= lateLines.strain) {
    return { weight: mends ? 'watch' : 'strain', text: paid };
  }
  if (count >= enough && onTimeRate < onTimeLines.poor && averageDaysLate >= lateLines.watch) {
    return { weight: mends && trend.last < lateLines.watch ? 'fair' : 'watch', text: paid };
  }
  const isGood = onTimeRate >= onTimeLines.good || averageDaysLate < lateLines.watch;
  return { weight: isGood ? 'good' : 'fair', text: paid };
}

function trendReason({ direction, last, before }: PaymentTrend): Reason {
  return {
    weight: direction === 'later' ? 'watch' : 'good',
    text: `Pays ${direction} than before: the last three invoices ${days(last)} late on average, those before ${days(before)}.`,
  };
}

function allOf(count: number): string {
  return count === 2 ? 'Both' : `All ${count}`;
}

function days(number: number): string {
  return `${showNumber(number)} ${number === 1 ? 'day' : 'days'}`;
}

function named({ number }: Line): string {
  return number ?? 'without a number';
}
