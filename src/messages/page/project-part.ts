import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../domain/calendar.js';
import type { ClientView } from '../../jobs/client-view.js';
import type { NeededItem, ProjectView } from '../../jobs/project-view.js';
import type { PageVoice } from './voice.js';

/** One line of a project: what it tells of, and what there is to tell. */
export type Told = { readonly label: string; readonly items: readonly string[] };

export type ProjectPart = {
  readonly name: string;
  /** A state that a percentage does not tell. */
  readonly state: string | null;
  readonly percent: { readonly share: number; readonly text: string; readonly method: string | null } | null;
  readonly told: readonly Told[];
};

export type NeededPart = {
  readonly name: string;
  /** Until when, and how long ago that was. */
  readonly due: readonly string[];
  /** For which project, what waits for it, and what moves. */
  readonly notes: readonly string[];
};

export type NeededParts = {
  readonly title: string;
  readonly items: readonly NeededPart[];
  /** What is not told for want of room, in words. */
  readonly more: string | null;
};

export type NeededOptions = {
  readonly daily: boolean;
  readonly most: number;
};

/** What is due first comes first, whichever project it is for. */
export function neededParts(
  { projects }: ClientView,
  voice: PageVoice,
  { daily, most }: NeededOptions,
): NeededParts | null {
  const several = projects.length > 1;
  const all = projects
    .flatMap((project) => project.needed.map((item) => ({ item, project })))
    .sort((a, b) => byDue(a.item, b.item));
  if (all.length === 0) return null;
  const items = all.slice(0, most).map(({ item, project }) => ({
    name: voice.typed(item.name),
    due: dueOf(item, voice, daily),
    notes: [...(several ? [voice.typed(project.name)] : []), ...effectsOf(item, project, voice)],
  }));
  return { title: voice.say('needed'), items, more: moreThan(all.length, most, voice) };
}

function byDue(a: NeededItem, b: NeededItem): number {
  if (a.dueOn && b.dueOn) return Temporal.PlainDate.compare(a.dueOn, b.dueOn);
  return Number(a.dueOn === null) - Number(b.dueOn === null);
}

/** How many of all are beyond those that are told, in words; null where none are. */
export function moreThan(all: number, told: number, voice: PageVoice): string | null {
  return all > told ? voice.say('more', { count: all - told }) : null;
}

function dueOf({ dueOn, daysLate }: NeededItem, voice: PageVoice, daily: boolean): string[] {
  return [
    ...(dueOn ? [voice.say('due', { date: voice.dueDay(dueOn) })] : []),
    ...(daily && daysLate > 0 ? [voice.say('late', { count: daysLate })] : []),
  ];
}

/** As many names of what waits as a sentence bears. */
const mostWaiting = 3;

function effectsOf({ daysLate, holdsUp }: NeededItem, project: ProjectView, voice: PageVoice): string[] {
  if (holdsUp.length === 0) return [];
  const rest = moreThan(holdsUp.length, mostWaiting, voice);
  const names = holdsUp.slice(0, mostWaiting).map(voice.typed);
  const moves = daysLate > 0 ? movedTo(project) : null;
  return [
    voice.say('holdsUp', { things: rest === null ? voice.list(names) : `${names.join(', ')} ${rest}` }),
    ...(moves ? [voice.say('finishMoves', { date: voice.date(moves) })] : []),
  ];
}

/** The day to which the end moved; null where it stands, or nothing is forecast. */
function movedTo({ dueOn, forecastOn }: ProjectView): CalendarDate | null {
  return dueOn && forecastOn && !dueOn.equals(forecastOn) ? forecastOn : null;
}

export function projectPart(project: ProjectView, voice: PageVoice, daily: boolean): ProjectPart {
  const { state, percent, method } = project;
  const states = { 'on-hold': 'stateOnHold', delivered: 'stateDelivered', planned: 'statePlanned' } as const;
  return {
    name: voice.typed(project.name),
    state: state === 'working' ? null : voice.say(states[state]),
    percent:
      percent === null || state === 'delivered'
        ? null
        : {
            share: percent,
            text: voice.say('percentDone', { percent: voice.percent(percent) }),
            method: method && voice.say(method === 'hand' ? 'byHand' : 'byEffort'),
          },
    told: [
      told('next', project.next === null ? [] : [voice.typed(project.next)], voice),
      told('doneLately', doneOf(project, voice), voice),
      told('finish', finishOf(project, voice), voice),
      told('hours', hoursOf(project, voice), voice),
      told('retainer', retainerOf(project, voice, daily), voice),
      told('rounds', project.rounds ? [voice.say('roundsUsed', project.rounds)] : [], voice),
    ].filter(({ items }) => items.length > 0),
  };
}

type LabelKey =
  | 'next'
  | 'doneLately'
  | 'finish'
  | 'hours'
  | 'retainer'
  | 'rounds'
  | 'officeHours'
  | 'answers'
  | 'dayOff';

export function told(label: LabelKey, items: readonly string[], voice: PageVoice): Told {
  return { label: voice.say(label), items };
}

function doneOf({ done, moreDone }: ProjectView, voice: PageVoice): string[] {
  const items = done.map(({ name, on }) => `${voice.typed(name)} (${voice.date(on)})`);
  const more = moreThan(done.length + moreDone, done.length, voice);
  return more === null ? items : [...items, more];
}

function finishOf(project: ProjectView, voice: PageVoice): string[] {
  const { dueOn, forecastOn } = project;
  if (!forecastOn) return [];
  const date = voice.date(forecastOn);
  if (!dueOn || !movedTo(project)) return [voice.say('forecast', { date })];
  return [voice.say('forecastMoved', { date, planned: voice.date(dueOn) })];
}

/** A retainer's hours are told month by month below. */
export function hoursOf({ hours, retainer }: ProjectView, voice: PageVoice): string[] {
  if (!hours || retainer) return [];
  const { minutes, estimated, extra, favour } = hours;
  const used = voice.hours(minutes);
  return [
    estimated === null
      ? voice.say('used', { used })
      : voice.say('usedOf', { used, all: voice.hours(estimated) }),
    ...(extra > 0 ? [voice.say('extra', { hours: voice.hours(extra) })] : []),
    ...(favour > 0 ? [voice.say('favour', { hours: voice.hours(favour) })] : []),
  ];
}

/** The day to which it lasts at this pace is another each day. */
export function retainerOf({ retainer }: ProjectView, voice: PageVoice, daily: boolean): string[] {
  if (!retainer) return [];
  const { used, allowance, left, overage, until, runsOutOn } = retainer;
  const rest =
    overage > 0
      ? voice.say('over', { hours: voice.hours(overage) })
      : voice.say('left', { hours: voice.hours(left), date: voice.date(until) });
  return [
    voice.say('usedOf', { used: voice.hours(used), all: voice.hours(allowance) }),
    rest,
    ...(daily && runsOutOn && left > 0 ? [voice.say('runsOut', { date: voice.date(runsOutOn) })] : []),
  ];
}
