import type { DemoRow } from '../../demo/row.js';
import type { CellValue } from '../../tracker/model.js';
import type { Backend, Binding } from '../../tracker/port.js';

/** How many rows are typed at once. */
const rowsAtOnce = 50;

/**
 * Puts rows into the local tracker as a person types them, so that it costs no API call and counts for none.
 *
 * @param rows in an order in which each row's links point to earlier ones.
 * @param known ids of rows that stand already, by the key of the row; such a row is changed.
 * @returns the ids of all rows, by key.
 */
export async function placeRows(
  sandboxUrl: string,
  backend: Backend,
  binding: Binding,
  rows: readonly DemoRow[],
  known: ReadonlyMap<string, string>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(known);
  let batch: DemoRow[] = [];
  let done = 0;

  async function flush(): Promise<void> {
    const edits = batch.map((row) => (backend === 'airtable' ? airtableEdit : notionEdit)(binding, row, ids));
    const placed = await typeIn(sandboxUrl, edits);
    for (const [index, row] of batch.entries()) {
      const id = placed[index]?.id;
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

type Ids = ReadonlyMap<string, string>;

function airtableEdit(binding: Binding, row: DemoRow, ids: Ids): object {
  const table = boundTable(binding, row);
  const links = linkedIds(row, ids).map(([field, linked]) => [table.fields[field]?.id, linked]);
  return {
    baseId: binding.container,
    tableId: table.id,
    recordId: ids.get(row.key) ?? null,
    fields: Object.fromEntries([...plainCells(table, row), ...links]),
  };
}

function notionEdit(binding: Binding, row: DemoRow, ids: Ids): object {
  const table = boundTable(binding, row);
  const links = linkedIds(row, ids).map(([field, linked]) => [
    table.fields[field]?.id,
    { relation: linked.map((id) => ({ id })) },
  ]);
  return {
    dataSourceId: table.id,
    pageId: ids.get(row.key) ?? null,
    properties: Object.fromEntries([...plainCells(table, row), ...links]),
  };
}

type BoundTable = NonNullable<Binding['tables'][DemoRow['table']]>;

function boundTable(binding: Binding, row: DemoRow): BoundTable {
  const table = binding.tables[row.table];
  if (!table) throw new Error(`the demo needs the table ${row.table}`);
  return table;
}

/** Cells by id of their column, options by their names. */
function plainCells(table: BoundTable, row: DemoRow): [string, unknown][] {
  return Object.entries(row.cells).flatMap(([field, value]): [string, unknown][] => {
    const bound = table.fields[field];
    return bound ? [[bound.id, bound.options ? optionNames(bound.options, value) : value]] : [];
  });
}

function linkedIds(row: DemoRow, ids: Ids): (readonly [string, string[]])[] {
  return Object.entries(row.links).map(([field, keys]) => [field, keys.map((key) => ids.get(key) ?? key)]);
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
  edits: readonly object[],
): Promise<readonly { readonly id: string }[]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edits }),
  });
  if (!answer.ok) throw new Error(`The sandbox refused the demo's rows: ${await answer.text()}`);
  const { records, pages } = (await answer.json()) as {
    records?: { id: string }[];
    pages?: { id: string }[];
  };
  return records ?? pages ?? [];
}
