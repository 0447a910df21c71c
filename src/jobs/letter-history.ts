import type { CalendarDate } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { contextOf, dateOfInstant } from './context.js';
import { latest } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

/** What Messages, and what was skipped, say of a letter by its key. */
export type LetterHistory = {
  /** It was sent, skipped or failed: it is not made again. */
  isOver(key: string): boolean;
  /** Its row waits for a decision, or for its time. */
  isStanding(key: string): boolean;
  /** When anything was sent to a client last, by their date; null: nothing was. */
  lastTo(clientId: string): CalendarDate | null;
};

type State = Row<'messages'>['cells']['state'];

const open: ReadonlySet<State> = new Set<State>(['waiting', 'scheduled']);
const over: ReadonlySet<State> = new Set<State>(['sent', 'sending', 'skipped', 'failed', 'unknown']);

export const letterHistory = once((input: JobInput): LetterHistory => {
  const { clients, zone } = contextOf(input);
  const rows = new Map<string, Row<'messages'>['cells']>();
  const last = new Map<string, CalendarDate>();
  for (const { cells } of input.snapshot.tables.messages.values()) {
    if (cells.key !== null && !rows.has(cells.key)) rows.set(cells.key, cells);
    if (cells.state !== 'sent' || cells.sentAt === null) continue;
    for (const id of cells.client ?? []) {
      const on = dateOfInstant(cells.sentAt, clients.get(id)?.zone ?? zone);
      last.set(id, latest(on, last.get(id) ?? null));
    }
  }
  return {
    isOver: (key) => input.skipped.has(key) || over.has(rows.get(key)?.state ?? null),
    isStanding: (key) => open.has(rows.get(key)?.state ?? null),
    lastTo: (clientId) => last.get(clientId) ?? null,
  };
});
