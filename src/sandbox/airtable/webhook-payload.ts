import { isJson, type Json } from '../reply.js';
import type { Change, Source, TableChange } from './change.js';
import { linkNames, readCell } from './read.js';
import { type Base, type Field, PERSON, type Row, type Table, type Webhook, type World } from './state.js';
import { ping } from './webhook-ping.js';

/** Ends an action: it is numbered, told to the webhooks, and kept. */
export function commit(world: World, change: Change, source: Source): void {
  if (change.empty) return;
  const { base } = change;
  base.transaction += 1;
  for (const webhook of base.webhooks) {
    if (webhook.broken || webhook.expiresAt <= world.clock.ms()) continue;
    const payload = payloadFor(webhook, change, source);
    if (payload === null) continue;
    webhook.payloads.push({ at: world.clock.ms(), body: payload });
    ping(world, base, webhook);
  }
  world.changed();
}

type Filters = {
  readonly dataTypes: readonly string[];
  readonly scope: string | undefined;
  readonly changeTypes: readonly string[] | undefined;
  readonly fromSources: readonly string[] | undefined;
  readonly fieldIds: readonly string[] | undefined;
  readonly schemaFieldIds: readonly string[] | undefined;
  readonly include: readonly string[] | 'all' | undefined;
  readonly previous: boolean;
  readonly previousFields: boolean;
};

function filtersOf(webhook: Webhook): Filters {
  const options = at(webhook.specification, 'options');
  const filters = at(options, 'filters');
  const includes = at(options, 'includes');
  const include = includes['includeCellValuesInFieldIds'];
  return {
    dataTypes: texts(filters['dataTypes']) ?? [],
    scope: typeof filters['recordChangeScope'] === 'string' ? filters['recordChangeScope'] : undefined,
    changeTypes: texts(filters['changeTypes']),
    fromSources: texts(filters['fromSources']),
    fieldIds: texts(filters['watchDataInFieldIds']),
    schemaFieldIds: texts(filters['watchSchemasOfFieldIds']),
    include: include === 'all' ? 'all' : texts(include),
    previous: includes['includePreviousCellValues'] === true,
    previousFields: includes['includePreviousFieldDefinitions'] === true,
  };
}

function at(holder: unknown, key: string): Json {
  const value = isJson(holder) ? holder[key] : undefined;
  return isJson(value) ? value : {};
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** What one webhook tells of an action; `null` when nothing of it is watched. */
function payloadFor(webhook: Webhook, change: Change, source: Source): Json | null {
  const { base } = change;
  const filters = filtersOf(webhook);
  if (filters.fromSources !== undefined && !filters.fromSources.includes(source)) return null;
  const head = {
    timestamp: change.at,
    baseTransactionNumber: base.transaction,
    payloadFormat: 'v0',
    actionMetadata: { source, sourceMetadata: { user: { ...PERSON, permissionLevel: 'create' } } },
  };
  if (watchesGone(filters, base)) {
    webhook.broken = true;
    return { ...head, error: true, code: 'INVALID_FILTERS' };
  }
  const body = { ...tablesIn(filters, change) };
  return Object.keys(body).length === 0 ? null : { ...head, ...body };
}

function watchesGone(filters: Filters, base: Base): boolean {
  const fields = new Set(base.tables.flatMap((table) => table.fields.map(({ id }) => id)));
  const watched = [...(filters.fieldIds ?? []), ...(filters.schemaFieldIds ?? [])];
  const gone = filters.scope?.startsWith('tbl') && !base.tables.some(({ id }) => id === filters.scope);
  return gone === true || watched.some((id) => !fields.has(id));
}

function tablesIn(filters: Filters, change: Change): Json {
  const { base } = change;
  const changed: Record<string, unknown> = {};
  const created: Record<string, unknown> = {};
  for (const [id, tableChange] of change.tables) {
    const table = base.tables.find((one) => one.id === id);
    if (!table || change.createdTables.has(id) || (filters.scope !== undefined && filters.scope !== id))
      continue;
    const told = {
      ...recordsIn(filters, base, table, tableChange),
      ...schemaIn(filters, table, tableChange),
    };
    if (Object.keys(told).length > 0) changed[id] = told;
  }
  for (const id of change.createdTables) {
    const table = base.tables.find((one) => one.id === id);
    if (table && watches(filters, 'tableMetadata', 'add')) created[id] = newTable(table);
  }
  const destroyed = watches(filters, 'tableMetadata', 'remove') ? [...change.destroyedTables] : [];
  return {
    ...(Object.keys(changed).length > 0 ? { changedTablesById: changed } : {}),
    ...(Object.keys(created).length > 0 ? { createdTablesById: created } : {}),
    ...(destroyed.length > 0 ? { destroyedTableIds: destroyed } : {}),
  };
}

function watches(filters: Filters, dataType: string, changeType: string): boolean {
  return filters.dataTypes.includes(dataType) && (filters.changeTypes?.includes(changeType) ?? true);
}

function newTable(table: Table): Json {
  const fieldsById = Object.fromEntries(table.fields.map(({ id, name, type }) => [id, { name, type }]));
  const { name, description } = table;
  return { metadata: { name, ...(description ? { description } : {}) }, fieldsById, recordsById: {} };
}

function schemaIn(filters: Filters, table: Table, change: TableChange): Json {
  const told: Record<string, unknown> = {};
  const byId = (ids: Iterable<string>, tell: (field: Field) => unknown) =>
    Object.fromEntries(
      [...ids].flatMap((id) => {
        const field = table.fields.find((one) => one.id === id);
        const watched = filters.schemaFieldIds?.includes(id) ?? true;
        return field && watched ? [[id, tell(field)]] : [];
      }),
    );
  const set = (name: string, value: object) => {
    if (Object.keys(value).length > 0) told[name] = value;
  };
  if (watches(filters, 'tableFields', 'add')) {
    set(
      'createdFieldsById',
      byId(change.createdFields, ({ name, type }) => ({ name, type })),
    );
  }
  if (watches(filters, 'tableFields', 'update')) {
    set(
      'changedFieldsById',
      byId(change.changedFields.keys(), ({ id, name, type }) => ({
        current: { name, type },
        ...(filters.previousFields ? { previous: change.changedFields.get(id) } : {}),
      })),
    );
  }
  if (watches(filters, 'tableFields', 'remove')) set('destroyedFieldIds', [...change.destroyedFields]);
  if (change.previousMetadata && watches(filters, 'tableMetadata', 'update')) {
    const { name, description } = table;
    const current = { name, ...(description ? { description } : {}) };
    told['changedMetadata'] = { current, previous: change.previousMetadata };
  }
  return told;
}

function recordsIn(filters: Filters, base: Base, table: Table, change: TableChange): Json {
  const told: Record<string, unknown> = {};
  const cells = new CellTeller(base, table, filters);
  if (watches(filters, 'tableData', 'add') && change.created.size > 0) {
    told['createdRecordsById'] = Object.fromEntries(
      [...change.created].flatMap((id) => {
        const row = table.rows.get(id);
        return row ? [[id, { createdTime: row.createdTime, cellValuesByFieldId: cells.filled(row) }]] : [];
      }),
    );
  }
  if (watches(filters, 'tableData', 'update')) {
    const rows = [...change.changed].flatMap(([id, before]) => {
      const row = table.rows.get(id);
      const seen =
        filters.fieldIds === undefined || [...before.keys()].some((id) => filters.fieldIds?.includes(id));
      return row && seen ? [[id, cells.changed(row, before)]] : [];
    });
    if (rows.length > 0) told['changedRecordsById'] = Object.fromEntries(rows);
  }
  if (watches(filters, 'tableData', 'remove') && change.destroyed.size > 0) {
    told['destroyedRecordIds'] = [...change.destroyed];
  }
  return told;
}

/** Cells in the form of webhook payloads: selects and links carry ids and names. */
class CellTeller {
  readonly #base: Base;
  readonly #table: Table;
  readonly #filters: Filters;

  constructor(base: Base, table: Table, filters: Filters) {
    this.#base = base;
    this.#table = table;
    this.#filters = filters;
  }

  filled(row: Row): Json {
    const watched = this.#filters.fieldIds;
    const fields = this.#table.fields.filter(({ id }) => watched?.includes(id) ?? true);
    return this.#values(
      row,
      fields.filter((field) => row.cells[field.id] !== undefined),
    );
  }

  changed(row: Row, before: ReadonlyMap<string, unknown>): Json {
    const { include, previous, fieldIds } = this.#filters;
    const touched = this.#table.fields.filter(
      ({ id }) => before.has(id) && (fieldIds === undefined || fieldIds.includes(id)),
    );
    const rest = this.#table.fields.filter(
      ({ id }) =>
        !before.has(id) && row.cells[id] !== undefined && (include === 'all' || include?.includes(id)),
    );
    const old = { ...row, cells: { ...row.cells, ...Object.fromEntries(before) } };
    return {
      current: { cellValuesByFieldId: this.#values(row, touched) },
      ...(previous ? { previous: { cellValuesByFieldId: this.#values(old, touched) } } : {}),
      ...(rest.length > 0 ? { unchanged: { cellValuesByFieldId: this.#values(row, rest) } } : {}),
    };
  }

  #values(row: Row, fields: readonly Field[]): Json {
    return Object.fromEntries(fields.map((field) => [field.id, this.#value(row, field)]));
  }

  #value(row: Row, field: Field): unknown {
    const value = row.cells[field.id];
    if (value === undefined) return null;
    const choice = (id: unknown) => field.options?.choices?.find((one) => one.id === id) ?? null;
    if (field.type === 'singleSelect') return choice(value);
    if (field.type === 'multipleSelects' && Array.isArray(value)) return value.map(choice);
    const place = { base: this.#base, table: this.#table, now: row.createdTime };
    if (field.type === 'multipleRecordLinks' && Array.isArray(value)) {
      const names = linkNames(place, field, value);
      return value.map((id: unknown, index) => ({ id, name: names[index] ?? '' }));
    }
    return readCell(place, row, field) ?? null;
  }
}
