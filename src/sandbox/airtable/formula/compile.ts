import { isFunctionOfAirtable } from './catalog.js';
import { cellValue } from './cells.js';
import { compare } from './compare.js';
import { invalidSyntax, unknownFields, unknownFunctions, unsupported } from './error.js';
import type { FormulaFunction, FormulaRow, FunctionTable } from './function.js';
import { DATES, instantOf } from './functions-date.js';
import { LOGIC } from './functions-logic.js';
import { NUMBERS } from './functions-number.js';
import { TEXTS } from './functions-text.js';
import { type Expression, parse } from './parser.js';
import type { Operator } from './tokens.js';
import { type FormulaValue, fault, isFault, toNumber, toText } from './values.js';

export type FormulaField = { readonly id: string; readonly name: string; readonly type: string };
type Evaluate = (row: FormulaRow) => FormulaValue;
type Fields = (name: string, braced: boolean) => FormulaField | undefined;

const FUNCTIONS: FunctionTable = { ...LOGIC, ...NUMBERS, ...TEXTS, ...DATES };
const LAST_MODIFIED = 'LAST_MODIFIED_TIME';

/**
 * Makes a formula ready to run on records. Names are resolved once, so a renamed field needs a new compilation.
 * Throws `FormulaError` for what Airtable refuses (`invalid`) and for what the sandbox lacks (`unsupported`).
 */
export function compileFormula(source: string, fields: readonly FormulaField[]): Evaluate {
  const expression = parse(source);
  const find = fieldFinder(fields);
  checkNames(expression, find);
  return build(expression, find);
}

/** By id in braces, by exact name, else by name with other capitals (names of a table differ in more than these). */
function fieldFinder(fields: readonly FormulaField[]): Fields {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const byName = new Map(fields.map((field) => [field.name, field]));
  const byLowerName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  return (name, braced) =>
    byName.get(name) ?? byLowerName.get(name.toLowerCase()) ?? (braced ? byId.get(name) : undefined);
}

function checkNames(root: Expression, find: Fields): void {
  const all = [...everyPart(root)];
  const calls = all.filter((part) => part.type === 'call');
  const strange = calls.map((call) => call.name).filter((name) => !isFunctionOfAirtable(name.toUpperCase()));
  if (strange.length > 0) throw unknownFunctions([...new Set(strange)]);

  const missing = all.filter((part) => part.type === 'field').filter((part) => !find(part.name, part.braced));
  if (missing.length > 0) throw unknownFields([...new Set(missing.map((part) => part.name))]);
}

/** All parts in the order in which they are written. */
function* everyPart(root: Expression): Generator<Expression> {
  const waiting = [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    yield part;
    if (part.type === 'call') waiting.push(...part.args.toReversed());
    if (part.type === 'negate') waiting.push(part.operand);
    if (part.type === 'binary') waiting.push(part.right, part.left);
  }
}

function build(part: Expression, find: Fields): Evaluate {
  switch (part.type) {
    case 'literal':
      return () => part.value;
    case 'field':
      return fieldReader(part.name, part.braced, find);
    case 'negate':
      return negation(build(part.operand, find));
    case 'binary':
      return operation(part.operator, build(part.left, find), build(part.right, find));
    case 'call':
      return call(part.name.toUpperCase(), part.args, find);
  }
}

function fieldReader(name: string, braced: boolean, find: Fields): Evaluate {
  const field = find(name, braced);
  if (field === undefined) throw unknownFields([name]);
  return (row) => cellValue(row.cell(field.id), field.type);
}

function negation(operand: Evaluate): Evaluate {
  return (row) => {
    const value = toNumber(operand(row));
    return typeof value === 'number' ? -value : value;
  };
}

function operation(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  return (row) => {
    const [first, second] = [left(row), right(row)];
    if (isFault(first)) return first;
    if (isFault(second)) return second;
    return compare(operator, first, second) ?? arithmetic(operator, first, second);
  };
}

function arithmetic(operator: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  const joinsText = operator === '+' && (typeof left === 'string' || typeof right === 'string');
  if (operator === '&' || joinsText) return toText(left) + toText(right);
  const [first, second] = [toNumber(left), toNumber(right)];
  if (typeof first !== 'number') return first;
  if (typeof second !== 'number') return second;
  switch (operator) {
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case '/':
      return second === 0 ? fault('division by zero') : first / second;
    default:
      return fault(`${operator} is no arithmetic`);
  }
}

function call(name: string, args: readonly Expression[], find: Fields): Evaluate {
  if (name === LAST_MODIFIED) return lastModified(args, find);
  const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (definition === undefined) throw unsupported(name);
  const [fewest, most] = definition.arity;
  if (args.length < fewest || args.length > most) throw invalidSyntax();
  return calling(
    definition,
    args.map((inner) => build(inner, find)),
  );
}

function calling(definition: FormulaFunction, args: readonly Evaluate[]): Evaluate {
  return (row) => {
    const values = args.map((evaluate) => evaluate(row));
    const broken = definition.seesErrors ? undefined : values.find(isFault);
    return broken ?? definition.call(values, row);
  };
}

/** Takes fields themselves, not their values. */
function lastModified(args: readonly Expression[], find: Fields): Evaluate {
  const ids = args.map((inner) => {
    const field = inner.type === 'field' ? find(inner.name, inner.braced) : undefined;
    if (field === undefined) throw invalidSyntax();
    return field.id;
  });
  return (row) => {
    const at = ids.length === 0 ? row.lastModifiedTime() : row.lastModifiedTime(ids);
    return at === null ? null : instantOf(at);
  };
}
