import { addDays, isBefore } from '../domain/calendar.js';
import { checkInDates, daysTooLate } from './check-in-dates.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { notedOf } from './noted.js';
import { groupBy, once } from './once.js';
import { rateReviewsOf } from './rate-reviews.js';

/** Days after which a point that was left open comes up by itself: short accounts. */
const ages = 7;

/** More than these nobody reads. */
const most = 3;

/**
 * What the freelancer had better not forget about a client and no letter says: open points that age, silence that is
 * longer than was agreed, rates to look at. By client id; days are named, not counted, so that a line stays as it is.
 */
export const memosOf = once((input: JobInput): ReadonlyMap<string, readonly string[]> => {
  const reviews = groupBy(rateReviewsOf(input).all, ({ client }) => client.row.id);
  const memos = new Map<string, readonly string[]>();
  for (const [id, client] of contextOf(input).clients) {
    const due = (reviews.get(id) ?? []).filter(
      ({ on, isAnswered }) => !isAnswered && !isBefore(client.today, on),
    );
    const lines = [
      ...silence(client, input),
      ...openPoints(client, input),
      ...due.map(({ name, on }) => `Rate review: ${name}, ${showDate(on)}.`),
    ];
    if (lines.length > 0) memos.set(id, lines);
  }
  return memos;
});

function silence({ row, today }: ClientContext, input: JobInput): string[] {
  const date = checkInDates(input).byClient.get(row.id);
  if (!date?.on || !date.latestOn || daysTooLate(date, today) === 0) return [];
  const since = date.lastTouch ? `No contact since ${showDate(date.lastTouch)}` : 'No contact is on record';
  return [`${since}; a word was due by ${showDate(date.latestOn)} at the latest.`];
}

function openPoints({ row, today }: ClientContext, input: JobInput): string[] {
  const old = notedOf(row.id, input).openPoints.flatMap(({ cells }) => {
    const on = dateOf(cells.date);
    if (!on || isBefore(today, addDays(on, ages))) return [];
    return [`Open since ${showDate(on)}: ${cells.what?.trim()}`];
  });
  return old.length <= most ? old : [...old.slice(0, most), `And ${old.length - most} more open points.`];
}
