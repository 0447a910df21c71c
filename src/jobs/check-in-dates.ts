import { type Cadence, nthCheckIn, parseCadence } from '../domain/cadence.js';
import { type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import type { Result } from '../domain/result.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf, dateOfInstant } from './context.js';
import { rowFault } from './fault.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';
import { isNeverSuitable, suitableDay, suitableDayBefore } from './talk-days.js';
import { lastTouches } from './touches.js';

export type CheckInDate = {
  /** The last sign of contact; null when none is known. */
  readonly lastTouch: CalendarDate | null;
  /** When to check in next; null when there is to be no check-in. */
  readonly on: CalendarDate | null;
  /** The day by which contact was agreed at the latest; null: none was. */
  readonly latestOn: CalendarDate | null;
  /** The project whose own rhythm asks for it; null: the client's does. */
  readonly project: string | null;
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

/** Projects whose own rhythm counts. */
const underWay: ReadonlySet<string | null> = new Set(['signed', 'in-progress', 'in-review']);

type Rhythm = { readonly cadence: Cadence; readonly project: string | null };

/**
 * When each client is due a word: any contact restarts the clock. A client has one clock, whatever the number of their
 * projects; while a project with a rhythm of its own is under way, they hear as often as the quickest of them asks.
 */
export const checkInDates = once((input: JobInput): CheckInDates => {
  const faults: Fault[] = [];
  const { clients } = contextOf(input);
  const touches = lastTouches(input);
  const closed = closedKeys(input);
  const projects = groupBy(input.snapshot.tables.projects.values(), ({ cells }) =>
    cells.checkInEvery !== null && underWay.has(cells.status) && cells.client?.length === 1
      ? (cells.client[0] ?? null)
      : null,
  );
  const byClient = new Map<string, CheckInDate>();
  for (const [id, client] of clients) byClient.set(id, dateFor(id, client, touches.get(id) ?? null));
  return { byClient, faults };

  function dateFor(id: string, client: ClientContext, lastTouch: CalendarDate | null): CheckInDate {
    const none = { lastTouch, on: null, latestOn: null, project: null };
    if (!regular.has(client.row.cells.status)) return none;
    const anchor = lastTouch ?? dateOfInstant(client.row.createdAt, client.zone);
    const latest = read('clients', client.row, 'latestCheckInAfter');
    const latestOn = latest && nthCheckIn(latest, anchor, 1);
    const found = rhythmsOf(id, client, latest).flatMap((rhythm) => {
      const on = nextOn(client, rhythm, { anchor, latestOn });
      return on ? [{ lastTouch, on, latestOn, project: rhythm.project }] : [];
    });
    const [first, ...others] = found;
    if (!first) return none;
    if (isNeverSuitable(client, input)) faults.push(unsuitable(client));
    return others.reduce((soonest, each) => (isBefore(each.on, soonest.on) ? each : soonest), first);
  }

  /** The client's own, and those of projects; where only the latest day is named, that is the rhythm. */
  function rhythmsOf(id: string, client: ClientContext, latest: Cadence | null): readonly Rhythm[] {
    const usual =
      client.row.cells.checkInEvery === null ? latest : read('clients', client.row, 'checkInEvery');
    const own = (projects.get(id) ?? []).flatMap((row): Rhythm[] => {
      const cadence = read('projects', row, 'checkInEvery');
      return cadence ? [{ cadence, project: row.cells.name?.trim() || null }] : [];
    });
    return [...(usual ? [{ cadence: usual, project: null }] : []), ...own];
  }

  function nextOn(
    client: ClientContext,
    { cadence }: Rhythm,
    { anchor, latestOn }: { readonly anchor: CalendarDate; readonly latestOn: CalendarDate | null },
  ): CalendarDate | null {
    const { id } = client.row;
    for (let n = 1; ; n += 1) {
      const nominal = nthCheckIn(cadence, anchor, n);
      if (nominal === null) return null;
      const on = suitableDay(nominal, client, input);
      if (latestOn && isBefore(latestOn, on) && isBefore(anchor, latestOn)) {
        // Neither the day of the week nor one that was skipped puts it off beyond the latest day.
        const last = suitableDayBefore(latestOn, client, input);
        if (isBefore(anchor, last) && !closed.has(checkInKey(id, last))) return last;
      }
      // A check-in that was skipped is over; the rhythm goes on.
      if (!closed.has(checkInKey(id, on))) return on;
    }
  }

  function read<T extends 'clients' | 'projects'>(
    table: T,
    row: Row<T>,
    field: 'checkInEvery' | (T extends 'clients' ? 'latestCheckInAfter' : never),
  ): Cadence | null {
    const text: unknown = row.cells[field as keyof typeof row.cells];
    if (typeof text !== 'string') return null;
    const cadence: Result<Cadence> = parseCadence(text);
    if (cadence.ok) return cadence.value;
    faults.push(rowFault(table, row, field as never, cadence));
    return null;
  }
});

function unsuitable({ row }: ClientContext): Fault {
  return rowFault('clients', row, 'checkInDay', {
    problem: 'It is a day on which one of you does not work, so the next day on which both do is taken.',
    remedy: 'Choose another day, or clear the cell.',
  });
}

/** Days after the latest day that was agreed; 0 until then, or where none was. */
export function daysTooLate({ latestOn }: CheckInDate, today: CalendarDate): number {
  return latestOn ? Math.max(0, daysBetween(latestOn, today)) : 0;
}

function closedKeys({ snapshot, skipped }: JobInput): ReadonlySet<string> {
  const over = new Set(['skipped', 'sent', 'sending', 'failed', 'unknown']);
  const closed = [...snapshot.tables.messages.values()].flatMap(({ cells }) =>
    cells.key !== null && cells.state !== null && over.has(cells.state) ? [cells.key] : [],
  );
  return new Set([...skipped.keys(), ...closed]);
}
