import { isBefore } from '../domain/calendar.js';
import { type ClientContext, contextOf } from './context.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { once } from './once.js';
import { remindersOf } from './reminders.js';

/** Clients to whom nothing kind is said now: a word about money waits, or an invoice is in dispute. By client id. */
export const silentClients = once((input: JobInput): ReadonlySet<string> => {
  const reminded = remindersOf(input).messages.map(({ clientId }) => clientId);
  return new Set([...reminded, ...disputingClients(input)]);
});

/** Clients with an open invoice in dispute, by id. */
const disputingClients = once((input: JobInput): ReadonlySet<string> => {
  const { byClient } = ledgerOf(input);
  const disputing = [...contextOf(input).clients].filter(([id, client]) =>
    (byClient.get(id) ?? []).some((line) => isDisputed(line, client)),
  );
  return new Set(disputing.map(([id]) => id));
});

function isDisputed({ row, balance, holdUntil }: Line, { today }: ClientContext): boolean {
  if (row.cells.holdReason !== 'dispute' || (balance && balance.balance.minor <= 0)) return false;
  return holdUntil === null || isBefore(today, holdUntil);
}

/** Clients who had the last reminder of an invoice that is still open and overdue, by id. */
export const warnedClients = once((input: JobInput): ReadonlySet<string> => {
  const warned = remindersOf(input).lines.flatMap(({ line, chase }) => {
    const isOpen = (line.balance?.balance.minor ?? 0) > 0 && (line.overdue?.days ?? 0) > 0;
    return line.client && isOpen && chase.stage?.key === 'final' ? [line.client.row.id] : [];
  });
  return new Set(warned);
});
