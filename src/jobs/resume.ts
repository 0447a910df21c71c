import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import { latest } from './dates.js';
import { showDate } from './format.js';
import type { Pause } from './hold.js';
import type { Ladder, Stage } from './policy.js';
import type { Told } from './reminder-keys.js';

/** What decides where an invoice stands on its ladder. Days are those of the client's zone. */
export type Position = {
  /** Of the stages only those that may still come, and the one it had when something held it. */
  readonly ladder: Ladder;
  readonly dueOn: CalendarDate;
  /** The stages count from here: the due date, unless something started them later. */
  readonly from: CalendarDate;
  /** What started them later, as a sentence; empty: nothing did. */
  readonly paused: string;
  /** The first stage that may come after a pause; null: there was none, or nothing is left to come. */
  readonly next: Stage | null;
  readonly today: CalendarDate;
  /** The first day on which the client may hear of something again; null: any. */
  readonly free: CalendarDate | null;
  readonly told: (part: string) => Told | null;
};

/**
 * The ladder after a pause: at the stage it had. After a hold the next stage comes at once, if its day has come; after a
 * promise, about which the client is asked first, it keeps its distance from the one before. The stages after that keep
 * theirs. Only what was told before the pause ended counts: when things are said after it moves no stage.
 */
export function resume(at: Position, { over, promised }: Pause): Position {
  if (!isBefore(at.from, over)) return at;
  const { stages, minimumGap } = at.ladder;
  // Past the due date nobody is told any more that it draws near.
  const held = stages.findLast(({ key, after }) => after >= 0 && wasTold(at.told(key), over)) ?? null;
  const ahead = stages.filter(({ after }) => after > (held?.after ?? 0));
  const next = ahead[0] ?? null;
  const rest = promised === null ? 0 : held && next ? next.after - held.after : minimumGap;
  return {
    ...at,
    ladder: { minimumGap, stages: held ? [held, ...ahead] : ahead },
    from: next ? latest(at.from, addDays(over, rest - next.after)) : at.from,
    paused: promised
      ? `Payment was promised for ${showDate(promised)}.`
      : `It was on hold until ${showDate(over)}.`,
    next,
  };
}

/** What went out on a day that nobody knows counts as said since. */
function wasTold(told: Told | null, before: CalendarDate): boolean {
  return told?.on ? isBefore(told.on, before) : false;
}
