import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import { checkInDates } from './check-in-dates.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen } from './dates.js';
import type { JobInput } from './job.js';
import { letterHistory } from './letter-history.js';
import type { OccasionKind } from './occasion.js';
import { placed } from './occasion-days.js';
import { occasionsOf } from './occasions.js';
import { rateReviewsOf } from './rate-reviews.js';

/** A day of the freelancer's own calendar of relations; nothing of it is for the client's eyes. */
export type AheadDay = {
  /** The same for the same day in every reading. */
  readonly key: string;
  readonly kind: OccasionKind | 'check-in';
  /** By the client's date. */
  readonly on: CalendarDate;
  readonly clientId: string;
  readonly client: string;
  readonly what: string;
};

/**
 * What is to be said or thought of in the next days, the earliest first: the occasions that the letters follow, the next
 * check-in of each client, and the days on which rates are looked at. What was said or skipped is left out, and so is
 * what has lapsed; what is still in place stands on the day on which it began.
 */
export function occasionsAhead(input: JobInput, days: number): readonly AheadDay[] {
  const all = [
    ...occasionDays(input, days),
    ...[...contextOf(input).clients.values()].flatMap((client) => checkInDay(client, input, days)),
    ...rateReviewDays(input, days),
  ];
  return all.sort((a, b) => byDateThen(a.on, b.on, a.key, b.key));
}

function occasionDays(input: JobInput, days: number): AheadDay[] {
  const history = letterHistory(input);
  return [...occasionsOf(input, days).byClient].flatMap(([client, all]) => {
    const letters = new Map(placed(all).map(({ occasion, on }) => [occasion.key, on]));
    return all.flatMap(({ key, kind, what, from, until }) => {
      // A letter may have to wait for another one, or find no day at all; a birthday stays where it is.
      const on = kind === 'birthday' ? from : letters.get(key);
      if (!on || isBefore(until, client.today) || history.isOver(key)) return [];
      return [{ ...who(client), key, kind, what, on }];
    });
  });
}

function checkInDay(client: ClientContext, input: JobInput, days: number): AheadDay[] {
  const { id } = client.row;
  const on = checkInDates(input).byClient.get(id)?.on ?? null;
  if (!on || isBefore(addDays(client.today, days), on)) return [];
  return [{ ...who(client), key: `check-in:${id}:${on}`, kind: 'check-in', what: 'Check-in', on }];
}

/** Days on which to think of a rate; the letter follows once a new one is named. */
function rateReviewDays(input: JobInput, days: number): AheadDay[] {
  return rateReviewsOf(input).all.flatMap(({ id, name, client, on, isAnswered }) => {
    if (isAnswered || isBefore(on, client.today) || isBefore(addDays(client.today, days), on)) return [];
    return [
      {
        ...who(client),
        key: `rate-review:${id}:${on}`,
        kind: 'rate-review',
        what: `Rate review: ${name}`,
        on,
      },
    ];
  });
}

function who({ row, name }: ClientContext) {
  return { clientId: row.id, client: name };
}
