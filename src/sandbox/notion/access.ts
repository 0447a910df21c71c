import { notFound } from './errors.js';
import {
  BOT,
  type Database,
  type DataSource,
  type Node,
  type NotionWorld,
  type Page,
  type Parent,
  type View,
} from './state.js';

type Standing = {
  readonly parent: Parent;
  readonly inTrash: boolean;
  readonly id: string;
  readonly shared?: boolean;
  readonly published?: boolean;
};

/** The object itself and everything it stands in, outwards. */
function* lineage(world: NotionWorld, from: Standing): Generator<Standing> {
  let at: Standing | undefined = from;
  while (at !== undefined) {
    yield at;
    at = above(world, at.parent);
  }
}

function above(world: NotionWorld, parent: Parent): Standing | undefined {
  if (parent.type === 'workspace') return undefined;
  if (parent.type === 'data_source_id') return world.dataSources.get(parent.id);
  return world.nodes.get(parent.id);
}

/** Sharing goes down the tree; the nearest page that says yes or no decides. */
export function isShared(world: NotionWorld, node: Standing): boolean {
  for (const one of lineage(world, node)) if (one.shared !== undefined) return one.shared;
  return false;
}

/** In the trash by itself or with what it stands in. */
export function isTrashed(world: NotionWorld, node: Standing): boolean {
  for (const one of lineage(world, node)) if (one.inTrash) return true;
  return false;
}

/** What stands below a published page is public too. */
export function isPublic(world: NotionWorld, node: Standing): boolean {
  for (const one of lineage(world, node)) if (one.published) return true;
  return false;
}

export function isBelow(world: NotionWorld, node: Standing, id: string): boolean {
  for (const one of lineage(world, node)) if (one.id === id) return true;
  return false;
}

/** Any page, database or block by its id. */
export function blockFor(world: NotionWorld, id: string, kind = 'block'): Node {
  const node = world.nodes.get(id);
  if (node === undefined || !isShared(world, node)) throw notFound(kind, id, BOT);
  return node;
}

export function pageFor(world: NotionWorld, id: string): Page {
  const node = blockFor(world, id, 'page');
  if (node.kind !== 'page') throw notFound('page', id, BOT);
  return node;
}

export function databaseFor(world: NotionWorld, id: string): Database {
  const node = blockFor(world, id, 'database');
  if (node.kind !== 'database') throw notFound('database', id, BOT);
  return node;
}

export function dataSourceFor(world: NotionWorld, id: string): DataSource {
  const source = world.dataSources.get(id);
  if (source === undefined || !isShared(world, source)) throw notFound('data_source', id, BOT);
  return source;
}

export function viewFor(world: NotionWorld, id: string): View {
  const view = world.views.get(id);
  if (view === undefined || !isShared(world, view)) throw notFound('view', id, BOT);
  return view;
}
