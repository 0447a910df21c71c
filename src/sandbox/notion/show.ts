import { isJson } from '../reply.js';
import { isPublic, isTrashed } from './access.js';
import { bareId } from './ids.js';
import type { Version } from './request.js';
import { plainText, type RichText, textRun } from './rich-text.js';
import { showProperty } from './schema/show.js';
import { partialUser } from './show-user.js';
import {
  type Block,
  type Database,
  type DataSource,
  type Node,
  type NotionWorld,
  type Page,
  type Parent,
  titleOf,
} from './state.js';
import { showValue } from './values/show.js';

/** What an object is shown for: the version decides some names. */
export type Showing = { readonly world: NotionWorld; readonly version: Version };

const MINUTE_MS = 60_000;
/** Thousands of rows share few minutes; writing each anew would be most of the work of a query. */
const minutes = new Map<number, string>();
const MINUTES_KEPT = 5000;

/** Pages, blocks, comments and data sources show their times cut to the minute. */
export function minute(ms: number): string {
  const cut = ms - (ms % MINUTE_MS);
  let text = minutes.get(cut);
  if (text === undefined) {
    if (minutes.size >= MINUTES_KEPT) minutes.clear();
    text = new Date(cut).toISOString();
    minutes.set(cut, text);
  }
  return text;
}

/** Databases and views keep their milliseconds and write the zone as an offset. */
export function precise(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+00:00');
}

export function showParent(world: NotionWorld, parent: Parent): object {
  if (parent.type === 'workspace') return { type: 'workspace', workspace: true };
  if (parent.type === 'data_source_id') {
    const databaseId = world.dataSources.get(parent.id)?.databaseId;
    return { type: 'data_source_id', data_source_id: parent.id, database_id: databaseId };
  }
  return { type: parent.type, [parent.type]: parent.id };
}

function trash({ world, version }: Showing, node: Page | Block | Database | DataSource): object {
  const in_trash = isTrashed(world, node);
  return version === '2025-09-03' ? { in_trash, archived: in_trash } : { in_trash };
}

function pageUrl(page: Page): string {
  const slug = plainText(titleOf(page))
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `https://app.notion.com/p/${slug === '' ? '' : `${encodeURIComponent(slug)}-`}${bareId(page.id)}`;
}

function publicUrl(world: NotionWorld, node: Node | DataSource, url: string): string | null {
  return isPublic(world, node) ? url.replace('app.notion.com/p', 'sandbox.notion.site') : null;
}

function times(kept: { createdAt: number; editedAt: number; createdBy: string; editedBy: string }): object {
  return {
    created_time: minute(kept.createdAt),
    last_edited_time: minute(kept.editedAt),
    created_by: partialUser(kept.createdBy),
    last_edited_by: partialUser(kept.editedBy),
  };
}

/** @param only ids of the properties to show; `null` for all. */
export function showPage(showing: Showing, page: Page, only: ReadonlySet<string> | null = null): object {
  const { world } = showing;
  const url = pageUrl(page);
  return {
    object: 'page',
    id: page.id,
    ...times(page),
    cover: page.cover,
    icon: page.icon,
    parent: showParent(world, page.parent),
    is_archived: page.isArchived,
    is_locked: page.isLocked,
    properties: pageProperties(showing, page, only),
    url,
    public_url: publicUrl(world, page, url),
    ...trash(showing, page),
  };
}

function pageProperties(showing: Showing, page: Page, only: ReadonlySet<string> | null): object {
  const source = page.parent.type === 'data_source_id' && showing.world.dataSources.get(page.parent.id);
  if (!source) return { title: { id: 'title', type: 'title', title: titleOf(page) } };
  const shown: Record<string, object> = {};
  for (const property of source.properties.values()) {
    if (only !== null && !only.has(property.id)) continue;
    const value = showValue(showing.world, source, property, page);
    shown[property.name] = { id: encodeURIComponent(property.id), type: property.type, ...value };
  }
  return shown;
}

const UNTITLED = 'New database';

/** A database without a title of its own has its first data source's. */
export function databaseTitle(world: NotionWorld, database: Database): RichText[] {
  if (database.title.length > 0) return database.title;
  const title = world.dataSources.get(database.dataSourceIds[0] ?? '')?.title ?? [];
  return title.length > 0 ? title : [textRun(UNTITLED)];
}

export function showDatabase(showing: Showing, database: Database): object {
  const { world } = showing;
  const url = `https://app.notion.com/p/${bareId(database.id)}`;
  return {
    object: 'database',
    id: database.id,
    title: databaseTitle(world, database),
    description: database.description,
    parent: showParent(world, database.parent),
    is_inline: database.isInline,
    is_locked: database.isLocked,
    created_time: precise(database.createdAt),
    last_edited_time: precise(database.editedAt),
    data_sources: database.dataSourceIds.flatMap((id) => {
      const source = world.dataSources.get(id);
      return source === undefined || source.inTrash
        ? []
        : [{ id, name: plainText(source.title) || UNTITLED }];
    }),
    icon: database.icon,
    cover: database.cover,
    url,
    public_url: publicUrl(world, database, url),
    ...trash(showing, database),
  };
}

export function showDataSource(showing: Showing, source: DataSource): object {
  const { world } = showing;
  const database = world.nodes.get(source.databaseId);
  const url = `https://app.notion.com/p/${bareId(source.databaseId)}`;
  return {
    object: 'data_source',
    id: source.id,
    cover: null,
    icon: source.icon,
    ...times(source),
    title: source.title,
    description: database?.kind === 'database' ? database.description : [],
    is_inline: database?.kind === 'database' && database.isInline,
    properties: Object.fromEntries(
      [...source.properties.values()].map((property) => [
        property.name,
        showProperty(world, source, property),
      ]),
    ),
    parent: showParent(world, source.parent),
    database_parent: showParent(world, database?.parent ?? { type: 'workspace' }),
    url,
    public_url: publicUrl(world, source, url),
    ...trash(showing, source),
  };
}

/** A page or database is also a block of the page it stands on. */
export function showBlock(showing: Showing, node: Node): object {
  return {
    object: 'block',
    id: node.id,
    parent: showParent(showing.world, node.parent),
    ...times(node),
    has_children: hasChildren(showing.world, node),
    ...trash(showing, node),
    ...blockContent(showing.world, node),
  };
}

/** A synced copy shows what its original holds. */
function hasChildren(world: NotionWorld, node: Node): boolean {
  if (node.kind === 'database') return false;
  const from =
    node.kind === 'block' && isJson(node.content['synced_from']) ? node.content['synced_from'] : {};
  const original = world.nodes.get(String(from['block_id'])) ?? node;
  return original.kind !== 'database' && livingChildren(world, original.children).length > 0;
}

function blockContent(world: NotionWorld, node: Node): object {
  if (node.kind === 'page') return { type: 'child_page', child_page: { title: plainText(titleOf(node)) } };
  if (node.kind === 'database') {
    return { type: 'child_database', child_database: { title: plainText(databaseTitle(world, node)) } };
  }
  return { type: node.type, [node.type]: node.content };
}

export function livingChildren(world: NotionWorld, ids: readonly string[]): Node[] {
  return ids.flatMap((id) => {
    const child = world.nodes.get(id);
    return child === undefined || child.inTrash ? [] : [child];
  });
}
