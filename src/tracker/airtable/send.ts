import { z } from 'zod';
import { sameCell } from '../diff.js';
import { TrackerError } from '../errors.js';
import { type CellValue, fieldSpec } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Binding } from '../port.js';
import type { AirtableClient } from './client.js';
import { decodeCell } from './codec.js';
import { ambiguousError, protocolError } from './errors.js';
import { listRecords, type NativeRecord, nativeRecord, quoted } from './read.js';
import { type Refused, refusal } from './refusal.js';
import type { OpenRow } from './rows.js';

export type WriteDeps = { readonly client: AirtableClient; readonly clock: Clock; readonly binding: Binding };

export type Settled = { readonly ok: true; readonly id: string; readonly created: boolean } | Refused;
export type Attempt =
  | { readonly ok: true; readonly settled: ReadonlyMap<OpenRow, Settled> }
  | { readonly ok: false; readonly error: TrackerError };

/** Times a call is made whose answer was lost, each after a look at what stands. */
const tries = 3;
/** What was on its way when the connection broke may still arrive. */
const settlingMs = 2_000;

/**
 * Sends rows of one table in one call, which Airtable takes or refuses whole. When the answer is lost it looks at what
 * stands and sends again what is missing.
 *
 * @throws TrackerError `ambiguous` when what stands cannot be looked up.
 */
export async function sendRows(
  { client, clock, binding }: WriteDeps,
  rows: readonly OpenRow[],
  typecast: boolean,
): Promise<Attempt> {
  const settled = new Map<OpenRow, Settled>();
  let open = rows;
  for (let tried = 1; ; tried++) {
    try {
      for (const [row, result] of await send(client, binding, open, typecast)) settled.set(row, result);
      return { ok: true, settled };
    } catch (error) {
      if (!(error instanceof TrackerError)) throw error;
      if (error.kind === 'invalid' || error.code === 'INVALID_PERMISSIONS') {
        if (settled.size === 0) return { ok: false, error };
        // Part of the call is known to be done; the rest was refused when sent again.
        for (const row of open) settled.set(row, refusal(error, row));
        return { ok: true, settled };
      }
      if (error.kind !== 'unavailable' && error.kind !== 'protocol') throw error;
      await clock.sleep(settlingMs);
      for (const [row, id] of await done(client, binding, open, error)) {
        settled.set(row, { ok: true, id, created: row.id === null });
      }
      open = open.filter((row) => !settled.has(row));
      if (open.length === 0) return { ok: true, settled };
      if (tried === tries) throw ambiguousError(error);
    }
  }
}

const written = z.object({
  records: z.array(nativeRecord.omit({ createdTime: true })),
  createdRecords: z.array(z.string()).default([]),
});

/** Rows known by id and rows found by key go in one call: a record with an id passes the merge fields by. */
async function send(
  client: AirtableClient,
  binding: Binding,
  rows: readonly OpenRow[],
  typecast: boolean,
): Promise<Map<OpenRow, Settled>> {
  const key = rows.find((row) => row.id === null)?.key;
  const answer = await client.records(binding.container, {
    kind: 'write',
    method: 'PATCH',
    path: `/${rows[0]?.tableId}`,
    body: {
      records: rows.map((row) => ({
        ...(row.id === null ? {} : { id: row.id }),
        fields: Object.fromEntries(row.columns.map(({ id, native }) => [id, native])),
      })),
      returnFieldsByFieldId: true,
      ...(key ? { performUpsert: { fieldsToMergeOn: [key.fieldId] } } : {}),
      ...(typecast ? { typecast: true } : {}),
    },
    answer: written,
    repeatable: false,
  });
  const settled = new Map<OpenRow, Settled>();
  for (const row of rows) {
    const record = answer.records.find((candidate) => isOf(row, candidate));
    if (record)
      settled.set(row, { ok: true, id: record.id, created: answer.createdRecords.includes(record.id) });
  }
  if (settled.size === rows.length) return settled;
  throw protocolError('Airtable took rows and did not name all of them');
}

/** Which rows already hold what was sent, with their ids; asked when no answer came. */
async function done(
  client: AirtableClient,
  binding: Binding,
  rows: readonly OpenRow[],
  lost: TrackerError,
): Promise<Map<OpenRow, string>> {
  const [first] = rows;
  const found = new Map<OpenRow, string>();
  if (!first) return found;
  const listing = {
    baseId: binding.container,
    tableId: first.tableId,
    fields: [...new Set(rows.flatMap((row) => row.columns.map(({ id }) => id)))],
    kind: 'read' as const,
    filterByFormula: `OR(${rows.map(sameRow).join(', ')})`,
  };
  const records: NativeRecord[] = [];
  try {
    for await (const page of listRecords(client, listing)) records.push(...page.records);
  } catch (error) {
    const unanswered =
      error instanceof TrackerError && (error.kind === 'unavailable' || error.kind === 'rate');
    throw unanswered ? ambiguousError(lost) : error;
  }
  const bound = binding.tables[first.table]?.fields ?? {};
  for (const row of rows) {
    const record = records.find((candidate) => isOf(row, candidate));
    const holds = row.columns.every(({ field, id, value }) => {
      const spec = fieldSpec(row.table, field);
      const column = bound[field];
      if (!spec || !column) return true;
      const stands = decodeCell(spec, column, record?.fields[id]);
      return (
        (typeof stands !== 'object' || stands === null || Array.isArray(stands)) &&
        sameCell(stands as CellValue, value)
      );
    });
    if (record && holds) found.set(row, record.id);
  }
  return found;
}

function sameRow(row: OpenRow): string {
  return row.id === null && row.key
    ? `{${row.key.fieldId}} = ${quoted(row.key.value)}`
    : `RECORD_ID() = ${quoted(row.id ?? '')}`;
}

function isOf(row: OpenRow, record: { id: string; fields: Readonly<Record<string, unknown>> }): boolean {
  if (row.id !== null) return record.id === row.id;
  return row.key !== undefined && record.fields[row.key.fieldId] === row.key.value;
}
