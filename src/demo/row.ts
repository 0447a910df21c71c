import type { Cells, CellValue, TableKey } from '../tracker/model.js';

/**
 * A row to be put into a tracker. `ref` names it among the rows of the demo; a link cell holds the refs of the
 * rows it links to, and whoever places the rows turns them into ids.
 */
export type DemoRow = {
  readonly table: TableKey;
  readonly ref: string;
  readonly cells: Readonly<Record<string, CellValue>>;
};

/** A row whose cells are checked against the model; blank cells are left out. */
export function row<T extends TableKey>(table: T, ref: string, cells: Cells<T>): DemoRow {
  return { table, ref, cells: filled(cells) };
}

export function filled(cells: Readonly<Record<string, CellValue | undefined>>): Record<string, CellValue> {
  const kept = Object.entries(cells).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Record<string, CellValue>;
}
