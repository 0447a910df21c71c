import type { Calendar } from './calendar.js';
import { billedMinutes, type LoggedHours } from './hours.js';
import { type DemoRow, row } from './row.js';
import type { ClientStory, InvoiceStory } from './story.js';

/** Invoices written in that year before the story begins. */
const before = 11;

/**
 * Numbers by the key of the invoice's row: counted through the year in the order of issue, over all clients.
 * A draft has no number yet and is called a draft.
 */
export function numberInvoices(at: Calendar, stories: readonly ClientStory[]): ReadonlyMap<string, string> {
  const all = stories.flatMap(({ key, invoices }) =>
    invoices.map(({ key: invoice, issued }) => ({
      key: invoiceKey(key, invoice),
      issued: issued === undefined ? null : at.weekday(issued),
    })),
  );
  const sent = all.filter((one): one is { key: string; issued: string } => one.issued !== null);
  sent.sort((a, b) => compare(a.issued, b.issued) || compare(a.key, b.key));
  const firstYear = sent[0]?.issued.slice(0, 4);
  const counts = new Map<string, number>();
  const numbers = new Map<string, string>();
  for (const { key, issued } of sent) {
    const year = issued.slice(0, 4);
    const count = (counts.get(year) ?? (year === firstYear ? before : 0)) + 1;
    counts.set(year, count);
    numbers.set(key, `${year}-${String(count).padStart(3, '0')}`);
  }
  for (const [nth, { key }] of all.filter(({ issued }) => issued === null).entries()) {
    numbers.set(key, `Draft ${nth + 1}`);
  }
  return numbers;
}

function invoiceKey(client: string, invoice: string): string {
  return `${client}/invoices/${invoice}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Invoices, the hours that are on them or on none yet, and the payments for them. */
export function invoiceRows(
  at: Calendar,
  story: ClientStory,
  hours: readonly LoggedHours[],
  numbers: ReadonlyMap<string, string>,
): readonly DemoRow[] {
  const onInvoice = new Map<string, string>();
  const rows = story.invoices.flatMap((invoice) => {
    const billed = hoursOf(at, invoice, hours);
    for (const { key } of billed) onInvoice.set(key, invoiceKey(story.key, invoice.key));
    return [
      invoiceRow(at, story, invoice, totalOf(story, invoice, billed), numbers),
      ...paymentRows(at, story, invoice),
    ];
  });
  return [
    ...rows,
    ...hours.map(({ key, cells }) => {
      const invoice = onInvoice.get(key);
      return row('hours', key, { ...cells, invoice: invoice === undefined ? null : [invoice] });
    }),
  ];
}

function invoiceRow(
  at: Calendar,
  { key: client, client: { currency = null } }: ClientStory,
  invoice: InvoiceStory,
  total: number,
  numbers: ReadonlyMap<string, string>,
): DemoRow {
  const key = invoiceKey(client, invoice.key);
  return row('invoices', key, {
    ...invoice.cells,
    number: numbers.get(key) ?? null,
    client: [client],
    project: invoice.project === undefined ? null : [`${client}/${invoice.project}`],
    issued: invoice.issued === undefined ? null : at.weekday(invoice.issued),
    due: invoice.due === undefined ? null : at.day(invoice.due),
    total,
    currency,
    paidOn: invoice.paid === undefined ? null : at.weekday(invoice.paid),
    creditsInvoice: invoice.credits === undefined ? null : [invoiceKey(client, invoice.credits)],
  });
}

function hoursOf(at: Calendar, { total, project }: InvoiceStory, hours: readonly LoggedHours[]) {
  if (typeof total === 'number') return [];
  const [from, to] = [at.day(total.from), at.day(total.to)];
  return hours.filter(
    ({ cells, project: worked }) =>
      worked === project && cells.billable && cells.date >= from && cells.date <= to,
  );
}

function totalOf(story: ClientStory, { total, project }: InvoiceStory, billed: readonly LoggedHours[]) {
  if (typeof total === 'number') return total;
  const rate = story.projects.find(({ key }) => key === project)?.cells.rate ?? 0;
  return Math.round((billedMinutes(billed, story.client) * rate * 100) / 60) / 100;
}

function paymentRows(at: Calendar, story: ClientStory, invoice: InvoiceStory): readonly DemoRow[] {
  const { key: client } = story;
  return (invoice.payments ?? []).map(({ on, ...cells }, nth) =>
    row('payments', `${invoiceKey(client, invoice.key)}/payment-${nth + 1}`, {
      ...cells,
      date: at.weekday(on),
      invoice: [invoiceKey(client, invoice.key)],
      client: [client],
      currency: story.client.currency ?? null,
    }),
  );
}
