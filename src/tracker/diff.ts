import type { WrittenCell } from './mirror.js';
import { type Cells, type CellValue, fieldSpec, type TableKey, tableSpec } from './model.js';
import type { RowWrite } from './port.js';
import { type Fault, rowName, type Snapshot } from './snapshot.js';

/** Cells that ought to stand in a row; equal values vanish later. A column that is not there is left out later. */
export type Change<T extends TableKey = TableKey> = {
  readonly table: T;
  readonly id: string;
  readonly cells: Cells<T>;
};

/** A row the service keeps, found by its key; made when it is not there. */
export type KeptRow<T extends TableKey = TableKey> = {
  readonly table: T;
  readonly key: string;
  readonly cells: Cells<T>;
};

export type Diff = {
  readonly writes: readonly RowWrite[];
  /** Cells of class service that a person edited; they are put back and this is said once. */
  readonly edited: readonly Fault[];
};

/**
 * What really has to be written: equal values vanish, columns that are not there are left out, drafts a person
 * touched stay theirs, volatile cells ride along with other cells of their row. Changes of one row become one write.
 */
export function diff(
  snapshot: Snapshot,
  wanted: { readonly changes: readonly Change[]; readonly rows: readonly KeptRow[] },
  written: readonly WrittenCell[],
): Diff {
  const last = new Map(written.map((cell) => [cellId(cell.table, cell.id, cell.field), cell]));
  const patches = new Map<
    string,
    {
      write: RowWrite;
      cells: Record<string, CellValue>;
      was: Record<string, string>;
      causes: boolean;
    }
  >();
  const edited: Fault[] = [];
  const keyed = keysOf(snapshot, wanted.rows);

  function put(
    table: TableKey,
    id: string | null,
    key: string | undefined,
    cells: Readonly<Record<string, unknown>>,
  ) {
    const name = `${table}/${id ?? `new/${key}`}`;
    const patch = patches.get(name) ?? {
      write: { table, id, ...(key === undefined ? {} : { key }), cells: {} },
      cells: {},
      was: {},
      causes: false,
    };
    for (const [field, value] of Object.entries(cells) as [string, CellValue | undefined][]) {
      const spec = fieldSpec(table, field);
      if (value === undefined || !spec || !snapshot.has(table, field as never)) continue;
      const current = id === null ? null : cellOf(snapshot, table, id, field);
      if (sameCell(current, value) && id !== null) continue;
      if (id === null && value === null) continue;
      const before = id === null ? undefined : last.get(cellId(table, id, field));
      if (keepsAsked(current, value, before)) continue;
      if (spec.class === 'yours' && id !== null) continue;
      if (spec.class === 'draft' && !mayDraft(current, before)) continue;
      // What only rides along is nobody's to miss.
      const guarded = spec.class === 'service' && spec.volatile !== true;
      if (guarded && id !== null && wasEdited(current, before)) {
        const leave = spec.type === 'richText' && current !== null;
        edited.push(editFault(snapshot, table, id, spec.label, leave));
        // A text somebody worked on is not thrown away for one that can be made again.
        if (leave) continue;
      }
      patch.cells[field] = value;
      if (spec.type === 'richText' && typeof current === 'string') patch.was[field] = current;
      patch.causes ||= spec.volatile !== true;
    }
    patches.set(name, patch);
  }

  for (const change of wanted.changes) put(change.table, change.id, undefined, change.cells);
  for (const row of wanted.rows) {
    const id = keyed.get(`${row.table}/${row.key}`) ?? null;
    const keyField = tableSpec(row.table).keyField;
    put(row.table, id, row.key, id === null && keyField ? { ...row.cells, [keyField]: row.key } : row.cells);
  }
  const writes = [...patches.values()]
    .filter((patch) => patch.causes)
    .map(({ write, cells, was }) => ({
      ...write,
      cells,
      ...(Object.keys(was).length === 0 ? {} : { was }),
    }));
  return { writes, edited };
}

/** Of two rows with one key the older one keeps it; rows come oldest first. */
function keysOf(snapshot: Snapshot, rows: readonly KeptRow[]): Map<string, string> {
  const keyed = new Map<string, string>();
  for (const table of new Set(rows.map((row) => row.table))) {
    const keyField = tableSpec(table).keyField;
    if (!keyField) continue;
    for (const [id, row] of snapshot.tables[table]) {
      const key = (row.cells as Record<string, CellValue>)[keyField];
      if (typeof key === 'string' && !keyed.has(`${table}/${key}`)) keyed.set(`${table}/${key}`, id);
    }
  }
  return keyed;
}

function cellOf(snapshot: Snapshot, table: TableKey, id: string, field: string): CellValue {
  const row = snapshot.tables[table].get(id);
  return (row?.cells as Record<string, CellValue> | undefined)?.[field] ?? null;
}

/** A draft is the service's while blank and never written, or while it still holds what the service wrote. */
export function mayDraft(current: CellValue, before: WrittenCell | undefined): boolean {
  if (!before) return current === null;
  return (
    sameCell(current, before.value) || (before.pending !== undefined && sameCell(current, before.pending))
  );
}

function wasEdited(current: CellValue, before: WrittenCell | undefined): boolean {
  if (!before || sameCell(current, before.value)) return false;
  return before.pending === undefined || !sameCell(current, before.pending);
}

/** The tracker keeps what was asked for in a form of its own. */
function keepsAsked(current: CellValue, asked: CellValue, before: WrittenCell | undefined): boolean {
  return before?.sent !== undefined && sameCell(before.sent, asked) && sameCell(before.value, current);
}

function editFault(snapshot: Snapshot, table: TableKey, id: string, field: string, left: boolean): Fault {
  const row = snapshot.tables[table].get(id);
  return {
    table: tableSpec(table).label,
    record: rowName(table, id, (row?.cells ?? {}) as Record<string, CellValue>),
    recordId: id,
    field,
    problem: left
      ? 'This text is kept by Short Accounts and was edited by hand; it is left as it is.'
      : 'This cell is kept by Short Accounts; an edit was put back.',
    remedy: left ? 'Empty it to have it filled again.' : 'Change the columns it is computed from instead.',
  };
}

/**
 * Equal as a tracker would see it: lists of links and options by their members, whatever the order; text but for
 * white space at its end, which trackers add and drop as they like.
 */
export function sameCell(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return a.trimEnd() === b.trimEnd();
  if (Array.isArray(a) || Array.isArray(b)) {
    const [left, right] = [a ?? [], b ?? []];
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    const members = new Set(right);
    return left.every((member) => members.has(member));
  }
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9;
}

function cellId(table: TableKey, id: string, field: string): string {
  return `${table}/${id}/${field}`;
}
