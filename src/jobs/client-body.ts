import type { CalendarDate } from '../domain/calendar.js';
import type { ClientView, ProjectView } from './client-view.js';
import { showDate, showMoney, showNumber, showPercent } from './format.js';
import { markdownText, plainText } from './markdown.js';

export type ClientUpdate = ClientView & {
  readonly paused: boolean;
  /** Never in the past. */
  readonly nextCheckIn: CalendarDate | null;
};

/** How things stand, in one sentence. */
export function headlineOf({ projects, paused, nextCheckIn }: ClientUpdate): string {
  const talk = nextCheckIn ? `; we talk next on ${showDate(nextCheckIn)}.` : '.';
  const [only, ...more] = projects;
  if (paused) return `Work is paused for now${talk}`;
  if (!only) return `No work is under way${talk}`;
  if (more.length === 0) return plainText(only.name) + stateOf(only) + talk;
  const share = overallPercent(projects);
  const done = share === null ? 'in hand' : `in hand, ${showPercent(share)} done in all`;
  return `${projects.length} projects are ${done}${talk}`;
}

function stateOf({ state, percent }: ProjectView): string {
  if (state === 'delivered') return ' is delivered';
  if (state === 'on-hold') return ' is on hold';
  if (percent !== null) return ` is ${showPercent(percent)} done`;
  return state === 'planned' ? ' is about to begin' : ' is under way';
}

/** The plain mean of the projects whose share is known, never rounded up. */
export function overallPercent(projects: readonly ProjectView[]): number | null {
  const known = projects.flatMap(({ percent }) => (percent === null ? [] : [Math.round(percent * 100)]));
  if (known.length === 0) return null;
  return Math.floor(known.reduce((sum, percent) => sum + percent, 0) / known.length) / 100;
}

export function hoursText({ hours }: ProjectView): string | null {
  if (hours === null) return null;
  const used = showNumber(hours.minutes / 60);
  return hours.estimated === null ? `${used} h` : `${used} of ${showNumber(hours.estimated)} h`;
}

/**
 * The client's page as Markdown, in the order of what a busy reader needs. Sections without content leave no trace.
 * It says nothing that changes by the mere passing of a day, so it is written only when something happened.
 */
export function bodyOf(update: ClientUpdate): string {
  const several = update.projects.length > 1;
  const needed = update.projects.flatMap(({ name, needed: items }) =>
    items.map((item) => {
      const due = item.dueOn ? `, due ${showDate(item.dueOn)}` : '';
      const project = several ? ` (${markdownText(name)})` : '';
      return `- ${markdownText(item.name)}${project}${due}`;
    }),
  );
  const invoices = update.invoices.map(({ number, balance, dueOn }) => {
    const due = dueOn ? `, due ${showDate(dueOn)}` : '';
    return `- ${markdownText(number)}: ${showMoney(balance)}${due}`;
  });
  const sections = [
    markdownText(headlineOf(update)),
    section('We need from you', needed),
    ...update.projects.map(projectSection),
    section('Open invoices', invoices),
    update.nextCheckIn ? `We talk next on ${showDate(update.nextCheckIn)}.` : null,
  ];
  return sections.filter((text) => text !== null).join('\n\n');
}

function projectSection(project: ProjectView): string {
  const { name, percent, next, done } = project;
  const hours = hoursText(project);
  const items = done.map((item) => `${markdownText(item.name)} (${showDate(item.on)})`);
  const lines = [
    percent === null ? null : `- ${showPercent(percent)} done, by agreed effort`,
    next === null ? null : `- Next: ${markdownText(next)}`,
    items.length === 0 ? null : `- Done: ${items.join(' · ')}`,
    hours === null ? null : `- Hours: ${hours}`,
  ].filter((line) => line !== null);
  return [`## ${markdownText(name)}`, ...lines].join('\n');
}

function section(title: string, lines: readonly string[]): string | null {
  return lines.length === 0 ? null : [`## ${title}`, ...lines].join('\n');
}
