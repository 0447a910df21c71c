import type { GridSource, GridTable } from '../page/index.js';
import { PersonError, typeRows } from './person.js';
import { displayText, readCell } from './read.js';
import { type Base, type Field, isComputed, type Row, type Table, type World } from './state.js';

/** A base as the grid page shows it; an edit there is a person's. */
export function gridSource(world: World, base: Base): GridSource {
  return {
    backend: 'airtable',
    name: base.name,
    id: base.id,
    tables: () => base.tables.map((table) => gridTable(world, base, table)),
    edit({ tableId, recordId, fieldId, text }) {
      const value = text === '' || text === 'false' ? null : text;
      try {
        typeRows(world, [{ baseId: base.id, tableId, recordId, fields: { [fieldId]: value } }]);
        return { ok: true };
      } catch (error) {
        if (error instanceof PersonError) return { ok: false, message: error.words };
        throw error;
      }
    },
  };
}

function gridTable(world: World, base: Base, table: Table): GridTable {
  const primaryFirst = table.fields.toSorted(
    (left, right) => Number(right.id === table.primaryFieldId) - Number(left.id === table.primaryFieldId),
  );
  return {
    id: table.id,
    name: table.name,
    fields: primaryFirst.map((field) => ({
      id: field.id,
      name: field.name,
      type: field.type,
      ...(field.options?.choices
        ? { options: field.options.choices.map(({ name, color }) => ({ name, color })) }
        : {}),
      editable: !isComputed(field),
    })),
    rows: () => {
      const now = world.clock.iso();
      return [...table.rows.values()].map((row) => ({
        id: row.id,
        cells: Object.fromEntries(
          table.fields
            .map((field) => [field.id, gridText({ base, table, now }, row, field)] as const)
            .filter(([, text]) => text !== ''),
        ),
      }));
    },
  };
}

/** Plain numbers and dates, so that a cell can be edited as it is shown. */
function gridText(place: { base: Base; table: Table; now: string }, row: Row, field: Field): string {
  const value = readCell(place, row, field);
  if (value === undefined) return '';
  if (value === true) return 'true';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return displayText(place, row, field);
}
