import { type Declared, declared } from './model/declared.js';
import type { CellOf, Pack } from './model/field.js';
import { type FieldSpec, inWords, type TableSpec } from './model/labels.js';

export { type CellOf, type CellValue, type Pack, packs } from './model/field.js';
export type { FieldSpec, TableSpec } from './model/labels.js';

export type TableKey = keyof Declared;
export type FieldKey<T extends TableKey> = keyof Declared[T]['fields'] & string;

/** A row with every cell right or blank (`null`): wrong ones were named and set aside when it was read. */
export type Row<T extends TableKey> = {
  readonly id: string;
  /** When the tracker made the row, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly cells: { readonly [K in FieldKey<T>]: CellOf<Declared[T]['fields'][K]> | null };
};

/** Cells to write, by column key. */
export type Cells<T extends TableKey> = Partial<Row<T>['cells']>;

export const tableKeys = Object.keys(declared) as readonly TableKey[];

const tables = inWords(declared, 'en') as Readonly<Record<TableKey, TableSpec>>;

/** The declaration of a table, with its words. */
export function tableSpec(table: TableKey): TableSpec {
  return tables[table];
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
