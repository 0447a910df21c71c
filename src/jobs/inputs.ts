import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import { blockedTasks } from './blocked-tasks.js';
import { nextWorkingDay } from './client-days.js';
import { type ClientInput, clientInputs, type ProjectInputs } from './client-inputs.js';
import { type ClientContext, contextOf } from './context.js';
import { delayNotice } from './delay-notice.js';
import { showDate } from './format.js';
import {
  daysLate,
  type InputHistory,
  type InputStep,
  inputHistory,
  inputKey,
  inputStages,
  inputStep,
  lastTold,
} from './input-ladder.js';

import type { Job, JobInput, MessageIntent, Outcome } from './job.js';
import { letterHistory } from './letter-history.js';
import { once } from './once.js';
import { progressOf } from './progress-of.js';
import { effortsOf } from './project-effort.js';
import { morningFor } from './schedule.js';
import { silentClients } from './silence.js';

export const inputs: Job = {
  name: 'inputs',
  purpose: 'what the work needs from clients, and what it means for the date when it is late',
  decide,
};

function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  return {
    changes: [],
    rows: [],
    messages: inputLetters(input),
    faults: [...context.faults, ...blockedTasks(input).faults],
    wakeAt: context.nextDate,
  };
}

/** One message a project about all that is needed, by days late; none while money or a dispute stands between. */
export const inputLetters = once((input: JobInput): readonly MessageIntent[] => {
  const silent = silentClients(input);
  return clientInputs(input)
    .filter(({ client }) => !silent.has(client.row.id))
    .flatMap((project) => messageFor(project, input) ?? []);
});

type Fresh = { readonly needed: ClientInput; readonly step: InputStep };

/** As many as a key has room for in any tracker; the others follow. */
const mostParts = 20;

function messageFor(project: ProjectInputs, input: JobInput): MessageIntent | null {
  const { client } = project;
  const history = inputHistory(input);
  const fresh = project.inputs.flatMap((needed): Fresh[] => {
    const step = inputStep(needed, client.today, history);
    return step && (step.stage.key !== 'pause' || stopsWork(needed, project, input))
      ? [{ needed, step }]
      : [];
  });
  const pausing = fresh.filter(({ step }) => step.stage.key === 'pause');
  if (pausing.length > 0) return pauseNotice(project, pausing.slice(0, mostParts), input);
  if (fresh.length > 0 && !wasQuiet(project, history)) return null;
  const message =
    fresh.length > 0 ? ask(project, fresh.slice(0, mostParts), input) : delayNotice(project, input);
  return message && isInPlace(message, client, input) ? message : null;
}

/** Not right after another letter to the client. What waits already is not taken away again. */
function isInPlace({ key }: MessageIntent, { row, today }: ClientContext, input: JobInput): boolean {
  const history = letterHistory(input);
  const last = history.lastTo(row.id);
  return last === null || daysBetween(last, today) >= leastGap || history.isStanding(key);
}

/** Nothing rests for what nothing waits for; where no task says what it waits for, nobody knows. */
function stopsWork({ holdsUp }: ClientInput, { row }: ProjectInputs, input: JobInput): boolean {
  if (holdsUp.length > 0) return true;
  const tasks = progressOf(input).projects.get(row.id)?.tasks ?? [];
  return !tasks.some(({ cells }) => (cells.blockedBy ?? []).length > 0);
}

/** Days between two requests for one project: what becomes due meanwhile is asked for together. */
const leastGap = 3;

function wasQuiet({ inputs: all, client }: ProjectInputs, history: InputHistory): boolean {
  return all.every((each) => {
    const on = lastTold(each, history);
    return on === null || daysBetween(on, client.today) >= leastGap;
  });
}

function ask(project: ProjectInputs, fresh: readonly Fresh[], input: JobInput): MessageIntent {
  const { row, name, client } = project;
  const [first] = inputStages;
  const soon = addDays(client.today, -(first?.after ?? 0));
  const needed = project.inputs.filter(({ due }) => !isBefore(soon, due));
  const finish = finishOf(project, needed, input);
  return {
    ...common(project, fresh, input),
    kind: 'input-needed',
    thread: row.id,
    why: needed.map((each) => reason(each, client)).join('\n'),
    facts: {
      project: plainText(name),
      needed: needed.map((each) => plainText(each.name)),
      neededBy: needed.map(({ due }) => isoOf(due)),
      ...(needed.some(({ due }) => isBefore(due, client.today))
        ? { by: isoOf(inWeeks(client, sinceOf(fresh), leastDays.ask, input)) }
        : {}),
      ...(finish ? { finish: isoOf(finish) } : {}),
    },
  };
}

/**
 * The day that each day without it will move. Told only while nothing is late: a date that is another one every day
 * could not be approved in the evening for the morning.
 */
function finishOf({ row }: ProjectInputs, needed: readonly ClientInput[], input: JobInput) {
  const { dueOn, forecastOn, slipped } = effortsOf(input).projects.get(row.id) ?? {};
  const holdsUp = needed.some((each) => each.holdsUp.length > 0);
  return holdsUp && slipped === 0 && dueOn && forecastOn ? dueOn : null;
}

function pauseNotice(project: ProjectInputs, fresh: readonly Fresh[], input: JobInput): MessageIntent {
  const { name, client } = project;
  return {
    ...common(project, fresh, input),
    kind: 'pause-notice',
    thread: project.row.id,
    why: [...fresh.map(({ needed }) => reason(needed, client)), pauseIsYours].join('\n'),
    askFirst: pauseIsYours,
    facts: {
      project: plainText(name),
      from: isoOf(inWeeks(client, sinceOf(fresh), leastDays.pause, input)),
      because: 'input',
      waitingFor: fresh.map(({ needed }) => plainText(needed.name)),
    },
  };
}

const pauseIsYours = 'Whether to pause is yours to decide: nothing stops by itself.';

/** Days that a letter leaves at least: to send what is late, and before the work rests. */
const leastDays = { ask: 3, pause: 5 } as const;

/** A working day of the client's, a week after the letter was due; while it waits it moves on by whole weeks. */
function inWeeks(client: ClientContext, since: CalendarDate, least: number, input: JobInput): CalendarDate {
  const earliest = addDays(client.today, least);
  const weeks = Math.max(1, Math.ceil(daysBetween(since, earliest) / 7));
  return nextWorkingDay(client, addDays(since, 7 * weeks), input);
}

function common({ name, client }: ProjectInputs, fresh: readonly Fresh[], input: JobInput) {
  return {
    key: inputKey(fresh.map(({ step }) => step)),
    clientId: client.row.id,
    about: name,
    plannedFor: morningFor(client, sinceOf(fresh), input),
  };
}

/** The day on which the last of them came to be spoken of: it stays while the message waits. */
function sinceOf(fresh: readonly Fresh[]): CalendarDate {
  const days = fresh.map(({ step }) => step.since);
  return days.reduce((last, day) => (isBefore(last, day) ? day : last));
}

function reason({ name, due, holdsUp }: ClientInput, { today }: ClientContext): string {
  const late = daysLate(due, today);
  const when = late === 0 ? '' : ` and is ${late === 1 ? '1 day' : `${late} days`} late`;
  const waiting = holdsUp.map(waitingName).join(', ');
  return `${name} is needed by ${showDate(due)}${when}.${waiting === '' ? '' : ` It holds up: ${waiting}.`}`;
}

/** With how long it takes once what it waits for has arrived. */
function waitingName({ id, cells }: Row<'tasks'>): string {
  const name = cells.name?.trim() || id;
  const days = cells.daysAfter ?? 0;
  return days > 0 ? `${name} (${days === 1 ? '1 day' : `${days} days`} after it)` : name;
}
