import Airtable from 'airtable';
import { decideAll } from '../../src/jobs/catalog.js';
import { holidays } from '../../src/service/holidays.js';
import { planOutbox } from '../../src/service/outbox.js';
import { wordsFor } from '../../src/service/words.js';
import { usable } from '../../src/tracker/bind.js';
import { type CellValue, fieldSpec, type TableKey, tableKeys } from '../../src/tracker/model.js';
import type { Binding } from '../../src/tracker/port.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import type { BenchAccount } from './account.js';

/**
 * The same result as a round by a script of the usual kind, with the official package: each row is fetched by its id
 * together with the row it belongs to, everything is computed, and each row that has computed cells is written by a
 * call of its own. It remembers nothing, so the next time it does all of it again.
 */
export async function naiveRound(account: BenchAccount): Promise<void> {
  const binding = usable(await account.binding());
  const base = new Airtable({ apiKey: 'patSandbox.token', endpointUrl: account.url }).base(binding.container);
  for (const table of tableKeys) {
    const bound = binding.tables[table];
    if (!bound) continue;
    const parent = parentOf(table, binding);
    for (const { id } of await base(bound.id).select().all()) {
      const record = await base(bound.id).find(id);
      const [owner] = parent ? ((record.get(parent.field) as string[] | undefined) ?? []) : [];
      if (parent && owner) await base(parent.tableId).find(owner);
    }
  }

  const snapshot = takeSnapshot(await account.account.rows(), binding);
  const input = { snapshot, now: account.now, holidays, skipped: new Map() };
  const outcome = decideAll(input);
  const outbox = planOutbox({
    input,
    standing: snapshot,
    intents: outcome.messages,
    history: [],
    written: [],
    word: wordsFor(snapshot),
    mail: { perHour: 60, trouble: null },
  });
  const ids = new Map<string, Record<string, CellValue>>();
  for (const { table, id, cells } of [...outcome.changes, ...outbox.changes]) {
    const name = `${table}/${id}`;
    ids.set(name, { ...ids.get(name), ...(cells as Record<string, CellValue>) });
  }
  for (const [name, cells] of ids) {
    const [table = '', id = ''] = name.split('/') as [TableKey, string];
    await base(binding.tables[table as TableKey]?.id ?? '').update(
      id,
      native(binding, table as TableKey, cells),
    );
  }
  for (const { table, key, cells } of [...outcome.rows, ...outbox.rows]) {
    const bound = binding.tables[table];
    if (!bound) continue;
    const keyField = bound.fields['key']?.id ?? '';
    const [found] = await base(bound.id)
      .select({ filterByFormula: `{${keyField}} = '${key}'`, maxRecords: 1 })
      .all();
    const fields = native(binding, table, { ...(cells as Record<string, CellValue>), key });
    if (found) await base(bound.id).update(found.id, fields);
    else await base(bound.id).create(fields);
  }
}

function parentOf(table: TableKey, binding: Binding): { field: string; tableId: string } | null {
  for (const key of ['project', 'client', 'invoice']) {
    const spec = fieldSpec(table, key);
    if (spec?.type !== 'link') continue;
    const far = binding.tables[spec.to as TableKey];
    if (far) return { field: spec.label, tableId: far.id };
  }
  return null;
}

function native(binding: Binding, table: TableKey, cells: Readonly<Record<string, CellValue>>) {
  const fields: Record<string, string | number | boolean | readonly string[] | undefined> = {};
  for (const [key, value] of Object.entries(cells)) {
    const bound = binding.tables[table]?.fields[key];
    if (!bound || value === null) continue;
    fields[bound.id] = typeof value === 'string' ? (bound.options?.[value]?.name ?? value) : value;
  }
  return fields;
}
