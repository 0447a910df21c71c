import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { compare, type Money, parseMoney, toDecimal } from '../domain/money.js';
import { type ClientContext, contextOf, dateOfInstant } from './context.js';
import { byDateThen, byText } from './dates.js';
import { showDate, showMoney } from './format.js';
import { freshnessOf } from './freshness.js';
import { promisedDay } from './hold.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { isLeftAlone } from './left-alone.js';
import { letterHistory } from './letter-history.js';
import type { Occasion, Occasions } from './occasion.js';
import { groupBy, once } from './once.js';

/** Days for which it is in place to say that a promise was noted. */
const window = 7;

/** Not `reminder:`, which the gap between reminders counts from: this is none. */
const prefix = 'promise-noted:';

/** A letter that says a promise was noted is a reminder by its kind alone. */
export function isPromiseNote(key: string | null): boolean {
  return key?.startsWith(prefix) ?? false;
}

type Owed = {
  readonly line: Line;
  readonly number: string;
  readonly open: Money;
  readonly promised: CalendarDate;
};

/** The word that a promise to pay was noted; one for all invoices of a client that are promised for the same day. */
export function promiseNotes(input: JobInput): Occasions {
  const all = [...contextOf(input).clients.values()].flatMap((client) => {
    const lines = ledgerOf(input).byClient.get(client.row.id) ?? [];
    const promised = lines.flatMap((line) => promisedOf(line, client, input));
    const days = groupBy(promised, (each) => isoOf(each.promised));
    return nextOf(
      [...days.values()].flatMap((owed) => noteOf(owed, client, input)),
      input,
    );
  });
  return { all, faults: [] };
}

function promisedOf(line: Line, { today }: ClientContext, input: JobInput): Owed[] {
  const { row, number, balance, dueOn, discountLeft } = line;
  const promised = promisedDay(line);
  const { chaseFrom } = contextOf(input);
  if (!promised || !isBefore(today, promised) || !number || !balance || balance.balance.minor <= 0) return [];
  // A debt from before adoption had its answer then, and what is on hold for another reason is the freelancer's.
  if (!dueOn || !chaseFrom || isBefore(dueOn, chaseFrom) || discountLeft) return [];
  if ((row.cells.holdReason ?? 'promise') !== 'promise' || isLeftAlone(line, input)) return [];
  return [{ line, number, open: balance.balance, promised }];
}

/** Promises for several days are noted one after the other; what waits already is not taken away for an earlier day. */
function nextOf(notes: readonly Occasion[], input: JobInput): Occasion[] {
  const history = letterHistory(input);
  const open = notes
    .filter(({ key, until, client }) => !history.isOver(key) && !isBefore(until, client.today))
    .sort((a, b) => byText(a.key, b.key));
  const next = open.find(({ key }) => history.isStanding(key)) ?? open[0];
  return next ? [next] : [];
}

function noteOf(owed: readonly Owed[], client: ClientContext, input: JobInput): Occasion[] {
  const sorted = [...owed].sort((a, b) =>
    byDateThen(a.line.dueOn, b.line.dueOn, a.line.row.id, b.line.row.id),
  );
  const [first] = sorted;
  if (!first) return [];
  const { promised } = first;
  const key = `${prefix}${client.row.id}:${isoOf(promised)}`;
  const from = firstSeen(key, client, input);
  const [lapses, lastDay] = [addDays(from, window), addDays(promised, -1)];
  const numbers = sorted.map(({ number }) => number);
  const ask = [...sorted.flatMap(partly), freshnessOf(client, input)].filter((line) => line !== null);
  return [
    {
      key,
      kind: 'payment-reminder',
      client,
      about: numbers.join(', '),
      from,
      // On the day itself the money may be on its way.
      until: isBefore(lastDay, lapses) ? lastDay : lapses,
      thread: first.line.row.id,
      what: `Promise noted: ${numbers.join(', ')}`,
      why: [`Payment of ${numbers.join(', ')} was promised for ${showDate(promised)}.`, ...ask].join('\n'),
      ...(ask.length === 0 ? {} : { askFirst: ask.join('\n') }),
      facts: {
        stage: 'promise-noted',
        numbers,
        balances: sorted.map(({ open }) => toDecimal(open)),
        currencies: sorted.map(({ open }) => open.currency),
        issued: sorted.map(({ line: { issuedOn } }) => (issuedOn ? isoOf(issuedOn) : '')),
        dues: sorted.map(({ line: { dueOn } }) => (dueOn ? isoOf(dueOn) : '')),
        promised: isoOf(promised),
      },
    },
  ];
}

/** The letter names what is open; where less was promised, somebody has to look at it. */
function partly({ line: { row }, number, open }: Owed): string[] {
  const { promisedAmount } = row.cells;
  const amount = promisedAmount === null ? null : parseMoney(promisedAmount, open.currency);
  if (!amount?.ok || compare(amount.value, open) >= 0) return [];
  return [
    `Of ${number} ${showMoney(amount.value)} was promised, and the letter names ${showMoney(open)}, which is open.`,
  ];
}

/** The tracker does not say since when a promise stands in it; of its letter it does. Until there is one: today. */
function firstSeen(key: string, client: ClientContext, input: JobInput): CalendarDate {
  const at = made(input).get(key);
  const on = at === undefined ? client.today : dateOfInstant(at, client.zone);
  return isBefore(client.today, on) ? client.today : on;
}

const made = once(({ snapshot }: JobInput): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const { cells, createdAt } of snapshot.tables.messages.values()) {
    const { key } = cells;
    if (key === null || !isPromiseNote(key)) continue;
    const before = first.get(key);
    if (before === undefined || createdAt < before) first.set(key, createdAt);
  }
  return first;
});
