import { ANY, arg, type FormulaFunction, type FunctionTable } from './function.js';
import { type FormulaValue, fault, isList, toNumber, toText } from './values.js';

/** More than a cell could hold; a longer result is an error rather than a burden. */
const LONGEST_TEXT = 100_000;

/** What RE2, Airtable's engine, refuses and JavaScript allows: look-around and back-references. */
const NOT_IN_RE2 = /\(\?<?[=!]|\\[1-9]|\\k</;

export const TEXTS: FunctionTable = {
  CONCATENATE: { arity: [1, ANY], call: (args) => args.map(toText).join('') },
  LOWER: ofText((text) => text.toLowerCase()),
  UPPER: ofText((text) => text.toUpperCase()),
  TRIM: ofText((text) => text.trim()),
  LEN: ofText((text) => text.length),
  T: { arity: [1, 1], call: ([value = null]) => (typeof value === 'string' ? value : null) },
  LEFT: { arity: [2, 2], call: (args) => cut(args, (text, count) => text.slice(0, Math.max(0, count))) },
  RIGHT: { arity: [2, 2], call: (args) => cut(args, (text, count) => (count > 0 ? text.slice(-count) : '')) },
  MID: { arity: [3, 3], call: middle },
  FIND: { arity: [2, 3], call: (args) => position(args) },
  SEARCH: { arity: [2, 3], call: (args) => position(args) || null },
  SUBSTITUTE: { arity: [3, 4], call: substituted },
  REPT: { arity: [2, 2], call: (args) => cut(args, repeated) },
  REGEX_MATCH: { arity: [2, 2], call: (args) => matches(toText(arg(args, 0)), toText(arg(args, 1))) },
  ARRAYJOIN: {
    arity: [1, 2],
    call: (args) => {
      const values = arg(args, 0);
      const separator = args.length > 1 ? toText(arg(args, 1)) : ', ';
      return (isList(values) ? values : [values]).map(toText).join(separator);
    },
  },
};

function ofText(compute: (text: string) => string | number): FormulaFunction {
  return { arity: [1, 1], call: (args) => compute(toText(arg(args, 0))) };
}

/** A function of a text and a count. */
function cut(
  args: readonly FormulaValue[],
  compute: (text: string, count: number) => FormulaValue,
): FormulaValue {
  const count = toNumber(arg(args, 1));
  return typeof count === 'number' ? compute(toText(arg(args, 0)), Math.trunc(count)) : count;
}

/** Characters are counted from 1. */
function middle(args: readonly FormulaValue[]): FormulaValue {
  const [start, count] = [toNumber(arg(args, 1)), toNumber(arg(args, 2))];
  if (typeof start !== 'number') return start;
  if (typeof count !== 'number') return count;
  const from = Math.max(0, Math.trunc(start) - 1);
  return toText(arg(args, 0)).slice(from, from + Math.max(0, Math.trunc(count)));
}

/** Where the text is found, from 1; 0 when it is not. Capitals matter. */
function position(args: readonly FormulaValue[]): number {
  const start = toNumber(arg(args, 2));
  const from = typeof start === 'number' ? Math.max(0, Math.trunc(start) - 1) : 0;
  return toText(arg(args, 1)).indexOf(toText(arg(args, 0)), from) + 1;
}

/** All occurrences, or the one with the given number (from 1). */
function substituted(args: readonly FormulaValue[]): FormulaValue {
  const [text = '', old = '', replacement = ''] = args.slice(0, 3).map(toText);
  if (old === '') return text;
  if (args.length < 4) return text.replaceAll(old, () => replacement);
  const wanted = toNumber(arg(args, 3));
  if (typeof wanted !== 'number') return wanted;
  let seen = 0;
  return text.replaceAll(old, (same) => {
    seen += 1;
    return seen === wanted ? replacement : same;
  });
}

function repeated(text: string, count: number): FormulaValue {
  if (count < 0) return fault('REPT() of a negative count');
  return text.length * count > LONGEST_TEXT ? fault('REPT() longer than a cell') : text.repeat(count);
}

function matches(text: string, pattern: string): FormulaValue {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)?.[1] ?? '';
  const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
  if (NOT_IN_RE2.test(body)) return fault('a pattern that RE2 does not know');
  try {
    return new RegExp(body, flags).test(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return fault('no regular expression');
    throw cause;
  }
}
