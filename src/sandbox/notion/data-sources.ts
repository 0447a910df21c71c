import { isJson, type Json, ok, type Reply } from '../reply.js';
import { databaseFor, dataSourceFor, isTrashed } from './access.js';
import { booleanAt, idAt, objectAt } from './check.js';
import { newDataSource, shownIcon } from './databases.js';
import { inTrash, invalidUrl, validationError } from './errors.js';
import { queryDataSource } from './query.js';
import { bodyOf, need, pathId, type Request, trashKeys } from './request.js';
import { parseRichText } from './rich-text.js';
import { changeSchema, makeSchema } from './schema/change.js';
import { showDataSource } from './show.js';
import { type DataSource, touch } from './state.js';
import { newView } from './views/make.js';

export function dataSourceRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, part, ...rest] = path;
  if (rest.length > 0) throw invalidUrl();
  if (id === undefined) {
    if (method === 'POST') return createDataSource(request);
    throw invalidUrl();
  }
  const sourceId = pathId(id, 'data_source_id');
  if (part === 'query' && method === 'POST') return queryDataSource(request, sourceId);
  if (part === 'templates' && method === 'GET') return listTemplates(request, sourceId);
  if (part !== undefined) throw invalidUrl();
  if (method === 'GET') {
    need(request, 'read_content');
    return ok(showDataSource(request, dataSourceFor(request.world, sourceId)));
  }
  if (method === 'PATCH') return updateDataSource(request, sourceId);
  throw invalidUrl();
}

function createDataSource(request: Request): Reply {
  need(request, 'insert_content');
  const { world, by } = request;
  const body = bodyOf(request, ['parent', 'properties', 'title', 'icon']);
  const parent = objectAt(body['parent'], 'body.parent');
  const database = databaseFor(world, idAt(parent['database_id'], 'body.parent.database_id'));
  if (isTrashed(world, database)) throw inTrash();
  const title = body['title'] === undefined ? [] : parseRichText(body['title'], 'body.title');
  const source = newDataSource(world, database, title, by);
  try {
    makeSchema(world, source, objectAt(body['properties'], 'body.properties'), 'body.properties');
  } catch (error) {
    world.dataSources.delete(source.id);
    database.dataSourceIds = database.dataSourceIds.filter((one) => one !== source.id);
    throw error;
  }
  writeIcon(source, body);
  newView(world, { database, dataSourceId: source.id, name: 'Default view', type: 'table', by });
  world.changed();
  return ok(showDataSource(request, source));
}

function writeIcon(source: DataSource, body: Json): void {
  if (body['icon'] !== undefined) source.icon = isJson(body['icon']) ? shownIcon(body['icon']) : null;
}

function updateDataSource(request: Request, id: string): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  const source = dataSourceFor(world, id);
  const keys = trashKeys(request);
  const body = bodyOf(request, ['title', 'icon', 'properties', 'parent', ...keys]);
  const trash = keys.map((key) => body[key]).find((value) => value !== undefined);
  if (isTrashed(world, source) && trash === undefined) throw inTrash();
  if (trash !== undefined) source.inTrash = booleanAt(trash, 'body.in_trash');
  if (body['title'] !== undefined) source.title = parseRichText(body['title'], 'body.title');
  writeIcon(source, body);
  if (body['properties'] !== undefined) {
    needRoom(source, body['properties']);
    changeSchema(world, source, objectAt(body['properties'], 'body.properties'));
  }
  if (body['parent'] !== undefined) moveDataSource(request, source, objectAt(body['parent'], 'body.parent'));
  touch(world, source, by);
  world.changed();
  return ok(showDataSource(request, source));
}

/** What a schema may weigh before changes to it are refused. Source: developers.notion.com/reference/data-source. */
const LARGEST_SCHEMA = 50 * 1024;

function needRoom({ properties }: DataSource, sent: unknown): void {
  const removesOnly = isJson(sent) && Object.values(sent).every((value) => value === null);
  const bytes = Buffer.byteLength(JSON.stringify([[...properties.values()], sent]));
  if (bytes > LARGEST_SCHEMA && !removesOnly) {
    throw validationError('The schema of this data source is too large: remove properties or options first.');
  }
}

/** The views it had in its old database stay there. */
function moveDataSource({ world, by }: Request, source: DataSource, parent: Json): void {
  const database = databaseFor(world, idAt(parent['database_id'], 'body.parent.database_id'));
  const old = world.nodes.get(source.databaseId);
  if (old?.kind === 'database') old.dataSourceIds = old.dataSourceIds.filter((one) => one !== source.id);
  source.parent = { type: 'database_id', id: database.id };
  source.databaseId = database.id;
  database.dataSourceIds.push(source.id);
  newView(world, { database, dataSourceId: source.id, name: 'Default view', type: 'table', by });
}

/** Templates cannot be made by the API, so there are none. */
function listTemplates(request: Request, id: string): Reply {
  need(request, 'read_content');
  dataSourceFor(request.world, id);
  return ok({ templates: [], has_more: false, next_cursor: null });
}
