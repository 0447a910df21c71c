import { type Cells, type CellValue, fieldSpec, type TableKey } from '../tracker/model.js';

/**
 * A row to be put into a tracker. `key` names it among all rows of the demo; a link holds the keys of the rows it
 * links to, and whoever places the rows turns them into ids.
 */
export type DemoRow = {
  readonly table: TableKey;
  readonly key: string;
  /** Filled cells by column, links left out. */
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly links: Readonly<Record<string, readonly string[]>>;
};

/** A row whose cells are checked against the model; links are written as keys, and blank cells are left out. */
export function row<T extends TableKey>(table: T, key: string, cells: Cells<T>): DemoRow {
  const plain: Record<string, CellValue> = {};
  const links: Record<string, readonly string[]> = {};
  for (const [field, value] of Object.entries(cells) as [string, CellValue | undefined][]) {
    if (value === null || value === undefined) continue;
    if (fieldSpec(table, field)?.type === 'link' && Array.isArray(value)) links[field] = value;
    else plain[field] = value;
  }
  return { table, key, cells: plain, links };
}
