import type { FieldSpec, TableKey } from './model.js';
import type { Binding } from './port.js';

export type ColumnDraft = { readonly field: string; readonly spec: FieldSpec };

/** A table to make, without its links: these need the other table to stand first. */
export type TableDraft = {
  readonly table: TableKey;
  readonly label: string;
  readonly help: string;
  /** The first one names the row. */
  readonly columns: readonly ColumnDraft[];
};

/** One thing to make. Each is safe to repeat and adds only. */
export type PlanStep =
  | { readonly kind: 'create-container'; readonly name: string; readonly tables: readonly TableDraft[] }
  | { readonly kind: 'create-table'; readonly draft: TableDraft }
  | { readonly kind: 'create-field'; readonly table: TableKey; readonly column: ColumnDraft }
  | {
      readonly kind: 'create-link';
      readonly table: TableKey;
      readonly column: ColumnDraft;
      readonly to: TableKey;
      readonly inverse: string;
    }
  /** The tracker named the far side of a link itself; give it its proper name. */
  | {
      readonly kind: 'name-inverse';
      readonly table: TableKey;
      readonly field: string;
      readonly label: string;
    }
  /** Settings needs its one row. */
  | {
      readonly kind: 'first-row';
      readonly table: TableKey;
      readonly cells: Readonly<Record<string, string>>;
    };

/** Something that stands in the way and is left alone. */
export type Conflict = {
  readonly table: string;
  readonly field?: string;
  readonly problem: string;
  readonly remedy: string;
};

export type Plan = {
  readonly steps: readonly PlanStep[];
  /** What of the model is matched to what stands; null while there is no container. */
  readonly binding: Binding | null;
  readonly conflicts: readonly Conflict[];
};
