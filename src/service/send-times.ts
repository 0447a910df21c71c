import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate, dateAt, isBefore } from '../domain/calendar.js';
import { isQuiet, outOfQuiet } from '../domain/quiet-hours.js';
import { nextWorkingDay } from '../jobs/client-days.js';
import { type ClientContext, contextOf } from '../jobs/context.js';
import type { JobInput, MessageKind } from '../jobs/job.js';
import { morningFor } from '../jobs/schedule.js';

/** Of two messages to one client the one with the lower rank goes first: money, then work, then courtesy. */
const ranks: Readonly<Record<MessageKind, 0 | 1 | 2>> = {
  'payment-reminder': 0,
  statement: 0,
  'deposit-awaited': 0,
  'ready-on-payment': 0,
  'pause-notice': 0,
  thanks: 1,
  'check-in': 1,
  'input-needed': 1,
  'delay-notice': 1,
  delivery: 1,
  'receipt-and-review': 1,
  renewal: 1,
  'proposal-expiring': 1,
  'rate-review': 1,
  'policy-change': 1,
  'extra-work-quote': 1,
  'as-we-agreed': 1,
  'all-right': 1,
  'away-notice': 1,
  decline: 1,
  ending: 1,
  'hand-over': 1,
  'monthly-report': 1,
  'follow-up': 2,
  birthday: 2,
  greeting: 2,
  'referral-ask': 2,
  testimonial: 2,
};

/** Letters one may do without, and may ask not to get. */
export function isCourtesy(kind: MessageKind): boolean {
  return ranks[kind] === 2;
}

export type Slot = {
  readonly at: Temporal.Instant;
  /** Why not when it was planned, as a sentence; null: it is when it was planned. */
  readonly why: string | null;
};

type Planned = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly clientId: string;
  readonly plannedFor: Temporal.Instant;
};

/** A firm word and a birthday wish do not go together for so many days. */
const coolingDays = 7;

/**
 * When each approved message goes out: not before it was planned, never in quiet hours or on the client's weekends and
 * holidays, and one a day to a client. The same state gives the same times.
 *
 * @param maybeSent rows of messages that may have gone out, with the instant.
 */
export function slotsOf(
  planned: readonly Planned[],
  input: JobInput,
  maybeSent: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, Slot> {
  const { clients } = contextOf(input);
  const slots = new Map<string, Slot>();
  const taken = datesOfSent(input, maybeSent);
  const ordered = [...planned].sort(
    (a, b) =>
      ranks[a.kind] - ranks[b.kind] ||
      Temporal.Instant.compare(a.plannedFor, b.plannedFor) ||
      (a.key < b.key ? -1 : 1),
  );
  for (const each of ordered) {
    const client = clients.get(each.clientId);
    if (!client) continue;
    const dates = taken.get(each.clientId) ?? new Map<string, string>();
    taken.set(each.clientId, dates);
    const earliest = later(each.plannedFor, input.now);
    let at = openAt(client, earliest, input);
    let why =
      Temporal.Instant.compare(at, earliest) > 0
        ? 'Nothing is sent at night, on weekends or on holidays.'
        : null;
    const cooled = isCourtesy(each.kind) ? cooledOn(client, input) : null;
    if (cooled !== null && isBefore(dateAt(at, client.zone), cooled)) {
      at = openAt(client, Temporal.Instant.from(morningFor(client, cooled, input)), input);
      why = 'A firm word about money went out lately: this waits for a better moment.';
    }
    for (let date = dateAt(at, client.zone); dates.has(date.toString()); date = dateAt(at, client.zone)) {
      at = Temporal.Instant.from(morningFor(client, addDays(date, 1), input));
      why = 'One message a day to a client: another one goes first.';
    }
    dates.set(dateAt(at, client.zone).toString(), each.key);
    slots.set(each.key, { at, why });
  }
  return slots;
}

/** The first instant from `from` on at which a client may get mail. */
function openAt(client: ClientContext, from: Temporal.Instant, input: JobInput): Temporal.Instant {
  const { quietHours } = contextOf(input);
  const local = from.toZonedDateTimeISO(client.zone);
  const date = local.toPlainDate();
  const workday = nextWorkingDay(client, date, input);
  if (!workday.equals(date)) return Temporal.Instant.from(morningFor(client, workday, input));
  const time = local.toPlainTime();
  if (quietHours === null || !isQuiet(quietHours, time)) return from;
  const ends = outOfQuiet(quietHours, time);
  return Temporal.PlainTime.compare(ends, time) > 0
    ? local.withPlainTime(ends).toInstant()
    : Temporal.Instant.from(morningFor(client, addDays(date, 1), input));
}

/** The dates, in the client's zone, on which a client got a message or may have, near enough to matter. */
function datesOfSent(
  input: JobInput,
  maybeSent: ReadonlyMap<string, string>,
): Map<string, Map<string, string>> {
  const { clients } = contextOf(input);
  const dates = new Map<string, Map<string, string>>();
  const since = input.now.subtract({ hours: 48 }).toString();
  for (const { id, cells } of input.snapshot.tables.messages.values()) {
    const [clientId = ''] = cells.client ?? [];
    const client = clients.get(clientId);
    const at = cells.state === 'sent' ? cells.sentAt : (maybeSent.get(id) ?? null);
    if (!client || at === null || at < since) continue;
    const date = dateAt(Temporal.Instant.from(at), client.zone).toString();
    const known = dates.get(clientId) ?? new Map<string, string>();
    dates.set(clientId, known.set(date, cells.key ?? ''));
  }
  return dates;
}

const firm = /:(?:firm|final)(?:\+|$)/u;

/** The first day on which a courtesy is in place again; null: today. */
function cooledOn(client: ClientContext, input: JobInput): CalendarDate | null {
  let last: CalendarDate | null = null;
  for (const { cells } of input.snapshot.tables.messages.values()) {
    if (cells.client?.[0] !== client.row.id) continue;
    const isFirm = cells.kind === 'pause-notice' || firm.test(cells.key ?? '');
    if (!isFirm || cells.state === null || over.has(cells.state)) continue;
    const on =
      cells.sentAt === null ? client.today : dateAt(Temporal.Instant.from(cells.sentAt), client.zone);
    if (last === null || isBefore(last, on)) last = on;
  }
  return last && addDays(last, coolingDays);
}

const over: ReadonlySet<string> = new Set(['withdrawn', 'skipped', 'failed']);

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
