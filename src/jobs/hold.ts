import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import { nextWorkingDay } from './client-days.js';
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

/** Money promised for a day is seen the day after, if that is worked: the client's next working day. */
export function resumesOn({ client }: Line, promised: CalendarDate, input: JobInput): CalendarDate {
  const dayAfter = addDays(promised, 1);
  return client ? nextWorkingDay(client, dayAfter, input) : dayAfter;
}
