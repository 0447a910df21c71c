import { Temporal } from 'temporal-polyfill';
import type { DemoRow } from '../../src/demo/row.js';
import { demoYear } from '../../src/demo/year.js';
import { bind } from '../../src/tracker/bind.js';
import type { MirrorRow } from '../../src/tracker/mirror.js';
import { type FieldSpec, packs, selectPacks, type TableKey } from '../../src/tracker/model.js';
import type { Binding, Standing } from '../../src/tracker/port.js';

/** The day all benchmarks play on. */
export const benchNow = Temporal.Instant.from('2026-05-12T08:00:00Z');

/**
 * The demo's year, once or many times over with clients, projects and invoices of their own; more hours make up the
 * exact number of rows.
 */
export function manyYears(rows: number): DemoRow[] {
  const year = demoYear(benchNow);
  const [settings, rest] = [
    year.filter((row) => row.table === 'settings'),
    year.filter((row) => row.table !== 'settings'),
  ];
  const copies = Math.floor((rows - settings.length) / rest.length);
  const all = [
    ...settings,
    ...Array.from({ length: copies }, (_, copy) => rest.map((row) => copyOf(row, copy))).flat(),
  ];
  const hours = rest.filter((row) => row.table === 'hours');
  for (let extra = 0; all.length < rows; extra += 1) {
    const row = hours[extra % hours.length];
    if (row) all.push({ ...row, key: `${row.key}+${extra}` });
  }
  return all;
}

function copyOf(row: DemoRow, copy: number): DemoRow {
  if (copy === 0) return row;
  const cells =
    row.table === 'invoices' ? { ...row.cells, number: `${row.cells['number']}/${copy}` } : row.cells;
  const links = Object.fromEntries(
    Object.entries(row.links).map(([field, keys]) => [field, keys.map((key) => `${key}#${copy}`)]),
  );
  return { ...row, key: `${row.key}#${copy}`, cells, links };
}

/** The same rows as they stand in a mirror. */
export function mirrorOf(rows: readonly DemoRow[]): MirrorRow[] {
  return rows.map((row, index) => ({
    table: row.table,
    id: row.key,
    createdAt: new Date(1_740_000_000_000 + index * 1_000).toISOString(),
    cells: { ...row.cells, ...row.links },
  }));
}

/** All columns bound, without a tracker. */
export function benchBinding(): Binding {
  const standing: Standing = {
    container: { id: 'app', name: 'bench' },
    tables: selectPacks(packs).map(({ table, spec, fields }) => ({
      id: table,
      name: spec.label,
      primaryFieldId: spec.primary,
      fields: fields.map(([key, field]) => standingField(table, key, field)),
      views: [],
    })),
  };
  const { binding } = bind(standing, null, packs);
  if (!binding) throw new Error('the bench binds all columns');
  return binding;
}

function standingField(table: TableKey, key: string, field: FieldSpec) {
  return {
    id: `${table}.${key}`,
    name: field.label,
    type: field.type,
    nativeType: field.type,
    ...('options' in field ? { options: field.options.map((o) => ({ id: o.key, name: o.label })) } : {}),
    ...(field.type === 'link' ? { linkedTableId: field.to } : {}),
  };
}
