import { type CalendarDate, isoOf } from '../domain/calendar.js';
import { contextOf, dateOfInstant } from './context.js';
import { dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

/**
 * The last sign of contact with each client up to today, by client id: a talk, a touch, a message or an invoice that
 * was sent, the start of a project or its delivery.
 */
export const lastTouches = once((input: JobInput): ReadonlyMap<string, CalendarDate> => {
  const { tables } = input.snapshot;
  const { clients } = contextOf(input);
  const last = new Map<string, string>();
  const todays = new Map([...clients].map(([id, { today }]) => [id, isoOf(today)]));
  /** Dates are compared as they are written: most are earlier than one that is known, and need not be read. */
  function add(ids: readonly string[] | null, date: string | null): void {
    if (date === null) return;
    for (const id of ids ?? []) {
      const today = todays.get(id);
      if (today !== undefined && date <= today && date > (last.get(id) ?? '') && dateOf(date))
        last.set(id, date);
    }
  }
  for (const [id, { cells }] of tables.clients) add([id], cells.talkedOn);
  for (const { cells } of tables.touches.values()) add(cells.client, cells.date);
  for (const { cells } of tables.projects.values()) {
    if (cells.status === 'proposed') continue;
    for (const date of [cells.start, cells.deliveredOn]) add(cells.client, date);
  }
  for (const { cells } of tables.invoices.values()) {
    if (cells.documentStatus === 'sent') add(cells.client, cells.issued);
  }
  for (const { cells } of tables.messages.values()) {
    const { state, sentAt } = cells;
    if (state !== 'sent' || sentAt === null) continue;
    for (const id of cells.client ?? []) {
      const zone = clients.get(id)?.zone;
      if (zone !== undefined) add([id], dateOfInstant(sentAt, zone).toString());
    }
  }
  return new Map(
    [...last].flatMap(([id, date]) => {
      const on = dateOf(date);
      return on ? [[id, on] as const] : [];
    }),
  );
});
