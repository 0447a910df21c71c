import {
  clients,
  clientUpdates,
  hours,
  invoices,
  messages,
  projects,
  settings,
  tasks,
} from './model/core.js';
import type { CellOf, FieldSpec, Pack, TableSpec } from './model/field.js';
import {
  clientColumns,
  contacts,
  days,
  invoiceColumns,
  payments,
  projectColumns,
  settingsColumns,
  taskColumns,
  templates,
  touches,
} from './model/packs.js';

export {
  type CellOf,
  type CellValue,
  type FieldSpec,
  type Pack,
  packs,
  type TableSpec,
} from './model/field.js';

/**
 * The one declared tracker. Types, plans, codecs and documentation derive from it.
 * Order is the order in which tables and columns are made and shown.
 */
export const model = {
  clients: { ...clients, fields: { ...clients.fields, ...clientColumns } },
  projects: { ...projects, fields: { ...projects.fields, ...projectColumns } },
  tasks: { ...tasks, fields: { ...tasks.fields, ...taskColumns } },
  hours,
  invoices: { ...invoices, fields: { ...invoices.fields, ...invoiceColumns } },
  messages,
  clientUpdates,
  settings: { ...settings, fields: { ...settings.fields, ...settingsColumns } },
  payments,
  contacts,
  touches,
  templates,
  days,
} as const;

export type Model = typeof model;
export type TableKey = keyof Model;
export type FieldKey<T extends TableKey> = keyof Model[T]['fields'] & string;

/** A row with every cell right or blank (`null`): wrong ones were named and set aside when it was read. */
export type Row<T extends TableKey> = {
  readonly id: string;
  /** When the tracker made the row, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly cells: { readonly [K in FieldKey<T>]: CellOf<Model[T]['fields'][K]> | null };
};

/** Cells to write, by column key. */
export type Cells<T extends TableKey> = Partial<Row<T>['cells']>;

export const tableKeys = Object.keys(model) as readonly TableKey[];

export function tableSpec(table: TableKey): TableSpec {
  return model[table];
}

/** The declaration of a column; undefined for a key the model does not have. */
export function fieldSpec(table: TableKey, field: string): FieldSpec | undefined {
  return tableSpec(table).fields[field];
}

/** The tables and columns of the chosen packs; `core` is always among them. */
export function selectPacks(
  chosen: readonly Pack[],
): { table: TableKey; spec: TableSpec; fields: [string, FieldSpec][] }[] {
  const wanted = new Set<Pack>(['core', ...chosen]);
  return tableKeys
    .map((table) => ({ table, spec: tableSpec(table) }))
    .filter(({ spec }) => wanted.has(spec.pack))
    .map(({ table, spec }) => ({
      table,
      spec,
      fields: Object.entries(spec.fields).filter(([, field]) => wanted.has(field.pack)),
    }));
}
