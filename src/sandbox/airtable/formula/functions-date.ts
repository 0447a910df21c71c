import { formatInstant, parseFormatted } from './date-format.js';
import { addUnits, parseInstant, parseUnit, startOf, type Unit, utc, wholeUnitsBetween } from './dates.js';
import { arg, type FormulaFunction, type FunctionTable } from './function.js';
import {
  date,
  type FormulaFault,
  type FormulaValue,
  fault,
  isFault,
  toInstant,
  toNumber,
  toText,
} from './values.js';

/** All in UTC, as filters run there. LAST_MODIFIED_TIME takes fields, not values, and is compiled apart. */
export const DATES: FunctionTable = {
  NOW: { arity: [0, 0], call: (_, row) => instantOf(row.now) },
  TODAY: {
    arity: [0, 0],
    call: (_, row) => {
      const now = parseInstant(row.now);
      return now === undefined ? fault('no clock') : date(startOf(now, 'days'));
    },
  },
  CREATED_TIME: { arity: [0, 0], call: (_, row) => instantOf(row.createdTime) },
  YEAR: ofDate((at) => utc(at).year),
  MONTH: ofDate((at) => utc(at).month),
  DAY: ofDate((at) => utc(at).day),
  HOUR: ofDate((at) => utc(at).hour),
  MINUTE: ofDate((at) => utc(at).minute),
  SECOND: ofDate((at) => utc(at).second),
  DATESTR: ofDate((at) => formatInstant(at, 'YYYY-MM-DD')),
  WEEKDAY: {
    arity: [1, 2],
    call: (args) =>
      onDate(arg(args, 0), (at) => {
        const first = toText(arg(args, 1)).toLowerCase() === 'monday' ? 1 : 0;
        return (utc(at).dayOfWeek - first + 7) % 7;
      }),
  },
  DATEADD: {
    arity: [3, 3],
    call: (args) => {
      const count = toNumber(arg(args, 1));
      if (typeof count !== 'number') return count;
      return onDate(arg(args, 0), (at) => onUnit(arg(args, 2), (unit) => date(addUnits(at, count, unit))));
    },
  },
  DATETIME_DIFF: {
    arity: [2, 3],
    call: (args) =>
      onDate(arg(args, 0), (later) =>
        onDate(arg(args, 1), (earlier) => wholeUnitsBetween(earlier, later, differenceUnit(args))),
      ),
  },
  DATETIME_FORMAT: {
    arity: [1, 2],
    call: (args) =>
      onDate(arg(args, 0), (at) =>
        args.length > 1 ? formatInstant(at, toText(arg(args, 1))) : formatInstant(at),
      ),
  },
  DATETIME_PARSE: { arity: [1, 3], call: parsed },
  IS_AFTER: comparing((first, second) => first > second),
  IS_BEFORE: comparing((first, second) => first < second),
  IS_SAME: {
    arity: [2, 3],
    call: (args) =>
      onUnit(args.length > 2 ? arg(args, 2) : 'milliseconds', (unit) =>
        comparing((first, second) => startOf(first, unit) === startOf(second, unit)).call(
          args.slice(0, 2),
          NO_ROW,
        ),
      ),
  },
};

/** For calls that read nothing of the record. */
const NO_ROW = { id: '', createdTime: '', now: '', cell: () => undefined, lastModifiedTime: () => null };

export function instantOf(text: string): FormulaValue {
  const at = parseInstant(text);
  return at === undefined ? fault(`"${text}" is no date`) : date(at);
}

function ofDate(compute: (at: number) => FormulaValue): FormulaFunction {
  return { arity: [1, 1], call: (args) => onDate(arg(args, 0), compute) };
}

function onDate(value: FormulaValue, compute: (at: number) => FormulaValue): FormulaValue {
  const at = toInstant(value);
  return at === undefined ? fault(`"${toText(value)}" is no date`) : compute(at);
}

function onUnit(value: FormulaValue, compute: (unit: Unit) => FormulaValue): FormulaValue {
  const unit = parseUnit(toText(value));
  return unit === undefined ? fault(`"${toText(value)}" is no unit of time`) : compute(unit);
}

/** Seconds when none is named, milliseconds when the name is unknown, as the page of the specifiers has it. */
function differenceUnit(args: readonly FormulaValue[]): Unit {
  return args.length > 2 ? (parseUnit(toText(arg(args, 2))) ?? 'milliseconds') : 'seconds';
}

/** A blank date is neither before, after nor the same as another. */
function comparing(holds: (first: number, second: number) => boolean): FormulaFunction {
  return {
    arity: [2, 2],
    call: (args) => {
      const [first, second] = [comparable(arg(args, 0)), comparable(arg(args, 1))];
      if (isFault(first)) return first;
      if (isFault(second)) return second;
      return first !== null && second !== null && holds(first, second);
    },
  };
}

function comparable(value: FormulaValue): number | null | FormulaFault {
  if (value === null || value === '') return null;
  return toInstant(value) ?? fault(`"${toText(value)}" is no date`);
}

function parsed(args: readonly FormulaValue[]): FormulaValue {
  const value = arg(args, 0);
  if (value === null) return null;
  const format = args.length > 1 ? toText(arg(args, 1)) : '';
  const at = format === '' ? toInstant(value) : parseFormatted(toText(value), format);
  return at === undefined ? fault(`"${toText(value)}" is no date`) : date(at);
}
