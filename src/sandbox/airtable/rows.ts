import type { Change } from './change.js';
import { nameCells, type Parsing } from './parse.js';
import { type Base, type Field, newId, type Row, type Table } from './state.js';

/** Cells ready to be kept, by field; `undefined` empties one. */
export type Cells = ReadonlyMap<Field, unknown>;

/** Makes what the values of an action need: choices and linked rows that typecast asked for. */
export function makeMissing(change: Change, { newChoices, newRows }: Parsing): void {
  for (const { field, choice } of newChoices) field.options?.choices?.push(choice);
  for (const { table, id, name } of newRows) nameCells(createRow(change, table, new Map(), id), table, name);
}

export function createRow(change: Change, table: Table, cells: Cells, id = newId('rec')): Row {
  const row: Row = { id, createdTime: change.at, cells: {}, modified: {} };
  for (const field of table.fields) if (field.type === 'autoNumber') row.cells[field.id] = table.nextNumber;
  table.nextNumber += 1;
  table.rows.set(id, row);
  change.table(table.id).created.add(id);
  writeCells(change, table, row, cells);
  return row;
}

/** Links are kept on both sides. */
export function writeCells(change: Change, table: Table, row: Row, cells: Cells): void {
  for (const [field, value] of cells) {
    const before = row.cells[field.id];
    change.setCell(table, row, field, value);
    if (field.type === 'multipleRecordLinks') mirrorLinks(change, row, field, before, value);
  }
}

export function deleteRow(change: Change, table: Table, row: Row): void {
  for (const field of table.fields) {
    if (field.type === 'multipleRecordLinks') mirrorLinks(change, row, field, row.cells[field.id], undefined);
  }
  dropLinksWithoutInverse(change, table, row);
  table.rows.delete(row.id);
  const noted = change.table(table.id);
  noted.changed.delete(row.id);
  if (!noted.created.delete(row.id)) noted.destroyed.add(row.id);
}

function mirrorLinks(change: Change, row: Row, field: Field, before: unknown, after: unknown): void {
  const inverse = inverseOf(change.base, field);
  if (inverse === undefined) return;
  const old = new Set(idsIn(before));
  const now = new Set(idsIn(after));
  for (const id of old) if (!now.has(id)) unlink(change, inverse, id, row.id);
  for (const id of now) {
    const other = inverse.table.rows.get(id);
    if (other === undefined || old.has(id)) continue;
    change.setCell(inverse.table, other, inverse.field, [...idsIn(other.cells[inverse.field.id]), row.id]);
  }
}

type Side = { readonly table: Table; readonly field: Field };

function unlink(change: Change, side: Side, rowId: string, gone: string): void {
  const row = side.table.rows.get(rowId);
  if (row === undefined) return;
  const left = idsIn(row.cells[side.field.id]).filter((id) => id !== gone);
  change.setCell(side.table, row, side.field, left.length === 0 ? undefined : left);
}

function inverseOf(base: Base, field: Field): Side | undefined {
  const table = base.tables.find(({ id }) => id === field.options?.linkedTableId);
  const inverse = table?.fields.find(({ id }) => id === field.options?.inverseLinkFieldId);
  return table && inverse ? { table, field: inverse } : undefined;
}

/** A table linked to itself has no second field; its rows have to be looked through. */
function dropLinksWithoutInverse(change: Change, table: Table, row: Row): void {
  for (const other of change.base.tables) {
    for (const field of other.fields) {
      const bare =
        field.options?.linkedTableId === table.id && field.options.inverseLinkFieldId === undefined;
      if (!bare) continue;
      for (const [id, { cells }] of other.rows) {
        if (idsIn(cells[field.id]).includes(row.id)) unlink(change, { table: other, field }, id, row.id);
      }
    }
  }
}

export function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}
