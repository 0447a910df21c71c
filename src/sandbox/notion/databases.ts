import { isJson, type Json, ok, type Reply } from '../reply.js';
import { blockFor, databaseFor, isTrashed, pageFor } from './access.js';
import { booleanAt, idAt, objectAt, refuse } from './check.js';
import { inTrash, invalidUrl, validationError } from './errors.js';
import { bodyOf, need, pathId, type Request } from './request.js';
import { parseRichText, type RichText } from './rich-text.js';
import { makeSchema } from './schema/change.js';
import { showDatabase } from './show.js';
import {
  type Database,
  type DataSource,
  type NotionWorld,
  newKept,
  type Page,
  type Parent,
  touch,
} from './state.js';
import { detach, type Holder, insertAt, spendBlocks } from './tree.js';
import { newView } from './views/make.js';

const CREATE = ['parent', 'title', 'description', 'is_inline', 'initial_data_source', 'icon', 'cover'];
const UPDATE = ['parent', 'title', 'description', 'is_inline', 'icon', 'cover', 'is_locked'];

export function databaseRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, ...rest] = path;
  if (rest.length > 0) throw invalidUrl();
  if (id === undefined) {
    if (method === 'POST') return createDatabase(request);
    throw invalidUrl();
  }
  const databaseId = pathId(id, 'database_id');
  if (method === 'GET') {
    need(request, 'read_content');
    return ok(showDatabase(request, databaseFor(request.world, databaseId)));
  }
  if (method === 'PATCH') return updateDatabase(request, databaseId);
  throw invalidUrl();
}

function createDatabase(request: Request): Reply {
  need(request, 'insert_content');
  const { world, by } = request;
  const body = bodyOf(request, CREATE);
  const holder = parentPage(world, body['parent']);
  const initial =
    body['initial_data_source'] === undefined
      ? {}
      : objectAt(body['initial_data_source'], 'body.initial_data_source');
  const title = body['title'] === undefined ? [] : parseRichText(body['title'], 'body.title');
  const database = newDatabase(world, holder, by);
  database.title = title;
  writeDatabase(database, body);
  const source = newDataSource(world, database, title, by);
  try {
    makeSchema(world, source, (initial['properties'] ?? {}) as Json, 'body.initial_data_source.properties');
  } catch (error) {
    world.nodes.delete(database.id);
    world.dataSources.delete(source.id);
    throw error;
  }
  spendBlocks(world, 1);
  insertAt(holder, [database.id], null);
  newView(world, { database, dataSourceId: source.id, name: 'Default view', type: 'table', by });
  touch(world, holder, by);
  world.changed();
  return ok(showDatabase(request, database));
}

/** The page or block a database is to stand on. */
export function parentPage(world: NotionWorld, sent: unknown): Holder {
  const parent = objectAt(sent, 'body.parent');
  if (parent['page_id'] !== undefined)
    return open(world, pageFor(world, idAt(parent['page_id'], 'body.parent.page_id')));
  if (parent['block_id'] !== undefined) {
    const block = blockFor(world, idAt(parent['block_id'], 'body.parent.block_id'));
    if (block.kind !== 'database') return open(world, block);
  }
  if (parent['workspace'] === true) {
    throw validationError('Workspace-level databases can be made by public connections only.');
  }
  return refuse('body.parent.page_id', 'defined', undefined);
}

function open<T extends Holder>(world: NotionWorld, holder: T): T {
  if (isTrashed(world, holder)) throw inTrash();
  return holder;
}

export function newDatabase(world: NotionWorld, holder: Holder, by: string): Database {
  const parent: Parent = { type: holder.kind === 'page' ? 'page_id' : 'block_id', id: holder.id };
  const database: Database = {
    ...newKept(world, parent, by),
    kind: 'database',
    title: [],
    description: [],
    icon: null,
    cover: null,
    isInline: false,
    isLocked: false,
    dataSourceIds: [],
    viewIds: [],
  };
  world.nodes.set(database.id, database);
  return database;
}

export function newDataSource(
  world: NotionWorld,
  database: Database,
  title: readonly RichText[],
  by: string,
): DataSource {
  const source: DataSource = {
    ...newKept(world, { type: 'database_id', id: database.id }, by),
    kind: 'data_source',
    title: [...title],
    icon: null,
    databaseId: database.id,
    properties: new Map(),
    rows: new Set(),
    nextNumber: 1,
  };
  world.dataSources.set(source.id, source);
  database.dataSourceIds.push(source.id);
  return source;
}

/** What a page and a database have alike. */
export function writeLook(target: Page | Database, body: Json): void {
  if (body['icon'] !== undefined) target.icon = isJson(body['icon']) ? shownIcon(body['icon']) : null;
  if (body['cover'] !== undefined) target.cover = isJson(body['cover']) ? body['cover'] : null;
  if (body['is_locked'] !== undefined) target.isLocked = booleanAt(body['is_locked'], 'body.is_locked');
}

/** An icon of Notion's own is known by its address. */
export function shownIcon(sent: Json): Json {
  const type =
    sent['type'] ?? ['emoji', 'external', 'custom_emoji', 'icon'].find((one) => sent[one] !== undefined);
  if (typeof type !== 'string' || sent[type] === undefined)
    return refuse('body.icon.emoji', 'defined', undefined);
  const external = sent['external'];
  const own = isJson(external) && /notion\.so\/icons\/(.+)_([a-z]+)\.svg/.exec(String(external['url']));
  if (own) return { type: 'icon', icon: { name: own[1], color: own[2] } };
  return { type, [type]: sent[type] };
}

function writeDatabase(database: Database, body: Json): void {
  if (body['description'] !== undefined)
    database.description = parseRichText(body['description'], 'body.description');
  if (body['is_inline'] !== undefined) database.isInline = booleanAt(body['is_inline'], 'body.is_inline');
  writeLook(database, body);
}

function updateDatabase(request: Request, id: string): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  const database = databaseFor(world, id);
  const body = bodyOf(request, [...UPDATE, 'in_trash']);
  const restores = body['in_trash'] === false;
  if (isTrashed(world, database) && !restores && body['in_trash'] === undefined) throw inTrash();
  if (body['in_trash'] !== undefined) database.inTrash = booleanAt(body['in_trash'], 'body.in_trash');
  if (body['title'] !== undefined) {
    database.title = parseRichText(body['title'], 'body.title');
    const [only, ...others] = database.dataSourceIds;
    const source = world.dataSources.get(only ?? '');
    if (source !== undefined && others.length === 0) source.title = [...database.title];
  }
  writeDatabase(database, body);
  if (body['parent'] !== undefined) moveDatabase(world, database, parentPage(world, body['parent']));
  touch(world, database, by);
  world.changed();
  return ok(showDatabase(request, database));
}

function moveDatabase(world: NotionWorld, database: Database, holder: Holder): void {
  detach(world, database);
  database.parent = { type: holder.kind === 'page' ? 'page_id' : 'block_id', id: holder.id };
  insertAt(holder, [database.id], null);
}
