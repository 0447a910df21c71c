import { ok, type Reply } from '../reply.js';
import { validationError } from './errors.js';
import { decodeId } from './ids.js';
import { listBody, queryPaging, slice } from './paging.js';
import { need, type Request } from './request.js';
import { fullUser } from './show-user.js';
import { type Page, type Property, propertyOf } from './state.js';
import { readValue, relationIds } from './values/show.js';

/** Types whose values come as a list, page by page. */
const LISTED = ['title', 'rich_text', 'relation', 'people'];

const TITLE: Property = { place: 0, id: 'title', name: 'title', type: 'title', description: null };

/** One property of a page with all its references, however many there are. */
export function propertyItem(request: Request, page: Page, key: string): Reply {
  need(request, 'read_content');
  const { world } = request;
  const source = page.parent.type === 'data_source_id' ? world.dataSources.get(page.parent.id) : undefined;
  const known = source?.properties.get(decodeId(key)) ?? (source && propertyOf(source, key));
  const property = source === undefined && decodeId(key) === 'title' ? TITLE : known;
  if (property === undefined) throw validationError(`Could not find property with ID: ${key}`);
  const { type } = property;
  const id = encodeURIComponent(property.id);
  if (source !== undefined && type === 'rollup')
    return rollupItem(request, readValue(world, source, property, page), id);
  if (source !== undefined && !LISTED.includes(type)) {
    return ok({ object: 'property_item', type, id, [type]: readValue(world, source, property, page) });
  }
  const parts = partsOf(request, property, page);
  const { items, next } = slice(world, parts, partName, queryPaging(request));
  const results = items.map((part) => ({ object: 'property_item', type, id, [type]: part }));
  const next_url = next === null ? null : nextUrl(page.id, id, next);
  return ok(listBody('property_item', results, next, { id, next_url, type, [type]: {} }));
}

function nextUrl(pageId: string, propertyId: string, cursor: string): string {
  return `https://api.notion.com/v1/pages/${pageId}/properties/${propertyId}?start_cursor=${encodeURIComponent(cursor)}`;
}

function partsOf({ world }: Request, property: Property, page: Page): object[] {
  if (property.type === 'relation') return relationIds(world, property, page).map((id) => ({ id }));
  const values = (page.values[property.id] ?? []) as unknown[];
  return property.type === 'people' ? (values as string[]).map(fullUser) : (values as object[]);
}

/** What a rollup lists stands in the results, the number or date it comes to beside them. */
function rollupItem(request: Request, value: unknown, id: string): Reply {
  const rollup = value as { type: string; array?: readonly { type: string }[] };
  const { items, next } = slice(request.world, rollup.array ?? [], partName, queryPaging(request));
  const results = items.map((part) => ({ object: 'property_item', id, ...part }));
  const shown = rollup.type === 'array' ? { ...rollup, array: [] } : rollup;
  return ok(listBody('property_item', results, next, { id, next_url: null, type: 'rollup', rollup: shown }));
}

/** References have an id; other parts are told apart by their place. */
function partName(part: object): string {
  return 'id' in part ? String(part.id) : '';
}
