import { compare } from '../domain/money.js';
import { contextOf } from './context.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';

/** What keeps any word about an invoice from being written, whether it is on hold or not. */
export function isLeftAlone(line: Line, input: JobInput): boolean {
  const { row, client, balance, doubled, unreadable } = line;
  if (!client || !balance || doubled || unreadable) return true;
  if ((row.cells.reminderPolicy ?? client.policy) === 'none') return true;
  const least = contextOf(input).remindFrom.get(balance.balance.currency);
  return least !== undefined && compare(balance.balance, least) < 0;
}
