import { type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import type { Context } from './context.js';
import { daysAfter } from './dates.js';
import { showDate } from './format.js';
import type { Line } from './ledger.js';
import { ladders, type Stage } from './policy.js';
import type { ReminderHistory } from './reminder-keys.js';

/** Where an invoice stands on its ladder. */
export type Chase = {
  /** The stage to be spoken of now, else the last one that had its turn. Days are those of the client's zone. */
  readonly stage: Stage | null;
  /** Whether that stage wants a message: since that day it waits for its turn. */
  readonly due: boolean;
  readonly since: CalendarDate | null;
  readonly nextActionOn: CalendarDate | null;
  /** For the freelancer; null where nothing is to be explained (paid, draft, void). */
  readonly why: string | null;
};

/** Whether an invoice is to be spoken of, and if not, why not. */
export function chase(line: Line, context: Context, history: ReminderHistory): Chase {
  const { balance, dueOn, client, row } = line;
  if (row.cells.documentStatus !== 'sent') return silent(null);
  if (balance === null) return silent('No reminder: the balance is not known. Settings › Problems says why.');
  if (balance.balance.minor <= 0 || row.cells.kind === 'credit') return silent(null);
  if (client === null) return silent('No reminder: no client is linked.');
  if (line.unreadable)
    return silent('No reminder: a cell of this row could not be read. See Settings › Problems.');
  if (line.number === null) return silent('No reminder: the invoice has no number.');
  if (line.doubled) return silent('No reminder: another invoice has the same number.');
  if (dueOn === null) return silent('No reminder: no due date is known.');
  const hold = holdOf(line, client.today);
  if (hold) return hold;
  const ladder = ladders[row.cells.reminderPolicy ?? client.policy];
  if (ladder.length === 0) return silent('No reminder: the reminder policy is None.');
  if (context.chaseFrom === null) return silent('No reminder: there is no row in Settings.');
  if (isBefore(dueOn, context.chaseFrom)) {
    return silent(
      `No reminder: it was due on ${showDate(dueOn)}, before ${showDate(context.chaseFrom)}, from which on reminders are made.`,
    );
  }
  return climb(ladder, dueOn, client.today, (stage) => history.told(row.id, stage.key));
}

/**
 * The highest stage reached is the one to speak of, with two exceptions: after one had its turn, sent or skipped,
 * the next keeps its distance, and the last one never comes as the first word.
 */
function climb(
  ladder: readonly Stage[],
  dueOn: CalendarDate,
  today: CalendarDate,
  toldOf: (stage: Stage) => ReturnType<ReminderHistory['told']>,
): Chase {
  const overdue = daysBetween(dueOn, today);
  const last = ladder.findLastIndex((stage) => toldOf(stage) !== null);
  const reached = ladder.findLastIndex((stage) => overdue >= stage.after);
  const isFirstWord = last === -1 && reached === ladder.length - 1;
  const upcoming = Math.max(isFirstWord ? reached - 1 : reached, last + 1);
  const [before, next] = [ladder[last], ladder[upcoming]];
  const told = before ? toldOf(before) : null;
  const on = next ? stageDate(ladder, upcoming, dueOn, told?.on ?? null) : null;
  const start = `It ${overdue > 0 ? 'was' : 'is'} due on ${showDate(dueOn)}.`;

  if (next && on && !isBefore(today, on)) {
    const why = `${start} ${next.label}: in Messages, for you to decide.`;
    return { stage: next, due: true, since: on, nextActionOn: on, why };
  }
  const outcome = told?.state === 'sent' && told.on ? `sent on ${showDate(told.on)}` : told?.state;
  const why = [
    start,
    before ? `${before.label}: ${outcome}.` : '',
    next && on
      ? `${next.label} on ${showDate(on)} if it is still open.`
      : 'That was the last one; what follows is yours to decide.',
  ];
  return {
    ...{ stage: before ?? null, due: false, since: null, nextActionOn: on },
    why: why.filter((sentence) => sentence !== '').join(' '),
  };
}

/** The day of a stage: so long after the due date, and so long after the stage before had its turn. */
function stageDate(
  ladder: readonly Stage[],
  index: number,
  dueOn: CalendarDate,
  lastTurnOn: CalendarDate | null,
): CalendarDate {
  const { after } = ladder[index] ?? { after: 0 };
  const planned = daysAfter(dueOn, after);
  if (lastTurnOn === null) return planned;
  const apart = daysAfter(lastTurnOn, after - (ladder[index - 1]?.after ?? 0));
  return isBefore(planned, apart) ? apart : planned;
}

/** Null when nothing holds the invoice back today. */
function holdOf({ row, holdUntil, promisedOn }: Line, today: CalendarDate): Chase | null {
  const reason = row.cells.holdReason;
  const until = holdUntil ?? (promisedOn && daysAfter(promisedOn, 1));
  if (until ? !isBefore(today, until) : reason === null) return null;
  const because = reason === null ? (holdUntil ? 'on hold' : holds.promise) : holds[reason];
  return {
    ...silent(`No reminder: ${because}${until ? ` until ${showDate(until)}` : ''}.`),
    nextActionOn: until,
  };
}

const holds = {
  promise: 'payment was promised',
  dispute: 'the invoice is in dispute',
  manual: 'you put it on hold',
  autopay: 'it is paid automatically',
} as const;

function silent(why: string | null): Chase {
  return { stage: null, due: false, since: null, nextActionOn: null, why };
}
