import { type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { contextOf, dateOfInstant } from './context.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

type MessageState = NonNullable<Row<'messages'>['cells']['state']>;

/** States in which a message may still go out or come back. */
type OpenState = 'waiting' | 'scheduled' | 'withdrawn';

export type Told = {
  readonly state: Exclude<MessageState, OpenState>;
  readonly on: CalendarDate | null;
};

/** What Messages say about reminders: which stages of which invoices have had their turn, and when. */
export type ReminderHistory = {
  /** What needs no message any more, because it was sent, skipped or failed; `on` is when, if known. */
  of(invoiceId: string): (part: string) => Told | null;
  lastReminded(invoiceId: string): CalendarDate | null;
};

/**
 * One message may speak of several invoices; its key names each with what is said of it (`first`, `statement`,
 * `promise-2026-12-04`), whoever the client is.
 */
export function reminderKey(parts: readonly { invoiceId: string; part: string }[]): string {
  return prefix + parts.map(({ invoiceId, part }) => `${invoiceId}:${part}`).join('+');
}

/** What a key speaks of; nothing where it is no reminder's. */
export function reminderParts(key: string): readonly { readonly invoiceId: string; readonly part: string }[] {
  if (!key.startsWith(prefix)) return [];
  return key
    .slice(prefix.length)
    .split('+')
    .map((each) => {
      const [invoiceId = '', part = ''] = each.split(':');
      return { invoiceId, part };
    });
}

export const reminderHistory = once((input: JobInput): ReminderHistory => {
  const { snapshot, skipped } = input;
  const { zone } = contextOf(input);
  const told = new Map<string, Map<string, Told>>();
  const last = new Map<string, CalendarDate>();
  function of(invoiceId: string): Map<string, Told> {
    const parts = told.get(invoiceId) ?? new Map<string, Told>();
    told.set(invoiceId, parts);
    return parts;
  }
  for (const { cells } of snapshot.tables.messages.values()) {
    if (!cells.key?.startsWith(prefix) || cells.state === null || isOpen(cells.state)) continue;
    const sentOn = cells.sentAt === null ? null : dateOfInstant(cells.sentAt, zone);
    const seen = skipped.get(cells.key) ?? cells.plannedFor;
    const on = sentOn ?? (cells.state === 'skipped' && seen ? dateOfInstant(seen, zone) : null);
    for (const { invoiceId, part } of reminderParts(cells.key)) {
      of(invoiceId).set(part, { state: cells.state, on });
      const before = last.get(invoiceId);
      if (sentOn && (!before || isBefore(before, sentOn))) last.set(invoiceId, sentOn);
    }
  }
  for (const [key, at] of skipped) {
    for (const { invoiceId, part } of reminderParts(key)) {
      if (!of(invoiceId).has(part)) {
        of(invoiceId).set(part, { state: 'skipped', on: dateOfInstant(at, zone) });
      }
    }
  }
  return {
    of: (invoiceId) => {
      const parts = told.get(invoiceId);
      return parts ? (part) => parts.get(part) ?? null : nothingTold;
    },
    lastReminded: (invoiceId) => last.get(invoiceId) ?? null,
  };
});

function nothingTold(): null {
  return null;
}

const prefix = 'reminder:';

function isOpen(state: MessageState): state is OpenState {
  return state === 'waiting' || state === 'scheduled' || state === 'withdrawn';
}
