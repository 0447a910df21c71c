import type { TrackerError } from '../errors.js';
import type { RowWrite, WriteOutcome } from '../port.js';
import { refusal, refusesAll } from './refusal.js';
import { type OpenRow, openRows, withoutMissing } from './rows.js';
import { type Settled, sendRows, type WriteDeps } from './send.js';

/** Rows a call (airtable.com/developers/web/api/update-multiple-records). */
const rowsPerCall = 10;

/**
 * Writes rows, ten a call. New rows are found again by their key in the same call, so a repeated call makes nothing
 * twice. Of a call that is refused the guilty rows are searched by halves and named; the others are written.
 *
 * @throws TrackerError `ambiguous` when an answer was lost and what stands cannot be looked up.
 */
export async function writeRows(deps: WriteDeps, writes: readonly RowWrite[]): Promise<WriteOutcome[]> {
  const { rows, refused } = openRows(deps.binding, writes);
  const settled = new Map<OpenRow, Settled>();
  for (const table of new Set(rows.map((row) => row.table))) {
    const ofTable = rows.filter((row) => row.table === table);
    for (const batch of chunks(ofTable.filter((row) => row.id === null || row.columns.length > 0))) {
      await settle(deps, batch, false, settled);
    }
    // Options the service's own columns lack are made by a call that holds nothing else: typecast would also bend
    // other values to their columns.
    const later = ofTable.flatMap((row) => withoutMissing(row, settled.get(row)));
    const parts = new Map<OpenRow, Settled>();
    for (const batch of chunks(later.map(({ row }) => row))) await settle(deps, batch, true, parts);
    for (const { row, of } of later) {
      const part = parts.get(row);
      if (part && !part.ok) settled.set(of, part);
    }
  }
  const outcomes = new Map<RowWrite, WriteOutcome>(refused.map((outcome) => [outcome.write, outcome]));
  for (const row of rows) {
    const result = settled.get(row) ?? { ok: true, id: row.id ?? '', created: false };
    for (const write of row.writes) outcomes.set(write, { write, ...result });
  }
  return writes.flatMap((write) => outcomes.get(write) ?? []);
}

/** Writes what can be written of a call's rows and notes the outcome of each. */
async function settle(
  deps: WriteDeps,
  batch: readonly OpenRow[],
  typecast: boolean,
  settled: Map<OpenRow, Settled>,
): Promise<void> {
  let open = batch;
  while (open.length > 0) {
    const whole = await sendRows(deps, open, typecast);
    if (whole.ok) {
      for (const [row, result] of whole.settled) settled.set(row, result);
      return;
    }
    if (refusesAll(whole.error)) {
      for (const row of open) settled.set(row, refusal(whole.error, row));
      return;
    }
    open = await settleGuilty(deps, open, whole.error, typecast, settled);
  }
}

/**
 * Finds one guilty row of a refused call: of two halves the first is sent; is it taken, the guilty one is in the
 * second, which need not be sent to know it.
 *
 * @returns the rows that were neither written nor found guilty.
 */
async function settleGuilty(
  deps: WriteDeps,
  rows: readonly OpenRow[],
  refused: TrackerError,
  typecast: boolean,
  settled: Map<OpenRow, Settled>,
): Promise<OpenRow[]> {
  let error = refused;
  let suspects = suspectsOf(rows, error);
  const untried = rows.filter((row) => !suspects.includes(row));
  while (suspects.length > 1) {
    const middle = Math.ceil(suspects.length / 2);
    const [first, second] = [suspects.slice(0, middle), suspects.slice(middle)];
    const half = await sendRows(deps, first, typecast);
    if (half.ok) {
      for (const [row, result] of half.settled) settled.set(row, result);
      suspects = second;
    } else {
      untried.push(...second);
      suspects = first;
      error = half.error;
    }
  }
  for (const row of suspects) settled.set(row, refusal(error, row));
  return untried;
}

/** A refusal that names a row of the call by its id spares the search. */
function suspectsOf(rows: readonly OpenRow[], error: TrackerError): readonly OpenRow[] {
  const named = rows.filter((row) => row.id !== null && error.message.includes(row.id));
  return named.length === 1 ? named : rows;
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
