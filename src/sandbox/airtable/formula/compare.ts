import type { Operator } from './tokens.js';
import {
  type FormulaFault,
  type FormulaValue,
  isDate,
  isFault,
  isList,
  toInstant,
  toNumber,
  toText,
} from './values.js';

/** `null` when the operator is no comparison. */
export function compare(
  operator: Operator,
  left: FormulaValue,
  right: FormulaValue,
): boolean | FormulaFault | null {
  switch (operator) {
    case '=':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '<':
      return ordered(left, right, (difference) => difference < 0);
    case '<=':
      return ordered(left, right, (difference) => difference <= 0);
    case '>':
      return ordered(left, right, (difference) => difference > 0);
    case '>=':
      return ordered(left, right, (difference) => difference >= 0);
    default:
      return null;
  }
}

/**
 * Blank equals "", 0 and FALSE(), so `{Number} = 0` also finds empty cells (community.airtable.com, thread 30827).
 * A number against a text is compared as text: `{Number} = '0'` finds a real zero only.
 */
export function equal(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlankLike(left) || isBlankLike(right)) return isEmpty(left) && isEmpty(right);
  if (isDate(left) || isDate(right)) {
    const [first, second] = [toInstant(left), toInstant(right)];
    return first !== undefined && second !== undefined ? first === second : toText(left) === toText(right);
  }
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  return toText(left) === toText(right);
}

function isBlankLike(value: FormulaValue): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0);
}

function isEmpty(value: FormulaValue): boolean {
  return isBlankLike(value) || value === 0 || value === false;
}

function isNumeric(value: FormulaValue): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Numbers by size (a text of digits too, so `{Number} > '9'` works), dates as instants, other text by its letters. */
function ordered(
  left: FormulaValue,
  right: FormulaValue,
  holds: (difference: number) => boolean,
): boolean | FormulaFault {
  if (isFault(left)) return left;
  if (isFault(right)) return right;
  if (isDate(left) || isDate(right)) {
    // A blank date lies before every date.
    const [first, second] = [instantOrStart(left), instantOrStart(right)];
    return first !== undefined && second !== undefined && holds(first - second);
  }
  if (typeof left === 'string' && typeof right === 'string')
    return holds(left < right ? -1 : left > right ? 1 : 0);
  const [first, second] = [toNumber(left), toNumber(right)];
  if (typeof first !== 'number') return first;
  return typeof second === 'number' ? holds(first - second) : second;
}

function instantOrStart(value: FormulaValue): number | undefined {
  return isBlankLike(value) ? Number.NEGATIVE_INFINITY : toInstant(value);
}
