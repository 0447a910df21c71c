import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import type { Context } from './context.js';
import { latest } from './dates.js';
import { showDate } from './format.js';
import { holdOf, type Pause, pausesOf } from './hold.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';
import { ladders, type Stage, type StageKey } from './policy.js';
import { wasKept } from './promises.js';
import type { ReminderHistory, Told } from './reminder-keys.js';
import { type Position, resume } from './resume.js';

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
  /** What is said on that day, as the part of a key; null: something else happens then, or nothing. */
  readonly next: string | null;
  /** The day from which stages past due count; null: it is not on the ladder today. */
  readonly from: CalendarDate | null;
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
  const today = client.today;
  const position = { ladder, dueOn, from: dueOn, paused: '', next: null, today, free, told };
  const behind = { pauses: pausesOf(line, today, input), line };
  return isBefore(dueOn, context.chaseFrom)
    ? older(position, context.chaseFrom, behind)
    : goOn(position, behind);
}

/** What lies behind an invoice that nothing holds today. */
type Behind = { readonly pauses: readonly Pause[]; readonly line: Line };

/**
 * From its latest pause on the invoice goes up the ladder as it would from its due date. A promise that was not kept is
 * asked about once, while the invoice has the stage it had; a stage whose day comes before that was said takes its place.
 */
function goOn(at: Position, { pauses, line }: Behind): Chase {
  const now = pauses.reduce(resume, at);
  const going = climb(now);
  const ended = pauses.find(({ promised, over }) => promised !== null && isBefore(at.from, over));
  if (!ended?.promised || wasKept(line, ended.promised)) return going;
  const part = `promise-${isoOf(ended.promised)}`;
  const isPast = now.next !== null && daysBetween(now.from, at.today) >= now.next.after;
  if (isPast || at.told(part) !== null) return going;
  const { stage, from } = going;
  const since = latest(ended.over, at.free);
  const start = `Payment was promised for ${showDate(ended.promised)} and has not arrived.`;
  if (isBefore(at.today, since)) return { ...silent(start), stage, from, nextActionOn: since, next: part };
  return {
    stage,
    from,
    say: { speech: 'promise-broken', label: 'Question about the promised payment', part, since },
    nextActionOn: since,
    next: part,
    why: `${start} A question about it: ${inMessages}`,
  };
}

/**
 * The stage follows from the date alone: however often or rarely this is asked, the answer on a day is the same. What
 * is said of it waits until the client has not heard of anything for a while, and is said once.
 */
function climb(at: Position): Chase {
  const { ladder, dueOn, from, today, free, told } = at;
  const { stages } = ladder;
  const past = daysBetween(from, today);
  const last = stages.findLastIndex(({ key }) => told(key) !== null);
  const reached = stages.findLastIndex(({ after }) => past >= after);
  const current = stages[Math.max(reached, last)] ?? null;
  const due = `It ${isBefore(dueOn, today) ? 'was' : 'is'} due on ${showDate(dueOn)}.`;
  const start = sentences([due, at.paused]);
  const isFresh = reached > last;
  const first = stages[isFresh ? reached : Math.max(reached, last) + 1];
  if (!first) {
    const why = [
      start,
      outcomeOf(stages[last], told),
      'That was the last one; what follows is yours to decide.',
    ];
    return { ...silent(sentences(why)), stage: current, from };
  }
  const turn = stages[last] && told(stages[last].key)?.on;
  const rested = turn ? addDays(turn, ladder.minimumGap) : null;
  const on = latest(latest(addDays(from, first.after), free), rested);
  // While the client rests the day of a higher stage may come, which then takes the place of this one.
  const upcoming = stages.findLast(({ after }) => daysBetween(from, on) >= after) ?? first;
  if (isFresh && !isBefore(today, on)) {
    return {
      stage: current,
      say: { speech: upcoming.key, label: upcoming.label, part: upcoming.key, since: on },
      nextActionOn: on,
      next: upcoming.key,
      from,
      why: `${start} ${upcoming.label}: ${inMessages}`,
    };
  }
  const next = `${upcoming.label} on ${showDate(on)} if it is still open.`;
  return {
    stage: current,
    say: null,
    nextActionOn: on,
    next: upcoming.key,
    from,
    why: sentences([start, outcomeOf(stages[last], told), next]),
  };
}

/**
 * Debts from before the tracker was adopted get one statement. Once that went out they start at the first stage: the day
 * it went out is the one day of a message from which stages count.
 */
function older(at: Position, chaseFrom: CalendarDate, behind: Behind): Chase {
  const start = `It was due on ${showDate(at.dueOn)}, before ${showDate(chaseFrom)}, from which on reminders are made.`;
  const told = at.told('statement');
  if (told?.state === 'skipped') return silent(`${start} You skipped the statement of account.`);
  if (told?.on) {
    const stages = at.ladder.stages.filter(({ after }) => after > 0);
    return goOn({ ...at, ladder: { ...at.ladder, stages }, from: told.on }, behind);
  }
  if (told) return silent(`${start} ${outcomes[told.state]('Statement of account', null)}`);
  const since = latest(chaseFrom, at.free);
  if (isBefore(at.today, since)) return { ...silent(start), nextActionOn: since, next: 'statement' };
  return {
    stage: null,
    say: { speech: 'statement', label: 'Statement of account', part: 'statement', since },
    nextActionOn: since,
    next: 'statement',
    from: null,
    why: `${start} Statement of account: ${inMessages}`,
  };
}

/** Decided or not: that stands there, and changes without this row. */
const inMessages = 'its row in Messages says how it stands.';

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
const nothingToSay: Chase = {
  stage: null,
  say: null,
  nextActionOn: null,
  next: null,
  from: null,
  why: null,
};

function silent(why: string | null): Chase {
  if (why === null) return nothingToSay;
  return { ...nothingToSay, why };
}
