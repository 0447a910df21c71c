import { instantText, parseInstant } from './dates.js';

/** A date or a date with time: an instant, in milliseconds since 1970 UTC. A plain date is its midnight in UTC. */
export type FormulaDate = { readonly kind: 'date'; readonly at: number };

/** What Airtable shows as `#ERROR!`; `reason` is for people reading a test. */
export type FormulaFault = { readonly kind: 'error'; readonly reason: string };

/** `null` is Airtable's blank. Arrays are cells with several values (links, multiple selects, lookups). */
export type FormulaValue =
  | null
  | number
  | string
  | boolean
  | FormulaDate
  | FormulaFault
  | readonly FormulaValue[];

export function date(at: number): FormulaDate {
  return { kind: 'date', at };
}

export function fault(reason: string): FormulaFault {
  return { kind: 'error', reason };
}

export function isList(value: FormulaValue): value is readonly FormulaValue[] {
  return Array.isArray(value);
}

export function isFault(value: FormulaValue): value is FormulaFault {
  return isObject(value) && value.kind === 'error';
}

export function isDate(value: FormulaValue): value is FormulaDate {
  return isObject(value) && value.kind === 'date';
}

function isObject(value: FormulaValue): value is FormulaDate | FormulaFault {
  return typeof value === 'object' && value !== null && !isList(value);
}

/**
 * Whether a record passes the filter: everything but 0, false, "", NaN, [], blank and an error.
 * Source: airtable.com/developers/web/api/list-records (filterByFormula).
 */
export function isTruthy(value: FormulaValue): boolean {
  if (isFault(value)) return false;
  if (isList(value)) return value.length > 0;
  return Boolean(value);
}

/** Several values read as one text: parted by a comma, a value that holds a comma in quotes. */
export function toText(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (isList(value)) return value.map(toText).map(quoteIfComma).join(', ');
  return isDate(value) ? instantText(value.at) : '#ERROR!';
}

function quoteIfComma(text: string): string {
  return text.includes(',') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Blank counts as 0 and true as 1; text is a number only when all of it is one; a list of one is its value. */
export function toNumber(value: FormulaValue): number | FormulaFault {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return numberInText(value) ?? fault(`"${value}" is no number`);
  if (isList(value)) {
    const [only] = value;
    if (value.length > 1 || only === undefined) return value.length > 1 ? fault('several values') : 0;
    return toNumber(only);
  }
  return isFault(value) ? value : fault('a date is no number');
}

export function numberInText(text: string): number | undefined {
  return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : undefined;
}

/** Text is read as a date when it looks like one, as Airtable's date functions do. */
export function toInstant(value: FormulaValue): number | undefined {
  if (isDate(value)) return value.at;
  if (typeof value === 'string') return parseInstant(value);
  return isList(value) && value.length === 1 ? toInstant(value[0] ?? null) : undefined;
}
