import { nthCheckIn, parseCadence } from '../domain/cadence.js';
import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfMonth,
  isBefore,
  parseDate,
} from '../domain/calendar.js';
import type { Reason } from '../domain/health.js';
import { exactSum, type Money } from '../domain/money.js';
import { incomeSince } from '../domain/share-of-income.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import type { CheckInDate } from './check-in-dates.js';
import { type ClientContext, dateOfInstant } from './context.js';
import { rowFault } from './fault.js';
import { showDate, showPercent, showSums } from './format.js';
import { isWithClient } from './progress-of.js';

type TaskRow = Row<'tasks'>;

/** So many rush jobs or favours in a quarter are a habit; so many tasks make a record. */
const habit = 3;
/** Days after which what the client owes is a worry, and a grave one. */
const inputLines = { watch: 7, strain: 30 } as const;
/** Work given away is worth a look above this share of what was invoiced. */
const absorbedLine = 0.05;

// Clients share few dates, and each is worked out once.
const quarters = new WeakMap<CalendarDate, CalendarDate>();

/**
 * Three months, counted from the first of one: what is said moves with the work and with the turn of a month, and not
 * with every day.
 */
function quarterSince({ today }: ClientContext): CalendarDate {
  const since = quarters.get(today) ?? addMonths(dayOfMonth(today, 1), -3);
  quarters.set(today, since);
  return since;
}

/** What the client owes the work, and how they have kept to it. */
export function inputReason(tasks: readonly TaskRow[], { today }: ClientContext): Reason | null {
  const own = tasks.filter((task) => isWithClient(task) && task.cells.status !== 'dropped');
  const late = own
    .flatMap(({ cells }) => (cells.status === 'done' ? [] : (dateOf(cells.due) ?? [])))
    .filter((due) => isBefore(addDays(due, inputLines.watch), today))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const [first] = late;
  if (first) {
    const grave = late.length >= habit || isBefore(addDays(first, inputLines.strain), today);
    const text =
      late.length === 1
        ? `A task on their side is late; it was due on ${showDate(first)}.`
        : `${late.length} tasks on their side are late; the first was due on ${showDate(first)}.`;
    return { weight: grave ? 'strain' : 'watch', text };
  }
  const since = incomeSince(today);
  const kept = own.flatMap(({ cells }) => {
    const [due, doneOn] = [dateOf(cells.due), dateOf(cells.doneOn)];
    const counts = cells.status === 'done' && due && doneOn && !isBefore(doneOn, since);
    return counts ? [!isBefore(due, doneOn)] : [];
  });
  if (kept.length < habit) return null;
  const inTime = kept.filter(Boolean).length;
  const text = `${inTime} of ${kept.length} tasks on their side were done in time in the last twelve months.`;
  if (inTime / kept.length >= 0.8) return { weight: 'good', text };
  return { weight: inTime / kept.length < 0.5 ? 'watch' : 'fair', text };
}

/**
 * Favours of a quarter, and what all of them were worth against what was invoiced: amounts in the client's currency.
 */
export function favourReason(
  tasks: readonly TaskRow[],
  client: ClientContext,
  absorbed: readonly Money[],
  invoiced: readonly Money[],
): Reason | null {
  const since = quarterSince(client);
  const favours = tasks.filter(({ cells }) => cells.scope === 'favour' && cells.status !== 'dropped');
  const lately = favours.filter((task) => isSince(task, since, client)).length;
  const [given, asked] = [exactSum(absorbed), exactSum(invoiced)];
  const share = asked > 0n ? Number(given) / Number(asked) : 0;
  const said = [
    lately >= habit && `${lately} favours since ${showDate(since)}`,
    share > absorbedLine &&
      `favours worth ${showSums(absorbed)} in all, more than ${showPercent(absorbedLine)} of what was invoiced`,
  ].filter((part) => typeof part === 'string');
  if (said.length === 0) return null;
  const text = said.join('; ');
  return { weight: 'watch', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

export function rushReason(tasks: readonly TaskRow[], client: ClientContext): Reason | null {
  const since = quarterSince(client);
  const rushed = tasks.filter(({ cells }) => cells.rush === true && cells.status !== 'dropped');
  const lately = rushed.filter((task) => isSince(task, since, client)).length;
  if (lately < habit) return null;
  return { weight: 'watch', text: `${lately} rush jobs since ${showDate(since)}.` };
}

/** Extra work that was asked for and agreed at a price speaks for a client. */
export function extraReason(tasks: readonly TaskRow[]): Reason | null {
  const agreed = tasks.filter(({ cells }) => cells.scope === 'extra' && cells.extraState === 'agreed').length;
  if (agreed === 0) return null;
  const often = agreed === 1 ? 'once' : `${agreed} times`;
  return { weight: 'good', text: `Agreed to pay for extra work ${often}.` };
}

/**
 * Silence against the rhythm that was agreed: after twice the interval, or after Latest check-in after. It may be
 * either side's, so it is never more than worth watching.
 */
export function silenceReason(
  client: ClientContext,
  date: CheckInDate | undefined,
  faults: Fault[],
): Reason | null {
  const { checkInEvery, latestCheckInAfter } = client.row.cells;
  if (!date?.lastTouch || date.on === null || checkInEvery === null) return null;
  const cadence = parseCadence(checkInEvery);
  if (!cadence.ok) return null;
  const latest = latestCheckInAfter === null ? null : parseCadence(latestCheckInAfter);
  if (latest && !latest.ok) faults.push(rowFault('clients', client.row, 'latestCheckInAfter', latest));
  const until = latest?.ok
    ? nthCheckIn(latest.value, date.lastTouch, 1)
    : nthCheckIn(cadence.value, date.lastTouch, 2);
  if (until === null) return null;
  if (!isBefore(until, client.today)) return { weight: 'good', text: 'In touch regularly.' };
  return {
    weight: 'watch',
    text: `The last contact was on ${showDate(date.lastTouch)}, longer ago than agreed.`,
  };
}

export function kindnessReason(touches: readonly Row<'touches'>[]): Reason | null {
  const noted = touches.filter(({ cells }) => cells.kind === 'praise' || cells.kind === 'kindness').length;
  if (noted === 0) return null;
  return { weight: 'good', text: `Praise or kindness was noted ${noted === 1 ? 'once' : `${noted} times`}.` };
}

/** The day it was done, else due, else when its row was made. */
function isSince({ cells, createdAt }: TaskRow, since: CalendarDate, { zone }: ClientContext): boolean {
  const on = dateOf(cells.doneOn) ?? dateOf(cells.due) ?? dateOfInstant(createdAt, zone);
  return !isBefore(on, since);
}

function dateOf(text: string | null): CalendarDate | null {
  const date = text === null ? null : parseDate(text);
  return date?.ok ? date.value : null;
}
