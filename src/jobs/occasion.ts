import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import type { ClientContext } from './context.js';
import type { JobInput, MessageIntent, MessageKind } from './job.js';

/** Of reminders the word that a promise was noted; the ladder has the others. */
export type OccasionKind = Extract<
  MessageKind,
  | 'deposit-awaited'
  | 'renewal'
  | 'proposal-expiring'
  | 'rate-review'
  | 'birthday'
  | 'greeting'
  | 'follow-up'
  | 'referral-ask'
  | 'thanks'
  | 'delivery'
  | 'payment-reminder'
>;

/** A day, or a stretch of days, on which a client ought to hear something, once. */
export type Occasion = {
  /** Names the thing and its date, so that it is spoken of once, e.g. `birthday:recCON:2026`. */
  readonly key: string;
  readonly kind: OccasionKind;
  readonly client: ClientContext;
  /** What stands in `About`. */
  readonly about: string;
  /** The first and the last day on which it is in place; after the last one nothing is said of it any more. */
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** As the freelancer reads it in a calendar. */
  readonly what: string;
  /** Why it waits, as a sentence for the freelancer. */
  readonly why: string;
  readonly askFirst?: string;
  /** The row that it is about together with other letters, so that a mail program shows them together. */
  readonly thread?: string;
  readonly facts: MessageIntent['facts'];
};

export type Occasions = { readonly all: readonly Occasion[]; readonly faults: readonly Fault[] };

/** Finds occasions that begin up to so many days ahead and have not long lapsed. Linear in the rows it looks at. */
export type OccasionSource = (input: JobInput, ahead: number) => Occasions;

/** How many days an occasion that lapsed is still known: it may have been sent on its last day. */
const remembered = 7;

/** Whether days that begin and end so are to be told of. */
export function isNear(client: ClientContext, from: CalendarDate, until: CalendarDate, ahead: number) {
  const { first, last } = nearDays(client, ahead);
  return !isBefore(last, from) && !isBefore(until, first);
}

/** From the first to the last day that matters to a client now. */
export function nearDays({ today }: ClientContext, ahead: number) {
  return { first: addDays(today, -remembered), last: addDays(today, ahead) };
}

/**
 * Money before work before courtesy, and a day that cannot be moved before one that can. Thanks, deliveries and promises
 * noted come last: they turn up with an entry that nobody foresaw, and take no day away from what waits already.
 */
export const ranks: Readonly<Record<OccasionKind, number>> = {
  'deposit-awaited': 0,
  renewal: 1,
  'proposal-expiring': 1,
  'rate-review': 1,
  birthday: 2,
  greeting: 2,
  'follow-up': 3,
  'referral-ask': 3,
  thanks: 4,
  delivery: 5,
  'payment-reminder': 5,
};

function isMoney(kind: OccasionKind): boolean {
  return ranks[kind] === 0 || kind === 'payment-reminder';
}

export function isWork(kind: OccasionKind): boolean {
  return ranks[kind] === 1 || kind === 'delivery';
}

export function isCourtesy(kind: OccasionKind): boolean {
  return !isMoney(kind) && !isWork(kind);
}

/** Said on its day, whatever else is said around it. */
export function isPrompt(kind: OccasionKind): boolean {
  return isMoney(kind) || kind === 'delivery';
}

export function isWish(kind: OccasionKind): boolean {
  return ranks[kind] === 2;
}

/** A question or thanks, which are as good some days later. */
export function canWait(kind: OccasionKind): boolean {
  return isCourtesy(kind) && !isWish(kind);
}

type Status = Row<'clients'>['cells']['status'];

/** A blank status counts as active. */
const together: ReadonlySet<Status> = new Set<Status>(['active', 'waiting', 'paused', null]);
const alsoPast: ReadonlySet<Status> = new Set<Status>([...together, 'past']);
const alsoNew: ReadonlySet<Status> = new Set<Status>([...alsoPast, 'prospect']);
const alsoLeaving: ReadonlySet<Status> = new Set<Status>([...alsoNew, 'leaving']);

/** Who hears of what: nobody who was declined, and who is leaving is neither wished nor asked anything. */
const heard: Readonly<Record<OccasionKind, ReadonlySet<Status>>> = {
  'deposit-awaited': alsoNew,
  'proposal-expiring': alsoNew,
  renewal: together,
  'rate-review': together,
  birthday: together,
  greeting: together,
  'follow-up': alsoPast,
  'referral-ask': alsoPast,
  thanks: alsoLeaving,
  delivery: alsoLeaving,
  'payment-reminder': alsoLeaving,
};

export function hearsOf(kind: OccasionKind, { row }: ClientContext): boolean {
  return heard[kind].has(row.cells.status);
}
