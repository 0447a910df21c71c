import type { CellValue, TableKey } from './model.js';
import type { RawCell, TrackerId } from './port.js';

/** A row of the tracker as last read or written. */
export type MirrorRow = {
  readonly table: TableKey;
  readonly id: TrackerId;
  /** ISO 8601 UTC; when first seen, where the tracker did not say. */
  readonly createdAt: string;
  readonly cells: Readonly<Record<string, RawCell>>;
};

/** What the service wrote last into a cell of class service or draft. */
export type WrittenCell = {
  readonly table: TableKey;
  readonly id: TrackerId;
  readonly field: string;
  readonly value: CellValue;
  /** What was asked for, where the tracker keeps it in another form (`value` is that form then). */
  readonly sent?: CellValue;
  /** Being written now; still set after a crash between asking the tracker and hearing of it. */
  readonly pending?: CellValue;
};
