import type { Base, Field, Row, Table } from './state.js';

/** What one action did to one table, as webhooks tell it. */
export type TableChange = {
  readonly created: Set<string>;
  /** By record, then by field: the cell before the action, as it is stored. */
  readonly changed: Map<string, Map<string, unknown>>;
  readonly destroyed: Set<string>;
  readonly createdFields: Set<string>;
  readonly changedFields: Map<string, { name: string; type: string }>;
  readonly destroyedFields: Set<string>;
  previousMetadata: { name: string; description?: string } | null;
};

export type Source = 'publicApi' | 'client';

/** Collects what one action does to a base, whoever acts. */
export class Change {
  readonly tables = new Map<string, TableChange>();
  readonly createdTables = new Set<string>();
  readonly destroyedTables = new Set<string>();
  readonly at: string;
  readonly base: Base;

  constructor(base: Base, at: string) {
    this.base = base;
    this.at = at;
  }

  table(id: string): TableChange {
    let found = this.tables.get(id);
    if (found === undefined) {
      found = {
        created: new Set(),
        changed: new Map(),
        destroyed: new Set(),
        createdFields: new Set(),
        changedFields: new Map(),
        destroyedFields: new Set(),
        previousMetadata: null,
      };
      this.tables.set(id, found);
    }
    return found;
  }

  /** Puts a value into a cell and notes what stood there. An equal value is no change. */
  setCell(table: Table, row: Row, field: Field, value: unknown): void {
    const before = row.cells[field.id];
    if (same(before, value)) return;
    if (value === undefined) delete row.cells[field.id];
    else row.cells[field.id] = value;
    row.modified[field.id] = this.at;
    const change = this.table(table.id);
    if (change.created.has(row.id)) return;
    const cells = change.changed.get(row.id) ?? new Map<string, unknown>();
    if (!cells.has(field.id)) cells.set(field.id, before);
    change.changed.set(row.id, cells);
  }

  changeField(table: Table, field: Field): void {
    const { changedFields } = this.table(table.id);
    if (!changedFields.has(field.id)) changedFields.set(field.id, { name: field.name, type: field.type });
  }

  get empty(): boolean {
    return this.tables.size + this.createdTables.size + this.destroyedTables.size === 0;
  }
}

function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
