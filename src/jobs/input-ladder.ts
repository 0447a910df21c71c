import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { contextOf, dateOfInstant } from './context.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

export type InputStage = {
  readonly key: 'ask' | 'again' | 'pause';
  /** Days after what is needed was due; below zero before it. */
  readonly after: number;
  /** Days that lie between it and the stage before, however late that was said. */
  readonly gap: number;
};

/** Mildest first: a word in time, one more once it is late, and at last that the work will rest. */
export const inputStages: readonly InputStage[] = [
  { key: 'ask', after: -3, gap: 0 },
  { key: 'again', after: 4, gap: 4 },
  { key: 'pause', after: 14, gap: 7 },
];

type Owed = { readonly id: string; readonly due: CalendarDate };

/** What is to be said of something a client owes, and since when. */
export type InputStep = {
  readonly stage: InputStage;
  /** How a key names it: with its due date, so that a new date begins anew. */
  readonly part: string;
  readonly since: CalendarDate;
};

/**
 * The next stage that was not said yet, once its day has come; null: nothing is to be said today. No stage is left out,
 * however late it is: nobody hears of a pause who was not asked before.
 */
export function inputStep(task: Owed, today: CalendarDate, history: InputHistory): InputStep | null {
  let before: CalendarDate | null = null;
  for (const stage of inputStages) {
    const part = partOf(task, stage.key);
    const told = history.toldOn(part);
    if (told !== undefined) {
      before = told;
      continue;
    }
    const nominal = addDays(task.due, stage.after);
    const rested = before && addDays(before, stage.gap);
    const since = rested && isBefore(nominal, rested) ? rested : nominal;
    return isBefore(today, since) ? null : { stage, part, since };
  }
  return null;
}

/** Whether a stage of it had its turn. */
export function wasTold(task: Owed, stage: InputStage['key'], history: InputHistory): boolean {
  return history.toldOn(partOf(task, stage)) !== undefined;
}

/** When it was spoken of last; null: never, or on a day nobody knows. */
export function lastTold(task: Owed, history: InputHistory): CalendarDate | null {
  const days = inputStages.map(({ key }) => history.toldOn(partOf(task, key)) ?? null);
  return days.reduce((last, on) => (last && (!on || isBefore(on, last)) ? last : on), null);
}

function partOf({ id, due }: Owed, stage: InputStage['key']): string {
  return `${id}:${stage}-${isoOf(due)}`;
}

export type InputHistory = {
  /** When a part had its turn, was skipped or failed; null: on a day nobody knows; undefined: it had none. */
  toldOn(part: string): CalendarDate | null | undefined;
};

const prefix = 'input:';

/** `input:recT:ask-2026-11-26+recU:again-2026-11-19` */
export function inputKey(steps: readonly InputStep[]): string {
  return prefix + steps.map(({ part }) => part).join('+');
}

type State = Row<'messages'>['cells']['state'];
const open: ReadonlySet<State> = new Set<State>(['waiting', 'scheduled', 'withdrawn', null]);

export const inputHistory = once((input: JobInput): InputHistory => {
  const { zone } = contextOf(input);
  const told = new Map<string, CalendarDate | null>();
  function tell(key: string, at: string | null): void {
    const on = at === null ? null : dateOfInstant(at, zone);
    for (const part of key.slice(prefix.length).split('+')) if (!told.get(part)) told.set(part, on);
  }
  for (const { cells } of input.snapshot.tables.messages.values()) {
    if (!cells.key?.startsWith(prefix) || open.has(cells.state)) continue;
    tell(cells.key, cells.sentAt ?? input.skipped.get(cells.key) ?? cells.plannedFor);
  }
  for (const [key, at] of input.skipped) if (key.startsWith(prefix)) tell(key, at);
  return { toldOn: (part) => told.get(part) };
});

/** Whole days after the due date; 0 until then. */
export function daysLate(due: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(due, today));
}
