import { type CellValue, fieldSpec, type TableKey, tableSpec } from '../model.js';
import type { Binding, RowWrite, WriteOutcome } from '../port.js';
import { encodeCell } from './codec.js';

export type OpenColumn = {
  readonly field: string;
  readonly id: string;
  readonly value: CellValue;
  /** As Airtable takes it. */
  readonly native: unknown;
};

/** All that is to be written into one row. */
export type OpenRow = {
  readonly table: TableKey;
  readonly tableId: string;
  /** Null: found by its key, and made when it is not there. */
  readonly id: string | null;
  readonly key?: { readonly fieldId: string; readonly value: string };
  readonly columns: readonly OpenColumn[];
  /** Cells with an option their column lacks. */
  readonly lacking: readonly OpenColumn[];
  /** What was asked, each to be answered. */
  readonly writes: readonly RowWrite[];
};

type Refused = Extract<WriteOutcome, { ok: false }>;

/** Writes to one row become one; what cannot be asked of Airtable at all is refused here. */
export function openRows(
  binding: Binding,
  writes: readonly RowWrite[],
): { rows: OpenRow[]; refused: Refused[] } {
  const rows = new Map<string, OpenRow>();
  const refused: Refused[] = [];
  for (const write of writes) {
    const opened = openRow(binding, write);
    if ('ok' in opened) {
      refused.push(opened);
      continue;
    }
    const name = `${write.table}/${write.id ?? `new/${write.key}`}`;
    const before = rows.get(name);
    rows.set(name, before ? merged(before, opened) : opened);
  }
  return { rows: [...rows.values()], refused };
}

function openRow(binding: Binding, write: RowWrite): OpenRow | Refused {
  const bound = binding.tables[write.table];
  const { label, keyField } = tableSpec(write.table);
  if (!bound) {
    return refuse(write, `The table "${label}" is not there.`, 'Run "apply" to have it made.');
  }
  const keyColumn = keyField === undefined ? undefined : bound.fields[keyField];
  if (write.id === null && (keyField === undefined || !keyColumn || !write.key)) {
    const problem = `A row of "${label}" can only be made where it can be found again by its key.`;
    return refuse(write, problem, `Run "apply" to have the column for the key made in "${label}".`);
  }
  const columns: OpenColumn[] = [];
  const lacking: OpenColumn[] = [];
  const cells =
    write.id === null && keyField !== undefined && write.key !== undefined
      ? { ...write.cells, [keyField]: write.key }
      : write.cells;
  for (const [field, value] of Object.entries(cells)) {
    const spec = fieldSpec(write.table, field);
    const column = bound.fields[field];
    if (!spec || !column || (write.id === null && value === null)) continue;
    const { value: native, missing } = encodeCell(spec, column, value);
    const open = { field, id: column.id, value, native };
    if (missing.length === 0) columns.push(open);
    else if (spec.class !== 'yours') lacking.push(open);
    else {
      const names = missing.map((name) => `"${name}"`).join(', ');
      return refuse(
        write,
        `The column lacks the option ${names}.`,
        'Add it by hand, spelled like this.',
        field,
      );
    }
  }
  return {
    table: write.table,
    tableId: bound.id,
    id: write.id,
    ...(write.id === null && keyColumn && write.key !== undefined
      ? { key: { fieldId: keyColumn.id, value: write.key } }
      : {}),
    columns,
    lacking,
    writes: [write],
  };
}

function refuse(write: RowWrite, problem: string, remedy: string, field?: string): Refused {
  return { write, ok: false, problem, remedy, ...(field === undefined ? {} : { field }) };
}

/** The later of two writes to one cell wins. */
function merged(before: OpenRow, after: OpenRow): OpenRow {
  const now = new Set([...after.columns, ...after.lacking].map(({ field }) => field));
  const still = (columns: readonly OpenColumn[]) => columns.filter(({ field }) => !now.has(field));
  return {
    ...before,
    columns: [...still(before.columns), ...after.columns],
    lacking: [...still(before.lacking), ...after.lacking],
    writes: [...before.writes, ...after.writes],
  };
}

/** The part of a row that had to wait for its options, once the row stands. */
export function withoutMissing(
  row: OpenRow,
  settled: { readonly ok: true; readonly id: string } | { readonly ok: false } | undefined,
): { row: OpenRow; of: OpenRow }[] {
  const id = settled === undefined ? row.id : settled.ok ? settled.id : null;
  if (row.lacking.length === 0 || id === null) return [];
  const { table, tableId, writes } = row;
  return [{ row: { table, tableId, id, columns: row.lacking, lacking: [], writes }, of: row }];
}
