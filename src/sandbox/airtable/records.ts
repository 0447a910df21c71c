import { isJson, type Json, ok, type Reply } from '../reply.js';
import { Change } from './change.js';
import { apiError, invalidRequest, missingFields, notServed, recordNotFound, rowMissing } from './errors.js';
import type { Iterators } from './list.js';
import { isTrue, listParams } from './list-params.js';
import { displayText, type Place, readCell } from './read.js';
import { bodyOf, listParam, need, type Request } from './request.js';
import { deleteRow } from './rows.js';
import type { Base, Row, Table } from './state.js';
import { commit } from './webhook-payload.js';
import { type Item, saveItems } from './write.js';

const MOST_RECORDS = 10;

type Shown = {
  readonly byId?: boolean;
  readonly asText?: boolean;
  readonly timeZone?: string | undefined;
  readonly fields?: Table['fields'] | null;
};

/** A record as the API answers it; empty cells are left out. */
export function recordJson(place: Place, row: Row, shown: Shown = {}): Json {
  const fields: Record<string, unknown> = {};
  for (const field of shown.fields ?? place.table.fields) {
    const value = shown.asText
      ? displayText(place, row, field, shown.timeZone) || undefined
      : readCell(place, row, field);
    if (value !== undefined) fields[shown.byId ? field.id : field.name] = value;
  }
  return { id: row.id, createdTime: row.createdTime, fields };
}

export function listRecords(request: Request, base: Base, table: Table, iterators: Iterators): Reply {
  need(request, 'data.records:read');
  const params = listParams(request, table);
  const place = placeOf(request, base, table);
  const { rows, offset } = iterators.page(place, params, request.world.clock.ms());
  const { byId, asText, timeZone } = params;
  const fields = params.fields === null ? null : [...params.fields];
  const records = rows.map((row) => {
    const record = recordJson(place, row, { byId, asText, timeZone, fields });
    return params.commentCount ? { ...record, commentCount: row.comments?.length ?? 0 } : record;
  });
  return ok(offset === undefined ? { records } : { records, offset });
}

export function getRecord(request: Request, base: Base, table: Table, id: string): Reply {
  need(request, 'data.records:read');
  const { query } = request.call;
  if (listParam(query, 'fields').length > 0) throw invalidRequest();
  const asText = query.get('cellFormat') === 'string';
  if (asText && !(query.has('timeZone') && query.has('userLocale'))) throw invalidRequest();
  const row = table.rows.get(id);
  if (row === undefined) throw recordNotFound();
  const byId = isTrue(query.get('returnFieldsByFieldId'));
  const timeZone = query.get('timeZone') ?? undefined;
  return ok(recordJson(placeOf(request, base, table), row, { byId, asText, timeZone }));
}

export function createRecords(request: Request, base: Base, table: Table): Reply {
  need(request, 'data.records:write');
  const body = bodyOf(request);
  const many = 'records' in body;
  const items = many
    ? itemsIn(body).map(({ fields }) => ({ row: null, fields }))
    : [{ row: null, fields: fieldsIn(body) }];
  return save(request, base, table, body, items, many);
}

/** PATCH keeps what is not named, PUT clears it. */
export function updateRecords(request: Request, base: Base, table: Table): Reply {
  need(request, 'data.records:write');
  const body = bodyOf(request);
  const given = itemsIn(body);
  const replace = request.call.method === 'PUT';
  if (body['performUpsert'] !== undefined) {
    const mergeOn = mergeFields(body['performUpsert']);
    return save(
      request,
      base,
      table,
      body,
      given.map((item) => toItem(table, item, replace)),
      true,
      mergeOn,
    );
  }
  const items = given.map((item) => {
    if (item.id === undefined) throw invalidRequest();
    return toItem(table, item, replace);
  });
  return save(request, base, table, body, items, true);
}

export function updateRecord(request: Request, base: Base, table: Table, id: string): Reply {
  need(request, 'data.records:write');
  const body = bodyOf(request);
  const row = table.rows.get(id);
  if (row === undefined) throw recordNotFound();
  const item = { row, fields: fieldsIn(body), replace: request.call.method === 'PUT' };
  return save(request, base, table, body, [item], false);
}

export function deleteRecords(request: Request, base: Base, table: Table): Reply {
  need(request, 'data.records:write');
  const ids = listParam(request.call.query, 'records');
  if (ids.length === 0) throw invalidRequest();
  checkBatch(ids.length, 'deleted');
  const rows = ids.map((id) => existing(table, id));
  remove(request, base, table, rows);
  return ok({ records: ids.map((id) => ({ id, deleted: true })) });
}

export function deleteRecord(request: Request, base: Base, table: Table, id: string): Reply {
  need(request, 'data.records:write');
  const row = table.rows.get(id);
  if (row === undefined) throw recordNotFound();
  remove(request, base, table, [row]);
  return ok({ id, deleted: true });
}

function remove(request: Request, base: Base, table: Table, rows: readonly Row[]): void {
  const change = new Change(base, request.world.clock.iso());
  for (const row of rows) if (table.rows.has(row.id)) deleteRow(change, table, row);
  commit(request.world, change, 'publicApi');
}

function save(
  request: Request,
  base: Base,
  table: Table,
  body: Json,
  items: readonly Item[],
  many: boolean,
  mergeOn: readonly string[] | null = null,
): Reply {
  const { world } = request;
  const options = { typecast: body['typecast'] === true, mergeOn, recordCap: world.recordCap };
  const change = new Change(base, world.clock.iso());
  const saved = saveItems(change, table, items, options);
  commit(world, change, 'publicApi');
  const place = placeOf(request, base, table);
  const byId = isTrue(body['returnFieldsByFieldId']);
  const records = saved.map(({ row }) => recordJson(place, row, { byId }));
  if (!many) return ok(records[0]);
  if (mergeOn === null) return ok({ records });
  const ids = (created: boolean) => saved.filter((one) => one.created === created).map(({ row }) => row.id);
  return ok({ records, createdRecords: ids(true), updatedRecords: ids(false) });
}

type Given = { readonly id: string | undefined; readonly fields: Json };

function itemsIn(body: Json): Given[] {
  const { records } = body;
  if (!Array.isArray(records) || records.length === 0) throw invalidRequest();
  checkBatch(records.length, 'created');
  return records.map((record: unknown) => {
    if (!isJson(record)) throw invalidRequest();
    const { id } = record;
    if (id !== undefined && typeof id !== 'string') throw invalidRequest();
    return { id, fields: fieldsIn(record) };
  });
}

function checkBatch(count: number, what: string): void {
  if (count <= MOST_RECORDS) return;
  const message = `A maximum of ${MOST_RECORDS} records can be ${what} per request but you have provided ${count}.`;
  throw apiError(422, 'INVALID_RECORDS', message);
}

function fieldsIn(holder: Json): Json {
  const { fields } = holder;
  if (fields === undefined) throw missingFields();
  if (!isJson(fields)) throw invalidRequest();
  return fields;
}

function toItem(table: Table, { id, fields }: Given, replace: boolean): Item {
  return { row: id === undefined ? null : existing(table, id), fields, replace };
}

function existing(table: Table, id: string): Row {
  const row = table.rows.get(id);
  if (row === undefined) throw rowMissing(id);
  return row;
}

function mergeFields(value: unknown): readonly string[] {
  const names = isJson(value) ? value['fieldsToMergeOn'] : undefined;
  if (names === undefined) throw notServed('an upsert without fieldsToMergeOn');
  if (!Array.isArray(names) || names.length < 1 || names.length > 3) throw invalidRequest();
  return names.map(String);
}

function placeOf(request: Request, base: Base, table: Table): Place {
  return { base, table, now: request.world.clock.iso() };
}
