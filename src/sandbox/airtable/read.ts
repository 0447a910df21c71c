import { wallTime } from './dates.js';
import { evaluate } from './evaluate.js';
import { type Base, type Field, isComputed, primaryField, type Row, type Table } from './state.js';

/** What reading a cell needs beside the row. */
export type Place = { readonly base: Base; readonly table: Table; readonly now: string };

/** A cell as the API answers it; `undefined` when it is empty. */
export function readCell(place: Place, row: Row, field: Field): unknown {
  if (isComputed(field)) return readComputed(place, row, field);
  const value = row.cells[field.id];
  if (value === undefined) return undefined;
  if (field.type === 'singleSelect') return choiceName(field, value);
  if (field.type === 'multipleSelects' && Array.isArray(value)) {
    return value.map((id: unknown) => choiceName(field, id));
  }
  return value;
}

function choiceName(field: Field, value: unknown): unknown {
  return field.options?.choices?.find(({ id }) => id === value)?.name ?? value;
}

function readComputed(place: Place, row: Row, field: Field): unknown {
  switch (field.type) {
    case 'createdTime':
      return row.createdTime;
    case 'lastModifiedTime':
      return lastModified(row, field.options?.referencedFieldIds) ?? undefined;
    case 'count':
      return linkedRows(place, row, field).rows.length;
    case 'multipleLookupValues':
      return lookup(place, row, field);
    case 'formula':
      return field.options?.formula === undefined ? row.cells[field.id] : evaluate(place, row, field);
    default:
      return row.cells[field.id];
  }
}

/** The latest edit of one of the fields, of any when none is named. */
export function lastModified(row: Row, fieldIds: readonly string[] = []): string | null {
  const times =
    fieldIds.length === 0 ? Object.values(row.modified) : fieldIds.map((id) => row.modified[id] ?? '');
  const latest = times.reduce((later, time) => (time > later ? time : later), '');
  return latest === '' ? null : latest;
}

/** The rows behind the link field that a count, a lookup or a rollup reads. */
function linkedRows(place: Place, row: Row, field: Field): { table: Table | undefined; rows: Row[] } {
  const link = place.table.fields.find(({ id }) => id === field.options?.recordLinkFieldId);
  const table = place.base.tables.find(({ id }) => id === link?.options?.linkedTableId);
  const ids = link === undefined ? [] : row.cells[link.id];
  const rows = Array.isArray(ids) ? ids.flatMap((id: string) => table?.rows.get(id) ?? []) : [];
  return { table, rows };
}

function lookup(place: Place, row: Row, field: Field): unknown {
  const { table, rows } = linkedRows(place, row, field);
  const target = table?.fields.find(({ id }) => id === field.options?.fieldIdInLinkedTable);
  if (table === undefined || target === undefined) return row.cells[field.id];
  const values = rows.map((linked) => readCell({ ...place, table }, linked, target));
  const found = values.filter((value) => value !== undefined).flat();
  return found.length === 0 ? undefined : found;
}

/** The name a linked row goes by: the text of its first field. */
export function primaryText(place: Place, row: Row): string {
  return displayText(place, row, primaryField(place.table));
}

/** A cell as a person sees it, as with `cellFormat=string`; several values are parted by commas. */
export function displayText(place: Place, row: Row, field: Field, zone?: string): string {
  const value = readCell(place, row, field);
  if (value === undefined) return '';
  if (field.type === 'multipleRecordLinks') return linkNames(place, field, value).map(quoted).join(', ');
  if (typeof value === 'number') return numberText(field, value);
  if (typeof value === 'string' && TIMES.has(field.type)) {
    return wallTime(value, zone ?? field.options?.timeZone ?? 'utc');
  }
  if (value === true) return 'checked';
  return Array.isArray(value) ? value.map(partText).map(quoted).join(', ') : partText(value);
}

const TIMES: ReadonlySet<string> = new Set(['dateTime', 'createdTime', 'lastModifiedTime']);

/** The names of linked rows, in the order of the cell. */
export function linkNames(place: Place, field: Field, value: unknown): string[] {
  const table = place.base.tables.find(({ id }) => id === field.options?.linkedTableId);
  if (table === undefined || !Array.isArray(value)) return [];
  return value.map((id: string) => {
    const row = table.rows.get(id);
    return row === undefined ? '' : primaryText({ ...place, table }, row);
  });
}

function numberText(field: Field, value: number): string {
  const digits = field.options?.precision;
  if (field.type === 'currency') return `${field.options?.symbol ?? '$'}${value.toFixed(digits ?? 2)}`;
  if (field.type === 'percent') return `${(value * 100).toFixed(digits ?? 0)}%`;
  return digits === undefined ? String(value) : value.toFixed(digits);
}

function partText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = value as Record<string, unknown>;
  return String(parts['name'] ?? parts['filename'] ?? parts['text'] ?? parts['label'] ?? '');
}

function quoted(text: string): string {
  return text.includes(',') ? `"${text.replaceAll('"', '""')}"` : text;
}
