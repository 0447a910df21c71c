import type { DemoRow } from '../../demo/row.js';
import type { CellValue } from '../../tracker/model.js';
import type { Binding } from '../../tracker/port.js';

/** How many rows are typed at once. */
const rowsAtOnce = 50;

type SandboxEdit = {
  readonly baseId: string;
  readonly tableId: string;
  readonly recordId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * Puts rows into the local Airtable as a person types them, so that it costs no API call and counts for none.
 *
 * @param rows in an order in which each row's links point to earlier ones.
 * @param known ids of rows that stand already, by the key of the row; such a row is changed.
 * @returns the ids of all rows, by key.
 */
export async function placeRows(
  sandboxUrl: string,
  binding: Binding,
  rows: readonly DemoRow[],
  known: ReadonlyMap<string, string>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(known);
  let batch: DemoRow[] = [];
  let done = 0;

  async function flush(): Promise<void> {
    const edits = batch.map((row) => nativeEdit(binding, row, ids));
    const records = await typeIn(sandboxUrl, edits);
    for (const [index, row] of batch.entries()) {
      const id = records[index]?.id;
      if (id !== undefined) ids.set(row.key, id);
    }
    done += batch.length;
    onProgress(done, rows.length);
    batch = [];
  }

  for (const row of rows) {
    const waits = batch.some((other) => Object.values(row.links).flat().includes(other.key));
    if (waits || batch.length === rowsAtOnce) await flush();
    batch.push(row);
  }
  if (batch.length > 0) await flush();
  return ids;
}

function nativeEdit(binding: Binding, row: DemoRow, ids: ReadonlyMap<string, string>): SandboxEdit {
  const table = binding.tables[row.table];
  if (!table) throw new Error(`the demo needs the table ${row.table}`);
  const links = Object.entries(row.links).map(
    ([field, keys]) => [field, keys.map((key) => ids.get(key) ?? key)] as const,
  );
  const fields: Record<string, unknown> = {};
  for (const [field, value] of [...Object.entries(row.cells), ...links]) {
    const bound = table.fields[field];
    if (bound) fields[bound.id] = bound.options ? optionNames(bound.options, value) : value;
  }
  return {
    baseId: binding.container,
    tableId: table.id,
    recordId: ids.get(row.key) ?? null,
    fields,
  };
}

function optionNames(
  options: Readonly<Record<string, { readonly name: string }>>,
  value: CellValue | readonly string[],
): unknown {
  const name = (key: string) => options[key]?.name ?? key;
  return Array.isArray(value) ? value.map(name) : name(String(value));
}

async function typeIn(
  sandboxUrl: string,
  edits: readonly SandboxEdit[],
): Promise<readonly { readonly id: string }[]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edits }),
  });
  if (!answer.ok) throw new Error(`The sandbox refused the demo's rows: ${await answer.text()}`);
  return ((await answer.json()) as { records: { id: string }[] }).records;
}
