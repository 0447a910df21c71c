import { isBefore } from '../domain/calendar.js';
import type { Fault } from '../tracker/snapshot.js';
import { birthdays } from './birthdays.js';
import { type ClientContext, contextOf } from './context.js';
import { latest } from './dates.js';
import { deliveryLetters } from './delivery-letters.js';
import { deposits } from './deposits.js';
import { followUps } from './follow-ups.js';
import { greetings } from './greetings.js';
import type { Job, JobInput, MessageIntent, Outcome } from './job.js';
import { type LetterHistory, letterHistory } from './letter-history.js';
import {
  canWait,
  hearsOf,
  isCourtesy,
  isPrompt,
  isWish,
  isWork,
  type Occasion,
  type OccasionSource,
} from './occasion.js';
import { isTooNear, type Placed, placed } from './occasion-days.js';
import { groupBy, once } from './once.js';
import { promiseNotes } from './promise-notes.js';
import { proposals } from './proposals.js';
import { newRates } from './rate-reviews.js';
import { referralAsks } from './referral-asks.js';
import { renewals } from './renewals.js';
import { morningFor } from './schedule.js';
import { silentClients, warnedClients } from './silence.js';
import { thanks } from './thanks.js';

export const occasions: Job = {
  name: 'occasions',
  purpose:
    'what not to forget to say: thanks, follow-ups, birthdays, greetings, contracts and proposals that end',
  decide,
};

const sources: readonly OccasionSource[] = [
  ...[promiseNotes, deposits, deliveryLetters, renewals, proposals, newRates],
  ...[birthdays, greetings, followUps, referralAsks, thanks],
];

/** So many days ahead an occasion of more weight already keeps others off its day. */
const foreseen = 7;

function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  return {
    changes: [],
    rows: [],
    messages: occasionLetters(input),
    faults: [...context.faults, ...occasionsOf(input, foreseen).faults],
    wakeAt: context.nextDate,
  };
}

/**
 * Each occasion is spoken of once, within its days. All but work waits while a reminder or a dispute stands between,
 * and nobody is wished well or asked a favour while the last reminder of an invoice is unanswered.
 */
export const occasionLetters = once((input: JobInput): readonly MessageIntent[] => {
  const history = letterHistory(input);
  const silent = silentClients(input);
  const warned = warnedClients(input);
  const messages: MessageIntent[] = [];
  for (const [client, found] of occasionsOf(input, foreseen).byClient) {
    const { id } = client.row;
    const due = placed(found).filter((each) => isDue(each, client) && !history.isOver(each.occasion.key));
    const wishes = due.some(({ occasion }) => isWish(occasion.kind));
    for (const each of due) {
      const { kind, key } = each.occasion;
      // Nobody is wished well and asked or thanked at once: that can wait.
      if (wishes && canWait(kind) && !history.isStanding(key)) continue;
      if (!isWork(kind) && silent.has(id)) continue;
      if (isCourtesy(kind) && warned.has(id)) continue;
      if (isHeldBack(each.occasion, client, history)) continue;
      messages.push(intentOf(each, input));
    }
  }
  return messages;
});

/** The occasions of each client, as far as the rules let them be spoken of at all. */
export function occasionsOf(
  input: JobInput,
  ahead: number,
): {
  readonly byClient: ReadonlyMap<ClientContext, readonly Occasion[]>;
  readonly faults: readonly Fault[];
} {
  const found = sources.map((source) => source(input, ahead));
  const allowed = found.flatMap(({ all }) => all).flatMap((occasion) => sinceAdoption(occasion, input));
  return {
    byClient: groupBy(allowed, ({ client }) => client),
    faults: found.flatMap(({ faults }) => faults),
  };
}

/** A courtesy that fell due before adoption is let go; what ends later is spoken of from then on. */
function sinceAdoption(occasion: Occasion, input: JobInput): Occasion[] {
  const { chaseFrom } = contextOf(input);
  const { kind, client, from, until } = occasion;
  if (!chaseFrom || !hearsOf(kind, client) || isBefore(until, chaseFrom)) return [];
  if (!isBefore(from, chaseFrom)) return [occasion];
  return isCourtesy(kind) ? [] : [{ ...occasion, from: latest(from, chaseFrom) }];
}

function isDue({ occasion, on }: Placed, { today }: ClientContext): boolean {
  return !isBefore(today, on) && !isBefore(occasion.until, today);
}

/**
 * Something else was written only just now. A wish has its day, and so has a delivery; and what waits already is not
 * taken away again.
 */
function isHeldBack({ key, kind }: Occasion, { row, today }: ClientContext, history: LetterHistory): boolean {
  if (isPrompt(kind) || isWish(kind) || history.isStanding(key)) return false;
  const last = history.lastTo(row.id);
  return last !== null && isTooNear(last, today);
}

function intentOf({ occasion, on }: Placed, input: JobInput): MessageIntent {
  const { key, kind, client, about, why, askFirst, thread, facts } = occasion;
  return {
    key,
    kind,
    about,
    why,
    facts,
    clientId: client.row.id,
    plannedFor: morningFor(client, on, input),
    ...(askFirst === undefined ? {} : { askFirst }),
    ...(thread === undefined ? {} : { thread }),
  };
}
