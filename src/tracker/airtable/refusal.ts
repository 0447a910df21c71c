import type { TrackerError } from '../errors.js';
import { fieldSpec } from '../model.js';
import type { OpenRow } from './rows.js';

export type Refused = {
  readonly ok: false;
  readonly problem: string;
  readonly remedy: string;
  readonly field?: string;
};

/** Refusals that are about a column or about rights: every row of the call would meet the same. */
export function refusesAll({ code }: TrackerError): boolean {
  return code === 'INVALID_PERMISSIONS' || code === 'UNKNOWN_FIELD_NAME';
}

const remedies: Readonly<Record<string, string>> = {
  INVALID_VALUE_FOR_COLUMN: 'Check the type and the settings of the column.',
  INVALID_MULTIPLE_CHOICE_OPTIONS:
    'Add the option to the column by hand, or allow the token to edit the column.',
  ROW_DOES_NOT_EXIST: 'The row was deleted meanwhile; if that was a mistake, restore it from the trash.',
  UNKNOWN_FIELD_NAME: 'The column was deleted meanwhile; run "apply" to have it made again.',
};

/** Why a row was not written, with the column where the refusal names one the row was to get. */
export function refusal(error: TrackerError, row: OpenRow): Refused {
  const field = fieldNamed(error.message, row);
  return {
    ok: false,
    problem: error.message,
    remedy: remedies[error.code ?? ''] ?? error.advice,
    ...(field === undefined ? {} : { field }),
  };
}

/** The text of a refusal names a column by its name or id; which refusal it is was told by its code. */
function fieldNamed(message: string, row: OpenRow): string | undefined {
  const named = row.columns.filter(({ field, id }) => {
    const label = fieldSpec(row.table, field)?.label ?? field;
    return message.includes(id) || message.includes(`"${label}"`) || message.includes(`field ${label}`);
  });
  return named.length === 1 ? named[0]?.field : undefined;
}
