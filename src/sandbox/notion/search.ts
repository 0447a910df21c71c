import { isJson, ok, type Reply } from '../reply.js';
import { isShared, isTrashed } from './access.js';
import { listBody, pagingOf, slice } from './paging.js';
import { bodyOf, need, type Request } from './request.js';
import { plainText } from './rich-text.js';
import { showDataSource, showPage } from './show.js';
import { type DataSource, type Page, titleOf } from './state.js';

/** Pages and data sources by title, last edited first. */
export function search(request: Request): Reply {
  need(request, 'read_content');
  const { world } = request;
  const body = bodyOf(request, ['query', 'sort', 'filter', 'start_cursor', 'page_size']);
  const filter = isJson(body['filter']) ? body['filter'] : {};
  const query = String(body['query'] ?? '').toLowerCase();
  const isAscending = isJson(body['sort']) && body['sort']['direction'] === 'ascending';
  const found: (Page | DataSource)[] = [];
  const wanted = filter['value'];
  if (wanted !== 'data_source') {
    for (const node of world.nodes.values()) if (node.kind === 'page') found.push(node);
  }
  if (wanted !== 'page') found.push(...world.dataSources.values());
  const hits = found
    .filter((one) =>
      plainText(one.kind === 'page' ? titleOf(one) : one.title)
        .toLowerCase()
        .includes(query),
    )
    .filter((one) => isShared(world, one) && isTrashed(world, one) === (filter['in_trash'] === true))
    .sort((left, right) => (isAscending ? left.editedAt - right.editedAt : right.editedAt - left.editedAt));
  const { items, next } = slice(world, hits, (one) => one.id, pagingOf(body));
  const results = items.map((one) =>
    one.kind === 'page' ? showPage(request, one) : showDataSource(request, one),
  );
  return ok(listBody('page_or_data_source', results, next));
}
