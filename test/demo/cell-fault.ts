import { Temporal } from 'temporal-polyfill';
import { type CellValue, fieldSpec, type TableKey } from '../../src/tracker/model.js';

/** Why a tracker would not take that cell; null for a right one. */
export function cellFault(table: TableKey, field: string, value: CellValue): string | null {
  const spec = fieldSpec(table, field);
  if (!spec) return `no such column`;
  switch (spec.type) {
    case 'number':
      return typeof value === 'number' && hasDecimals(value, spec.decimals) ? null : 'not such a number';
    case 'amount':
      return typeof value === 'number' && hasDecimals(value, 2) ? null : 'not an amount';
    case 'percent':
      return typeof value === 'number' && value >= 0 && value <= 1 ? null : 'not a share';
    case 'checkbox':
      return value === true ? null : 'not a tick';
    case 'date':
      return isDate(value) ? null : 'not a date';
    case 'select':
      return spec.options.some(({ key }) => key === value) ? null : 'no such option';
    case 'multiSelect':
      return Array.isArray(value) && value.every((one) => spec.options.some(({ key }) => key === one))
        ? null
        : 'no such option';
    case 'email':
      return /^\S+@[\w.-]+\.example$/.test(String(value)) ? null : 'not an address nobody has';
    case 'url':
      return /^https:\/\/[\w.-]+\.example\//.test(String(value)) ? null : 'not an address nobody has';
    case 'link':
      return 'a link among the cells';
    default:
      return typeof value === 'string' && value.trim() !== '' ? null : 'not a text';
  }
}

function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

function isDate(value: CellValue): boolean {
  try {
    return Temporal.PlainDate.from(String(value)).toString() === value;
  } catch {
    return false;
  }
}
