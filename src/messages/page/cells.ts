import type { Temporal } from 'temporal-polyfill';
import { markdownText, plainText } from '../../domain/typed-text.js';
import type { ClientView } from '../../jobs/client-view.js';
import type { ProjectView } from '../../jobs/project-view.js';
import type { Cells } from '../../tracker/model.js';
import { invoiceState, overallPercent, type PageDocument, pageDocument } from './document.js';
import { hoursOf, type NeededParts, retainerOf, type Told } from './project-part.js';
import { type PageVoice, pageVoice } from './voice.js';

/**
 * What stands of a client in Client updates, in the client's language. It says nothing that changes by the mere passing
 * of a day, so it is written only when something happened.
 */
export function updateCells(view: ClientView, now: Temporal.Instant): Cells<'clientUpdates'> {
  const voice = pageVoice(view, { forScreen: false });
  const document = pageDocument(view, voice, { daily: false });
  const { projects, nextTalk } = view;
  return {
    clientName: plainText(view.name),
    headline: document.headline,
    percent: overallPercent(projects),
    nextStep: perProject(projects, voice, ({ next }) => (next === null ? [] : [voice.typed(next)])),
    neededFromYou: lines(document.needed ? neededLines(document.needed, ', ') : []),
    hours: perProject(projects, voice, (one) => [...hoursOf(one, voice), ...retainerOf(one, voice, false)]),
    openInvoices: lines(
      view.invoices
        .filter(({ state }) => state !== 'paid')
        .map((one) => `${voice.typed(one.number)}: ${voice.amount(one.amount)}, ${invoiceState(one, voice)}`),
    ),
    nextCheckIn: nextTalk?.on.toString() ?? null,
    body: markdownOf(document),
    asOf: now.toString({ fractionalSecondDigits: 3 }),
  };
}

/** Named by project only where there are several. */
function perProject(
  projects: readonly ProjectView[],
  voice: PageVoice,
  tell: (project: ProjectView) => readonly string[],
): string | null {
  const said = projects.flatMap((project) => {
    const text = tell(project).join(', ');
    if (text === '') return [];
    return [projects.length > 1 ? `${voice.typed(project.name)}: ${text}` : text];
  });
  return said.length === 0 ? null : said.join(' · ');
}

function lines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('\n');
}

/** The document as Markdown: shown as typed, whatever stands in it. */
function markdownOf(document: PageDocument): string {
  const { greeting, headline, needed, projects, hours, invoices, talk, work, questions } = document;
  const sections = [
    markdownText(greeting),
    markdownText(headline),
    needed && section(needed.title, neededLines(needed, ' · ')),
    ...projects.map(({ name, state, percent, told }) =>
      section(name, [
        ...(state === null ? [] : [state]),
        ...(percent === null
          ? []
          : [[percent.text, percent.method].filter((text) => text !== null).join(', ')]),
        ...told.map(toldLine),
      ]),
    ),
    document.moreProjects && markdownText(document.moreProjects),
    hours &&
      section(
        hours.title,
        hours.rows.map(({ month, text }) => `${month}: ${text}`),
      ),
    invoices &&
      section(invoices.title, [
        ...invoices.rows.map(({ number, amount, state }) => `${number}: ${amount}, ${state}`),
        ...(invoices.more === null ? [] : [invoices.more]),
      ]),
    talk && markdownText(talk),
    work && section(work.title, work.told.map(toldLine)),
    questions && markdownText(questions),
  ];
  return sections.filter((text) => text !== null).join('\n\n');
}

function neededLines({ items, more }: NeededParts, between: string): string[] {
  const told = items.map(({ name, due, notes }) => [name, ...due, ...notes].join(between));
  return more === null ? told : [...told, more];
}

function toldLine({ label, items }: Told): string {
  return `${label}: ${items.join(' · ')}`;
}

function section(title: string, items: readonly string[]): string {
  return [`## ${markdownText(title)}`, ...items.map((item) => `- ${markdownText(item)}`)].join('\n');
}
