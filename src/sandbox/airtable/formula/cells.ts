import { instantOf } from './functions-date.js';
import { type FormulaValue, fault } from './values.js';

const DATE_TYPES: ReadonlySet<string> = new Set(['date', 'dateTime', 'createdTime', 'lastModifiedTime']);

/** Which part of a cell that is an object a formula sees; the first one there counts. */
const TEXT_KEYS = ['name', 'text', 'label', 'filename', 'value', 'email', 'id'] as const;

/** A cell of the API as a formula sees it. `type` is the field's type in Airtable's words. */
export function cellValue(cell: unknown, type: string): FormulaValue {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'string') return DATE_TYPES.has(type) ? instantOf(cell) : cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (Array.isArray(cell)) return cell.map((item: unknown) => cellValue(item, type));
  return typeof cell === 'object' ? objectValue({ ...cell }) : fault('a cell of unknown form');
}

function objectValue(cell: Readonly<Record<string, unknown>>): FormulaValue {
  if ('error' in cell) return fault('an error in a referenced cell');
  if ('specialValue' in cell) return Number(cell['specialValue']);
  for (const key of TEXT_KEYS) {
    const part = cell[key];
    if (typeof part === 'string' || typeof part === 'number') return part;
  }
  return fault('a cell of unknown form');
}
