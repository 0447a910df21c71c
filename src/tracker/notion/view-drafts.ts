import type { TableKey } from '../model.js';
import type { Binding } from '../port.js';

/** A view in Notion's words, addressed by the ids of columns. */
export type ViewDraft = {
  /** Stays when the view is renamed. */
  readonly key: string;
  readonly table: TableKey;
  readonly name: string;
  /** Takes the place of the view Notion makes with a database. */
  readonly first: boolean;
  readonly type: 'table' | 'board' | 'calendar' | 'chart' | 'dashboard';
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly sorts?: readonly { readonly property: string; readonly direction: Direction }[];
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Of a dashboard: the views in it, one a row. */
  readonly widgets: readonly ViewDraft[];
};

type Direction = 'ascending' | 'descending';

/** What a view's parts are made of: ids of columns, and the names options bear now. */
type Names = {
  id(field: string): string;
  option(field: string, key: string): string;
};

type Declared = {
  readonly key: string;
  readonly table: TableKey;
  readonly name: string;
  readonly first?: true;
  readonly type: ViewDraft['type'];
  /** Columns without which there is no such view. */
  readonly needs: readonly string[];
  readonly parts?: (names: Names) => Pick<ViewDraft, 'filter' | 'sorts' | 'configuration'>;
  /** Keys of the views a dashboard shows. */
  readonly widgets?: readonly string[];
};

function sorted(names: Names, field: string, direction: Direction) {
  return { sorts: [{ property: names.id(field), direction }] };
}

function chosen(names: Names, field: string, key: string) {
  return { property: names.id(field), select: { equals: names.option(field, key) } };
}

function board(names: Names, field: string) {
  const group = { type: 'select', property_id: names.id(field), sort: { type: 'manual' } };
  return { configuration: { type: 'board', group_by: { ...group, hide_empty_groups: false } } };
}

function calendar(names: Names, field: string) {
  return { configuration: { type: 'calendar', date_property_id: names.id(field), view_range: 'month' } };
}

/** The view a table opens with: its rows in the order of a column. */
function firstView(
  key: string,
  table: TableKey,
  name: string,
  field: string,
  direction: Direction,
): Declared {
  const parts = (names: Names) => sorted(names, field, direction);
  return { key, table, name, first: true, type: 'table', needs: [field], parts };
}

const declared: readonly Declared[] = [
  firstView('clients.next-check-in', 'clients', 'By next check-in', 'nextCheckIn', 'ascending'),
  firstView('projects.all', 'projects', 'All projects', 'due', 'ascending'),
  firstView('tasks.all', 'tasks', 'All tasks', 'due', 'ascending'),
  {
    key: 'tasks.board',
    table: 'tasks',
    name: 'By status',
    type: 'board',
    needs: ['status'],
    parts: (names) => board(names, 'status'),
  },
  {
    key: 'tasks.calendar',
    table: 'tasks',
    name: 'Calendar',
    type: 'calendar',
    needs: ['due'],
    parts: (names) => calendar(names, 'due'),
  },
  {
    key: 'tasks.waiting',
    table: 'tasks',
    name: 'Waiting on client',
    type: 'table',
    needs: ['status', 'due'],
    parts: (names) => ({
      ...sorted(names, 'due', 'ascending'),
      filter: chosen(names, 'status', 'waiting-on-client'),
    }),
  },
  firstView('hours.all', 'hours', 'Latest first', 'date', 'descending'),
  firstView('invoices.all', 'invoices', 'All invoices', 'issued', 'descending'),
  {
    key: 'invoices.overdue',
    table: 'invoices',
    name: 'Overdue',
    type: 'table',
    needs: ['daysOverdue'],
    parts: (names) => ({
      ...sorted(names, 'daysOverdue', 'descending'),
      filter: { property: names.id('daysOverdue'), number: { greater_than: 0 } },
    }),
  },
  {
    key: 'invoices.board',
    table: 'invoices',
    name: 'By payment status',
    type: 'board',
    needs: ['paymentStatus'],
    parts: (names) => board(names, 'paymentStatus'),
  },
  {
    key: 'invoices.calendar',
    table: 'invoices',
    name: 'Due',
    type: 'calendar',
    needs: ['due'],
    parts: (names) => calendar(names, 'due'),
  },
  {
    key: 'invoices.age',
    table: 'invoices',
    name: 'Open balance by age',
    type: 'chart',
    needs: ['balance', 'agingBucket', 'currency'],
    parts: (names) => ({
      filter: { property: names.id('balance'), number: { greater_than: 0 } },
      configuration: {
        type: 'chart',
        chart_type: 'column',
        x_axis: { type: 'select', property_id: names.id('agingBucket'), sort: { type: 'manual' } },
        y_axis: { aggregator: 'sum', property_id: names.id('balance') },
        // Amounts of different currencies are never added up into one bar unmarked.
        stack_by: {
          type: 'text',
          property_id: names.id('currency'),
          group_by: 'exact',
          sort: { type: 'ascending' },
        },
      },
    }),
  },
  {
    key: 'messages.waiting',
    table: 'messages',
    name: 'Waiting',
    first: true,
    type: 'table',
    needs: ['state', 'plannedFor'],
    parts: (names) => ({
      ...sorted(names, 'plannedFor', 'ascending'),
      filter: chosen(names, 'state', 'waiting'),
    }),
  },
  {
    key: 'messages.all',
    table: 'messages',
    name: 'All messages',
    type: 'table',
    needs: ['plannedFor'],
    parts: (names) => sorted(names, 'plannedFor', 'descending'),
  },
  firstView('clientUpdates.all', 'clientUpdates', 'By client', 'clientName', 'ascending'),
  firstView('settings.all', 'settings', 'Settings', 'businessName', 'ascending'),
  firstView('payments.all', 'payments', 'Latest first', 'date', 'descending'),
  firstView('contacts.all', 'contacts', 'By name', 'name', 'ascending'),
  firstView('touches.all', 'touches', 'Latest first', 'date', 'descending'),
  firstView('templates.all', 'templates', 'By kind', 'kind', 'ascending'),
  firstView('days.all', 'days', 'By date', 'from', 'ascending'),
  {
    key: 'dashboard',
    table: 'invoices',
    name: 'Dashboard',
    type: 'dashboard',
    needs: [],
    widgets: ['messages.waiting', 'invoices.overdue', 'invoices.age', 'tasks.waiting'],
  },
];

/** All views whose columns and options are there; the others are left out until they are. */
export function viewDrafts(binding: Binding): ViewDraft[] {
  const drafts = new Map<string, ViewDraft>();
  for (const view of declared) {
    const draft = draftOf(binding, view, drafts);
    if (draft) drafts.set(view.key, draft);
  }
  return [...drafts.values()];
}

/** The views of tables that are still to be made. */
export function viewsToCome(tables: readonly TableKey[]): readonly Declared[] {
  return declared.filter(({ table }) => tables.includes(table));
}

/** Null while a column it is made of is not there. */
function draftOf(
  binding: Binding,
  view: Declared,
  earlier: ReadonlyMap<string, ViewDraft>,
): ViewDraft | null {
  const bound = binding.tables[view.table]?.fields;
  if (!bound || view.needs.some((field) => !bound[field])) return null;
  const widgets = view.widgets?.flatMap((key) => earlier.get(key) ?? []) ?? [];
  if (view.widgets && widgets.length === 0) return null;
  const names: Names = {
    id: (field) => bound[field]?.id ?? '',
    option: (field, key) => bound[field]?.options?.[key]?.name ?? key,
  };
  const { key, table, name, type } = view;
  return { key, table, name, first: view.first === true, type, widgets, ...view.parts?.(names) };
}
