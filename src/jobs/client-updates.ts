import { type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Cells, Row } from '../tracker/model.js';
import { checkInDates } from './check-in-dates.js';
import { bodyOf, type ClientUpdate, headlineOf, hoursText, overallPercent } from './client-body.js';
import { clientViews, type ProjectView } from './client-view.js';
import { contextOf } from './context.js';
import { showDate, showMoney } from './format.js';
import type { Change, Job, JobInput, KeptRow, Outcome } from './job.js';
import { plainText } from './markdown.js';

export const clientUpdates: Job = {
  name: 'client-updates',
  purpose: 'what each client may see: done, next, needed, hours, open invoices',
  decide,
};

/** Clients with work in hand; a blank status counts as active. */
const current: ReadonlySet<Row<'clients'>['cells']['status']> = new Set([
  'active',
  'waiting',
  'paused',
  null,
]);

function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const views = clientViews(input);
  const dates = checkInDates(input).byClient;
  const rows: KeptRow<'clientUpdates'>[] = [];
  for (const [id, client] of context.clients) {
    const view = views.get(id);
    if (!view || view.projects.length === 0 || !current.has(client.row.cells.status)) continue;
    const on = dates.get(id)?.on ?? null;
    const update: ClientUpdate = {
      ...view,
      paused: client.row.cells.status === 'paused',
      nextCheckIn: on && !isBefore(on, client.today) ? on : null,
    };
    rows.push({ table: 'clientUpdates', key: id, cells: cellsOf(update, input) });
  }
  const changes = cleared(input, new Set(rows.map((row) => row.key)));
  return { changes, rows, messages: [], faults: context.faults, wakeAt: context.nextDate };
}

function cellsOf(update: ClientUpdate, input: JobInput): Cells<'clientUpdates'> {
  const needed = update.projects.flatMap((project) => project.needed);
  return {
    clientName: plainText(update.name),
    headline: headlineOf(update),
    percent: overallPercent(update.projects),
    nextStep: perProject(update.projects, ({ next }) => (next === null ? null : plainText(next))),
    neededFromYou: lines(needed.map(({ name, dueOn }) => withDue(plainText(name), dueOn))),
    hours: perProject(update.projects, hoursText),
    openInvoices: lines(
      update.invoices.map(({ number, balance, dueOn }) =>
        withDue(`${plainText(number)}: ${showMoney(balance)}`, dueOn),
      ),
    ),
    nextCheckIn: update.nextCheckIn?.toString() ?? null,
    body: bodyOf(update),
    asOf: input.now.toString({ fractionalSecondDigits: 3 }),
  };
}

/** Named by project only where there are several. */
function perProject(projects: readonly ProjectView[], say: (project: ProjectView) => string | null) {
  const said = projects.flatMap((project) => {
    const text = say(project);
    if (text === null) return [];
    return [projects.length > 1 ? `${plainText(project.name)}: ${text}` : text];
  });
  return said.length === 0 ? null : said.join(' · ');
}

function withDue(text: string, dueOn: CalendarDate | null): string {
  return dueOn ? `${text}, due ${showDate(dueOn)}` : text;
}

function lines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('\n');
}

/** A client without work in hand is told no more than that; the row of a client who is gone says nothing at all. */
function cleared(input: JobInput, kept: ReadonlySet<string>): Change<'clientUpdates'>[] {
  const { clients, clientUpdates: standing } = input.snapshot.tables;
  const nothing = Object.fromEntries(shown.map((field) => [field, null])) as Cells<'clientUpdates'>;
  return [...standing.values()].flatMap(({ id, cells: { key } }) => {
    if (key === null || kept.has(key)) return [];
    const headline = clients.has(key) ? 'No work is under way.' : null;
    const cells = { ...nothing, ...(headline === null ? { clientName: null } : {}), headline };
    return [{ table: 'clientUpdates', id, cells }];
  });
}

const shown = [
  'percent',
  'nextStep',
  'neededFromYou',
  'hours',
  'openInvoices',
  'nextCheckIn',
  'body',
] as const;
