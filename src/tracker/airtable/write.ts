import { z } from 'zod';
import { sameCell } from '../diff.js';
import { TrackerError } from '../errors.js';
import { fieldSpec } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Binding, RowWrite, WriteOutcome } from '../port.js';
import type { AirtableClient } from './client.js';
import { decodeCell } from './codec.js';
import { ambiguousError } from './errors.js';
import { listRecords, type NativeRecord, nativeRecord, quoted } from './read.js';
import { type Refused, refusal, refusesAll } from './refusal.js';
import { type OpenRow, openRows, withoutMissing } from './rows.js';

/** Rows a call (airtable.com/developers/web/api/update-multiple-records). */
export const rowsPerCall = 10;

type Settled = { readonly ok: true; readonly id: string; readonly created: boolean } | Refused;
type Attempt =
  | { readonly ok: true; readonly settled: ReadonlyMap<OpenRow, Settled> }
  | { readonly ok: false; readonly error: TrackerError };

/** Times a call is made whose answer was lost, each after a look at what stands. */
const tries = 3;
/** What was on its way when the connection broke may still arrive. */
const settlingMs = 2_000;

/**
 * Writes rows, ten a call. New rows are found again by their key in the same call, so a repeated call makes nothing
 * twice. Of a call that is refused the guilty rows are searched by halves and named; the others are written.
 *
 * @throws TrackerError `ambiguous` when an answer was lost and what stands cannot be looked up.
 */
export async function writeRows(
  deps: { readonly client: AirtableClient; readonly clock: Clock },
  binding: Binding,
  writes: readonly RowWrite[],
): Promise<WriteOutcome[]> {
  const { rows, refused } = openRows(binding, writes);
  const settled = new Map<OpenRow, Settled>();
  const tables = [...new Set(rows.map((row) => row.table))];
  for (const table of tables) {
    const ofTable = rows.filter((row) => row.table === table);
    for (const batch of chunks(ofTable.filter((row) => row.id === null || row.columns.length > 0))) {
      for (const [row, result] of await settle(deps, binding, batch, false)) settled.set(row, result);
    }
    // Options the service's own columns lack are made by a call that holds nothing else: typecast would also bend
    // other values to their columns.
    const later = ofTable.flatMap((row) => withoutMissing(row, settled.get(row)));
    for (const batch of chunks(later.map(({ row }) => row))) {
      for (const [row, result] of await settle(deps, binding, batch, true)) {
        const whole = later.find((part) => part.row === row)?.of;
        if (whole && !result.ok) settled.set(whole, result);
      }
    }
  }
  const outcomes = new Map<RowWrite, WriteOutcome>(refused.map((outcome) => [outcome.write, outcome]));
  for (const row of rows) {
    const result = settled.get(row) ?? { ok: true, id: row.id ?? '', created: false };
    for (const write of row.writes) outcomes.set(write, { write, ...result });
  }
  return writes.flatMap((write) => outcomes.get(write) ?? []);
}

async function settle(
  deps: { readonly client: AirtableClient; readonly clock: Clock },
  binding: Binding,
  batch: readonly OpenRow[],
  typecast: boolean,
): Promise<Map<OpenRow, Settled>> {
  const settled = new Map<OpenRow, Settled>();
  const keep = (part: ReadonlyMap<OpenRow, Settled>) => {
    for (const [row, result] of part) settled.set(row, result);
  };
  let open = batch;
  while (open.length > 0) {
    const whole = await attempt(deps, binding, open, typecast);
    if (whole.ok) {
      keep(whole.settled);
      return settled;
    }
    if (refusesAll(whole.error)) {
      for (const row of open) settled.set(row, refusal(whole.error, row));
      return settled;
    }
    let suspects = suspectsOf(open, whole.error);
    const untried = open.filter((row) => !suspects.includes(row));
    let { error } = whole;
    while (suspects.length > 1) {
      const middle = Math.ceil(suspects.length / 2);
      const [first, second] = [suspects.slice(0, middle), suspects.slice(middle)];
      const half = await attempt(deps, binding, first, typecast);
      if (half.ok) {
        keep(half.settled);
        suspects = second;
      } else {
        untried.push(...second);
        suspects = first;
        error = half.error;
      }
    }
    for (const row of suspects) settled.set(row, refusal(error, row));
    open = untried;
  }
  return settled;
}

/** A refusal that names a row of the call by its id spares the search. */
function suspectsOf(rows: readonly OpenRow[], error: TrackerError): readonly OpenRow[] {
  const named = rows.filter((row) => row.id !== null && error.message.includes(row.id));
  return named.length === 1 ? named : rows;
}

async function attempt(
  { client, clock }: { readonly client: AirtableClient; readonly clock: Clock },
  binding: Binding,
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
  throw new TrackerError('Airtable took rows and did not name all of them', {
    kind: 'protocol',
    advice: 'What stands is looked up.',
  });
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
    throw error instanceof TrackerError && error.kind !== 'unavailable' && error.kind !== 'rate'
      ? error
      : ambiguousError(lost);
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
        sameCell(stands as never, value)
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

function chunks(rows: readonly OpenRow[]): (readonly OpenRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerCall) }, (_, n) =>
    rows.slice(n * rowsPerCall, (n + 1) * rowsPerCall),
  );
}

/** Calls for these rows when nothing goes wrong. */
export function priceOfWrites(writes: readonly RowWrite[]): number {
  const rows = new Map<string, Set<string>>();
  for (const { table, id, key } of writes) {
    const ofTable = rows.get(table) ?? new Set();
    rows.set(table, ofTable.add(id ?? `new/${key}`));
  }
  return [...rows.values()].reduce((sum, ofTable) => sum + Math.ceil(ofTable.size / rowsPerCall), 0);
}
