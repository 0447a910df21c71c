import { isJson, type Json, ok, type Reply } from '../../reply.js';
import { blockFor, databaseFor, dataSourceFor, isShared, isTrashed, viewFor } from '../access.js';
import { idAt, objectAt, oneOf, refuse, textAt } from '../check.js';
import { newDatabase, parentPage } from '../databases.js';
import { inTrash, invalidUrl, validationError } from '../errors.js';
import { asId, newId } from '../ids.js';
import { listBody, queryPaging, slice } from '../paging.js';
import { bodyOf, need, pathId, type Request } from '../request.js';
import { showView } from '../show-view.js';
import { type Database, type DataSource, type NotionWorld, touch, type View } from '../state.js';
import { insertAt, spendBlocks } from '../tree.js';
import { newView } from './make.js';
import { viewQueryRoute } from './queries.js';
import { VIEW_TYPES, viewConfiguration, viewFilter, viewQuickFilters, viewSorts } from './settings.js';

const SETTINGS = ['name', 'filter', 'sorts', 'quick_filters', 'configuration'];
const CREATE = [
  'data_source_id',
  'type',
  'database_id',
  'view_id',
  'create_database',
  'position',
  'placement',
  ...SETTINGS,
];

export function viewRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, part, queryId, ...rest] = path;
  if (rest.length > 0) throw invalidUrl();
  if (id === undefined) {
    if (method === 'GET') return listViews(request);
    if (method === 'POST') return createView(request);
    throw invalidUrl();
  }
  const view = viewFor(request.world, pathId(id, 'view_id'));
  if (part === 'queries') return viewQueryRoute(request, view, queryId);
  if (part !== undefined) throw invalidUrl();
  if (method === 'GET') {
    need(request, 'read_content');
    return ok(showView(request.world, view));
  }
  if (method === 'PATCH') return updateView(request, view);
  if (method === 'DELETE') return deleteView(request, view);
  throw invalidUrl();
}

function listViews(request: Request): Reply {
  need(request, 'read_content');
  const { world, call } = request;
  const databaseId = asId(call.query.get('database_id'));
  const sourceId = asId(call.query.get('data_source_id'));
  if (databaseId === null && sourceId === null) return refuse('query.database_id', 'defined', undefined);
  const ids =
    databaseId !== null
      ? databaseFor(world, databaseId).viewIds
      : [...world.views.values()]
          .filter((view) => view.dataSourceId === sourceId && isListed(world, view))
          .map(({ id }) => id);
  if (sourceId !== null) dataSourceFor(world, sourceId);
  const views = ids.map((id) => ({ object: 'view', id }));
  const { items, next } = slice(world, views, (view) => view.id, queryPaging(request));
  return ok(listBody('view', items, next));
}

function isListed(world: NotionWorld, view: View): boolean {
  return view.databaseId !== null && isShared(world, view) && !isTrashed(world, view);
}

function createView(request: Request): Reply {
  need(request, 'insert_content');
  need(request, 'update_content');
  const { world, by } = request;
  const body = bodyOf(request, CREATE);
  const source = dataSourceFor(world, idAt(body['data_source_id'], 'body.data_source_id'));
  const type = oneOf(body['type'], 'body.type', VIEW_TYPES);
  const settings = {
    dataSourceId: source.id,
    name: textAt(body['name'], 'body.name'),
    type,
    by,
    filter: viewFilter({ world, source }, body['filter']),
    sorts: viewSorts({ world, source }, body['sorts']),
    quickFilters: viewQuickFilters({ world, source }, body['quick_filters']),
    configuration: viewConfiguration({ world, source }, type, body['configuration']),
  };
  const place = standing(request, source, body);
  const view = newView(world, { ...settings, ...place });
  if (place.dashboard !== undefined)
    addWidget(place.dashboard, view, rowFor(place.dashboard, body['placement']));
  world.changed();
  return ok(showView(world, view));
}

type Standing = { readonly database: Database | null; readonly dashboard?: View; readonly place?: number };

/** A tab of a database, a part of a dashboard, or a block of its own on a page. */
function standing(request: Request, source: DataSource, body: Json): Standing {
  const { world } = request;
  const ways = ['database_id', 'view_id', 'create_database'].filter((key) => body[key] !== undefined);
  if (ways.length !== 1) {
    throw validationError(
      'body failed validation: exactly one of database_id, view_id and create_database should be defined.',
    );
  }
  if (body['create_database'] !== undefined) {
    return {
      database: linkedDatabase(request, source, objectAt(body['create_database'], 'body.create_database')),
    };
  }
  if (body['view_id'] !== undefined) {
    const dashboard = viewFor(world, idAt(body['view_id'], 'body.view_id'));
    if (dashboard.type !== 'dashboard') throw validationError('body.view_id should be of a dashboard view.');
    rowFor(dashboard, body['placement']);
    return { database: null, dashboard };
  }
  const database = databaseFor(world, idAt(body['database_id'], 'body.database_id'));
  if (isTrashed(world, database)) throw inTrash();
  const position = isJson(body['position']) ? body['position'] : {};
  if (position['type'] === 'start') return { database, place: 0 };
  if (position['type'] !== 'after_view') return { database };
  const after = database.viewIds.indexOf(idAt(position['view_id'], 'body.position.view_id'));
  return after < 0
    ? refuse('body.position.view_id', 'a view of the database', position['view_id'])
    : { database, place: after + 1 };
}

/** The block on a page that shows another database's rows. */
function linkedDatabase(request: Request, source: DataSource, sent: Json): Database {
  const { world, by } = request;
  const holder = parentPage(world, sent['parent']);
  const position = isJson(sent['position']) ? sent['position'] : {};
  const place = position['type'] === 'after_block' ? placeAfter(request, holder.children, position) : null;
  spendBlocks(world, 1);
  const database = newDatabase(world, holder, by);
  database.title = [...source.title];
  insertAt(holder, [database.id], place);
  return database;
}

function placeAfter({ world }: Request, children: readonly string[], position: Json): number {
  const id = idAt(position['block_id'], 'body.create_database.position.block_id');
  const place = children.indexOf(blockFor(world, id).id);
  return place < 0
    ? refuse('body.create_database.position.block_id', 'a direct child of the page', id)
    : place + 1;
}

type Row = { readonly id: string; readonly widgets: readonly Json[] };

function rowsOf(dashboard: View): readonly Row[] {
  return (dashboard.configuration['rows'] ?? []) as Row[];
}

/** Which row of a dashboard a new part goes to; one that is not there yet is made. */
function rowFor(dashboard: View, placement: unknown): number {
  const rows = rowsOf(dashboard);
  if (!isJson(placement) || placement['type'] !== 'existing_row') return rows.length;
  const index = Number(placement['row_index']);
  if (rows[index] === undefined)
    refuse('body.placement.row_index', 'a row that is there', placement['row_index']);
  return index;
}

function addWidget(dashboard: View, view: View, at: number): void {
  const rows = [...rowsOf(dashboard)];
  const widget = { id: newId(), view_id: view.id, row_index: at };
  rows[at] = { id: rows[at]?.id ?? newId(), widgets: [...(rows[at]?.widgets ?? []), widget] };
  dashboard.configuration = { ...dashboard.configuration, rows };
}

function updateView(request: Request, view: View): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  if (isTrashed(world, view)) throw inTrash();
  const body = bodyOf(request, SETTINGS);
  const source = dataSourceFor(world, view.dataSourceId);
  const place = { world, source };
  if (body['name'] !== undefined) view.name = textAt(body['name'], 'body.name');
  if (body['filter'] !== undefined) view.filter = viewFilter(place, body['filter']);
  if (body['sorts'] !== undefined) view.sorts = viewSorts(place, body['sorts']);
  if (body['quick_filters'] !== undefined) view.quickFilters = viewQuickFilters(place, body['quick_filters']);
  if (body['configuration'] !== undefined) {
    view.configuration = viewConfiguration(place, view.type, body['configuration']);
  }
  touch(world, view, by);
  world.changed();
  return ok(showView(world, view));
}

function deleteView(request: Request, view: View): Reply {
  need(request, 'update_content');
  const { world } = request;
  const database = world.nodes.get(view.databaseId ?? '');
  if (database?.kind === 'database') {
    if (database.viewIds.length === 1) {
      throw validationError(
        'Cannot delete the last view of a database. Move the database to the trash instead.',
      );
    }
    database.viewIds = database.viewIds.filter((id) => id !== view.id);
  }
  for (const one of [...world.views.values()]) if (one.dashboardId === view.id) world.views.delete(one.id);
  world.views.delete(view.id);
  world.changed();
  const { object, id, parent, type } = showView(world, view) as Record<string, unknown>;
  return ok({ object, id, parent, type });
}
