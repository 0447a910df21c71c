import { equal } from './compare.js';
import { ANY, arg, type FunctionTable } from './function.js';
import { type FormulaValue, fault, isFault, isTruthy } from './values.js';

export const LOGIC: FunctionTable = {
  AND: { arity: [1, ANY], call: (args) => args.every(isTruthy) },
  OR: { arity: [1, ANY], call: (args) => args.some(isTruthy) },
  NOT: { arity: [1, 1], call: (args) => !isTruthy(arg(args, 0)) },
  XOR: { arity: [1, ANY], call: (args) => args.filter(isTruthy).length % 2 === 1 },
  IF: {
    arity: [2, 3],
    seesErrors: true,
    call: (args) => {
      const condition = arg(args, 0);
      if (isFault(condition)) return condition;
      return arg(args, isTruthy(condition) ? 1 : 2);
    },
  },
  SWITCH: { arity: [3, ANY], seesErrors: true, call: chosen },
  BLANK: { arity: [0, 0], call: () => null },
  TRUE: { arity: [0, 0], call: () => true },
  FALSE: { arity: [0, 0], call: () => false },
  ERROR: { arity: [0, 1], call: () => fault('ERROR()') },
  ISERROR: {
    arity: [1, 1],
    seesErrors: true,
    call: ([value = null]) => isFault(value) || Number.isNaN(value),
  },
  RECORD_ID: { arity: [0, 0], call: (_, row) => row.id },
};

/** `SWITCH(expression, pattern, result, …, default)`. */
function chosen(args: readonly FormulaValue[]): FormulaValue {
  const [expression = null, ...rest] = args;
  if (isFault(expression)) return expression;
  for (let at = 0; at + 1 < rest.length; at += 2) {
    if (equal(expression, arg(rest, at))) return arg(rest, at + 1);
  }
  return rest.length % 2 === 1 ? arg(rest, rest.length - 1) : null;
}
