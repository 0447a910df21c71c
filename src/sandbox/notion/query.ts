import { type Json, ok, type Reply } from '../reply.js';
import { dataSourceFor, isTrashed } from './access.js';
import { refuse } from './check.js';
import { validationError } from './errors.js';
import { decodeId } from './ids.js';
import { listBody, pagingOf, queryMark, slice } from './paging.js';
import { compileFilter } from './query/filter.js';
import { sortRows } from './query/sort.js';
import { bodyOf, need, type Request, trashKeys } from './request.js';
import { rowsOf } from './rows.js';
import { minute, showPage } from './show.js';
import { type DataSource, type NotionWorld, type Page, propertyOf } from './state.js';

/** Rows one query can reach. Source: developers.notion.com/reference/query-a-data-source. */
const FARTHEST = 10_000;

export function queryDataSource(request: Request, id: string): Reply {
  need(request, 'read_content');
  const { world } = request;
  const source = dataSourceFor(world, id);
  const keys = ['filter', 'sorts', 'start_cursor', 'page_size', 'result_type', ...trashKeys(request)];
  const body = bodyOf(request, keys);
  const only = shownProperties(request, source);
  const rows = isTrashed(world, source) ? [] : matchingRows(world, source, body);
  const reached = rows.slice(0, FARTHEST);
  const { items, next } = slice(world, reached, (page) => page.id, pagingOf(body), queryMark(request));
  const incomplete = next === null && rows.length > FARTHEST;
  return ok({
    ...listBody(
      'page_or_data_source',
      items.map((page) => showPage(request, page, only)),
      next,
    ),
    ...(incomplete
      ? { request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' } }
      : {}),
  });
}

type Found = { readonly of: string; readonly revision: number; readonly rows: Page[] };

/** The last answer of each data source: whoever pages through a long list asks the same again and again. */
const lastFound = new WeakMap<DataSource, Found>();

/** Newest first unless sorted otherwise. */
export function matchingRows(world: NotionWorld, source: DataSource, { filter, sorts }: Json): Page[] {
  // Relative dates move with the clock.
  const of = JSON.stringify([filter, sorts, minute(world.clock.ms())]);
  const last = lastFound.get(source);
  if (last !== undefined && last.of === of && last.revision === world.revision) return last.rows;
  const rows = findRows(world, source, { filter, sorts });
  lastFound.set(source, { of, revision: world.revision, rows });
  return rows;
}

function findRows(world: NotionWorld, source: DataSource, { filter, sorts }: Json): Page[] {
  const rows = rowsOf(world, source).reverse();
  const test = filter === undefined || filter === null ? null : compileFilter({ world, source }, filter);
  const found = test === null ? rows : rows.filter(test);
  return sorts === undefined || sorts === null ? found : sortRows(world, source, found, sorts);
}

/** `filter_properties` of the address, by name or id; `null` when all are shown. */
export function shownProperties({ call }: Request, source: DataSource | null): ReadonlySet<string> | null {
  const asked = [...call.query.getAll('filter_properties'), ...call.query.getAll('filter_properties[]')];
  if (asked.length === 0) return null;
  if (asked.length > 100) return refuse('query.filter_properties', '≤ `100`', asked.length);
  return new Set(
    asked.map((one) => {
      const property = source && (source.properties.get(decodeId(one)) ?? propertyOf(source, one));
      if (!property && one !== 'title')
        throw validationError(`Could not find property with name or id: ${one}`);
      return property?.id ?? 'title';
    }),
  );
}
