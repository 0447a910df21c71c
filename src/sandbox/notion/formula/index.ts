import { isJson } from '../../reply.js';
import { validationError } from '../errors.js';
import { plainText, type RichText } from '../rich-text.js';
import { type DataSource, type Property, propertyOf } from '../state.js';
import type { DateValue } from '../values/date.js';
import { type Place, rollUp } from '../values/rollup.js';
import { readValue } from '../values/show.js';
import { FUNCTIONS, isEmpty, UnsupportedFormula, type Value } from './functions.js';
import { type Expression, FormulaSyntaxError, parseFormula } from './parser.js';

/** Formulas may refer to formulas, but not for ever. */
const DEEPEST = 10;
const parsed = new Map<string, Expression>();
const REMEMBERED = 500;

/** A formula as it is kept: every property by its id. Refuses what cannot be read and what is not there. */
export function storeExpression(source: DataSource, sent: string): string {
  const text = sent.replace(
    /\{\{notion:block_property:([^:}]+)(?::[^}]*)?\}\}/g,
    (_, id: string) => `prop("${propertyOf(source, decodeURIComponent(id))?.name ?? id}")`,
  );
  const stored = text.replace(/prop\(\s*"((?:[^"\\]|\\.)*)"\s*\)/g, (_, quoted: string) => {
    const name = quoted.replace(/\\(.)/g, '$1');
    const property = propertyOf(source, name);
    if (property === undefined)
      throw validationError(`Type error with formula: Undefined property "${name}".`);
    return `{{${encodeURIComponent(property.id)}}}`;
  });
  try {
    parseFormula(stored);
  } catch (error) {
    if (error instanceof FormulaSyntaxError)
      throw validationError(`Type error with formula: it ${error.message}.`);
    throw error;
  }
  return stored;
}

/** The value as a page shows it; what the sandbox cannot work out is `unsupported`, never a guess. */
export function showFormula(place: Place, property: Property): object {
  try {
    const expression = expressionOf(property);
    return typed(evaluate(place, expression, 0), expectedType(place.source, expression));
  } catch (error) {
    if (error instanceof UnsupportedFormula || error instanceof RangeError)
      return { type: 'unsupported', unsupported: {} };
    throw error;
  }
}

function expressionOf(property: Property): Expression {
  const text = property.expression ?? '""';
  let found = parsed.get(text);
  if (found === undefined) {
    if (parsed.size > REMEMBERED) parsed.clear();
    found = parseFormula(text);
    parsed.set(text, found);
  }
  return found;
}

function typed(value: Value, expected: string): object {
  if (value === null) return { type: expected, [expected]: expected === 'boolean' ? false : null };
  if (typeof value === 'number') return { type: 'number', number: Number.isFinite(value) ? value : null };
  if (typeof value === 'boolean') return { type: 'boolean', boolean: value };
  if (typeof value === 'string') return { type: 'string', string: value === '' ? null : value };
  if ('start' in value) return { type: 'date', date: value };
  throw new UnsupportedFormula('a list as a result');
}

/** What an empty result counts as. */
function expectedType(source: DataSource, expression: Expression): string {
  if (expression.kind === 'literal') return typeof expression.value;
  if (expression.kind === 'prop') {
    const type = propertyOf(source, expression.name)?.type ?? '';
    return { number: 'number', checkbox: 'boolean', date: 'date' }[type] ?? 'string';
  }
  if (expression.name === 'if')
    return expectedType(source, expression.args[1] ?? { kind: 'literal', value: '' });
  if (['dateAdd', 'dateSubtract', 'now', 'today'].includes(expression.name)) return 'date';
  return expression.name === 'dateBetween' ? 'number' : 'string';
}

function evaluate(place: Place, expression: Expression, depth: number): Value {
  if (depth > DEEPEST) throw new UnsupportedFormula('formulas as deep as this');
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'prop') return propertyValue(place, expression.name, depth);
  const { name, args } = expression;
  const part = (index: number): Value => {
    const arg = args[index];
    return arg === undefined ? null : evaluate(place, arg, depth);
  };
  switch (name) {
    case 'if':
      return isEmpty(part(0)) ? part(2) : part(1);
    case 'ifs': {
      const hit = args.findIndex(
        (_, index) => index % 2 === 0 && index + 1 < args.length && !isEmpty(part(index)),
      );
      return hit >= 0 ? part(hit + 1) : args.length % 2 === 1 ? part(args.length - 1) : null;
    }
    case 'and':
      return args.every((_, index) => !isEmpty(part(index)));
    case 'or':
      return args.some((_, index) => !isEmpty(part(index)));
    case 'now':
    case 'today': {
      const iso = place.world.clock.iso();
      return {
        start: name === 'now' ? iso.replace('Z', '+00:00') : iso.slice(0, 10),
        end: null,
        time_zone: null,
      };
    }
    default: {
      const act = FUNCTIONS[name];
      if (act === undefined) throw new UnsupportedFormula(`${name}()`);
      return act(...args.map((_, index) => part(index)));
    }
  }
}

function propertyValue(place: Place, nameOrId: string, depth: number): Value {
  const { world, source, page } = place;
  const property = propertyOf(source, nameOrId);
  if (property === undefined) throw new UnsupportedFormula('a property that is gone');
  if (property.type === 'formula') return evaluate(place, expressionOf(property), depth + 1);
  if (property.type === 'rollup') return rollupValue(place, property, depth + 1);
  return simpleValue(property.type, readValue(world, source, property, page));
}

function simpleValue(type: string, value: unknown): Value {
  switch (type) {
    case 'title':
    case 'rich_text':
      return plainText(value as RichText[]);
    case 'select':
    case 'status':
      return isJson(value) ? String(value['name']) : null;
    case 'multi_select':
      return (value as { name: string }[]).map(({ name }) => name);
    case 'created_time':
    case 'last_edited_time':
      return { start: String(value), end: null, time_zone: null };
    case 'unique_id':
      return isJson(value)
        ? [value['prefix'], value['number']].filter((part) => part !== null).join('-')
        : null;
    case 'created_by':
    case 'last_edited_by':
    case 'place':
      throw new UnsupportedFormula(`${type} values`);
    default:
      return value as number | string | boolean | DateValue | readonly unknown[] | null;
  }
}

function rollupValue(place: Place, property: Property, depth: number): Value {
  const rolled = rollUp(place, property, depth);
  if (rolled.type === 'number') return rolled.number;
  if (rolled.type === 'date') return rolled.date;
  if (rolled.type === 'unsupported') throw new UnsupportedFormula('this rollup');
  return rolled.array.map((one) => {
    const type = String((one as { type: unknown }).type);
    return simpleValue(type, (one as Record<string, unknown>)[type]);
  });
}
