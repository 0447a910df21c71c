import { isJson } from '../reply.js';
import { parseDate, parseDateTime } from './dates.js';
import { badValue, rowMissing, unknownChoice, unparsable } from './errors.js';
import { primaryText } from './read.js';
import {
  type Base,
  type Choice,
  type Field,
  newId,
  PERSON,
  primaryField,
  type Row,
  type Table,
} from './state.js';

/** How a value becomes a cell, and what has to be made for it when the action is carried out. */
export type Parsing = {
  readonly base: Base;
  readonly now: string;
  /** Accept texts for every type, and make missing choices and linked rows. */
  readonly typecast: boolean;
  readonly newChoices: { readonly field: Field; readonly choice: Choice }[];
  readonly newRows: { readonly table: Table; readonly id: string; readonly name: string }[];
};

type Parser = (value: unknown, field: Field, parsing: Parsing) => unknown;

/** What is kept for a value a client sends; `undefined` for an empty cell. Throws what Airtable answers. */
export function parseCell(value: unknown, field: Field, parsing: Parsing): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  const parser = PARSERS[field.type];
  if (parser === undefined) throw badValue(field.name);
  return parser(value, field, parsing);
}

function text(value: unknown, field: Field, { typecast }: Parsing): unknown {
  if (typeof value === 'string') return value;
  if (typecast) return Array.isArray(value) ? value.map(String).join(', ') : String(value);
  throw badValue(field.name);
}

/** Airtable ends formatted text with a line break, whoever wrote it. */
function richText(value: unknown, field: Field, parsing: Parsing): unknown {
  const written = String(text(value, field, parsing));
  return written.endsWith('\n') ? written : `${written}\n`;
}

function number(value: unknown, field: Field, { typecast }: Parsing): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typecast && typeof value === 'string') {
    const share = field.type === 'percent' && value.trim().endsWith('%');
    const plain = value.replace(/[^\d.eE+-]/g, '');
    if (plain !== '' && Number.isFinite(Number(plain))) return share ? Number(plain) / 100 : Number(plain);
    return undefined;
  }
  throw badValue(field.name);
}

function rating(value: unknown, field: Field, parsing: Parsing): unknown {
  const stars = number(value, field, parsing);
  if (stars === 0 || stars === undefined) return undefined;
  if (!Number.isInteger(stars) || Number(stars) < 0 || Number(stars) > (field.options?.max ?? 5)) {
    throw badValue(field.name);
  }
  return stars;
}

function checkbox(value: unknown, field: Field, { typecast }: Parsing): unknown {
  if (typeof value === 'boolean') return value || undefined;
  if (!typecast) throw unparsable(value, field.name);
  return ['true', '1', 'checked', 'yes'].includes(String(value).toLowerCase()) || undefined;
}

function date(value: unknown, field: Field): unknown {
  const parsed = typeof value === 'string' ? parseDate(value) : undefined;
  if (parsed === undefined) throw unparsable(value, field.name);
  return parsed;
}

function dateTime(value: unknown, field: Field): unknown {
  const parsed =
    typeof value === 'string' ? parseDateTime(value, field.options?.timeZone ?? 'utc') : undefined;
  if (parsed === undefined) throw unparsable(value, field.name);
  return parsed;
}

function singleSelect(value: unknown, field: Field, parsing: Parsing): unknown {
  return typeof value === 'string' || parsing.typecast
    ? choiceId(String(value), field, parsing)
    : refuse(field);
}

function multipleSelects(value: unknown, field: Field, parsing: Parsing): unknown {
  const names = typeof value === 'string' && parsing.typecast ? splitNames(value) : value;
  if (!Array.isArray(names)) return refuse(field);
  if (!names.every((name) => typeof name === 'string')) return refuse(field);
  const ids = [...new Set(names.map((name: string) => choiceId(name, field, parsing)))];
  return ids.length === 0 ? undefined : ids;
}

function choiceId(name: string, field: Field, { typecast, newChoices }: Parsing): string {
  const planned = newChoices.filter((made) => made.field === field).map(({ choice }) => choice);
  const known = [...(field.options?.choices ?? []), ...planned];
  const found =
    known.find((choice) => choice.name === name) ??
    (typecast ? known.find((choice) => choice.name.toLowerCase() === name.trim().toLowerCase()) : undefined);
  if (found) return found.id;
  if (!typecast) throw unknownChoice(name);
  const choice = { id: newId('sel'), name: name.trim(), color: 'blueLight2' };
  newChoices.push({ field, choice });
  return choice.id;
}

function links(value: unknown, field: Field, parsing: Parsing): unknown {
  const { base, typecast } = parsing;
  const items: unknown = typeof value === 'string' && typecast ? splitNames(value) : value;
  const table = base.tables.find(({ id }) => id === field.options?.linkedTableId);
  if (!Array.isArray(items) || table === undefined) return refuse(field);
  const ids = items.map((item: unknown) => {
    const id = isJson(item) ? item['id'] : item;
    if (typeof id !== 'string') return refuse(field);
    if (table.rows.has(id)) return id;
    if (/^rec[A-Za-z0-9]{14}$/.test(id)) throw rowMissing(id);
    return typecast ? rowByName(id, table, parsing) : refuse(field);
  });
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

function rowByName(name: string, table: Table, parsing: Parsing): string {
  const place = { base: parsing.base, table, now: parsing.now };
  for (const row of table.rows.values()) if (primaryText(place, row) === name) return row.id;
  const planned = parsing.newRows.find((row) => row.table === table && row.name === name);
  if (planned) return planned.id;
  const id = newId('rec');
  parsing.newRows.push({ table, id, name });
  return id;
}

function attachments(value: unknown, field: Field): unknown {
  if (!Array.isArray(value)) return refuse(field);
  const files = value.map((file: unknown) => {
    if (!isJson(file) || (typeof file['url'] !== 'string' && typeof file['id'] !== 'string'))
      return refuse(field);
    const url = String(file['url'] ?? '');
    const filename = String(file['filename'] ?? url.split('/').at(-1));
    return { id: newId('att'), url, filename, size: 0, type: 'application/octet-stream' };
  });
  return files.length === 0 ? undefined : files;
}

function collaborator(value: unknown, field: Field): unknown {
  const known = isJson(value) && (value['id'] === PERSON.id || value['email'] === PERSON.email);
  return known ? PERSON : refuse(field);
}

function barcode(value: unknown, field: Field): unknown {
  return isJson(value) && typeof value['text'] === 'string' ? value : refuse(field);
}

function refuse(field: Field): never {
  throw badValue(field.name);
}

/** Names parted by commas; one that holds a comma itself stands in double quotes. */
export function splitNames(listed: string): string[] {
  const parts = listed.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
    .filter((part) => part !== '');
}

const PARSERS: Readonly<Record<string, Parser>> = {
  singleLineText: text,
  multilineText: text,
  richText,
  email: text,
  url: text,
  phoneNumber: text,
  number,
  currency: number,
  percent: number,
  duration: number,
  rating,
  checkbox,
  date,
  dateTime,
  singleSelect,
  multipleSelects,
  multipleRecordLinks: links,
  multipleAttachments: attachments,
  singleCollaborator: collaborator,
  barcode,
};

/** A row made because a link named it has nothing but its name. */
export function nameCells(row: Row, table: Table, name: string): void {
  row.cells[primaryField(table).id] = name;
}
