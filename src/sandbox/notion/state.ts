import type { Clock } from '../clock.js';
import type { Json } from '../reply.js';
import { newId } from './ids.js';
import type { RichText } from './rich-text.js';

export type Parent =
  | { readonly type: 'workspace' }
  | { readonly type: 'page_id' | 'block_id' | 'database_id' | 'data_source_id'; readonly id: string };

type Kept = {
  readonly id: string;
  parent: Parent;
  readonly createdAt: number;
  /** Milliseconds; pages, blocks and data sources show it cut to the minute. */
  editedAt: number;
  readonly createdBy: string;
  editedBy: string;
  inTrash: boolean;
};

export type Page = Kept & {
  readonly kind: 'page';
  /** By property id. A page outside a data source has only `title`. */
  values: Record<string, unknown>;
  children: string[];
  icon: Json | null;
  cover: Json | null;
  isLocked: boolean;
  isArchived: boolean;
  /** Its number for the unique_id of its data source. */
  number?: number;
  /** Whether a person added the connection to this page (and so to all below), or took it away. */
  shared?: boolean;
  published?: boolean;
};

export type Block = Kept & {
  readonly kind: 'block';
  readonly type: string;
  content: Json;
  children: string[];
};

export type Database = Kept & {
  readonly kind: 'database';
  title: RichText[];
  description: RichText[];
  icon: Json | null;
  cover: Json | null;
  isInline: boolean;
  isLocked: boolean;
  dataSourceIds: string[];
  viewIds: string[];
};

export type Node = Page | Block | Database;

export type DataSource = Kept & {
  readonly kind: 'data_source';
  title: RichText[];
  icon: Json | null;
  /** Without a parent of its own: it is the database that stands on a page. */
  databaseId: string;
  /** By decoded id. */
  properties: Map<string, Property>;
  /** Pages that are rows, oldest first. */
  rows: Set<string>;
  nextNumber: number;
};

export type Option = { id: string; name: string; color: string; description: string | null };
export type Group = { id: string; name: string; color: string; option_ids: string[] };

export type Property = {
  readonly id: string;
  /** How many stood before it: the API shows properties by their ids, a person sees them as they were made. */
  readonly place: number;
  name: string;
  type: string;
  description: string | null;
  /** Numbers: their format. */
  format?: string;
  options?: Option[];
  groups?: Group[];
  prefix?: string | null;
  /** With each property name replaced by its id, so that a rename breaks nothing. */
  expression?: string;
  targetId?: string;
  /** The property on the other side of a two-way relation. */
  syncedId?: string;
  rollup?: { relationId: string; propertyId: string; function: string };
};

export type View = Kept & {
  readonly kind: 'view';
  readonly databaseId: string | null;
  readonly dashboardId: string | null;
  readonly dataSourceId: string;
  readonly type: string;
  name: string;
  filter: Json | null;
  sorts: readonly Json[] | null;
  quickFilters: Json | null;
  configuration: Json;
};

export type Comment = {
  readonly id: string;
  readonly parent: Parent;
  readonly discussionId: string;
  readonly createdAt: number;
  editedAt: number;
  readonly createdBy: string;
  readonly byPerson: boolean;
  text: RichText[];
};

export type Capability =
  | 'read_content'
  | 'update_content'
  | 'insert_content'
  | 'read_comments'
  | 'insert_comments';

export const CAPABILITIES: readonly Capability[] = [
  'read_content',
  'update_content',
  'insert_content',
  'read_comments',
  'insert_comments',
];

export type Token = { readonly capabilities: readonly Capability[]; readonly revoked: boolean };

export type ViewQuery = {
  readonly id: string;
  readonly viewId: string;
  readonly ids: string[];
  readonly expiresAt: number;
};

/** The local Notion: one workspace of one person, with one connection. */
export type NotionWorld = {
  readonly clock: Clock;
  readonly nodes: Map<string, Node>;
  readonly dataSources: Map<string, DataSource>;
  readonly views: Map<string, View>;
  readonly comments: Map<string, Comment>;
  readonly tokens: Map<string, Token>;
  readonly viewQueries: Map<string, ViewQuery>;
  /** Where in its list each cursor stood when it was given out. */
  readonly cursors: Map<string, number>;
  readonly tasks: Map<string, Json>;
  /** Blocks that may still be made; `null` without a limit. A free workspace of several members has 1000 in all. */
  blocksLeft: number | null;
  /** Counts changes, so that what was worked out before is known to hold still. */
  revision: number;
  readonly changed: () => void;
};

export const BOT = { id: '5b077000-5a4d-4b0e-8000-0000000000b0', name: 'Short Accounts' } as const;
export const PERSON = {
  id: '5b077000-5a4d-4b0e-8000-0000000000f1',
  name: 'Sandbox Person',
  email: 'person@example.com',
} as const;
export const WORKSPACE = { id: '5b077000-5a4d-4b0e-8000-0000000000a0', name: 'Sandbox' } as const;
/** The page that the connection is added to from the start. */
export const HOME_ID = '5b077000-5a4d-4b0e-8000-000000000001';

/** What every object begins with. */
export function newKept(world: NotionWorld, parent: Parent, by: string, id = newId()): Kept {
  const now = world.clock.ms();
  return { id, parent, createdAt: now, editedAt: now, createdBy: by, editedBy: by, inTrash: false };
}

export function newPage(world: NotionWorld, parent: Parent, by: string, id?: string): Page {
  const page: Page = {
    ...newKept(world, parent, by, id),
    kind: 'page',
    values: {},
    children: [],
    icon: null,
    cover: null,
    isLocked: false,
    isArchived: false,
  };
  world.nodes.set(page.id, page);
  return page;
}

export function touch(world: NotionWorld, kept: { editedAt: number; editedBy: string }, by: string): void {
  kept.editedAt = world.clock.ms();
  kept.editedBy = by;
}

export function propertyOf(source: DataSource, nameOrId: string): Property | undefined {
  const byId = source.properties.get(nameOrId);
  if (byId !== undefined) return byId;
  for (const property of source.properties.values()) if (property.name === nameOrId) return property;
  return undefined;
}

export function titleOf(page: Page): RichText[] {
  return (page.values['title'] ?? []) as RichText[];
}
