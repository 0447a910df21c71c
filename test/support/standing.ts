import {
  packs as allPacks,
  type FieldSpec,
  type Pack,
  selectPacks,
  type TableKey,
  tableSpec,
} from '../../src/tracker/model.js';
import type { Standing, StandingField, StandingTable } from '../../src/tracker/port.js';

/** A tracker in which the chosen packs stand as the service makes them. Ids are made of the keys. */
export function standingOf(packs: readonly Pack[] = allPacks): Standing {
  const selection = selectPacks(packs);
  const tables = selection.map(({ table, spec, fields }) => ({
    id: tableId(table),
    name: spec.label,
    primaryFieldId: fieldId(table, spec.primary),
    fields: fields.map(([key, field]) => standingField(table, key, field)),
    views: [{ id: `viw-${table}`, name: 'Grid view', type: 'grid' }],
  }));
  for (const { table, fields } of selection) {
    for (const [key, field] of fields) {
      if (field.type !== 'link') continue;
      const far = tables.find((t) => t.id === tableId(field.to as TableKey));
      far?.fields.push({
        id: inverseId(table, key),
        name: field.inverse,
        type: 'link',
        nativeType: 'multipleRecordLinks',
        linkedTableId: tableId(table),
        inverseFieldId: fieldId(table, key),
      });
    }
  }
  return { container: { id: 'app1', name: 'Tracker' }, tables };
}

export function tableId(table: TableKey): string {
  return `tbl-${table}`;
}

export function fieldId(table: TableKey, field: string): string {
  return `fld-${table}-${field}`;
}

function inverseId(table: TableKey, field: string): string {
  return `fld-inverse-${table}-${field}`;
}

function standingField(table: TableKey, key: string, spec: FieldSpec): StandingField {
  return {
    id: fieldId(table, key),
    name: spec.label,
    type: spec.type,
    nativeType: spec.type,
    ...('options' in spec
      ? { options: spec.options.map((option) => ({ id: `sel-${option.key}`, name: option.label })) }
      : {}),
    ...(spec.type === 'link'
      ? { linkedTableId: tableId(spec.to as TableKey), inverseFieldId: inverseId(table, key) }
      : {}),
  };
}

/** The same tracker with one table changed by hand. */
export function withTable(
  standing: Standing,
  table: TableKey,
  change: (table: StandingTable) => StandingTable | null,
): Standing {
  return {
    ...standing,
    tables: standing.tables.flatMap((t) => (t.id === tableId(table) ? (change(t) ?? []) : t)),
  };
}

/** The same tracker with one column changed by hand; `null` deletes it. */
export function withField(
  standing: Standing,
  table: TableKey,
  field: string,
  change: (field: StandingField) => StandingField | null,
): Standing {
  if (!tableSpec(table).fields[field]) throw new Error(`no column ${table}.${field}`);
  return withTable(standing, table, (t) => ({
    ...t,
    fields: t.fields.flatMap((f) => (f.id === fieldId(table, field) ? (change(f) ?? []) : f)),
  }));
}
