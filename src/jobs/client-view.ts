import { addDays, type CalendarDate, isBefore, parseDate } from '../domain/calendar.js';
import type { Money } from '../domain/money.js';
import type { Row } from '../tracker/model.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen } from './dates.js';
import type { JobInput } from './job.js';
import { ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';
import { isWithClient, progressOf } from './progress-of.js';

export type NeededItem = { readonly name: string; readonly dueOn: CalendarDate | null };
export type DoneItem = { readonly name: string; readonly on: CalendarDate };

export type ProjectView = {
  readonly name: string;
  readonly state: 'planned' | 'working' | 'on-hold' | 'delivered';
  readonly percent: number | null;
  readonly next: string | null;
  readonly done: readonly DoneItem[];
  readonly needed: readonly NeededItem[];
  readonly hours: { readonly minutes: number; readonly estimated: number | null } | null;
};

export type OpenInvoice = {
  readonly number: string;
  readonly balance: Money;
  readonly dueOn: CalendarDate | null;
};

/**
 * All that a client may learn about their work: this type is the allow-list. It holds copies of single cells of that
 * client alone – no rows, ids, notes, rates, advice, or tasks that are not marked as visible.
 */
export type ClientView = {
  readonly name: string;
  readonly projects: readonly ProjectView[];
  readonly invoices: readonly OpenInvoice[];
};

/** Views by client id. */
export const clientViews = once((input: JobInput): ReadonlyMap<string, ClientView> => {
  const { clients } = contextOf(input);
  const { byClient } = ledgerOf(input);
  const projects = groupBy(input.snapshot.tables.projects.values(), ({ cells }) =>
    cells.client?.length === 1 ? (cells.client[0] ?? null) : null,
  );
  return new Map(
    [...clients].map(([id, client]) => [
      id,
      {
        name: client.name,
        projects: [...(projects.get(id) ?? [])]
          .sort(byDueDate)
          .flatMap((row) => projectView(row, client, input)),
        invoices: (byClient.get(id) ?? [])
          .flatMap(({ number, balance, dueOn, row }) =>
            number !== null && balance && balance.balance.minor > 0 && row.cells.documentStatus === 'sent'
              ? [{ number, balance: balance.balance, dueOn }]
              : [],
          )
          .sort(byInvoiceDue),
      },
    ]),
  );
});

const states: Readonly<Record<string, ProjectView['state']>> = {
  signed: 'planned',
  'in-progress': 'working',
  'in-review': 'working',
  'on-hold': 'on-hold',
  delivered: 'delivered',
};

/** How far back "done lately" looks, and how much of it a reader takes in. */
const lately = { days: 30, items: 5 } as const;

/** None for a project the client need not hear of: proposed, closed, or in no state yet. */
function projectView({ id, cells }: Row<'projects'>, client: ClientContext, input: JobInput): ProjectView[] {
  const state = states[cells.status ?? ''];
  const progress = progressOf(input).projects.get(id);
  if (!state || !progress || cells.name === null) return [];
  const visible = progress.tasks.filter(
    (task) => task.cells.clientMaySee === true && task.cells.name !== null,
  );
  const open = visible.filter(({ cells: task }) => task.status !== 'done' && task.status !== 'dropped');
  const needed = open.filter(isWithClient).map(item).sort(byDue);
  const mine = open
    .filter((task) => !isWithClient(task))
    .map(item)
    .sort(byDue);
  const showsHours = cells.estimatedHours !== null || cells.billing === 'hourly';
  return [
    {
      name: cells.name,
      state,
      percent: progress.percent,
      next: cells.nextStep ?? mine[0]?.name ?? null,
      done: doneLately(visible, client.today),
      needed,
      hours:
        showsHours && progress.minutes !== null
          ? { minutes: progress.minutes, estimated: cells.estimatedHours }
          : null,
    },
  ];
}

function item({ cells }: Row<'tasks'>): NeededItem {
  return { name: cells.name ?? '', dueOn: dateOf(cells.due) };
}

function doneLately(tasks: readonly Row<'tasks'>[], today: CalendarDate): DoneItem[] {
  const from = addDays(today, -lately.days);
  return tasks
    .flatMap(({ cells }) => {
      const on = cells.status === 'done' ? dateOf(cells.doneOn) : null;
      return on && !isBefore(on, from) && !isBefore(today, on) ? [{ name: cells.name ?? '', on }] : [];
    })
    .sort((a, b) => byDateThen(b.on, a.on, a.name, b.name))
    .slice(0, lately.items);
}

function dateOf(text: string | null): CalendarDate | null {
  const date = text === null ? null : parseDate(text);
  return date?.ok ? date.value : null;
}

function byDueDate(a: Row<'projects'>, b: Row<'projects'>): number {
  const [left, right] = [a, b].map(({ id, cells }) => `${cells.name} ${id}`);
  return byDateThen(dateOf(a.cells.due), dateOf(b.cells.due), left ?? '', right ?? '');
}

function byDue(a: NeededItem, b: NeededItem): number {
  return byDateThen(a.dueOn, b.dueOn, a.name, b.name);
}

function byInvoiceDue(a: OpenInvoice, b: OpenInvoice): number {
  return byDateThen(a.dueOn, b.dueOn, a.number, b.number);
}
