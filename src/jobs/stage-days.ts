import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Chase } from './chase.js';
import { latest } from './dates.js';
import type { Ladder } from './policy.js';

/**
 * On which day each word that is still to come may be said, by its part of a key, if the ones before it are said on
 * theirs and nothing else happens. A stage that is missing had its turn, or another takes its place.
 *
 * @param chase how the invoice stands; of one on hold, as on the day the hold ends.
 * @param today the earliest day on which anything is said.
 */
export function stageDays(
  chase: Chase,
  { stages, minimumGap }: Ladder,
  today: CalendarDate,
): ReadonlyMap<string, CalendarDate> {
  const days = new Map<string, CalendarDate>();
  const { from, next, nextActionOn, stage } = chase;
  if (next === null || nextActionOn === null) return days;
  days.set(next, nextActionOn);
  if (from === null) return days;
  // What comes next may be no stage, but a question about a promise.
  const isStage = stages.some(({ key }) => key === next);
  let last = stages.findIndex(({ key }) => key === (isStage ? next : stage?.key));
  let said = latest(nextActionOn, today);
  for (;;) {
    const following = stages[last + 1];
    if (!following) return days;
    const on = latest(addDays(from, following.after), addDays(said, minimumGap));
    last = stages.findLastIndex(({ after }) => !isBefore(on, addDays(from, after)));
    const reached = stages[last];
    if (!reached) return days;
    days.set(reached.key, on);
    said = on;
  }
}
