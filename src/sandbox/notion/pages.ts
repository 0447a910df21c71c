import { isJson, type Json, ok, type Reply } from '../reply.js';
import { blockFor, databaseFor, dataSourceFor, isBelow, isTrashed, pageFor } from './access.js';
import { countBlocks, type Draft, parseBlocks } from './block-content.js';
import { booleanAt, idAt, objectAt, refuse, textAt } from './check.js';
import { shownIcon, writeLook } from './databases.js';
import { inTrash, invalidUrl, notServed, validationError } from './errors.js';
import { readMarkdown } from './markdown/read.js';
import { markdownRoute } from './markdown/route.js';
import { propertyItem } from './property-item.js';
import { shownProperties } from './query.js';
import { bodyOf, need, pathId, type Request, trashKeys } from './request.js';
import { parseRichText, plainText, type RichText } from './rich-text.js';
import { createRow, parseCells, writeCells } from './rows.js';
import { showPage } from './show.js';
import { type DataSource, type NotionWorld, newPage, type Page, titleOf, touch } from './state.js';
import {
  checkBlocks,
  detach,
  eraseBlocks,
  type Holder,
  insertAt,
  makeBlocks,
  type Place,
  spendBlocks,
} from './tree.js';

const CREATE = [
  'parent',
  'properties',
  'icon',
  'cover',
  'content',
  'children',
  'markdown',
  'allow_async',
  'template',
  'position',
];
const UPDATE = ['properties', 'icon', 'cover', 'is_locked', 'template', 'erase_content', 'is_archived'];

export function pageRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, part, propertyId, ...rest] = path;
  if (id === undefined) {
    if (method === 'POST') return createPage(request);
    throw invalidUrl();
  }
  const pageId = pathId(id, 'page_id');
  if (part === 'properties' && propertyId !== undefined && method === 'GET' && rest.length === 0) {
    return propertyItem(request, pageFor(request.world, pageId), propertyId);
  }
  if (propertyId !== undefined) throw invalidUrl();
  if (part === 'markdown') return markdownRoute(request, pageId);
  if (part === 'move' && method === 'POST') return movePage(request, pageId);
  if (part !== undefined) throw invalidUrl();
  if (method === 'GET') return getPage(request, pageId);
  if (method === 'PATCH') return updatePage(request, pageId);
  throw invalidUrl();
}

function sourceOf(world: NotionWorld, page: Page): DataSource | null {
  return page.parent.type === 'data_source_id' ? (world.dataSources.get(page.parent.id) ?? null) : null;
}

function getPage(request: Request, id: string): Reply {
  need(request, 'read_content');
  const page = pageFor(request.world, id);
  return ok(showPage(request, page, shownProperties(request, sourceOf(request.world, page))));
}

type Standing = { readonly source: DataSource } | { readonly holder: Holder };

function createPage(request: Request): Reply {
  need(request, 'insert_content');
  const { world, by } = request;
  const body = bodyOf(request, CREATE);
  if (body['template'] !== undefined) throw notServed('page templates');
  if (body['allow_async'] === true) throw notServed('pages made in the background');
  const standing = parentOf(world, body['parent']);
  const drafts = draftsOf(body);
  const icon =
    body['icon'] === undefined || body['icon'] === null
      ? null
      : shownIcon(objectAt(body['icon'], 'body.icon'));
  checkBlocks(world, 1 + countBlocks(drafts));
  const page =
    'source' in standing ? rowOn(request, standing.source, body) : pageOn(request, standing.holder, body);
  page.icon = icon;
  writeLook(page, { cover: body['cover'] });
  if (body['markdown'] !== undefined) titleFromText(page, drafts);
  makeBlocks(world, page, drafts, by);
  world.changed();
  const only = shownProperties(request, sourceOf(world, page));
  return ok(showPage(request, page, only));
}

function parentOf(world: NotionWorld, sent: unknown): Standing {
  const parent = objectAt(sent, 'body.parent');
  if (parent['data_source_id'] !== undefined) {
    const source = dataSourceFor(world, idAt(parent['data_source_id'], 'body.parent.data_source_id'));
    return isTrashed(world, source) ? refuseTrash() : { source };
  }
  if (parent['database_id'] !== undefined) {
    const database = databaseFor(world, idAt(parent['database_id'], 'body.parent.database_id'));
    const [only, ...others] = database.dataSourceIds;
    if (only === undefined || others.length > 0) {
      throw validationError('Databases with multiple data sources need a parent of type data_source_id.');
    }
    const source = dataSourceFor(world, only);
    return isTrashed(world, source) ? refuseTrash() : { source };
  }
  if (parent['page_id'] !== undefined) {
    const holder = blockFor(world, idAt(parent['page_id'], 'body.parent.page_id'), 'page');
    if (holder.kind !== 'database') return isTrashed(world, holder) ? refuseTrash() : { holder };
  }
  if (parent['workspace'] === true)
    throw validationError('Workspace-level pages can be made by public connections only.');
  return refuse('body.parent.page_id', 'defined', undefined);
}

function refuseTrash(): never {
  throw inTrash();
}

function draftsOf(body: Json): readonly Draft[] {
  const blocks = body['children'] ?? body['content'];
  if (body['markdown'] === undefined) return blocks === undefined ? [] : parseBlocks(blocks, 'body.children');
  if (blocks !== undefined)
    throw validationError('body failed validation: body.children should be not present with body.markdown.');
  return readMarkdown(textAt(body['markdown'], 'body.markdown', 500_000));
}

/** A page without a title takes the first heading of its text for one. */
function titleFromText(page: Page, drafts: readonly Draft[]): void {
  const [first] = drafts;
  if (plainText(titleOf(page)) !== '' || first?.type !== 'heading_1') return;
  page.values['title'] = first.content['rich_text'] as RichText[];
  (drafts as Draft[]).shift();
}

function rowOn({ world, by }: Request, source: DataSource, body: Json): Page {
  const cells = parseCells({ world, source }, body['properties']);
  spendBlocks(world, 1);
  return createRow(world, source, cells, by);
}

function pageOn({ world, by }: Request, holder: Holder, body: Json): Page {
  const title = titleSent(body['properties'] ?? {});
  const place = placeOn(world, holder, body['position']);
  spendBlocks(world, 1);
  const type = holder.kind === 'page' ? 'page_id' : 'block_id';
  const page = newPage(world, { type, id: holder.id }, by);
  page.values['title'] = title ?? [];
  insertAt(holder, [page.id], place);
  touch(world, holder, by);
  return page;
}

/** A page outside a data source has a title and nothing else. */
function titleSent(sent: unknown): RichText[] | null {
  const properties = objectAt(sent, 'body.properties');
  for (const [key, value] of Object.entries(properties)) {
    if (key !== 'title') throw validationError(`${key} is not a property that exists.`);
    const runs = isJson(value) ? value['title'] : value;
    return parseRichText(runs, 'body.properties.title');
  }
  return null;
}

function placeOn(world: NotionWorld, holder: Holder, sent: unknown): Place {
  if (sent === undefined) return null;
  const position = objectAt(sent, 'body.position');
  if (position['type'] === 'page_start') return 0;
  if (position['type'] === 'page_end') return null;
  const after = objectAt(position['after_block'], 'body.position.after_block');
  const id = idAt(after['id'], 'body.position.after_block.id');
  const place = holder.children.indexOf(id);
  if (place < 0) throw validationError(`Block ${id} is not a child of ${holder.id}.`);
  return world.nodes.has(id) ? place + 1 : null;
}

function updatePage(request: Request, id: string): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  const page = pageFor(world, id);
  const keys = trashKeys(request);
  const body = bodyOf(request, [...UPDATE, ...keys]);
  if (body['template'] !== undefined) throw notServed('page templates');
  const trash = keys.map((key) => body[key]).find((value) => value !== undefined);
  if (isTrashed(world, page) && trash !== false) {
    if (trash === undefined || Object.keys(body).length > 1) throw inTrash();
  }
  const source = sourceOf(world, page);
  const cells = source === null ? null : parseCells({ world, source }, body['properties']);
  const title = source === null && body['properties'] !== undefined ? titleSent(body['properties']) : null;
  writeLook(page, body);
  if (trash !== undefined) page.inTrash = booleanAt(trash, 'body.in_trash');
  if (body['is_archived'] !== undefined) page.isArchived = booleanAt(body['is_archived'], 'body.is_archived');
  if (body['erase_content'] === true) eraseBlocks(world, page);
  if (title !== null) page.values['title'] = title;
  if (cells !== null) writeCells(world, page, cells);
  touch(world, page, by);
  world.changed();
  return ok(showPage(request, page, shownProperties(request, source)));
}

function movePage(request: Request, id: string): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  const page = pageFor(world, id);
  if (isTrashed(world, page)) throw inTrash();
  const standing = parentOf(world, bodyOf(request, ['parent'])['parent']);
  if ('holder' in standing) {
    if (isBelow(world, standing.holder, page.id))
      throw validationError('A page cannot be moved below itself.');
    leave(world, page);
    page.values = { title: titleOf(page) };
    page.parent = { type: standing.holder.kind === 'page' ? 'page_id' : 'block_id', id: standing.holder.id };
    insertAt(standing.holder, [page.id], null);
  } else {
    leave(world, page);
    page.parent = { type: 'data_source_id', id: standing.source.id };
    page.number = standing.source.nextNumber;
    standing.source.nextNumber += 1;
    standing.source.rows.add(page.id);
  }
  touch(world, page, by);
  world.changed();
  return ok(showPage(request, page));
}

function leave(world: NotionWorld, page: Page): void {
  if (page.parent.type === 'data_source_id') world.dataSources.get(page.parent.id)?.rows.delete(page.id);
  else detach(world, page);
}
