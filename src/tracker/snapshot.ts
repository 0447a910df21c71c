import type { MirrorRow } from './mirror.js';
import {
  type CellValue,
  type FieldKey,
  fieldSpec,
  type Row,
  type TableKey,
  tableKeys,
  tableSpec,
} from './model.js';
import type { Binding, RawCell } from './port.js';

/** Something in the tracker that could not be used, and what the freelancer can do. The rest went on. */
export type Fault = {
  /** Labels as the freelancer knows them. */
  readonly table: string;
  /** The name of the row (its first column), or its id where it has none; absent when a whole column is meant. */
  readonly record?: string;
  readonly recordId?: string;
  readonly field?: string;
  readonly problem: string;
  readonly remedy: string;
};

/** The whole tracker as last read, typed. Rows stand in the order they were made; ids break ties. */
export type Snapshot = {
  readonly tables: { readonly [T in TableKey]: ReadonlyMap<string, Row<T>> };
  /** Whether the tracker has this column at all: a missing one reads as blank and cannot be written. */
  has<T extends TableKey>(table: T, field: FieldKey<T>): boolean;
  readonly faults: readonly Fault[];
};

type AnyRow = { id: string; createdAt: string; cells: Record<string, CellValue> };

/**
 * Makes typed rows of the mirror. A cell that could not be read, or is not of its column's type, becomes blank
 * and a fault that names it. Linear in the number of cells.
 */
export function takeSnapshot(rows: readonly MirrorRow[], binding: Binding): Snapshot {
  const faults: Fault[] = [];
  const tables = Object.fromEntries(
    tableKeys.map((table) => [table, new Map<string, AnyRow>()]),
  ) as unknown as {
    [T in TableKey]: Map<string, AnyRow>;
  };
  const blank = Object.fromEntries(
    tableKeys.map((table) => [
      table,
      Object.fromEntries(Object.keys(tableSpec(table).fields).map((f) => [f, null])),
    ]),
  ) as Record<TableKey, Record<string, null>>;

  for (const row of [...rows].sort(byAge)) {
    const bound = binding.tables[row.table]?.fields;
    if (!bound) continue;
    const cells: Record<string, CellValue> = { ...blank[row.table] };
    for (const [field, raw] of Object.entries(row.cells)) {
      if (!bound[field]) continue;
      const read = readCell(row.table, field, raw);
      if (read === undefined) continue;
      if (typeof read === 'object' && read !== null && 'problem' in read) {
        faults.push(cellFault(row, field, read.problem));
      } else cells[field] = read;
    }
    tables[row.table].set(row.id, { id: row.id, createdAt: row.createdAt, cells });
  }

  return {
    tables: tables as unknown as Snapshot['tables'],
    has: (table, field) => binding.tables[table]?.fields[field] !== undefined,
    faults,
  };
}

function byAge(a: MirrorRow, b: MirrorRow): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The value, a problem, or undefined for a column the model does not have. */
function readCell(table: TableKey, field: string, raw: RawCell): CellValue | { problem: string } | undefined {
  const spec = fieldSpec(table, field);
  if (!spec || raw === null) return spec ? null : undefined;
  if (typeof raw === 'object' && 'unreadable' in raw)
    return { problem: `${raw.problem} It reads "${raw.unreadable}".` };
  switch (spec.type) {
    case 'number':
    case 'amount':
    case 'percent':
      return typeof raw === 'number' && Number.isFinite(raw)
        ? raw
        : { problem: `It holds no number: "${String(raw)}".` };
    case 'checkbox':
      return raw === true ? true : { problem: `It holds no tick: "${String(raw)}".` };
    case 'multiSelect':
    case 'link':
      return Array.isArray(raw)
        ? raw.length > 0
          ? raw
          : null
        : { problem: `It holds no list: "${String(raw)}".` };
    default:
      if (typeof raw !== 'string') return { problem: `It holds no text: "${String(raw)}".` };
      return raw === '' ? null : raw;
  }
}

const expected: Partial<Record<string, string>> = {
  date: 'Write a date like 2026-11-30, or clear the cell.',
  dateTime: 'Write a date and time, or clear the cell.',
  number: 'Write a number, or clear the cell.',
  amount: 'Write an amount like 1800.00, or clear the cell.',
  percent: 'Write a percentage, or clear the cell.',
  select: 'Choose one of the options that came with the column.',
  multiSelect: 'Choose among the options that came with the column.',
  link: 'Link rows of the right table.',
};

/** The name people know a row by: its first column, else its id. */
export function rowName(table: TableKey, id: string, cells: Readonly<Record<string, RawCell>>): string {
  const name = cells[tableSpec(table).primary];
  return typeof name === 'string' && name.trim() !== '' ? name : id;
}

function cellFault(row: MirrorRow, field: string, problem: string): Fault {
  const spec = fieldSpec(row.table, field);
  return {
    table: tableSpec(row.table).label,
    record: rowName(row.table, row.id, row.cells),
    recordId: row.id,
    field: spec?.label ?? field,
    problem,
    remedy: (spec && expected[spec.type]) ?? 'Correct the cell, or clear it.',
  };
}
