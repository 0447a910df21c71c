import { sameCell } from '../diff.js';
import { TrackerError } from '../errors.js';
import { type CellValue, fieldSpec, tableSpec } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Binding, BoundField, RawCell, RowWrite, WriteOutcome } from '../port.js';
import { editedCode, type PageBody, writeBody } from './body.js';
import type { NotionClient } from './client.js';
import { decodeCell, encodeCell, type NativeValue, plainText } from './codec.js';
import { ambiguousError } from './errors.js';
import { type NativePage, nativePage, queryRows } from './read.js';
import { bodyFieldId, plainId } from './schema.js';

export type WriteDeps = { readonly client: NotionClient; readonly clock: Clock };

type OpenRow = {
  readonly write: RowWrite;
  readonly sourceId: string;
  readonly key: { readonly propertyId: string; readonly value: string } | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, BoundField>>;
  readonly body: PageBody | null;
};

/** Times a row is asked to be made whose answer was lost, each after a look at what stands. */
const tries = 3;
/** What was on its way when the connection broke may still arrive. */
const settlingMs = 2_000;

/** Keys looked up by one call. */
const keysPerCall = 50;

/** One call a row, one more where a page has a body to write, and one to look up the keys of up to fifty new rows. */
export function priceOfWrites(writes: readonly RowWrite[]): number {
  const fresh = new Map<string, number>();
  for (const { table, id } of writes) if (id === null) fresh.set(table, (fresh.get(table) ?? 0) + 1);
  const lookups = [...fresh.values()].reduce((sum, count) => sum + Math.ceil(count / keysPerCall), 0);
  return writes.reduce((sum, write) => {
    const fields = Object.keys(write.cells);
    const bodies = fields.filter((field) => fieldSpec(write.table, field)?.type === 'richText').length;
    const properties = fields.length > bodies || write.id === null ? 1 : 0;
    return sum + properties + bodies;
  }, lookups);
}

/**
 * Writes rows one by one; a row that is refused stops none of the others.
 *
 * @throws TrackerError `ambiguous` when an answer was lost and what stands cannot be looked up.
 */
export async function writeRows(
  deps: WriteDeps,
  binding: Binding,
  writes: readonly RowWrite[],
): Promise<WriteOutcome[]> {
  const opened = writes.map((write) => openRow(binding, write));
  const known = await findKeys(
    deps,
    opened.flatMap((row) => ('ok' in row || row.write.id !== null ? [] : row)),
  );
  const outcomes: WriteOutcome[] = [];
  for (const row of opened) {
    if ('ok' in row) {
      outcomes.push(row);
      continue;
    }
    const id = row.write.id ?? known.get(keyName(row)) ?? null;
    outcomes.push(answerOf(row.write, await settle(deps, { ...row, write: { ...row.write, id } })));
  }
  return outcomes;
}

/** The outcome speaks of the write as it was asked for. */
function answerOf(write: RowWrite, outcome: WriteOutcome): WriteOutcome {
  return { ...outcome, write };
}

function keyName(row: OpenRow): string {
  return `${row.sourceId}/${row.key?.value}`;
}

/** Which of the rows to make stand already: a round that was cut off may have made them. */
async function findKeys(deps: WriteDeps, rows: readonly OpenRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const sourceId of new Set(rows.map((row) => row.sourceId))) {
    const keys = rows.flatMap((row) => (row.sourceId === sourceId && row.key ? row.key : []));
    for (let from = 0; from < keys.length; from += keysPerCall) {
      const asked = keys.slice(from, from + keysPerCall);
      for (const [value, id] of await rowsWithKeys(deps, sourceId, asked)) {
        if (!found.has(`${sourceId}/${value}`)) found.set(`${sourceId}/${value}`, id);
      }
    }
  }
  return found;
}

/** Ids by key, the oldest row of each. */
async function rowsWithKeys(
  { client }: WriteDeps,
  sourceId: string,
  keys: readonly NonNullable<OpenRow['key']>[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const or = keys.map(({ propertyId, value }) => ({ property: propertyId, rich_text: { equals: value } }));
  const query = { sourceId, kind: 'write' as const, timestamp: 'created_time' as const, filter: { or } };
  for await (const { pages } of queryRows(client, query)) {
    for (const page of pages) {
      const key = Object.values(page.properties).find(({ id }) => plainId(id) === keys[0]?.propertyId);
      const value = plainText(key?.['rich_text']);
      if (value !== null && !found.has(value)) found.set(value, page.id);
    }
  }
  return found;
}

async function settle(deps: WriteDeps, row: OpenRow): Promise<WriteOutcome> {
  try {
    return await send(deps, row);
  } catch (error) {
    // A row that is gone for good, or one it links to, is refused by itself; the others go on.
    const alone = error instanceof TrackerError && (error.kind === 'invalid' || error.kind === 'not-found');
    if (alone) return refusal(error, row);
    throw error;
  }
}

async function send(deps: WriteDeps, row: OpenRow): Promise<WriteOutcome> {
  const { write, properties, body } = row;
  if (write.id === null) {
    const { id, page } = await create(deps, row);
    // A row that turned out to stand may hold other values than were sent.
    if (page === null) return send(deps, { ...row, write: { ...write, id } });
    const stored = { ...storedOf(row, page), ...(await writeBody(deps.client, id, body)) };
    return { write, ok: true, id, created: true, ...inForm(stored) };
  }
  let stored: Readonly<Record<string, CellValue>> = {};
  if (Object.keys(properties).length > 0) {
    const page = await deps.client.call({
      kind: 'write',
      method: 'patch',
      path: `pages/${write.id}`,
      body: { properties },
      answer: nativePage,
      repeatable: true,
    });
    stored = storedOf(row, page);
  }
  stored = { ...stored, ...(await writeBody(deps.client, write.id, body)) };
  return { write, ok: true, id: write.id, created: false, ...inForm(stored) };
}

/** Cells that Notion keeps in another form than they were sent: times lose their seconds. */
function storedOf(row: OpenRow, page: NativePage): Readonly<Record<string, CellValue>> {
  const natives = new Map(Object.values(page.properties).map((native) => [plainId(native.id), native]));
  const stored: Record<string, CellValue> = {};
  for (const [field, column] of Object.entries(row.columns)) {
    const spec = fieldSpec(row.write.table, field);
    const native = natives.get(column.id);
    const asked = row.write.cells[field];
    if (!spec || !native || asked === undefined || spec.type === 'link') continue;
    const kept = decodeCell(spec, column, native as NativeValue);
    if (!isUnreadable(kept) && !sameCell(kept, asked)) stored[field] = kept;
  }
  return stored;
}

function inForm(stored: Readonly<Record<string, CellValue>>) {
  return Object.keys(stored).length === 0 ? {} : { stored };
}

function isUnreadable(cell: RawCell): cell is Exclude<RawCell, CellValue> {
  return typeof cell === 'object' && cell !== null && 'unreadable' in cell;
}

/** Makes a row; when the answer is lost, its key tells whether it stands. */
async function create(deps: WriteDeps, row: OpenRow): Promise<{ id: string; page: NativePage | null }> {
  for (let tried = 1; ; tried++) {
    try {
      const page = await deps.client.call({
        kind: 'write',
        method: 'post',
        path: 'pages',
        body: {
          parent: { type: 'data_source_id', data_source_id: row.sourceId },
          properties: row.properties,
        },
        answer: nativePage,
        repeatable: false,
      });
      return { id: page.id, page };
    } catch (error) {
      const lost =
        error instanceof TrackerError && (error.kind === 'unavailable' || error.kind === 'protocol');
      if (!lost) throw error;
      await deps.clock.sleep(settlingMs);
      const id = await findByKey(deps, row, error);
      if (id !== null) return { id, page: null };
      if (tried === tries) throw ambiguousError(error);
    }
  }
}

async function findByKey(deps: WriteDeps, row: OpenRow, lost: TrackerError): Promise<string | null> {
  if (row.key === null) throw ambiguousError(lost);
  try {
    return (await rowsWithKeys(deps, row.sourceId, [row.key])).get(row.key.value) ?? null;
  } catch (error) {
    const unanswered =
      error instanceof TrackerError && (error.kind === 'unavailable' || error.kind === 'rate');
    throw unanswered ? ambiguousError(lost) : error;
  }
}

function openRow(binding: Binding, write: RowWrite): OpenRow | Extract<WriteOutcome, { ok: false }> {
  const bound = binding.tables[write.table];
  const { label, keyField, primary } = tableSpec(write.table);
  if (!bound) {
    const problem = `The table "${label}" is not there.`;
    return { write, ok: false, problem, remedy: 'Run "apply" to have it made.' };
  }
  const keyColumn = keyField === undefined ? undefined : bound.fields[keyField];
  if (write.id === null && (keyField === undefined || !keyColumn || !write.key)) {
    const problem = `A row of "${label}" can only be made where it can be found again by its key.`;
    return { write, ok: false, problem, remedy: `Run "apply" to have its column made in "${label}".` };
  }
  const cells: Readonly<Record<string, CellValue>> =
    write.id === null && keyField !== undefined && write.key !== undefined
      ? { ...write.cells, [keyField]: write.key }
      : write.cells;
  const properties: Record<string, unknown> = {};
  let body: OpenRow['body'] = null;
  for (const [field, value] of Object.entries(cells)) {
    const spec = fieldSpec(write.table, field);
    const column = bound.fields[field];
    if (!spec || !column || (write.id === null && value === null)) continue;
    if (column.id === bodyFieldId) {
      const was = write.was?.[field];
      body = { field, markdown: typeof value === 'string' ? value : '', was: was ?? null };
    } else properties[column.id] = encodeCell(spec, column, value, field === primary);
  }
  const key = keyColumn && write.key !== undefined ? { propertyId: keyColumn.id, value: write.key } : null;
  return { write, sourceId: bound.id, key, properties, columns: bound.fields, body };
}

/** Why a row was not written, with the column where Notion's sentence names one of those it was to get. */
function refusal(error: TrackerError, row: OpenRow): WriteOutcome {
  const named = Object.keys(row.write.cells).filter((field) => {
    const label = fieldSpec(row.write.table, field)?.label ?? field;
    const id = row.columns[field]?.id;
    return [`${label} `, `"${label}"`, `.${id}.`].some((name) => ` ${error.message}`.includes(name));
  });
  const [field] = named;
  return {
    write: row.write,
    ok: false,
    problem: error.message,
    remedy: remedyFor(error),
    ...(field === undefined || named.length > 1 ? {} : { field }),
  };
}

function remedyFor({ kind, code, advice }: TrackerError): string {
  if (code === editedCode) return advice;
  return kind === 'not-found'
    ? 'The row, or one it links to, was deleted meanwhile or is no longer shared; if that was a mistake, restore it from the trash.'
    : 'Look at the named column, or at the whole row; it may be in the trash. It is tried again tomorrow or when it changes.';
}
