import {
  compileFormula,
  type FormulaRow,
  type FormulaValue,
} from '../../../../src/sandbox/airtable/formula/index.js';

export const FIELDS = [
  { id: 'fldName0000000000', name: 'Name', type: 'singleLineText' },
  { id: 'fldTotal000000000', name: 'Total', type: 'currency' },
  { id: 'fldPaid0000000000', name: 'Paid', type: 'checkbox' },
  { id: 'fldDue00000000000', name: 'Due', type: 'date' },
  { id: 'fldSentAt00000000', name: 'Sent at', type: 'dateTime' },
  { id: 'fldClient00000000', name: 'Client', type: 'multipleRecordLinks' },
  { id: 'fldStatus00000000', name: 'Status', type: 'singleSelect' },
  { id: 'fldBrace000000000', name: 'Odd {name} \\ here', type: 'singleLineText' },
] as const;

type FieldName = (typeof FIELDS)[number]['name'];

/** A record seen at noon UTC on 5 March 2026, with the given cells by field name. */
export function row(
  cells: Partial<Record<FieldName, unknown>> = {},
  more: Partial<FormulaRow> = {},
): FormulaRow {
  return {
    id: 'recA0000000000000',
    createdTime: '2026-01-02T08:30:00.000Z',
    lastModifiedTime: () => null,
    cell: (fieldId) => {
      const field = FIELDS.find(({ id }) => id === fieldId);
      return field === undefined ? undefined : cells[field.name];
    },
    now: '2026-03-05T12:00:00.000Z',
    ...more,
  };
}

export function run(source: string, cells: Partial<Record<FieldName, unknown>> = {}): FormulaValue {
  return compileFormula(source, FIELDS)(row(cells));
}
