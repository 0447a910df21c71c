import type { MirrorRow } from '../store/port.js';
import { type FieldKey, fieldSpec, type Row, type TableKey, tableKeys, tableSpec } from './model.js';
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
