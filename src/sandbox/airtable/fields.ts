import { isJson, type Json } from '../reply.js';
import type { Change } from './change.js';
import { apiError, invalidRequest } from './errors.js';
import { compileFormula, FormulaError } from './formula/index.js';
import { type Base, type Choice, type Field, type FieldOptions, newId, type Table } from './state.js';

/** Types the API refuses to make; a person can. Reported live in 2025 and 2026. */
const REFUSED: ReadonlySet<string> = new Set([
  'createdTime',
  'lastModifiedTime',
  'autoNumber',
  'createdBy',
  'lastModifiedBy',
  'button',
  'aiText',
  'count',
  'rollup',
  'multipleLookupValues',
  'externalSyncSource',
]);

const PLAIN: ReadonlySet<string> = new Set([
  'singleLineText',
  'multilineText',
  'richText',
  'email',
  'url',
  'phoneNumber',
  'barcode',
  'singleCollaborator',
  'multipleCollaborators',
]);

const PRIMARY: ReadonlySet<string> = new Set([
  'singleLineText',
  'multilineText',
  'email',
  'url',
  'phoneNumber',
  'number',
  'currency',
  'percent',
  'duration',
  'date',
  'dateTime',
  'barcode',
]);

const DATE_FORMATS: Readonly<Record<string, string>> = {
  local: 'l',
  friendly: 'LL',
  us: 'M/D/YYYY',
  european: 'D/M/YYYY',
  iso: 'YYYY-MM-DD',
};
const TIME_FORMATS: Readonly<Record<string, string>> = { '12hour': 'h:mma', '24hour': 'HH:mm' };
const COLORS = ['blue', 'cyan', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'purple', 'gray'];

/** Makes a field as asked by the API or, with `byPerson`, in the product itself, where every type can be made. */
export function addField(change: Change, table: Table, asked: unknown, byPerson = false): Field {
  if (!isJson(asked)) throw invalidRequest();
  const { name, type, description } = asked;
  if (typeof name !== 'string' || name.trim() === '' || typeof type !== 'string') throw invalidRequest();
  if (table.fields.some((field) => field.name.toLowerCase() === name.toLowerCase()))
    throw duplicateField(name);
  if (table.fields.length === 0 && !PRIMARY.has(type) && !byPerson) {
    throw invalidOptions(table, name, `${type} cannot be the primary field`);
  }
  if (REFUSED.has(type) && !byPerson) throw refused(table, name, type);
  const given = isJson(asked['options']) ? asked['options'] : {};
  const options =
    byPerson && REFUSED.has(type) ? someOptions(given) : optionsFor(change, table, name, type, given);
  const id = typeof asked['id'] === 'string' && byPerson ? asked['id'] : newId('fld');
  const field: Field = {
    id,
    name,
    type,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    ...(options === undefined ? {} : { options }),
  };
  table.fields.push(field);
  if (table.fields.length === 1) table.primaryFieldId = field.id;
  change.table(table.id).createdFields.add(field.id);
  if (type === 'multipleRecordLinks') addInverse(change, table, field);
  return field;
}

/** A field of a type without options shows none. */
function someOptions(given: Json): FieldOptions | undefined {
  return Object.keys(given).length > 0 ? { ...given } : undefined;
}

export function duplicateField(name: string) {
  return apiError(422, 'DUPLICATE_OR_EMPTY_FIELD_NAME', `Another field is named "${name}" already.`);
}

function refused(table: Table, name: string, type: string) {
  return apiError(
    422,
    'UNSUPPORTED_FIELD_TYPE_FOR_CREATE',
    `Invalid options for ${table.name}.${name}: Creating ${type} fields is not supported at this time`,
  );
}

function invalidOptions(table: Table, name: string, why: string) {
  return apiError(
    422,
    'INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE',
    `Invalid options for ${table.name}.${name}: ${why}`,
  );
}

function optionsFor(
  change: Change,
  table: Table,
  name: string,
  type: string,
  given: Json,
): FieldOptions | undefined {
  const bad = (why: string) => invalidOptions(table, name, why);
  if (PLAIN.has(type)) {
    if (Object.keys(given).length > 0) throw bad('the type has no options');
    return undefined;
  }
  switch (type) {
    case 'number':
    case 'percent':
      return { precision: precision(given, 8, bad) };
    case 'currency':
      if (typeof given['symbol'] !== 'string') throw bad('options.symbol is missing');
      return { precision: precision(given, 7, bad), symbol: given['symbol'] };
    case 'date':
      return { dateFormat: format(given['dateFormat'], DATE_FORMATS, bad) };
    case 'dateTime':
      if (typeof given['timeZone'] !== 'string') throw bad('options.timeZone is missing');
      return {
        timeZone: given['timeZone'],
        dateFormat: format(given['dateFormat'], DATE_FORMATS, bad),
        timeFormat: format(given['timeFormat'], TIME_FORMATS, bad),
      };
    case 'duration':
      if (typeof given['durationFormat'] !== 'string') throw bad('options.durationFormat is missing');
      return { durationFormat: given['durationFormat'] };
    case 'checkbox':
    case 'rating':
      return iconOptions(type, given, bad);
    case 'singleSelect':
    case 'multipleSelects':
      return { choices: choices(given['choices'], bad) };
    case 'multipleRecordLinks':
      return linkOptions(change.base, given, bad);
    case 'multipleAttachments':
      return { isReversed: false };
    case 'formula':
      return formulaOptions(table, given, bad);
    default:
      throw bad(`there is no type ${type}`);
  }
}

type Bad = (why: string) => Error;

function precision(given: Json, most: number, bad: Bad): number {
  const digits = given['precision'];
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0 || digits > most) {
    throw bad(`options.precision must be a whole number from 0 to ${most}`);
  }
  return digits;
}

function format(given: unknown, formats: Readonly<Record<string, string>>, bad: Bad): Json {
  const name = isJson(given) ? String(given['name']) : '';
  const known = formats[name];
  if (!isJson(given) || known === undefined) throw bad('the format is missing or unknown');
  if (given['format'] !== undefined && given['format'] !== known) throw bad('name and format do not match');
  return { name, format: known };
}

function iconOptions(type: string, given: Json, bad: Bad): FieldOptions {
  const { icon, color, max } = given;
  if (typeof icon !== 'string' || typeof color !== 'string')
    throw bad('options.icon and options.color are missing');
  if (type === 'checkbox') return { icon, color };
  if (typeof max !== 'number' || max < 1 || max > 10) throw bad('options.max must be from 1 to 10');
  return { icon, color, max };
}

function choices(given: unknown, bad: Bad): Choice[] {
  if (!Array.isArray(given)) throw bad('options.choices is missing');
  const made = given.map((choice: unknown, index): Choice => {
    if (!isJson(choice) || typeof choice['name'] !== 'string' || choice['name'] === '')
      throw bad('a choice has no name');
    if (choice['id'] !== undefined) throw bad('a new choice has no id');
    const color = choice['color'] ?? `${COLORS[index % COLORS.length]}Light2`;
    return { id: newId('sel'), name: choice['name'], color: String(color) };
  });
  if (new Set(made.map(({ name }) => name)).size < made.length) throw bad('two choices have one name');
  return made;
}

function linkOptions(base: Base, given: Json, bad: Bad): FieldOptions {
  const { linkedTableId, ...others } = given;
  const strange = Object.keys(others).filter((key) => key !== 'viewIdForRecordSelection');
  if (strange.length > 0) throw bad(`options.${strange[0]} cannot be set`);
  if (typeof linkedTableId !== 'string' || !base.tables.some(({ id }) => id === linkedTableId)) {
    throw bad('options.linkedTableId names no table of this base');
  }
  return { linkedTableId, isReversed: false, prefersSingleRecordLink: false };
}

/** The other table gets its side of the link at once; a table linked to itself has only one. */
function addInverse(change: Change, table: Table, field: Field): void {
  const other = change.base.tables.find(({ id }) => id === field.options?.linkedTableId);
  if (other === undefined || other === table || field.options === undefined) return;
  const inverse: Field = {
    id: newId('fld'),
    name: freeName(other, table.name),
    type: 'multipleRecordLinks',
    options: {
      linkedTableId: table.id,
      isReversed: false,
      prefersSingleRecordLink: false,
      inverseLinkFieldId: field.id,
    },
  };
  other.fields.push(inverse);
  field.options.inverseLinkFieldId = inverse.id;
  change.table(other.id).createdFields.add(inverse.id);
}

function freeName(table: Table, wanted: string): string {
  const taken = new Set(table.fields.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted} ${count}`;
  return name;
}

/** Kept with field ids in braces, as the API shows it, so that renaming a field breaks no formula. */
export function formulaOptions(table: Table, given: Json, bad: Bad): FieldOptions {
  const source = given['formula'];
  if (typeof source !== 'string' || source.trim() === '') throw bad('options.formula is missing');
  try {
    compileFormula(source, table.fields);
  } catch (error) {
    if (error instanceof FormulaError && error.kind === 'invalid') throw bad(error.message);
    if (!(error instanceof FormulaError)) throw error;
  }
  const used = new Set<string>();
  const formula = source.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const field = table.fields.find((one) => one.name === name || one.id === name);
    if (field) used.add(field.id);
    return field ? `{${field.id}}` : whole;
  });
  return { isValid: true, formula, referencedFieldIds: [...used], result: { type: 'singleLineText' } };
}
