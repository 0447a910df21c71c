import { ANY, arg, type FormulaFunction, type FunctionTable } from './function.js';
import { type FormulaValue, fault, isFault, isList, toNumber, toText } from './values.js';

export const NUMBERS: FunctionTable = {
  ABS: ofNumbers([1, 1], Math.abs),
  INT: ofNumbers([1, 1], Math.floor),
  ROUND: ofNumbers([1, 2], (value, precision = 0) => atPrecision(Math.round, value, precision)),
  ROUNDUP: ofNumbers([1, 2], (value, precision = 0) => atPrecision(awayFromZero, value, precision)),
  ROUNDDOWN: ofNumbers([1, 2], (value, precision = 0) => atPrecision(Math.trunc, value, precision)),
  CEILING: ofNumbers([1, 2], (value, step = 1) => tidy(Math.ceil(tidy(value / step)) * step)),
  FLOOR: ofNumbers([1, 2], (value, step = 1) => tidy(Math.floor(tidy(value / step)) * step)),
  // The sign is the divisor's.
  MOD: ofNumbers([2, 2], (value, divisor = 0) => ((value % divisor) + divisor) % divisor),
  MAX: { arity: [1, ANY], call: (args) => extreme(Math.max, numbersOnly(args)) },
  MIN: { arity: [1, ANY], call: (args) => extreme(Math.min, numbersOnly(args)) },
  SUM: { arity: [1, ANY], call: (args) => sum(numbersOnly(args)) },
  AVERAGE: { arity: [1, ANY], call: (args) => sum(numbersOnly(args)) / numbersOnly(args).length },
  COUNT: { arity: [1, ANY], call: (args) => numbersOnly(args).length },
  COUNTA: { arity: [1, ANY], call: (args) => flat(args).filter((value) => toText(value) !== '').length },
  VALUE: { arity: [1, 1], call: (args) => numberWithin(arg(args, 0)) },
};

function ofNumbers(
  arity: readonly [number, number],
  compute: (first: number, second?: number) => number,
): FormulaFunction {
  return {
    arity,
    call: (args) => {
      const [first = 0, second] = args.map(toNumber);
      if (typeof first !== 'number') return first;
      if (second === undefined) return compute(first);
      return typeof second === 'number' ? compute(first, second) : second;
    },
  };
}

/** Rounds the decimal digits a person sees, so that 1.005 to two places is 1.01. */
function atPrecision(round: (value: number) => number, value: number, precision: number): number {
  const places = Math.trunc(precision);
  if (!Number.isFinite(value) || /e/.test(String(value))) return value;
  return Number(`${round(Number(`${value}e${places}`))}e${-places}`) + 0;
}

function awayFromZero(value: number): number {
  return value < 0 ? Math.floor(value) : Math.ceil(value);
}

/** Drops what binary fractions leave behind the fifteenth digit. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

function flat(args: readonly FormulaValue[]): FormulaValue[] {
  return args.flatMap((value) => (isList(value) ? flat(value) : [value]));
}

function numbersOnly(args: readonly FormulaValue[]): number[] {
  return flat(args).filter((value) => typeof value === 'number');
}

/** 0 when there is no number among them. */
function extreme(pick: (a: number, b: number) => number, numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => pick(a, b));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The number in a text such as `$1,250.50`: signs of thousands and currency are passed over. */
function numberWithin(value: FormulaValue): FormulaValue {
  if (value === null || typeof value === 'number') return value;
  if (isFault(value)) return value;
  const text = toText(value);
  const found = /-?(\d+(\.\d*)?|\.\d+)/.exec(text.replaceAll(',', '').replace(/^([^\d.-]*)-[^\d.]*/, '$1-'));
  return found === null ? fault(`no number in "${text}"`) : Number(found[0]);
}
