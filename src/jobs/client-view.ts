import { type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import type { Colour } from '../domain/colour.js';
import type { Money } from '../domain/money.js';
import type { TimeZone } from '../domain/zone.js';
import type { Row } from '../tracker/model.js';
import { checkInDates } from './check-in-dates.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen, dateOf } from './dates.js';
import { type Delivery, deliveriesOf } from './deliveries.js';
import { nextFollowUp } from './follow-ups.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';
import { type ProjectView, projectView } from './project-view.js';

export type InvoiceView = {
  readonly number: string;
  /** What is open; once paid, what it was about. */
  readonly amount: Money;
  readonly dueOn: CalendarDate | null;
  readonly state: 'open' | 'part-paid' | 'paid';
  /** Null while anything is open. */
  readonly paidOn: CalendarDate | null;
};

/** How the freelancer works, as Settings say it. */
export type WayOfWorking = {
  readonly officeHours: string | null;
  readonly answerWithin: string | null;
  readonly dayOff: Row<'settings'>['cells']['dayOff'];
  /** The freelancer's zone where it is not the client's. */
  readonly zone: TimeZone | null;
};

/**
 * All that a client may learn about their work: this type is the allow-list. It holds copies of single cells of that
 * client alone, and of Settings what is said to every client – no rows, ids, notes, rates, advice, or tasks that are
 * not marked as visible.
 */
export type ClientView = {
  readonly name: string;
  readonly language: NonNullable<Row<'clients'>['cells']['language']>;
  readonly address: 'formal' | 'familiar';
  readonly country: string | null;
  readonly zone: TimeZone;
  /** The date in that zone. */
  readonly today: CalendarDate;
  readonly business: string | null;
  readonly writeTo: string | null;
  /** The colour of the freelancer's choice; null: the page's own. */
  readonly accent: Colour | null;
  readonly paused: boolean;
  readonly projects: readonly ProjectView[];
  /** What was finished last, for a client without work in hand. */
  readonly lastDelivery: { readonly name: string; readonly on: CalendarDate } | null;
  /** When they are asked what became of it; null while work is in hand. */
  readonly followUpOn: CalendarDate | null;
  readonly invoices: readonly InvoiceView[];
  /** Never in the past. */
  readonly nextTalk: {
    readonly on: CalendarDate;
    readonly minutes: number | null;
    readonly topics: string | null;
  } | null;
  readonly work: WayOfWorking;
};

/** Views by client id. */
export const clientViews = once((input: JobInput): ReadonlyMap<string, ClientView> => {
  const { clients } = contextOf(input);
  const projects = groupBy(input.snapshot.tables.projects.values(), ({ cells }) =>
    cells.client?.length === 1 ? (cells.client[0] ?? null) : null,
  );
  return new Map([...clients].map(([id, client]) => [id, viewOf(id, client, projects.get(id) ?? [], input)]));
});

function viewOf(
  id: string,
  client: ClientContext,
  projects: readonly Row<'projects'>[],
  input: JobInput,
): ClientView {
  const { settings, accent } = contextOf(input);
  const { cells } = client.row;
  const lines = ledgerOf(input).byClient.get(id) ?? [];
  const last = lastDeliveryOf(id, client, input);
  const views = [...projects]
    .sort(byDueDate)
    .flatMap((row) => projectView(row, client, input))
    .sort((a, b) => Number(a.state === 'delivered') - Number(b.state === 'delivered'));
  const isInHand = views.some(({ state }) => state !== 'delivered');
  return {
    name: client.name,
    language: cells.language ?? settings?.cells.language ?? 'en',
    address: cells.formOfAddress ?? 'formal',
    country: client.country,
    zone: client.zone,
    today: client.today,
    business: settings?.cells.businessName?.trim() || null,
    writeTo: writeTo(settings),
    accent,
    paused: cells.status === 'paused',
    projects: views,
    lastDelivery: last && { name: last.name, on: last.on },
    followUpOn: last && !isInHand ? nextFollowUp(last) : null,
    invoices: lines.flatMap((line) => invoiceView(line, client.today)).sort(byState),
    nextTalk: nextTalk(id, client, input),
    work: wayOfWorking(client, input),
  };
}

/** Where replies go: the address to reply to, else the one in the sender. */
function writeTo(settings: Row<'settings'> | null): string | null {
  const own = settings?.cells.replyTo?.trim();
  if (own) return own;
  return /<([^<>\s]+@[^<>\s]+)>/u.exec(settings?.cells.sender ?? '')?.[1] ?? null;
}

/** How long a paid invoice is still shown, in days. */
const paidShown = 60;

function invoiceView(
  { number, balance, total, dueOn, row, received }: Line,
  today: CalendarDate,
): InvoiceView[] {
  if (number === null || !balance || row.cells.documentStatus !== 'sent' || row.cells.kind === 'credit')
    return [];
  if (balance.balance.minor > 0) {
    const state = balance.paid.minor > 0 ? 'part-paid' : 'open';
    return [{ number, amount: balance.balance, dueOn, state, paidOn: null }];
  }
  const dates = [dateOf(row.cells.paidOn), ...received.map(({ on }) => on)].filter((on) => on !== null);
  const paidOn = dates.reduce<CalendarDate | null>(
    (last, on) => (last && !isBefore(last, on) ? last : on),
    null,
  );
  if (!total || !paidOn || daysBetween(paidOn, today) > paidShown) return [];
  return [{ number, amount: total, dueOn, state: 'paid', paidOn }];
}

function lastDeliveryOf(id: string, { today }: ClientContext, input: JobInput): Delivery | null {
  return (deliveriesByClient(input).get(id) ?? [])
    .filter(({ on }) => !isBefore(today, on))
    .reduce<Delivery | null>((last, one) => (last && !isBefore(last.on, one.on) ? last : one), null);
}

const deliveriesByClient = once((input: JobInput) =>
  groupBy(deliveriesOf(input), ({ client }) => client.row.id),
);

function nextTalk(id: string, client: ClientContext, input: JobInput): ClientView['nextTalk'] {
  const on = checkInDates(input).byClient.get(id)?.on ?? null;
  if (!on || isBefore(on, client.today)) return null;
  const { checkInMinutes, checkInTopics } = client.row.cells;
  const minutes = checkInMinutes !== null && checkInMinutes > 0 ? checkInMinutes : null;
  return { on, minutes, topics: checkInTopics };
}

function wayOfWorking({ zone }: ClientContext, input: JobInput): WayOfWorking {
  const { settings, zone: own } = contextOf(input);
  const { officeHours = null, answerWithin = null, dayOff = null } = settings?.cells ?? {};
  return { officeHours, answerWithin, dayOff, zone: own === zone ? null : own };
}

/** The order in which a client is told of projects: by due date, then by name. */
export function byDueDate(a: Row<'projects'>, b: Row<'projects'>): number {
  const [left, right] = [a, b].map(({ id, cells }) => `${cells.name} ${id}`);
  return byDateThen(dateOf(a.cells.due), dateOf(b.cells.due), left ?? '', right ?? '');
}

/** What is open first, by due date; then what was paid, the latest first. */
function byState(a: InvoiceView, b: InvoiceView): number {
  if (a.paidOn && b.paidOn) return byDateThen(b.paidOn, a.paidOn, a.number, b.number);
  if (a.paidOn || b.paidOn) return a.paidOn ? 1 : -1;
  return byDateThen(a.dueOn, b.dueOn, a.number, b.number);
}
