import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import { nextWorkingDay } from './client-days.js';
import { byDate } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';

/** What keeps an invoice from being spoken of today. */
export type Hold = {
  readonly why: string;
  /** The first day it holds no more; null: until the freelancer lifts it. */
  readonly until: CalendarDate | null;
};

const reasons = {
  // The promised day is told with it, where one is known.
  promise: 'payment was promised',
  dispute: 'the invoice is in dispute',
  manual: 'you put it on hold',
  autopay: 'it is paid automatically',
} as const;

/** Null when nothing holds the invoice back today. Of a promise and another hold the one that lasts longer counts. */
export function holdOf(line: Line, today: CalendarDate, input: JobInput): Hold | null {
  const promised = promisedDay(line);
  const resumes = promised && resumesOn(line, promised, input);
  const promise =
    resumes && isBefore(today, resumes)
      ? holdFor(`${reasons.promise} for ${showDate(promised)}`, resumes)
      : null;
  const own = ownHold(line, today);
  if (promise === null || own === null) return promise ?? own;
  return own.until === null || (promise.until && isBefore(promise.until, own.until)) ? own : promise;
}

/** What stands under Hold until and Hold reason; a promise with its day is not counted here. */
function ownHold(line: Line, today: CalendarDate): Hold | null {
  const reason = line.row.cells.holdReason;
  const until = line.holdUntil;
  if (reason === 'promise' && promisedDay(line) !== null) return null;
  if (until ? !isBefore(today, until) : reason === null) return null;
  return holdFor(reasons[reason ?? 'manual'], until);
}

function holdFor(because: string, until: CalendarDate | null): Hold {
  const rest = until ? `; reminders resume on ${showDate(until)}` : ', until you clear Hold reason';
  return { why: `No reminder: ${because}${rest}.`, until };
}

/** The day a client promised to pay: of its own column, else that of a hold for a promise. */
export function promisedDay({ promisedOn, holdUntil, row }: Line): CalendarDate | null {
  return promisedOn ?? (row.cells.holdReason === 'promise' ? holdUntil : null);
}

/**
 * Money promised for a day is seen the day after, if that is worked: the client's next working day. A promise for a day
 * on which nothing is owed yet holds for that day and no longer.
 */
export function resumesOn(line: Line, promised: CalendarDate, input: JobInput): CalendarDate {
  const dayAfter = addDays(promised, 1);
  return line.client && !isEarly(line, promised) ? nextWorkingDay(line.client, dayAfter, input) : dayAfter;
}

/** Before the due date money is not owed: that it has not come by then breaks nothing. */
function isEarly({ dueOn, effectiveDueOn }: Line, promised: CalendarDate): boolean {
  const due = effectiveDueOn ?? dueOn;
  return due !== null && isBefore(promised, due);
}

/** A hold or a promise that has run out, and still stands in the row. */
export type Pause = {
  /** The first day on which it held no more. */
  readonly over: CalendarDate;
  /** The day that was promised; null: it was no promise. */
  readonly promised: CalendarDate | null;
};

const none: readonly Pause[] = [];

/** What held the invoice and does no more, in the order in which it ended. */
export function pausesOf(line: Line, today: CalendarDate, input: JobInput): readonly Pause[] {
  const promised = promisedDay(line);
  const until = line.row.cells.holdReason === 'promise' ? null : line.holdUntil;
  if (promised === null && until === null) return none;
  const pauses: Pause[] = [];
  if (promised && !isEarly(line, promised)) pauses.push({ over: resumesOn(line, promised, input), promised });
  if (until) pauses.push({ over: until, promised: null });
  return pauses.filter(({ over }) => !isBefore(today, over)).sort((a, b) => byDate(a.over, b.over));
}
