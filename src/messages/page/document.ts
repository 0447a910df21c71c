import type { ClientView, InvoiceView } from '../../jobs/client-view.js';
import type { ProjectView } from '../../jobs/project-view.js';
import { type HoursPart, hoursPart } from './hours-part.js';
import {
  moreThan,
  type NeededParts,
  neededParts,
  type ProjectPart,
  projectPart,
  type Told,
  told,
} from './project-part.js';
import type { PageVoice } from './voice.js';

/**
 * The client's page before it has a form: what is told, in which order, in whole words. A screen and a tracker's
 * Markdown are made from it, so that they say the same. What there is nothing of is null or empty and leaves no trace.
 */
export type PageDocument = {
  readonly greeting: string;
  readonly headline: string;
  readonly needed: NeededParts | null;
  readonly projects: readonly ProjectPart[];
  /** Projects that are not told for want of room, in words. */
  readonly moreProjects: string | null;
  readonly hours: HoursPart | null;
  readonly invoices: {
    readonly title: string;
    readonly heads: readonly [string, string, string];
    readonly rows: readonly InvoiceLine[];
    readonly more: string | null;
  } | null;
  readonly talk: string | null;
  readonly work: { readonly title: string; readonly told: readonly Told[] } | null;
  readonly questions: string | null;
};

export type InvoiceLine = {
  readonly number: string;
  readonly amount: string;
  readonly state: string;
  readonly isPaid: boolean;
};

/** How many of each are told; the rest is said in a number. */
export type Room = { readonly needed: number; readonly projects: number; readonly invoices: number };

export const enoughRoom: Room = { needed: 20, projects: 40, invoices: 30 };

export type DocumentOptions = {
  /** Whether it may say what is true of this day only: how many days something is late. */
  readonly daily: boolean;
  readonly room?: Room;
};

export function pageDocument(
  view: ClientView,
  voice: PageVoice,
  { daily, room = enoughRoom }: DocumentOptions,
): PageDocument {
  const hidden = view.projects.length - room.projects;
  return {
    greeting: voice.say('hello', { client: voice.typed(view.name) }),
    headline: headlineOf(view, voice),
    needed: neededParts(view, voice, { daily, most: room.needed }),
    projects: view.projects.slice(0, room.projects).map((project) => projectPart(project, voice, daily)),
    moreProjects: hidden > 0 ? voice.say('moreProjects', { count: hidden }) : null,
    hours: hoursPart(view, voice),
    invoices: invoicesPart(view, voice, room.invoices),
    talk: talkOf(view, voice),
    work: workPart(view, voice),
    questions: view.writeTo === null ? null : voice.say('questions', { address: voice.typed(view.writeTo) }),
  };
}

/** How things stand, in a sentence or two. */
function headlineOf(view: ClientView, voice: PageVoice): string {
  const { nextTalk } = view;
  const talk = nextTalk ? [voice.say('talk', { date: voice.talkDay(nextTalk.on) })] : [];
  return voice.sentences([stateOfAll(view, voice), ...talk]);
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
  if (percent) return voice.say('done', { project, percent: voice.percent(percent) });
  return voice.say(state === 'planned' ? 'planned' : 'underWay', { project });
}

/** The plain mean of the projects whose share is known, never rounded up. */
export function overallPercent(projects: readonly ProjectView[]): number | null {
  const known = projects.flatMap(({ percent }) => (percent === null ? [] : [Math.round(percent * 100)]));
  if (known.length === 0) return null;
  return Math.floor(known.reduce((sum, percent) => sum + percent, 0) / known.length) / 100;
}

function invoicesPart({ invoices }: ClientView, voice: PageVoice, most: number): PageDocument['invoices'] {
  if (invoices.length === 0) return null;
  return {
    title: voice.say('invoices'),
    heads: [voice.say('number'), voice.say('amount'), voice.say('state')],
    rows: invoices.slice(0, most).map((invoice) => ({
      number: voice.typed(invoice.number),
      amount: voice.amount(invoice.amount),
      state: invoiceState(invoice, voice),
      isPaid: invoice.state === 'paid',
    })),
    more: moreThan(invoices.length, most, voice),
  };
}

export function invoiceState({ state, dueOn, paidOn }: InvoiceView, voice: PageVoice): string {
  if (paidOn) return voice.say('paid', { date: voice.date(paidOn) });
  if (!dueOn) return voice.say(state === 'part-paid' ? 'partPaid' : 'open');
  return voice.say(state === 'part-paid' ? 'partPaidDue' : 'openDue', { date: voice.date(dueOn) });
}

function talkOf({ nextTalk, followUpOn }: ClientView, voice: PageVoice): string | null {
  if (!nextTalk) return followUpOn && voice.say('askLater', { date: voice.talkDay(followUpOn) });
  const date = voice.talkDay(nextTalk.on);
  const minutes = nextTalk.minutes === null ? null : voice.say('minutes', { count: nextTalk.minutes });
  const topics = nextTalk.topics === null ? null : voice.typed(nextTalk.topics);
  const about = minutes && topics ? voice.say('talkAbout', { minutes, topics }) : (minutes ?? topics);
  return about === null ? voice.say('talk', { date }) : voice.say('talkFor', { date, about });
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
