import { isBefore } from '../domain/calendar.js';
import type { Fault } from '../tracker/snapshot.js';
import { birthdays } from './birthdays.js';
import { type ClientContext, contextOf } from './context.js';
import { latest } from './dates.js';
import { deposits } from './deposits.js';
import { followUps } from './follow-ups.js';
import { greetings } from './greetings.js';
import type { Job, JobInput, MessageIntent, Outcome } from './job.js';
import { type LetterHistory, letterHistory } from './letter-history.js';
import { hearsOf, isCourtesy, isMoney, isWork, type Occasion, type OccasionSource } from './occasion.js';
import { isTooNear, type Placed, placed } from './occasion-days.js';
import { groupBy } from './once.js';
import { proposals } from './proposals.js';
import { referralAsks } from './referral-asks.js';
import { renewals } from './renewals.js';
import { morningFor } from './schedule.js';
import { silentClients } from './silence.js';

export const occasions: Job = {
  name: 'occasions',
  purpose: 'what not to forget to say: follow-ups, birthdays, greetings, contracts and proposals that end',
  decide,
};

const sources: readonly OccasionSource[] = [
  ...[deposits, renewals, proposals],
  ...[birthdays, greetings, followUps, referralAsks],
];

/** So many days ahead an occasion of more weight already keeps others off its day. */
const foreseen = 7;

/** Each occasion is spoken of once, within its days; all but work waits while a reminder or a dispute stands between. */
function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const { byClient, faults } = occasionsOf(input, foreseen);
  const history = letterHistory(input);
  const silent = silentClients(input);
  const messages: MessageIntent[] = [];
  for (const [client, found] of byClient) {
    const all = placed(found);
    for (const each of all) {
      if (!isDue(each, client) || history.isOver(each.occasion.key)) continue;
      if (!isWork(each.occasion.kind) && silent.has(client.row.id)) continue;
      if (isHeldBack(each.occasion, all, client, history)) continue;
      messages.push(intentOf(each, input));
    }
  }
  return {
    ...{ changes: [], rows: [], messages },
    faults: [...context.faults, ...faults],
    wakeAt: context.nextDate,
  };
}

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

/** Another occasion was spoken of only just now, later than foreseen. What waits already is not taken away again. */
function isHeldBack(
  { key, kind }: Occasion,
  all: readonly Placed[],
  { today }: ClientContext,
  history: LetterHistory,
): boolean {
  if (isMoney(kind) || history.isStanding(key)) return false;
  return all.some(({ occasion }) => {
    const sentOn = history.sentOn(occasion.key);
    return sentOn !== null && isTooNear(sentOn, today);
  });
}

function intentOf({ occasion, on }: Placed, input: JobInput): MessageIntent {
  const { key, kind, client, about, why, askFirst, facts } = occasion;
  return {
    ...{ key, kind, about, why, facts },
    clientId: client.row.id,
    plannedFor: morningFor(client, on, input),
    ...(askFirst === undefined ? {} : { askFirst }),
  };
}
