import { parseCadence } from '../domain/cadence.js';
import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { type Money, toDecimal } from '../domain/money.js';
import { monthOf } from '../domain/retainer.js';
import { worthOf } from '../domain/scope.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { nextWorkingDay } from './client-days.js';
import { byDueDate, type ClientView, clientViews } from './client-view.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import { rowFault } from './fault.js';
import { showPercent } from './format.js';
import { hoursByProject } from './hours-of.js';
import type { Job, JobInput, MessageIntent, Outcome } from './job.js';
import { areHoursTold, reporter, stretchesBetween } from './month-hours.js';
import { groupBy } from './once.js';
import { progressOf } from './progress-of.js';
import { retainerOf } from './project-effort.js';
import { doneBetween, projectView, visibleTasks } from './project-view.js';
import { morningFor } from './schedule.js';

export const reports: Job = {
  name: 'reports',
  purpose: 'what each client is told of the month that has ended',
  decide,
};

/** How long after the first working day of a month the one before is still reported, in days. */
const window = 10;

/** Clients who hear how work goes on; a blank status counts as active. */
const current: ReadonlySet<string | null> = new Set(['active', 'paused', 'waiting', 'leaving', null]);

/** One report a client and month, where Settings say so and the client does not say otherwise. */
function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const faults: Fault[] = [];
  const messages: MessageIntent[] = [];
  const projects = groupBy(input.snapshot.tables.projects.values(), ({ cells }) =>
    cells.client?.length === 1 ? (cells.client[0] ?? null) : null,
  );
  for (const [id, client] of context.clients) {
    if (!current.has(client.row.cells.status) || !isReported(client, context.settings, faults)) continue;
    const first = nextWorkingDay(client, client.today.with({ day: 1 }), input);
    const ended = addDays(client.today.with({ day: 1 }), -1);
    if (isBefore(client.today, first) || isBefore(addDays(first, window), client.today)) continue;
    if (!context.chaseFrom || isBefore(ended, context.chaseFrom)) continue;
    const view = clientViews(input).get(id);
    const facts = view && factsOf(ended, projects.get(id) ?? [], client, view, input);
    if (!facts) continue;
    messages.push({
      key: `report:${id}:${monthOf(ended)}`,
      kind: 'monthly-report',
      clientId: id,
      about: monthOf(ended),
      plannedFor: morningFor(client, first, input),
      why: `The month has ended: what was done in it, and what is next.`,
      facts,
    });
  }
  return { changes: [], rows: [], messages, faults, wakeAt: context.nextDate };
}

/** Monthly where Settings or the client say so; a client may be left out with `never`. */
function isReported(client: ClientContext, settings: Row<'settings'> | null, faults: Fault[]): boolean {
  const { reportEvery } = client.row.cells;
  if (reportEvery === null) return settings?.cells.clientReport === 'monthly';
  const cadence = parseCadence(reportEvery);
  if (cadence.ok && cadence.value.kind === 'never') return false;
  if (cadence.ok && cadence.value.kind === 'months' && cadence.value.months === 1) return true;
  faults.push(
    rowFault('clients', client.row, 'reportEvery', {
      problem: `"${reportEvery}" is not a rhythm of reports, so none is written.`,
      remedy: 'Write monthly, never, or clear the cell.',
    }),
  );
  return false;
}

/** Null: nothing happened that a report could tell of. */
function factsOf(
  ended: CalendarDate,
  rows: readonly Row<'projects'>[],
  client: ClientContext,
  view: ClientView,
  input: JobInput,
): MessageIntent['facts'] | null {
  const shown = rows.filter((row) => projectView(row, client, input).length > 0).sort(byDueDate);
  const from = ended.with({ day: 1 });
  const done = shown.flatMap(({ id }) =>
    doneBetween(visibleTasks(progressOf(input).projects.get(id)?.tasks ?? []), from, ended),
  );
  const hours = shown.flatMap((row) => hoursOf(row, ended, client, input));
  if (done.length === 0 && hours.length === 0) return null;
  const labour = labourOf(shown, ended, client, input);
  const inHand = view.projects.filter(({ state }) => state !== 'delivered');
  const needed = inHand.flatMap((project) => project.needed);
  const open = view.invoices.filter(({ state }) => state !== 'paid');
  return {
    month: monthOf(ended),
    projects: inHand.map(({ name }) => plainText(name)),
    percents: inHand.map(({ percent }) => (percent === null ? '' : showPercent(percent))),
    done: done.map(({ name }) => plainText(name)),
    next: inHand.flatMap(({ next }) => (next === null ? [] : [plainText(next)])),
    needed: needed.map(({ name }) => plainText(name)),
    neededBy: needed.map(({ dueOn }) => (dueOn ? isoOf(dueOn) : '')),
    worked: hours.map(({ name }) => name),
    minutes: hours.map(({ minutes }) => String(minutes)),
    spent: hours.map(({ spent }) => (spent === null ? '' : String(spent))),
    agreed: hours.map(({ agreed }) => (agreed === null ? '' : String(agreed))),
    labour: labour ? [toDecimal(labour)] : [],
    labourCurrencies: labour ? [labour.currency] : [],
    numbers: open.map(({ number }) => plainText(number)),
    balances: open.map(({ amount }) => toDecimal(amount)),
    currencies: open.map(({ amount }) => amount.currency),
    dues: open.map(({ dueOn }) => (dueOn ? isoOf(dueOn) : '')),
  };
}

type MonthHours = {
  readonly name: string;
  readonly minutes: number;
  readonly spent: number | null;
  readonly agreed: number | null;
};

/** Hours are told where they were agreed, as on the client's page. */
function hoursOf(
  row: Row<'projects'>,
  ended: CalendarDate,
  client: ClientContext,
  input: JobInput,
): MonthHours[] {
  const { estimatedHours, retainerHours } = row.cells;
  const stretches = stretchesBetween(monthUntil(ended), row, client, input);
  const minutes = stretches.reduce((sum, each) => sum + each.minutes, 0);
  if (minutes === 0 || !areHoursTold(row.cells)) return [];
  const name = plainText(row.cells.name ?? '');
  if (retainerHours !== null && retainerHours > 0) {
    const retainer = retainerOf(row.cells, reportedByMonth(row, ended, client, input), [], ended);
    return [{ name, minutes, spent: null, agreed: retainer?.allowance ?? null }];
  }
  if (estimatedHours === null) return [{ name, minutes, spent: null, agreed: null }];
  const report = reporter(client, input);
  const all = hoursByProject(input).get(row.id) ?? [];
  const spent = all.reduce((sum, { cells }) => sum + report(Math.max(0, cells.minutes ?? 0)), 0);
  return [{ name, minutes, spent, agreed: Math.round(estimatedHours * 60) }];
}

/** Months as far back as hours may roll over from. */
function reportedByMonth(
  row: Row<'projects'>,
  ended: CalendarDate,
  client: ClientContext,
  input: JobInput,
): ReadonlyMap<string, number> {
  const report = reporter(client, input);
  const months = new Map<string, number>();
  for (const { cells } of hoursByProject(input).get(row.id) ?? []) {
    const on = dateOf(cells.date);
    if (!on || isBefore(ended, on)) continue;
    const minutes = report(Math.max(0, cells.minutes ?? 0));
    months.set(monthOf(on), (months.get(monthOf(on)) ?? 0) + minutes);
  }
  return months;
}

/** What the month's work costs where it is paid by the hour; favours and what is not billed cost nothing. */
function labourOf(
  rows: readonly Row<'projects'>[],
  ended: CalendarDate,
  client: ClientContext,
  input: JobInput,
): Money | null {
  const hourly = rows.filter(({ cells }) => cells.billing === 'hourly');
  const work = hourly.flatMap((row) => stretchesBetween(monthUntil(ended), row, client, input));
  const { worth, unpriced } = worthOf(work.filter(({ billable, scope }) => billable && scope !== 'favour'));
  // A sum that leaves something out would be read as the whole.
  return unpriced === 0 ? worth : null;
}

function monthUntil(ended: CalendarDate) {
  return { from: ended.with({ day: 1 }), until: ended };
}
