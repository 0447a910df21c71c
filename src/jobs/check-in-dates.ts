import { nthCheckIn, parseCadence } from '../domain/cadence.js';
import { addDays, type CalendarDate, isBefore, parseDate } from '../domain/calendar.js';
import { isWorkingDay } from '../domain/working-days.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf, dateOfInstant } from './context.js';
import { rowFault } from './fault.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

export type CheckInDate = {
  /** The last sign of contact; null when none is known. */
  readonly lastTouch: CalendarDate | null;
  /** When to check in next; null when there is to be no check-in. */
  readonly on: CalendarDate | null;
};

export type CheckInDates = {
  readonly byClient: ReadonlyMap<string, CheckInDate>;
  readonly faults: readonly Fault[];
};

export function checkInKey(clientId: string, on: CalendarDate): string {
  return `check-in:${clientId}:${on}`;
}

/** Clients who hear from the freelancer regularly; a blank status counts as active. */
const regular: ReadonlySet<Row<'clients'>['cells']['status']> = new Set([
  'active',
  'waiting',
  'leaving',
  null,
]);

/** When each client is due a word: any contact restarts the clock. */
export const checkInDates = once((input: JobInput): CheckInDates => {
  const faults: Fault[] = [];
  const { clients } = contextOf(input);
  const touches = touchesOf(input);
  const closed = closedKeys(input);
  const byClient = new Map<string, CheckInDate>();
  for (const [id, client] of clients) {
    const lastTouch = latest((touches.get(id) ?? []).map(({ on }) => on));
    byClient.set(id, { lastTouch, on: nextOn(id, client, lastTouch) });
  }
  return { byClient, faults };

  function nextOn(id: string, client: ClientContext, lastTouch: CalendarDate | null): CalendarDate | null {
    const { checkInEvery, status } = client.row.cells;
    if (checkInEvery === null || !regular.has(status)) return null;
    const cadence = parseCadence(checkInEvery);
    if (!cadence.ok) {
      faults.push(rowFault('clients', client.row, 'checkInEvery', cadence));
      return null;
    }
    const anchor = lastTouch ?? dateOfInstant(client.row.createdAt, client.zone);
    for (let n = 1; ; n += 1) {
      const nominal = nthCheckIn(cadence.value, anchor, n);
      if (nominal === null) return null;
      const on = suitableDay(nominal, client, input);
      // A check-in that was skipped is over; the rhythm goes on.
      if (!closed.has(checkInKey(id, on))) return on;
    }
  }
});

type Touch = { readonly clientId: string; readonly on: CalendarDate };

/** Signs of contact up to today: talks, touches, messages sent, the start of a project. */
function touchesOf(input: JobInput): ReadonlyMap<string, readonly Touch[]> {
  const { tables } = input.snapshot;
  const { clients } = contextOf(input);
  const touches: Touch[] = [];
  function add(clientId: string | undefined, date: string | null): void {
    const client = clients.get(clientId ?? '');
    const on = date === null ? null : parseDate(date);
    if (client && on?.ok && !isBefore(client.today, on.value))
      touches.push({ clientId: client.row.id, on: on.value });
  }
  for (const [id, { cells }] of tables.clients) add(id, cells.talkedOn);
  for (const { cells } of tables.touches.values()) for (const id of cells.client ?? []) add(id, cells.date);
  for (const { cells } of tables.projects.values()) {
    if (cells.status !== 'proposed') for (const id of cells.client ?? []) add(id, cells.start);
  }
  for (const { cells } of tables.messages.values()) {
    if (cells.state !== 'sent' || cells.sentAt === null) continue;
    for (const id of cells.client ?? []) {
      const zone = clients.get(id)?.zone;
      if (zone !== undefined) add(id, dateOfInstant(cells.sentAt, zone).toString());
    }
  }
  return groupBy(touches, (touch) => touch.clientId);
}

function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (last, date) => (last && !isBefore(last, date) ? last : date),
    null,
  );
}

function closedKeys({ snapshot, skipped }: JobInput): ReadonlySet<string> {
  const over = new Set(['skipped', 'sent', 'sending', 'failed', 'unknown']);
  const closed = [...snapshot.tables.messages.values()].flatMap(({ cells }) =>
    cells.key !== null && cells.state !== null && over.has(cells.state) ? [cells.key] : [],
  );
  return new Set([...skipped.keys(), ...closed]);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The client's day of the week where one is agreed, else a day on which both sides work; on or after `date`. */
export function suitableDay(date: CalendarDate, client: ClientContext, input: JobInput): CalendarDate {
  const { checkInDay } = client.row.cells;
  if (checkInDay !== null) {
    return addDays(date, (weekdays.indexOf(checkInDay) + 1 - date.dayOfWeek + 7) % 7);
  }
  const { settings } = contextOf(input);
  const worked = settings?.cells.workingDays ?? weekdays.slice(0, 5);
  const free = weekdays.filter((day) => !worked.includes(day) || settings?.cells.dayOff === day);
  const weekend = new Set(free.map((day) => weekdays.indexOf(day) + 1));
  const holidays = client.country === null ? new Set<string>() : input.holidays(client.country);
  for (let day = date, tries = 0; tries < 60; day = addDays(day, 1), tries += 1) {
    if (isWorkingDay(day, { weekend, holidays })) return day;
  }
  return date;
}
