import { type FieldKey, fieldSpec, type Row, type TableKey, tableSpec } from '../tracker/model.js';
import { type Fault, rowName } from '../tracker/snapshot.js';

/** What is wrong and what to do, in whole sentences. */
export type Complaint = { readonly problem: string; readonly remedy: string };

/** A complaint about a cell, or about a whole row, told where the freelancer finds it. */
export function rowFault<T extends TableKey>(
  table: T,
  row: Row<T>,
  field: FieldKey<T> | null,
  { problem, remedy }: Complaint,
): Fault {
  const label = field === null ? undefined : fieldSpec(table, field)?.label;
  return {
    table: tableSpec(table).label,
    record: rowName(table, row.id, row.cells),
    recordId: row.id,
    ...(label === undefined ? {} : { field: label }),
    problem,
    remedy,
  };
}
