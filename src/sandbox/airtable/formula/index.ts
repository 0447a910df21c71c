/**
 * Airtable's formula language, as far as `filterByFormula` uses it, written from its public description
 * (support.airtable.com/docs/formula-field-reference) and from what its users report of blanks and errors.
 */
export { compileFormula } from './compile.js';
export { FormulaError } from './error.js';
export type { FormulaRow } from './function.js';
export { type FormulaValue, isTruthy } from './values.js';
