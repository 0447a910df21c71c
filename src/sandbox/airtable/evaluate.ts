import { compileFormula, FormulaError, type FormulaRow, type FormulaValue } from './formula/index.js';
import { lastModified, linkNames, type Place, readCell } from './read.js';
import type { Field, Row, Table } from './state.js';

type Compiled = ReturnType<typeof compileFormula>;
const compiled = new WeakMap<
  Field,
  { readonly source: string; readonly names: string; readonly run: Compiled }
>();

/** A row as a formula sees it. */
export function formulaRow(place: Place, row: Row): FormulaRow {
  return {
    id: row.id,
    createdTime: row.createdTime,
    now: place.now,
    lastModifiedTime: (fieldIds) => lastModified(row, fieldIds),
    cell(fieldId) {
      const field = place.table.fields.find(({ id }) => id === fieldId);
      if (field === undefined) return undefined;
      const value = readCell(place, row, field);
      return field.type === 'multipleRecordLinks' && value !== undefined
        ? linkNames(place, field, value)
        : value;
    },
  };
}

/** A formula field's cell; what Airtable shows as an error is an error here too. */
export function evaluate(place: Place, row: Row, field: Field): unknown {
  try {
    return cellOf(compileOnce(place.table, field)(formulaRow(place, row)));
  } catch (error) {
    if (error instanceof FormulaError) return { error: '#ERROR!' };
    throw error;
  }
}

/** Names are resolved when a formula is compiled, so a renamed field compiles it anew. */
function compileOnce(table: Table, field: Field): Compiled {
  const source = field.options?.formula ?? '';
  const names = table.fields.map(({ name }) => name).join('\n');
  const known = compiled.get(field);
  if (known?.source === source && known.names === names) return known.run;
  const run = compileFormula(source, table.fields);
  compiled.set(field, { source, names, run });
  return run;
}

function cellOf(value: FormulaValue): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { specialValue: Number.isNaN(value) ? 'NaN' : `${value}` };
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part: FormulaValue) => cellOf(part));
  const single = value as { kind: string; at?: number };
  return single.kind === 'date' ? new Date(single.at ?? 0).toISOString() : { error: '#ERROR!' };
}
