import { isJson, ok, type Reply } from '../reply.js';
import { Change } from './change.js';
import { ApiError, apiError, forbidden, invalidRequest, notFound, notServed } from './errors.js';
import { addField, duplicateField, formulaOptions } from './fields.js';
import { baseFor, bodyOf, listParam, need, type Request, tableFor } from './request.js';
import { type Base, type Field, fieldOf, newId, PERSON, type Table, WORKSPACE_ID } from './state.js';
import { commit } from './webhook-payload.js';

/** Everything under `/v0/meta`. */
export function metaRoute(request: Request, path: readonly string[]): Reply {
  const [kind, baseId, part, tableId, fields, fieldId, ...rest] = path;
  const { method } = request.call;
  if (rest.length > 0) throw notFound();
  if (kind === 'whoami' && baseId === undefined && method === 'GET') return whoami(request);
  if (kind !== 'bases') throw notServed(`${method} /v0/meta/${path.join('/')}`);
  if (baseId === undefined) {
    if (method === 'GET') return listBases(request);
    if (method === 'POST') return createBase(request);
    throw notServed(`${method} of bases`);
  }
  if (part === undefined && method === 'GET') return baseInfo(request, baseId);
  if (part === 'tables' && tableId === undefined && method === 'GET') return schema(request, baseId);
  if (part !== 'tables')
    throw notServed(part === undefined ? `${method} of a base` : `${method} of a base's ${part}`);
  return writeRoute(request, baseFor(request, baseId), [tableId, fields, fieldId]);
}

function writeRoute(
  request: Request,
  base: Base,
  [tableId, fields, fieldId]: readonly (string | undefined)[],
): Reply {
  const { method } = request.call;
  need(request, 'schema.bases:write');
  if (tableId === undefined) {
    if (method === 'POST') return createTable(request, base);
    throw notServed(`${method} of tables`);
  }
  const table = tableFor(base, tableId);
  if (fields === undefined && method === 'PATCH') return updateTable(request, base, table);
  if (fields === 'fields' && fieldId === undefined && method === 'POST') {
    const change = new Change(base, request.world.clock.iso());
    const field = addField(change, table, bodyOf(request));
    commit(request.world, change, 'publicApi');
    return ok(fieldJson(field));
  }
  if (fields === 'fields' && fieldId !== undefined && method === 'PATCH') {
    return updateField(request, base, table, fieldId);
  }
  // Nothing made can be taken away again through the API.
  if (method === 'DELETE') throw notFound();
  throw notServed(fields === undefined ? `${method} of a table` : `${method} of a table's ${fields}`);
}

/** Scopes are told for OAuth tokens only; the sandbox tells them to any token that asks with its own. */
function whoami({ token }: Request): Reply {
  const email = token.scopes.includes('user.email:read') ? { email: PERSON.email } : {};
  return ok({ id: PERSON.id, ...email, scopes: token.scopes });
}

function listBases(request: Request): Reply {
  need(request, 'schema.bases:read');
  const bases = [...request.world.bases.values()].map(({ id, name }) => ({
    id,
    name,
    permissionLevel: 'create',
  }));
  return ok({ bases });
}

function baseInfo(request: Request, id: string): Reply {
  const { scopes } = request.token;
  if (!scopes.includes('schema.bases:read')) need(request, 'workspacesAndBases:read');
  const { name, createdTime } = baseFor(request, id);
  const info = {
    id,
    name,
    createdTime,
    permissionLevel: 'create',
    workspaceId: WORKSPACE_ID,
    interfaces: {},
  };
  if (!listParam(request.call.query, 'include').includes('collaborators')) return ok(info);
  const owner = {
    userId: PERSON.id,
    email: PERSON.email,
    permissionLevel: 'owner',
    grantedByUserId: PERSON.id,
    createdTime,
  };
  const individualCollaborators = { baseCollaborators: [], workspaceCollaborators: [owner] };
  const groupCollaborators = { baseCollaborators: [], workspaceCollaborators: [] };
  return ok({ ...info, individualCollaborators, groupCollaborators });
}

function schema(request: Request, baseId: string): Reply {
  need(request, 'schema.bases:read');
  const base = request.world.bases.get(baseId);
  if (base === undefined) {
    if (!/^app[A-Za-z0-9]{14}$/.test(baseId)) throw notFound();
    throw apiError(404, 'NOT_FOUND');
  }
  const visible = listParam(request.call.query, 'include').includes('visibleFieldIds');
  return ok({ tables: base.tables.map((table) => tableJson(table, visible)) });
}

export function tableJson(table: Table, visible = false): object {
  const { id, name, description, primaryFieldId } = table;
  const all = table.fields.map((field) => field.id);
  const views = table.views.map((view) => ({
    id: view.id,
    name: view.name,
    type: view.type,
    ...(visible && view.type === 'grid' ? { visibleFieldIds: view.visibleFieldIds ?? all } : {}),
  }));
  const fields = table.fields.map(fieldJson);
  return { id, name, ...(description ? { description } : {}), primaryFieldId, fields, views };
}

function fieldJson({ id, name, type, description, options }: Field): object {
  return { type, id, name, ...(description ? { description } : {}), ...(options ? { options } : {}) };
}

function createBase(request: Request): Reply {
  need(request, 'schema.bases:write');
  const { name, workspaceId, tables } = bodyOf(request);
  if (typeof name !== 'string' || name === '' || !Array.isArray(tables) || tables.length === 0)
    throw invalidRequest();
  if (workspaceId !== WORKSPACE_ID) throw forbidden();
  const { world } = request;
  const createdTime = world.clock.iso();
  const base: Base = { id: newId('app'), name, createdTime, tables: [], webhooks: [], transaction: 0 };
  const change = new Change(base, createdTime);
  for (const table of tables) addTable(change, table);
  world.bases.set(base.id, base);
  commit(world, change, 'publicApi');
  return ok({ id: base.id, tables: base.tables.map((table) => tableJson(table)) });
}

function createTable(request: Request, base: Base): Reply {
  const change = new Change(base, request.world.clock.iso());
  const table = addTable(change, bodyOf(request));
  commit(request.world, change, 'publicApi');
  return ok(tableJson(table));
}

/** A table stands only when all of its fields do. */
function addTable(change: Change, asked: unknown): Table {
  if (!isJson(asked)) throw invalidRequest();
  const { name, description, fields } = asked;
  if (typeof name !== 'string' || name === '' || !Array.isArray(fields) || fields.length === 0)
    throw invalidRequest();
  const { base } = change;
  if (base.tables.some((table) => table.name.toLowerCase() === name.toLowerCase()))
    throw duplicateTable(name);
  const table: Table = {
    id: newId('tbl'),
    name,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    primaryFieldId: '',
    fields: [],
    views: [{ id: newId('viw'), name: 'Grid view', type: 'grid' }],
    rows: new Map(),
    nextNumber: 1,
  };
  base.tables.push(table);
  try {
    for (const field of fields) addField(change, table, field);
  } catch (error) {
    if (error instanceof ApiError) dropTable(base, table);
    throw error;
  }
  change.createdTables.add(table.id);
  return table;
}

function dropTable(base: Base, table: Table): void {
  base.tables.splice(base.tables.indexOf(table), 1);
  for (const other of base.tables) {
    other.fields = other.fields.filter(({ options }) => options?.linkedTableId !== table.id);
  }
}

function duplicateTable(name: string) {
  return apiError(422, 'DUPLICATE_TABLE_NAME', `Another table is named "${name}" already.`);
}

function updateTable(request: Request, base: Base, table: Table): Reply {
  const { name, description, ...others } = bodyOf(request);
  if (Object.keys(others).length > 0) throw notServed(`changing a table's ${Object.keys(others)[0]}`);
  const change = new Change(base, request.world.clock.iso());
  const { name: oldName, description: oldDescription } = table;
  change.table(table.id).previousMetadata = {
    name: oldName,
    ...(oldDescription ? { description: oldDescription } : {}),
  };
  if (typeof name === 'string' && name !== '') {
    const taken = base.tables.some((one) => one !== table && one.name.toLowerCase() === name.toLowerCase());
    if (taken) throw duplicateTable(name);
    table.name = name;
  }
  if (typeof description === 'string') table.description = description;
  commit(request.world, change, 'publicApi');
  return ok(tableJson(table));
}

/** Name, description and a formula's text can be changed; the type and the options cannot. */
function updateField(request: Request, base: Base, table: Table, nameOrId: string): Reply {
  const { name, description, options, ...others } = bodyOf(request);
  const field = fieldOf(table, nameOrId);
  if (field === undefined) throw forbidden();
  if (Object.keys(others).length > 0) throw invalidRequest();
  const change = new Change(base, request.world.clock.iso());
  if (options !== undefined) {
    if (field.type !== 'formula' || !isJson(options)) throw invalidRequest();
    field.options = formulaOptions(table, options, (why) => invalidRequest(why));
  }
  change.changeField(table, field);
  if (typeof name === 'string' && name !== '') {
    const taken = table.fields.some((one) => one !== field && one.name.toLowerCase() === name.toLowerCase());
    if (taken) throw duplicateField(name);
    field.name = name;
  }
  if (typeof description === 'string') field.description = description;
  commit(request.world, change, 'publicApi');
  return ok(fieldJson(field));
}
