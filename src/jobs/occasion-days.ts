import { addDays, type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import { byDateThen } from './dates.js';
import { isPrompt, type Occasion, ranks } from './occasion.js';

/** An occasion with the day on which it comes to be spoken of. */
export type Placed = { readonly occasion: Occasion; readonly on: CalendarDate };

/** Days from one letter to the next, unless one of them is about money. */
export const apart = 3;

/**
 * The days on which the occasions of one client come to wait. Where several fall together the more important one
 * comes first and the others follow; one that would come after its last day does not come at all.
 *
 * The days follow from the occasions alone, whatever was sent of them, so that they are the same in every round.
 */
export function placed(occasions: readonly Occasion[]): readonly Placed[] {
  const taken = new Set<string>();
  const all: Placed[] = [];
  for (const occasion of [...occasions].sort(byImportance)) {
    const on = firstFree(occasion, taken);
    if (!on) continue;
    taken.add(on.toString());
    all.push({ occasion, on });
  }
  return all;
}

function firstFree({ kind, from, until }: Occasion, taken: ReadonlySet<string>): CalendarDate | null {
  if (isPrompt(kind)) return from;
  for (let on = from; !isBefore(until, on); on = addDays(on, 1)) {
    if (isFree(on, taken)) return on;
  }
  return null;
}

function isFree(on: CalendarDate, taken: ReadonlySet<string>): boolean {
  for (let days = 1 - apart; days < apart; days += 1) {
    if (taken.has(addDays(on, days).toString())) return false;
  }
  return true;
}

function byImportance(a: Occasion, b: Occasion): number {
  return ranks[a.kind] - ranks[b.kind] || byDateThen(a.from, b.from, a.key, b.key);
}

/** Whether a letter that was sent on `sentOn` is too near for another one. */
export function isTooNear(sentOn: CalendarDate, today: CalendarDate): boolean {
  return daysBetween(sentOn, today) < apart;
}
