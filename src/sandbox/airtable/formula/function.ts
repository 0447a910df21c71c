import type { FormulaValue } from './values.js';

/** What a formula may ask of the record it runs on. */
export type FormulaRow = {
  readonly id: string;
  readonly createdTime: string;
  /** When one of the fields was last edited by hand or API; of all fields when none is named; `null`: never. */
  lastModifiedTime(fieldIds?: readonly string[]): string | null;
  /** The cell as Airtable's API gives it, linked records as their names; `undefined` when empty. */
  cell(fieldId: string): unknown;
  /** The sandbox's own clock, ISO 8601. */
  readonly now: string;
};

export type FormulaFunction = {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** Without it, an error in any argument is the result. */
  readonly seesErrors?: true;
  readonly call: (args: readonly FormulaValue[], row: FormulaRow) => FormulaValue;
};

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

export const ANY = Number.POSITIVE_INFINITY;

/** The argument, blank when left out. */
export function arg(args: readonly FormulaValue[], index: number): FormulaValue {
  return args[index] ?? null;
}
