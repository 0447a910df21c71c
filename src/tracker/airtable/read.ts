import { z } from 'zod';
import { type CallKind, TrackerError } from '../errors.js';
import type { TableKey } from '../model.js';
import type { BoundField, RowChange } from '../port.js';
import { type AirtableClient, queryLength } from './client.js';
import { decodeCells, type NativeCells } from './codec.js';

export type NativeRecord = z.infer<typeof nativeRecord>;
export const nativeRecord = z.object({
  id: z.string(),
  createdTime: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

const page = z.object({ records: z.array(nativeRecord), offset: z.string().optional() });

export type Listing = {
  readonly baseId: string;
  readonly tableId: string;
  /** Field ids to read. */
  readonly fields: readonly string[];
  readonly kind: CallKind;
  readonly filterByFormula?: string;
  readonly maxRecords?: number;
};

export type RecordPage = { readonly records: readonly NativeRecord[]; readonly last: boolean };

/** Airtable takes addresses of up to 16,000 characters (airtable.com/developers/web/api/list-records). */
const longestQuery = 15_000;
/** Times a reading of a table is begun again when Airtable forgot where it was. */
const restarts = 3;

/**
 * The rows of a table, 100 a call, by field id. When Airtable has forgotten where a reading was, that table is read
 * again from its start, so a row may come twice.
 */
export async function* listRecords(client: AirtableClient, listing: Listing): AsyncGenerator<RecordPage> {
  let offset: string | undefined;
  for (let restarted = 0; ; ) {
    try {
      const { records, offset: next } = await readPage(client, listing, offset);
      yield { records, last: next === undefined };
      if (next === undefined) return;
      offset = next;
    } catch (error) {
      if (!(error instanceof TrackerError) || error.kind !== 'stale-cursor' || restarted === restarts)
        throw error;
      restarted++;
      offset = undefined;
    }
  }
}

/** A reading with a very long query goes by POST, with the same words in its body. */
function readPage(
  client: AirtableClient,
  { baseId, tableId, fields, kind, filterByFormula, maxRecords }: Listing,
  offset: string | undefined,
): Promise<z.infer<typeof page>> {
  const query = {
    fields,
    pageSize: 100,
    returnFieldsByFieldId: true,
    ...(filterByFormula === undefined ? {} : { filterByFormula }),
    ...(maxRecords === undefined ? {} : { maxRecords }),
    ...(offset === undefined ? {} : { offset }),
  };
  const common = { kind, answer: page, repeatable: true };
  return queryLength(query) <= longestQuery
    ? client.records(baseId, { ...common, method: 'GET', path: `/${tableId}`, query })
    : client.records(baseId, { ...common, method: 'POST', path: `/${tableId}/listRecords`, body: query });
}

/** A listed record as a row: what it does not name is blank. */
export function wholeRow(
  table: TableKey,
  bound: Readonly<Record<string, BoundField>>,
  record: { readonly id: string; readonly createdTime: string; readonly fields: NativeCells },
): RowChange {
  return {
    table,
    id: record.id,
    createdAt: record.createdTime,
    cells: decodeCells(table, bound, record.fields),
    whole: true,
  };
}

/** Text inside a formula: the backslash first, or it would undo the quote's. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}
