import { type CalendarDate, isBefore } from '../domain/calendar.js';
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
  const last = new Map<string, CalendarDate>();
  function add(ids: readonly string[] | null, date: string | null): void {
    const on = dateOf(date);
    if (!on) return;
    for (const id of ids ?? []) {
      const client = clients.get(id);
      const before = last.get(id);
      if (client && !isBefore(client.today, on) && (!before || isBefore(before, on))) last.set(id, on);
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
  return last;
});
