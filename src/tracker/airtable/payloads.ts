import { z } from 'zod';
import { fieldSpec, type TableKey, tableKeys } from '../model.js';
import type { Binding, ChangePage, RawCell, RowChange } from '../port.js';
import { decodeCell } from './codec.js';

const cells = z.object({ cellValuesByFieldId: z.record(z.string(), z.unknown()).default({}) });
const anything = z.record(z.string(), z.unknown());

const tableChanges = z.object({
  createdRecordsById: z.record(z.string(), cells.extend({ createdTime: z.string().optional() })).default({}),
  changedRecordsById: z.record(z.string(), z.object({ current: cells.optional() })).default({}),
  destroyedRecordIds: z.array(z.string()).default([]),
  createdFieldsById: anything.default({}),
  changedFieldsById: anything.default({}),
  destroyedFieldIds: z.array(z.string()).default([]),
  changedMetadata: anything.nullish(),
});

/** What a webhook tells of one action (airtable.com/developers/web/api/model/webhooks-payload); every part may miss. */
const payload = z.object({
  changedTablesById: z.record(z.string(), tableChanges).default({}),
  createdTablesById: anything.default({}),
  destroyedTableIds: z.array(z.string()).default([]),
  /** The webhook has broken for good and tells nothing more. */
  error: z.boolean().optional(),
});
export type Payload = z.infer<typeof payload>;

export const payloadList = z.object({
  cursor: z.number().int(),
  mightHaveMore: z.boolean().default(false),
  payloads: z.array(payload),
});

type Changes = Pick<ChangePage, 'rows' | 'deleted' | 'schemaChanged'>;
type OpenRow = { table: TableKey; id: string; createdAt: string | null; cells: Record<string, RawCell> };

/** Payloads in their order as one page: the last word on each cell counts, and a row deleted and brought back stays. */
export function changesOf(payloads: readonly Payload[], binding: Binding): Changes {
  const tableOf = new Map<string, TableKey>();
  const fieldOf = new Map<string, string>();
  for (const table of tableKeys) {
    const bound = binding.tables[table];
    if (!bound) continue;
    tableOf.set(bound.id, table);
    for (const [field, { id }] of Object.entries(bound.fields)) fieldOf.set(id, field);
  }
  const rows = new Map<string, OpenRow>();
  const deleted = new Map<string, { table: TableKey; id: string }>();
  let schemaChanged = false;

  function put(
    table: TableKey,
    id: string,
    native: Readonly<Record<string, unknown>>,
    createdAt?: string,
  ): void {
    const row = rows.get(id) ?? { table, id, createdAt: null, cells: {} };
    if (createdAt !== undefined) {
      row.createdAt = createdAt;
      deleted.delete(id);
    }
    for (const [fieldId, value] of Object.entries(native)) {
      const field = fieldOf.get(fieldId);
      const spec = field === undefined ? undefined : fieldSpec(table, field);
      const column = field === undefined ? undefined : binding.tables[table]?.fields[field];
      if (field !== undefined && spec && column) row.cells[field] = decodeCell(spec, column, value);
    }
    rows.set(id, row);
  }

  for (const { changedTablesById, createdTablesById, destroyedTableIds } of payloads) {
    schemaChanged ||= Object.keys(createdTablesById).length > 0 || destroyedTableIds.length > 0;
    for (const [tableId, changes] of Object.entries(changedTablesById)) {
      const table = tableOf.get(tableId);
      schemaChanged ||= touchesSchema(changes);
      if (table === undefined) continue;
      for (const [id, record] of Object.entries(changes.createdRecordsById)) {
        put(table, id, record.cellValuesByFieldId, record.createdTime);
      }
      for (const [id, { current }] of Object.entries(changes.changedRecordsById)) {
        if (!deleted.has(id)) put(table, id, current?.cellValuesByFieldId ?? {});
      }
      for (const id of changes.destroyedRecordIds) {
        rows.delete(id);
        deleted.set(id, { table, id });
      }
    }
  }
  return {
    rows: [...rows.values()].filter(hasNews).map((row): RowChange => ({ ...row, whole: false })),
    deleted: [...deleted.values()],
    schemaChanged,
  };
}

function touchesSchema(changes: z.infer<typeof tableChanges>): boolean {
  return (
    Object.keys(changes.createdFieldsById).length > 0 ||
    Object.keys(changes.changedFieldsById).length > 0 ||
    changes.destroyedFieldIds.length > 0 ||
    Boolean(changes.changedMetadata)
  );
}

/** A change in columns that are not ours is none; a new row is one even while blank. */
function hasNews(row: OpenRow): boolean {
  return row.createdAt !== null || Object.keys(row.cells).length > 0;
}
