import type { Json } from '../reply.js';
import { refuse, textAt } from './check.js';
import { validationError } from './errors.js';
import { newId } from './ids.js';
import type { Request } from './request.js';
import type { NotionWorld } from './state.js';

const LARGEST_PAGE = 100;
/** Cursors remembered; an older one is answered as invalid. */
const REMEMBERED = 2000;

export type Paging = { readonly size: number; readonly cursor: string | null };

export function pagingOf(sent: Json): Paging {
  const size = sent['page_size'] ?? LARGEST_PAGE;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) {
    return refuse('body.page_size', 'a number ≥ `1`', size);
  }
  if (size > LARGEST_PAGE) return refuse('body.page_size', `≤ \`${LARGEST_PAGE}\``, size);
  const cursor = sent['start_cursor'];
  if (cursor === undefined || cursor === null) return { size, cursor: null };
  return { size, cursor: textAt(cursor, 'body.start_cursor') };
}

export function queryPaging(request: Request): Paging {
  const size = request.call.query.get('page_size');
  const cursor = request.call.query.get('start_cursor');
  return pagingOf({
    ...(size === null ? {} : { page_size: Number(size) }),
    ...(cursor === null ? {} : { start_cursor: cursor }),
  });
}

export type Slice<T> = { readonly items: readonly T[]; readonly next: string | null };

/**
 * The part of a list that is asked for. A cursor is the id of the item that comes next, for queries with a mark before
 * it; when that item has left the list since, its place is taken.
 */
export function slice<T>(
  world: NotionWorld,
  list: readonly T[],
  idOf: (item: T) => string,
  { size, cursor }: Paging,
  mark = '',
): Slice<T> {
  const start = cursor === null ? 0 : placeOf(world, list, idOf, cursor);
  const items = list.slice(start, start + size);
  const following = list[start + size];
  if (following === undefined) return { items, next: null };
  const next = `${mark}${idOf(following)}`;
  world.cursors.delete(next);
  world.cursors.set(next, start + size);
  const oldest = world.cursors.keys().next();
  if (world.cursors.size > REMEMBERED && !oldest.done) world.cursors.delete(oldest.value);
  return { items, next };
}

/** The mark before the cursor of a query; none was seen in the older version. */
export function queryMark({ version }: Request): string {
  return version === '2025-09-03' ? '' : `s:${newId()}:`;
}

function placeOf<T>(
  world: NotionWorld,
  list: readonly T[],
  idOf: (item: T) => string,
  cursor: string,
): number {
  const id = cursor.replace(/^s:[^:]*:/, '');
  const remembered = world.cursors.get(cursor);
  const here = remembered === undefined ? undefined : list[remembered];
  if (remembered !== undefined && here !== undefined && idOf(here) === id) return remembered;
  const place = list.findIndex((item) => idOf(item) === id);
  if (place >= 0) return place;
  if (remembered !== undefined) return remembered;
  throw validationError(`The start_cursor provided is invalid: ${cursor}`);
}

export function listBody(
  type: string,
  results: readonly unknown[],
  next: string | null,
  about: object = {},
): object {
  return { object: 'list', results, next_cursor: next, has_more: next !== null, type, [type]: about };
}
