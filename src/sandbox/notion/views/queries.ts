import { ok, type Reply } from '../../reply.js';
import { dataSourceFor } from '../access.js';
import { invalidUrl, notFound } from '../errors.js';
import { newId } from '../ids.js';
import { listBody, pagingOf, queryPaging, slice } from '../paging.js';
import { matchingRows } from '../query.js';
import { bodyOf, need, pathId, type Request } from '../request.js';
import { precise } from '../show.js';
import { BOT, type View, type ViewQuery } from '../state.js';

/** How long a view's query is kept. Source: developers.notion.com/reference/create-view-query. */
const QUERY_MS = 15 * 60_000;

/** What a view shows, as ids, kept for a while. */
export function viewQueryRoute(request: Request, view: View, id: string | undefined): Reply {
  need(request, 'read_content');
  const { world, call } = request;
  if (id === undefined) {
    if (call.method !== 'POST') throw invalidUrl();
    return createQuery(request, view);
  }
  const query = world.viewQueries.get(pathId(id, 'query_id'));
  if (query === undefined || query.viewId !== view.id || query.expiresAt <= world.clock.ms()) {
    throw notFound('view_query', id, BOT);
  }
  if (call.method === 'GET') return queryResults(request, query);
  if (call.method !== 'DELETE') throw invalidUrl();
  world.viewQueries.delete(query.id);
  return ok({ object: 'view_query', id: query.id, deleted: true });
}

function createQuery(request: Request, view: View): Reply {
  const { world } = request;
  const body = bodyOf(request, ['page_size']);
  const source = dataSourceFor(world, view.dataSourceId);
  const rows = matchingRows(world, source, { filter: view.filter, sorts: view.sorts });
  const query: ViewQuery = {
    id: newId(),
    viewId: view.id,
    ids: rows.map((page) => page.id),
    expiresAt: world.clock.ms() + QUERY_MS,
  };
  world.viewQueries.set(query.id, query);
  const { items, next } = slice(world, query.ids, (one) => one, pagingOf(body));
  return ok({
    object: 'view_query',
    id: query.id,
    view_id: view.id,
    expires_at: precise(query.expiresAt),
    total_count: query.ids.length,
    results: items.map((one) => ({ object: 'page', id: one })),
    next_cursor: next,
    has_more: next !== null,
  });
}

function queryResults(request: Request, query: ViewQuery): Reply {
  const { items, next } = slice(request.world, query.ids, (one) => one, queryPaging(request));
  return ok(
    listBody(
      'page',
      items.map((id) => ({ object: 'page', id })),
      next,
    ),
  );
}
