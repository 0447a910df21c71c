import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import { compare, toDecimal } from '../domain/money.js';
import { chargedBeside, chargesOf } from './charges.js';
import { type Chase, chase, type Speech } from './chase.js';
import { nextWorkingDay } from './client-days.js';
import { type ClientContext, type Context, contextOf } from './context.js';
import { byDate, byText } from './dates.js';
import { showDate, showMoney } from './format.js';
import { freshnessOf } from './freshness.js';
import type { JobInput, MessageIntent } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';
import { reminderHistory, reminderKey } from './reminder-keys.js';
import { morningFor } from './schedule.js';

export type Chased = {
  readonly line: Line;
  readonly chase: Chase;
  readonly lastReminded: CalendarDate | null;
};

export type Reminders = {
  readonly lines: readonly Chased[];
  /** At most one a client, about everything of theirs that is open. */
  readonly messages: readonly MessageIntent[];
};

/** Where each invoice stands on its ladder, and the messages about money that ought to wait. */
export const remindersOf = once((input: JobInput): Reminders => {
  const context = contextOf(input);
  const history = reminderHistory(input);
  const ledger = ledgerOf(input);
  const lastTo = new Map(
    [...ledger.byClient].map(([id, lines]) => [id, lastOf(lines, history.lastReminded)] as const),
  );
  const standsBack = backSeats(ledger.lines, context);
  const lines = ledger.lines.map((line) => {
    const lastReminded = lastTo.get(line.client?.row.id ?? '') ?? null;
    // Only what is open can stand back.
    const isOwed = (line.balance?.balance.minor ?? 0) > 0;
    const around = { lastReminded, standsBack: isOwed ? standsBack(line) : null };
    return {
      line,
      chase: chase(line, context, history, around, input),
      lastReminded: history.lastReminded(line.row.id),
    };
  });
  const spoken = groupBy(lines, ({ line }) => line.client);
  const messages = [...spoken].flatMap(([client, all]) => {
    const message = messageFor(client, all, input);
    return message ? [message] : [];
  });
  return { lines, messages };
});

function lastOf(lines: readonly Line[], of: (invoiceId: string) => CalendarDate | null): CalendarDate | null {
  return lines.reduce<CalendarDate | null>((last, { row }) => {
    const on = of(row.id);
    return on && (!last || isBefore(last, on)) ? on : last;
  }, null);
}

/** Why an invoice waits behind others: a deposit comes first, and small debts are left alone. */
function backSeats(lines: readonly Line[], { remindFrom }: Context): (line: Line) => string | null {
  const deposits = new Map<string, Line>();
  const owed = new Map<string, number>();
  for (const line of lines) {
    const open = line.balance && line.balance.balance.minor > 0 ? line.balance.balance : null;
    if (!open) continue;
    const name = `${line.client?.row.id} ${open.currency}`;
    owed.set(name, (owed.get(name) ?? 0) + open.minor);
    const project = projectOf(line);
    if (line.row.cells.kind === 'deposit' && project !== null) deposits.set(project, line);
  }
  return (line) => {
    const deposit = deposits.get(projectOf(line) ?? '');
    if (deposit && deposit !== line && line.row.cells.kind !== 'deposit') {
      return `No reminder: the deposit ${deposit.number ?? ''} of the same project comes first.`;
    }
    const { balance } = line.balance ?? {};
    const least = balance && remindFrom.get(balance.currency);
    if (!least || !balance) return null;
    const all = { ...balance, minor: owed.get(`${line.client?.row.id} ${balance.currency}`) ?? 0 };
    return compare(all, least) < 0
      ? `No reminder: ${showMoney(all)} is less than the ${showMoney(least)} from which on you remind.`
      : null;
  };
}

/** The project of an invoice as its client's: an invoice of somebody else that names it by mistake is none of theirs. */
function projectOf({ row, client }: Line): string | null {
  const [project] = row.cells.project ?? [];
  return project === undefined ? null : `${client?.row.id} ${project}`;
}

/** More invoices than a letter holds wait for the next one. */
const mostInvoices = 40;

/**
 * One message for all that a client owes: those of which something is to be said name it, the others stand beside
 * them. The key and the planned time follow from the former alone, so both stay while the message waits.
 */
function messageFor(client: ClientContext, all: readonly Chased[], input: JobInput): MessageIntent | null {
  const fresh = all.filter(({ chase: { say } }) => say !== null).sort(byDueDate);
  const covered = fresh.slice(0, mostInvoices);
  const parts = covered.flatMap(({ line: { row }, chase: { say } }) =>
    say ? [{ ...say, invoiceId: row.id }] : [],
  );
  const [first, ...rest] = parts;
  if (!first) return null;
  const isStatement = parts.some(({ speech }) => speech === 'statement');
  const others = all
    .filter(
      ({ line, chase: { say, stage } }) => say === null && (isStatement ? isOpen(line) : stage !== null),
    )
    .sort(byDueDate);
  const listed = [...covered, ...others.slice(0, mostInvoices - covered.length)].sort(byDueDate);
  const since = rest.reduce((last, part) => (isBefore(last, part.since) ? part.since : last), first.since);
  const highest = rest.reduce<Speech>((a, { speech }) => (rank[speech] > rank[a] ? speech : a), first.speech);
  const numbers = listed.map(({ line }) => line.number ?? '');
  const owed = listed.map(({ line }) => line.balance?.balance);
  const askFirst = freshnessOf(client, input);
  const promised = covered.find(({ chase: { say } }) => say?.speech === 'promise-broken')?.line;
  return {
    key: reminderKey(parts),
    kind: isStatement ? 'statement' : 'payment-reminder',
    clientId: client.row.id,
    about: numbers.join(', '),
    plannedFor: morningFor(client, since, input),
    why: [...covered.map(reason), ...(askFirst === null ? [] : [askFirst])].join('\n'),
    ...(askFirst === null ? {} : { askFirst }),
    thread: first.invoiceId,
    facts: {
      stage: isStatement ? 'statement' : highest,
      numbers,
      balances: owed.map((balance) => (balance ? toDecimal(balance) : '')),
      currencies: owed.map((balance) => balance?.currency ?? ''),
      issued: listed.map(({ line }) => (line.issuedOn ? isoOf(line.issuedOn) : '')),
      dues: listed.map(({ line }) => (line.dueOn ? isoOf(line.dueOn) : '')),
      ...chargesFacts(listed, input),
      ...(highest === 'firm' || highest === 'final' ? { payBy: isoOf(payBy(client, since, input)) } : {}),
      ...(promised ? { promised: isoOf(promised.promisedOn ?? promised.holdUntil ?? since) } : {}),
    },
  };
}

/** A letter that names a day to pay by leaves at least so many days for it, and stays as it is for a week. */
const leastDays = 5;

/** A working day of the client's, a week after the letter was due; while the letter waits it moves on by whole weeks. */
function payBy(client: ClientContext, since: CalendarDate, input: JobInput): CalendarDate {
  const earliest = addDays(client.today, leastDays);
  const weeks = Math.max(1, Math.ceil(daysBetween(since, earliest) / 7));
  return nextWorkingDay(client, addDays(since, 7 * weeks), input);
}

/** What may be charged stands in the letter only once the freelancer decided so; only what is claimed is asked for. */
function chargesFacts(listed: readonly Chased[], input: JobInput): MessageIntent['facts'] {
  const { byInvoice } = chargesOf(input);
  const decidedAs = (decision: 'claim' | 'mention') =>
    listed.map(({ line: { row } }) => {
      const charge = row.cells.feeDecision === decision ? byInvoice.get(row.id) : undefined;
      const sum = charge && chargedBeside(charge);
      return sum && sum.minor > 0 ? toDecimal(sum) : '';
    });
  const facts = { charges: decidedAs('claim'), mentionedCharges: decidedAs('mention') };
  return Object.fromEntries(Object.entries(facts).filter(([, sums]) => sums.some((sum) => sum !== '')));
}

function isOpen({ balance, number, dueOn, row }: Line): boolean {
  const open = balance !== null && balance.balance.minor > 0 && row.cells.documentStatus === 'sent';
  return open && number !== null && dueOn !== null && row.cells.holdReason !== 'dispute';
}

const rank: Readonly<Record<Speech, number>> = {
  before: 0,
  due: 1,
  'promise-broken': 2,
  first: 3,
  second: 4,
  firm: 5,
  final: 6,
  statement: 7,
};

function reason({ line: { number, dueOn }, chase: { say } }: Chased): string {
  return `${number} was due on ${dueOn ? showDate(dueOn) : 'an unknown day'} and is open: ${say?.label.toLowerCase()}.`;
}

/** The oldest debt first; numbers and ids decide between equals, so that the order of rows does not. */
function byDueDate({ line: a }: Chased, { line: b }: Chased): number {
  const order = byDate(a.dueOn, b.dueOn);
  // Texts are made for equal days only: a client may have thousands of invoices.
  return order === 0 ? byText(`${a.number} ${a.row.id}`, `${b.number} ${b.row.id}`) : order;
}
