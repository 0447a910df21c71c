/**
 * - `invalid`: Airtable refuses the formula too; the message is the one it answers with.
 * - `unsupported`: Airtable has the function, the sandbox does not; say so rather than guess a result.
 */
export type FormulaErrorKind = 'invalid' | 'unsupported';

/** A formula that cannot be run. Bad values inside a row never throw: they become an error value. */
export class FormulaError extends Error {
  readonly kind: FormulaErrorKind;
  readonly functionName: string | undefined;

  constructor(kind: FormulaErrorKind, message: string, functionName?: string) {
    super(message);
    this.name = 'FormulaError';
    this.kind = kind;
    this.functionName = functionName;
  }
}

const PREFIX = 'The formula for filtering records is invalid: ';

export function invalidSyntax(): FormulaError {
  return new FormulaError('invalid', `${PREFIX}Invalid formula. Please check your formula text.`);
}

/** Airtable lists the names in lower case. */
export function unknownFields(names: readonly string[]): FormulaError {
  const listed = names.map((name) => name.toLowerCase()).join(', ');
  return new FormulaError('invalid', `${PREFIX}Unknown field names: ${listed}`);
}

export function unknownFunctions(names: readonly string[]): FormulaError {
  return new FormulaError('invalid', `${PREFIX}Unknown function names: ${names.join(', ')}`);
}

export function unsupported(functionName: string, what = `${functionName}()`): FormulaError {
  return new FormulaError(
    'unsupported',
    `The sandbox does not have ${what} in formulas; Airtable does.`,
    functionName,
  );
}

/** Not Airtable's word: the sandbox protects its own stack. */
export function tooDeep(): FormulaError {
  return new FormulaError('unsupported', 'The sandbox does not run a formula nested or chained this deep.');
}
