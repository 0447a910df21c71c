import { type CalendarDate, isoOf } from '../domain/calendar.js';
import { toDecimal } from '../domain/money.js';
import { worthOf } from '../domain/scope.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import { type ClientContext, contextOf } from './context.js';
import { byText, dateOf } from './dates.js';
import { hoursByProject } from './hours-of.js';
import type { JobInput } from './job.js';
import { areHoursTold, type Stretch, stretchesBetween } from './month-hours.js';

/** One stretch of work as the client may learn of it. */
export type HoursEntry = {
  readonly on: string;
  readonly project: string;
  readonly what: string;
  /** As reported: rounded by the billing increment that was agreed. */
  readonly minutes: number;
  readonly scope: Stretch['scope'];
  readonly billable: boolean;
  /** Of an hour, as a decimal; null where work is not paid by the hour, or this stretch costs nothing. */
  readonly rate: string | null;
};

/**
 * What a client gets who asks for the hours: this type is the allow-list. Days are those written in the tracker, the
 * first and the last one included.
 */
export type HoursLog = {
  readonly client: string;
  readonly language: NonNullable<Row<'clients'>['cells']['language']>;
  readonly country: string | null;
  readonly from: string;
  readonly until: string;
  readonly entries: readonly HoursEntry[];
  readonly minutes: number;
  /** What is paid by the hour comes to; null where nothing is, or a rate is missing. */
  readonly labour: { readonly amount: string; readonly currency: string } | null;
};

/** A log, and what the freelancer should know before passing it on. */
export type HoursLogFound = {
  readonly log: HoursLog;
  /** Projects with work in that time whose hours were not agreed, so that they are not told. */
  readonly untold: readonly string[];
  /** Stretches of work without a day, which no log can place. */
  readonly undated: number;
};

/** From the first of the client's month until today, unless days are given. Null: there is no such client. */
export function hoursLog(
  clientId: string,
  days: { readonly from: CalendarDate | null; readonly until: CalendarDate | null },
  input: JobInput,
): HoursLogFound | null {
  const { clients, settings } = contextOf(input);
  const client = clients.get(clientId);
  if (!client) return null;
  const until = days.until ?? client.today;
  const span = { from: days.from ?? until.with({ day: 1 }), until };
  const projects = [...input.snapshot.tables.projects.values()].filter(
    ({ cells }) => cells.client?.length === 1 && cells.client[0] === clientId && cells.status !== 'proposed',
  );
  const told = projects.filter(({ cells }) => areHoursTold(cells));
  const work = told.flatMap((row) => workOf(row, span, client, input));
  const { worth, unpriced } = worthOf(work.filter(({ isPaid }) => isPaid));
  return {
    log: {
      client: plainText(client.name),
      language: client.row.cells.language ?? settings?.cells.language ?? 'en',
      country: client.country,
      from: isoOf(span.from),
      until: isoOf(span.until),
      entries: work.map(({ entry }) => entry).sort(byDay),
      minutes: work.reduce((sum, { minutes }) => sum + minutes, 0),
      // A sum that leaves something out would be read as the whole.
      labour: worth && unpriced === 0 ? { amount: toDecimal(worth), currency: worth.currency } : null,
    },
    untold: projects
      .filter((row) => !told.includes(row) && stretchesBetween(span, row, client, input).length > 0)
      .map(({ cells }) => cells.name ?? ''),
    undated: told.reduce((sum, { id }) => sum + undatedOf(id, input), 0),
  };
}

type Work = Pick<Stretch, 'minutes' | 'rate'> & { readonly isPaid: boolean; readonly entry: HoursEntry };

function workOf(
  row: Row<'projects'>,
  span: { readonly from: CalendarDate; readonly until: CalendarDate },
  client: ClientContext,
  input: JobInput,
): Work[] {
  return stretchesBetween(span, row, client, input).map(({ on, what, minutes, rate, billable, scope }) => {
    const isPaid = row.cells.billing === 'hourly' && billable && scope !== 'favour';
    const entry = {
      on: isoOf(on),
      project: plainText(row.cells.name ?? ''),
      what: plainText(what),
      minutes,
      scope,
      billable,
      rate: isPaid && rate ? toDecimal(rate) : null,
    };
    return { minutes, rate, isPaid, entry };
  });
}

function undatedOf(projectId: string, input: JobInput): number {
  return (hoursByProject(input).get(projectId) ?? []).filter(
    ({ cells }) => dateOf(cells.date) === null && (cells.minutes ?? 0) > 0,
  ).length;
}

function byDay(a: HoursEntry, b: HoursEntry): number {
  return byText(a.on, b.on) || byText(a.project, b.project) || byText(a.what, b.what);
}
