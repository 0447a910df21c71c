import { addDays, type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import type { Context } from './context.js';
import { isoOf, latest } from './dates.js';
import { showDate } from './format.js';
import { holdOf, promisedDay, resumesOn } from './hold.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';
import { type Ladder, ladders, type Stage, type StageKey } from './policy.js';
import type { ReminderHistory, Told } from './reminder-keys.js';

/** How a message speaks of an invoice: by a stage of the ladder, or by what happened beside it. */
export type Speech = StageKey | 'statement' | 'promise-broken';

/** Where an invoice stands on its ladder. Days are those of the client's zone. */
export type Chase = {
  /** The stage the invoice has reached. */
  readonly stage: Stage | null;
  /** What is to be said now, and since when; null: nothing, or not yet. */
  readonly say: {
    readonly speech: Speech;
    readonly label: string;
    /** Names it in the key of the message, so that it is said once. */
    readonly part: string;
    readonly since: CalendarDate;
  } | null;
  readonly nextActionOn: CalendarDate | null;
  /** For the freelancer; null where nothing is to be explained (paid, draft, void). */
  readonly why: string | null;
};

/** What else about the client decides whether an invoice is spoken of. */
export type Around = {
  /** The day of the last reminder to that client, of whichever invoice. */
  readonly lastReminded: CalendarDate | null;
  /** Why the invoice stands back, as a sentence; null: it does not. */
  readonly standsBack: string | null;
};

/** Whether an invoice is to be spoken of, and if not, why not. */
export function chase(
  line: Line,
  context: Context,
  history: ReminderHistory,
  { lastReminded, standsBack }: Around,
  input: JobInput,
): Chase {
  const { balance, client, row } = line;
  const dueOn = line.effectiveDueOn ?? line.dueOn;
  if (row.cells.documentStatus !== 'sent') return silent(null);
  if (balance === null) return silent('No reminder: the balance is not known. Settings › Problems says why.');
  if (balance.balance.minor <= 0 || row.cells.kind === 'credit') return silent(null);
  if (client === null) return silent('No reminder: no client is linked.');
  if (line.unreadable)
    return silent('No reminder: a cell of this row could not be read. See Settings › Problems.');
  if (line.number === null) return silent('No reminder: the invoice has no number.');
  if (line.doubled) return silent('No reminder: another invoice has the same number.');
  if (dueOn === null) return silent('No reminder: no due date is known.');
  if (line.discountLeft) return silent(line.discountLeft);
  const hold = holdOf(line, client.today, input);
  if (hold) return { ...silent(hold.why), nextActionOn: hold.until };
  const ladder = ladders[row.cells.reminderPolicy ?? client.policy];
  if (ladder.stages.length === 0) return silent('No reminder: the reminder policy is None.');
  if (context.chaseFrom === null) return silent('No reminder: there is no row in Settings.');
  if (standsBack !== null) return silent(standsBack);
  const free = lastReminded && addDays(lastReminded, ladder.minimumGap);
  const told = history.of(row.id);
  const position = { ladder, dueOn, today: client.today, free, told };
  if (isBefore(dueOn, context.chaseFrom)) return older(position, context.chaseFrom);
  const broken = promisedDay(line);
  return broken
    ? afterPromise(position, broken, resumesOn(line, broken, input))
    : climb({ ...position, oneStep: line.holdUntil !== null });
}

type Position = {
  readonly ladder: Ladder;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** The first day on which the client may hear of something again; null: any. */
  readonly free: CalendarDate | null;
  readonly told: (part: string) => Told | null;
};

/** What {@link Position} comes to when days count from another date than the due date. */
type Climb = Position & {
  /** The stages count from here; the due date unless something restarted them. */
  readonly countedFrom?: CalendarDate;
  /** Days on hold do not carry an invoice over several stages at once. */
  readonly oneStep?: boolean;
};

/**
 * The stage follows from the date alone: however often or rarely this is asked, the answer on a day is the same. What
 * is said of it waits until the client has not heard of anything for a while, and is said once.
 */
function climb(at: Climb): Chase {
  const { ladder, dueOn, today, free, told } = at;
  const from = at.countedFrom ?? dueOn;
  const { stages } = ladder;
  const past = daysBetween(from, today);
  const last = stages.findLastIndex(({ key }) => told(key) !== null);
  const byDate = stages.findLastIndex(({ after }) => past >= after);
  // Past the due date nobody is told any more that it draws near.
  const lowest = past > 0 ? stages.findIndex(({ after }) => after > 0) : 0;
  const reached = at.oneStep === true ? Math.min(byDate, Math.max(last + 1, lowest)) : byDate;
  const current = stages[Math.max(reached, last)] ?? null;
  const start = `It ${isBefore(dueOn, today) ? 'was' : 'is'} due on ${showDate(dueOn)}.`;
  const isFresh = reached > last;
  const upcoming = stages[isFresh ? reached : Math.max(reached, last) + 1];
  if (!upcoming) {
    const why = [
      start,
      outcomeOf(stages[last], told),
      'That was the last one; what follows is yours to decide.',
    ];
    return { ...silent(sentences(why)), stage: current };
  }
  const turn = stages[last] && told(stages[last].key)?.on;
  const rested = turn ? addDays(turn, ladder.minimumGap) : null;
  const on = latest(latest(addDays(from, upcoming.after), free), rested);
  if (isFresh && !isBefore(today, on)) {
    return {
      stage: current,
      say: { speech: upcoming.key, label: upcoming.label, part: upcoming.key, since: on },
      nextActionOn: on,
      why: `${start} ${upcoming.label}: in Messages, for you to decide.`,
    };
  }
  const next = `${upcoming.label} on ${showDate(on)} if it is still open.`;
  return {
    ...{ stage: current, say: null, nextActionOn: on },
    why: sentences([start, outcomeOf(stages[last], told), next]),
  };
}

/** Debts from before the tracker was adopted get one statement; once that went out they start at the first stage. */
function older(at: Position, chaseFrom: CalendarDate): Chase {
  const start = `It was due on ${showDate(at.dueOn)}, before ${showDate(chaseFrom)}, from which on reminders are made.`;
  const told = at.told('statement');
  if (told?.state === 'skipped') return silent(`${start} You skipped the statement of account.`);
  if (told?.on) {
    const stages = at.ladder.stages.filter(({ after }) => after > 0);
    const countedFrom = told.on;
    return climb({ ...at, ladder: { ...at.ladder, stages }, countedFrom });
  }
  if (told) return silent(`${start} A statement of account has gone out.`);
  const since = latest(chaseFrom, at.free);
  if (isBefore(at.today, since)) return { ...silent(start), nextActionOn: since };
  return {
    stage: null,
    say: { speech: 'statement', label: 'Statement of account', part: 'statement', since },
    nextActionOn: since,
    why: `${start} Statement of account: in Messages, for you to decide.`,
  };
}

/** A promise that was not kept is spoken of once, at the stage the invoice had; from there the ladder goes on. */
function afterPromise(at: Position, promised: CalendarDate, resumes: CalendarDate): Chase {
  const { stages } = at.ladder;
  const part = `promise-${isoOf(promised)}`;
  const told = at.told(part);
  const last = stages.findLastIndex(({ key }) => at.told(key) !== null);
  const stage = stages[last] ?? null;
  if (told?.on) {
    // The stage it had counts as said on that day.
    const countedFrom = addDays(told.on, -(stage?.after ?? 0));
    return climb({ ...at, countedFrom: stage ? countedFrom : at.dueOn, oneStep: true });
  }
  if (told) return climb({ ...at, oneStep: true });
  const since = latest(resumes, at.free);
  const start = `Payment was promised for ${showDate(promised)} and has not arrived.`;
  if (isBefore(at.today, since)) return { ...silent(start), stage, nextActionOn: since };
  return {
    stage,
    say: { speech: 'promise-broken', label: 'Question about the promised payment', part, since },
    nextActionOn: since,
    why: `${start} A question about it: in Messages, for you to decide.`,
  };
}

function outcomeOf(stage: Stage | undefined, told: Position['told']): string {
  const turn = stage && told(stage.key);
  return turn ? outcomes[turn.state](stage.label, turn.on && showDate(turn.on)) : '';
}

/** What became of a message, by the state of its row. */
const outcomes: Readonly<Record<Told['state'], (label: string, on: string | null) => string>> = {
  sent: (label, on) =>
    on === null ? `${label}: sent, on a day that is not known.` : `${label}: sent on ${on}.`,
  skipped: (label) => `${label}: skipped, as you chose.`,
  sending: (label) => `${label}: being sent.`,
  failed: (label) => `${label}: it did not go out; its row in Messages says why.`,
  unknown: (label) => `${label}: it may or may not have gone out; its row in Messages says what to check.`,
};

function sentences(all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}

/** Most invoices are paid: one answer serves them all. */
const nothingToSay: Chase = { stage: null, say: null, nextActionOn: null, why: null };

function silent(why: string | null): Chase {
  if (why === null) return nothingToSay;
  return { stage: null, say: null, nextActionOn: null, why };
}
