import { addDays, isBefore } from '../domain/calendar.js';
import { compare, toDecimal } from '../domain/money.js';
import { plainText } from '../domain/typed-text.js';
import { contextOf } from './context.js';
import { isoOf } from './dates.js';
import { showDate, showMoney } from './format.js';
import { freshnessOf } from './freshness.js';
import { holdOf } from './hold.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';

/** Days after a deposit was asked for before one says that the work waits for it. */
const after = 3;

/** Deposits that open the work and are not due yet; from then on they are reminded of like any other invoice. */
export function deposits(input: JobInput, ahead: number): Occasions {
  return { all: ledgerOf(input).lines.flatMap((line) => deposit(line, ahead, input)), faults: [] };
}

function deposit(line: Line, ahead: number, input: JobInput): Occasion[] {
  const { row, client, number, balance, dueOn, issuedOn } = line;
  if (row.cells.kind !== 'deposit' || row.cells.documentStatus !== 'sent') return [];
  if (!client || !number || !balance || balance.balance.minor <= 0 || !dueOn || !issuedOn) return [];
  const project = input.snapshot.tables.projects.get(row.cells.project?.[0] ?? '')?.cells;
  const name = project?.name?.trim();
  if (!name || (project?.status !== 'proposed' && project?.status !== 'signed')) return [];
  const [from, until] = [addDays(issuedOn, after), addDays(dueOn, -1)];
  if (isBefore(until, from) || !isNear(client, from, until, ahead)) return [];
  if (mayNotBeAskedFor(line, input)) return [];
  const open = balance.balance;
  const askFirst = freshnessOf(client, input);
  return [
    {
      key: `deposit-awaited:${row.id}`,
      kind: 'deposit-awaited',
      ...{ client, about: number, from, until },
      what: `Deposit ${number} for ${name} is due on ${showDate(dueOn)}`,
      why: [
        `The work on ${name} waits for the deposit ${number}: ${showMoney(open)} is open, due on ${showDate(dueOn)}.`,
        ...(askFirst === null ? [] : [askFirst]),
      ].join('\n'),
      ...(askFirst === null ? {} : { askFirst }),
      facts: {
        project: plainText(name),
        number,
        balance: toDecimal(open),
        currency: open.currency,
        due: isoOf(dueOn),
      },
    },
  ];
}

/** What keeps a reminder from being written keeps this back as well. */
function mayNotBeAskedFor(line: Line, input: JobInput): boolean {
  const { row, client, balance, doubled, unreadable } = line;
  if (!client || !balance || doubled || unreadable) return true;
  if ((row.cells.reminderPolicy ?? client.policy) === 'none') return true;
  const least = contextOf(input).remindFrom.get(balance.balance.currency);
  if (least && compare(balance.balance, least) < 0) return true;
  return holdOf(line, client.today, input) !== null;
}
