import { type CalendarDate, isBefore } from '../domain/calendar.js';
import { toDecimal } from '../domain/money.js';
import { type Chase, chase } from './chase.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen, isoOf } from './dates.js';
import { showDate } from './format.js';
import type { JobInput, MessageIntent } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';
import type { StageKey } from './policy.js';
import { reminderHistory, reminderKey } from './reminder-keys.js';
import { morningFor } from './schedule.js';

export type Chased = {
  readonly line: Line;
  readonly chase: Chase;
  readonly lastReminded: CalendarDate | null;
};

export type Reminders = {
  readonly lines: readonly Chased[];
  /** At most one a client, about everything of theirs that is overdue. */
  readonly messages: readonly MessageIntent[];
};

/** Where each invoice stands on its ladder, and the reminders that ought to wait. */
export const remindersOf = once((input: JobInput): Reminders => {
  const context = contextOf(input);
  const history = reminderHistory(input, context);
  const lines = ledgerOf(input).lines.map((line) => ({
    line,
    chase: chase(line, context, history),
    lastReminded: history.lastReminded(line.row.id),
  }));
  const overdue = groupBy(lines, ({ line, chase: { stage } }) => (stage === null ? null : line.client));
  const messages = [...overdue].flatMap(([client, all]) => {
    const message = remind(client, all, context.today, input);
    return message ? [message] : [];
  });
  return { lines, messages };
});

/** More invoices than a letter holds wait for the next one. */
const mostInvoices = 40;

/**
 * One message for all that a client owes: those whose stage is new name it, the others stand beside them. The key
 * and the planned time follow from those stages alone, so both stay while the message waits.
 */
function remind(
  client: ClientContext,
  overdue: readonly Chased[],
  today: CalendarDate,
  input: JobInput,
): MessageIntent | null {
  if (overdue.some(({ lastReminded }) => lastReminded !== null && !isBefore(lastReminded, today)))
    return null;
  const fresh = overdue.filter(({ chase }) => chase.due).sort(byDueDate);
  const covered = fresh.slice(0, mostInvoices);
  const others = overdue.filter(({ chase }) => !chase.due).sort(byDueDate);
  const listed = [...covered, ...others.slice(0, mostInvoices - covered.length)].sort(byDueDate);
  const parts = covered.flatMap(({ line: { row }, chase: { stage, since } }) =>
    stage && since ? [{ invoiceId: row.id, stage: stage.key, since }] : [],
  );
  const [first, ...rest] = parts;
  if (!first) return null;
  const since = rest.reduce(
    (latest, part) => (isBefore(latest, part.since) ? part.since : latest),
    first.since,
  );
  const highest = rest.reduce<StageKey>((a, { stage }) => (rank[stage] > rank[a] ? stage : a), first.stage);
  const numbers = listed.map(({ line }) => line.number ?? '');
  const owed = listed.map(({ line }) => line.balance?.balance);
  return {
    key: reminderKey(parts),
    kind: 'payment-reminder',
    clientId: client.row.id,
    about: numbers.join(', '),
    plannedFor: morningFor(client, since, input),
    why: covered.map(reason).join('\n'),
    facts: {
      stage: highest,
      numbers,
      balances: owed.map((balance) => (balance ? toDecimal(balance) : '')),
      currencies: owed.map((balance) => balance?.currency ?? ''),
      dues: listed.map(({ line }) => (line.dueOn ? isoOf(line.dueOn) : '')),
    },
  };
}

const rank: Readonly<Record<StageKey, number>> = { first: 1, second: 2, final: 3 };

function reason({ line: { number, dueOn }, chase: { stage } }: Chased): string {
  return `${number} was due on ${dueOn ? showDate(dueOn) : 'an unknown day'} and is open: ${stage?.label.toLowerCase()}.`;
}

/** The oldest debt first; numbers and ids decide between equals, so that the order of rows does not. */
function byDueDate({ line: a }: Chased, { line: b }: Chased): number {
  return byDateThen(a.dueOn, b.dueOn, `${a.number} ${a.row.id}`, `${b.number} ${b.row.id}`);
}
