import type { Json } from '../reply.js';
import type { Change } from './change.js';
import { apiError, computedField, invalidRequest, unknownField } from './errors.js';
import { type Parsing, parseCell } from './parse.js';
import { type Cells, createRow, makeMissing, writeCells } from './rows.js';
import { countRows, type Field, fieldOf, isComputed, type Row, type Table } from './state.js';

/** One record of a write: a row to change, or `null` to make or (in an upsert) to find one. */
export type Item = { readonly row: Row | null; readonly fields: Json; readonly replace?: boolean };

export type SaveOptions = {
  readonly typecast: boolean;
  /** The fields by which an upsert finds rows; `null` when the call is none. */
  readonly mergeOn: readonly string[] | null;
  readonly recordCap: number | null;
};

/** All of a batch or nothing: everything is checked before the first cell is written. */
export function saveItems(
  change: Change,
  table: Table,
  items: readonly Item[],
  options: SaveOptions,
): { row: Row; created: boolean }[] {
  const { base, at } = change;
  const parsing: Parsing = { base, now: at, typecast: options.typecast, newChoices: [], newRows: [] };
  const merge = options.mergeOn?.map((name) => mergeable(table, name)) ?? [];
  const ready = items.map((item) => {
    const cells = parseFields(item.fields, table, parsing);
    const row = item.row ?? (options.mergeOn === null ? null : findByCells(table, merge, cells));
    return { row, cells: item.replace && row ? withCleared(table, cells) : cells };
  });
  const rows = ready.filter(({ row }) => row === null).length + parsing.newRows.length;
  if (options.recordCap !== null && rows > 0 && countRows(base) + rows > options.recordCap) throw full();
  makeMissing(change, parsing);
  return ready.map(({ row, cells }) => {
    if (row === null) return { row: createRow(change, table, cells), created: true };
    writeCells(change, table, row, cells);
    return { row, created: false };
  });
}

function parseFields(fields: Json, table: Table, parsing: Parsing): Map<Field, unknown> {
  const cells = new Map<Field, unknown>();
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldOf(table, name);
    if (field === undefined) throw unknownField(name);
    if (isComputed(field)) throw computedField(field.name);
    cells.set(field, parseCell(value, field, parsing));
  }
  return cells;
}

function withCleared(table: Table, cells: Cells): Cells {
  const all = new Map<Field, unknown>();
  for (const field of table.fields) if (!isComputed(field)) all.set(field, undefined);
  for (const [field, value] of cells) all.set(field, value);
  return all;
}

const MERGEABLE: ReadonlySet<string> = new Set([
  'number',
  'singleLineText',
  'multilineText',
  'singleSelect',
  'multipleSelects',
  'date',
]);

function mergeable(table: Table, name: string): Field {
  const field = fieldOf(table, name);
  if (field === undefined) throw unknownField(name);
  if (!MERGEABLE.has(field.type)) throw invalidRequest();
  return field;
}

function findByCells(table: Table, merge: readonly Field[], cells: Cells): Row | null {
  if (!merge.every((field) => cells.has(field))) throw invalidRequest();
  const wanted = merge.map((field) => JSON.stringify(cells.get(field)));
  const found = [...table.rows.values()].filter((row) =>
    merge.every((field, index) => JSON.stringify(row.cells[field.id]) === wanted[index]),
  );
  if (found.length > 1) throw invalidRequest('Several records match the fields to merge on.');
  return found[0] ?? null;
}

/** What a full base answers through the API is not known; the sandbox refuses in Airtable's usual shape. */
function full() {
  return apiError(422, 'BASE_RECORD_LIMIT_EXCEEDED', 'The base has as many records as its plan allows.');
}
