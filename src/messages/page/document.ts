import type { CalendarDate } from '../../domain/calendar.js';
import type { ClientView, InvoiceView } from '../../jobs/client-view.js';
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
  readonly notes: readonly string[];
};

/**
 * The client's page before it has a form: what is told, in which order, in whole words. A screen and a tracker's
 * Markdown are made from it, so that they say the same. What there is nothing of is null or empty and leaves no trace.
 */
export type PageDocument = {
  readonly headline: string;
  readonly needed: { readonly title: string; readonly items: readonly NeededPart[] } | null;
  readonly projects: readonly ProjectPart[];
  readonly hours: {
    readonly title: string;
    readonly heads: readonly [string, string];
    readonly rows: readonly { readonly month: string; readonly text: string; readonly share: number }[];
  } | null;
  readonly invoices: {
    readonly title: string;
    readonly heads: readonly [string, string, string];
    readonly rows: readonly { readonly number: string; readonly amount: string; readonly state: string }[];
  } | null;
  readonly talk: string | null;
  readonly work: { readonly title: string; readonly told: readonly Told[] } | null;
  readonly questions: string | null;
};

export type DocumentOptions = {
  /** Whether it may say what is true of this day only: how many days something is late. */
  readonly daily: boolean;
};

export function pageDocument(view: ClientView, voice: PageVoice, { daily }: DocumentOptions): PageDocument {
  return {
    headline: headlineOf(view, voice),
    needed: neededPart(view, voice, daily),
    projects: view.projects.map((project) => projectPart(project, voice)),
    hours: hoursPart(view, voice),
    invoices: invoicesPart(view, voice),
    talk: talkOf(view, voice),
    work: workPart(view, voice),
    questions: view.writeTo === null ? null : voice.say('questions', { address: voice.typed(view.writeTo) }),
  };
}

/** How things stand, in a sentence or two. */
function headlineOf(view: ClientView, voice: PageVoice): string {
  const { nextTalk } = view;
  const talk = nextTalk ? ` ${voice.say('talk', { date: voice.date(nextTalk.on) })}` : '';
  return stateOfAll(view, voice) + talk;
}

/** Of what is in hand; what is delivered only where nothing else is. */
function stateOfAll({ projects, paused, lastDelivery }: ClientView, voice: PageVoice): string {
  if (paused) return voice.say('paused');
  const inHand = projects.filter(({ state }) => state !== 'delivered');
  const [only, ...more] = inHand.length > 0 ? inHand : projects.slice(-1);
  if (!only) {
    if (!lastDelivery) return voice.say('nothing');
    const { name, on } = lastDelivery;
    return voice.say('lastDelivery', { project: voice.typed(name), date: voice.date(on) });
  }
  if (more.length === 0) return stateOf(only, voice);
  const share = overallPercent(inHand);
  const count = inHand.length;
  if (share === null) return voice.say('several', { count });
  return voice.say('severalDone', { count, percent: voice.percent(share) });
}

function stateOf({ name, state, percent }: ProjectView, voice: PageVoice): string {
  const project = voice.typed(name);
  if (state === 'delivered') return voice.say('delivered', { project });
  if (state === 'on-hold') return voice.say('onHold', { project });
  if (percent !== null) return voice.say('done', { project, percent: voice.percent(percent) });
  return voice.say(state === 'planned' ? 'planned' : 'underWay', { project });
}

/** The plain mean of the projects whose share is known, never rounded up. */
export function overallPercent(projects: readonly ProjectView[]): number | null {
  const known = projects.flatMap(({ percent }) => (percent === null ? [] : [Math.round(percent * 100)]));
  if (known.length === 0) return null;
  return Math.floor(known.reduce((sum, percent) => sum + percent, 0) / known.length) / 100;
}

function neededPart({ projects }: ClientView, voice: PageVoice, daily: boolean): PageDocument['needed'] {
  const several = projects.length > 1;
  const items = projects.flatMap((project) =>
    project.needed.map((item) => ({
      name: voice.typed(item.name),
      notes: [...(several ? [voice.typed(project.name)] : []), ...neededNotes(item, project, voice, daily)],
    })),
  );
  return items.length === 0 ? null : { title: voice.say('needed'), items };
}

function neededNotes(item: NeededItem, project: ProjectView, voice: PageVoice, daily: boolean): string[] {
  const { dueOn, daysLate, holdsUp } = item;
  const moves = daysLate > 0 && holdsUp.length > 0 ? movedTo(project) : null;
  return [
    ...(dueOn ? [voice.say('due', { date: voice.date(dueOn) })] : []),
    ...(daily && daysLate > 0 ? [voice.say('late', { count: daysLate })] : []),
    ...(holdsUp.length > 0 ? [voice.say('holdsUp', { things: voice.list(holdsUp.map(voice.typed)) })] : []),
    ...(moves ? [voice.say('finishMoves', { date: voice.date(moves) })] : []),
  ];
}

/** The day to which the end moved; null where it stands, or nothing is forecast. */
function movedTo({ dueOn, forecastOn }: ProjectView): CalendarDate | null {
  return dueOn && forecastOn && !dueOn.equals(forecastOn) ? forecastOn : null;
}

function projectPart(project: ProjectView, voice: PageVoice): ProjectPart {
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
      told(
        'doneLately',
        project.done.map(({ name, on }) => `${voice.typed(name)} (${voice.date(on)})`),
        voice,
      ),
      told('finish', finishOf(project, voice), voice),
      told('hours', hoursOf(project, voice), voice),
      told('retainer', retainerOf(project, voice), voice),
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

function told(label: LabelKey, items: readonly string[], voice: PageVoice): Told {
  return { label: voice.say(label), items };
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

export function retainerOf({ retainer }: ProjectView, voice: PageVoice): string[] {
  if (!retainer) return [];
  const { used, allowance, left, overage, until, runsOutOn } = retainer;
  const rest =
    overage > 0
      ? voice.say('over', { hours: voice.hours(overage) })
      : voice.say('left', { hours: voice.hours(left), date: voice.date(until) });
  return [
    voice.say('usedOf', { used: voice.hours(used), all: voice.hours(allowance) }),
    rest,
    ...(runsOutOn && left > 0 ? [voice.say('runsOut', { date: voice.date(runsOutOn) })] : []),
  ];
}

/** All work for this client whose hours are told, month by month; one month alone is no picture. */
function hoursPart({ projects }: ClientView, voice: PageVoice): PageDocument['hours'] {
  const sums = new Map<string, number>();
  for (const { hours } of projects)
    for (const { month, minutes } of hours?.byMonth ?? []) sums.set(month, (sums.get(month) ?? 0) + minutes);
  const months = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-6);
  const most = Math.max(...months.map(([, minutes]) => minutes));
  if (months.length < 2 || most === 0) return null;
  return {
    title: voice.say('byMonth'),
    heads: [voice.say('month'), voice.say('hours')],
    rows: months.map(([month, minutes]) => ({
      month: voice.month(month),
      text: voice.say('used', { used: voice.hours(minutes) }),
      share: minutes / most,
    })),
  };
}

function invoicesPart({ invoices }: ClientView, voice: PageVoice): PageDocument['invoices'] {
  if (invoices.length === 0) return null;
  return {
    title: voice.say('invoices'),
    heads: [voice.say('number'), voice.say('amount'), voice.say('state')],
    rows: invoices.map((invoice) => ({
      number: voice.typed(invoice.number),
      amount: voice.amount(invoice.amount),
      state: invoiceState(invoice, voice),
    })),
  };
}

export function invoiceState({ state, dueOn, paidOn }: InvoiceView, voice: PageVoice): string {
  if (paidOn) return voice.say('paid', { date: voice.date(paidOn) });
  if (!dueOn) return voice.say(state === 'part-paid' ? 'partPaid' : 'open');
  return voice.say(state === 'part-paid' ? 'partPaidDue' : 'openDue', { date: voice.date(dueOn) });
}

function talkOf({ nextTalk }: ClientView, voice: PageVoice): string | null {
  if (!nextTalk) return null;
  const { on, minutes, topics } = nextTalk;
  const more = [
    ...(minutes === null ? [] : [voice.say('minutes', { count: minutes })]),
    ...(topics === null ? [] : [voice.typed(topics)]),
  ];
  const when = voice.say('talk', { date: voice.date(on) });
  return more.length === 0 ? when : `${when} ${more.join(' · ')}`;
}

function workPart({ work }: ClientView, voice: PageVoice): PageDocument['work'] {
  const { officeHours, answerWithin, dayOff, zone } = work;
  const hours = officeHours === null ? [] : [voice.typed(officeHours)];
  if (hours.length > 0 && zone !== null) hours.push(voice.say('yourTime', { zone: cityOf(zone) }));
  const lines = [
    told('officeHours', hours, voice),
    told('answers', answerWithin === null ? [] : [voice.typed(answerWithin)], voice),
    told('dayOff', dayOff === null ? [] : [voice.weekday(dayOff)], voice),
  ].filter(({ items }) => items.length > 0);
  return lines.length === 0 ? null : { title: voice.say('howWeWork'), told: lines };
}

/** `Europe/Berlin` is said as Berlin. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
