import { z } from 'zod';
import type { NotionClient } from './client.js';
import { plainId } from './schema.js';
import type { ViewDraft } from './view-drafts.js';

const widget = z.looseObject({ view_id: z.string() });
const configuration = z.looseObject({
  rows: z.array(z.looseObject({ widgets: z.array(widget) })).optional(),
});
export const nativeView = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Set where the view is shown in a dashboard only. */
  dashboard_view_id: z.string().nullable().optional(),
  filter: z.unknown(),
  sorts: z.unknown(),
  configuration: configuration.nullable().optional(),
});
export type NativeView = z.infer<typeof nativeView>;

const source = z.object({ parent: z.object({ database_id: z.string() }) });
const viewList = z.object({
  results: z.array(z.object({ id: z.string() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});

/** What Notion calls the view it makes with a database. */
export const givenName = 'Default view';

/** By name, or renamed by what it shows. */
export function isSame(draft: ViewDraft, view: NativeView): boolean {
  if (view.type !== draft.type) return false;
  if (view.name.trim().toLocaleLowerCase('en') === draft.name.toLocaleLowerCase('en')) return true;
  const parts = Object.entries(partsOf(draft));
  return (
    view.name !== givenName &&
    parts.length > 0 &&
    Boolean(draft.filter) === Boolean(view.filter) &&
    parts.every(([part, asked]) => holds(asked, view[part as 'filter' | 'sorts' | 'configuration']))
  );
}

/**
 * Whether all that was asked for is in what stands; more may be. Ids come in either form. With `any column` the column
 * of a filter or a sort may be named otherwise than by its id.
 */
export function holds(
  asked: unknown,
  stands: unknown,
  columns: 'same column' | 'any column' = 'same column',
): boolean {
  if (Array.isArray(asked)) {
    return Array.isArray(stands) && asked.every((item, index) => holds(item, stands[index], columns));
  }
  if (typeof asked === 'object' && asked !== null) {
    if (typeof stands !== 'object' || stands === null) return false;
    const found = stands as Record<string, unknown>;
    return Object.entries(asked).every(([key, value]) =>
      key === 'property' && columns === 'any column'
        ? typeof found[key] === 'string'
        : holds(value, found[key], columns),
    );
  }
  if (typeof asked === 'string' && typeof stands === 'string') return plainId(asked) === plainId(stands);
  return asked === stands;
}

export function partsOf({ filter, sorts, configuration: settings }: ViewDraft): Record<string, unknown> {
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(sorts === undefined ? {} : { sorts }),
    ...(settings === undefined ? {} : { configuration: settings }),
  };
}

/** The database a data source stands in. */
export async function databaseOf(client: NotionClient, sourceId: string): Promise<string> {
  const { parent } = await client.call({
    kind: 'schema',
    method: 'get',
    path: `data_sources/${sourceId}`,
    answer: source,
    repeatable: true,
  });
  return parent.database_id;
}

export async function viewIdsOf(client: NotionClient, databaseId: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const list: z.infer<typeof viewList> = await client.call({
      kind: 'schema',
      method: 'get',
      path: 'views',
      query: { database_id: databaseId, ...(cursor === null ? {} : { start_cursor: cursor }) },
      answer: viewList,
      repeatable: true,
    });
    ids.push(...list.results.map(({ id }) => id));
    cursor = list.has_more ? list.next_cursor : null;
  } while (cursor !== null);
  return ids;
}

/** A list of views gives their ids alone. Views that are shown in a dashboard only are left out. */
export async function readViews(client: NotionClient, ids: readonly string[]): Promise<NativeView[]> {
  const views: NativeView[] = [];
  for (const id of ids) {
    const view = await readView(client, id);
    if (!view.dashboard_view_id) views.push(view);
  }
  return views;
}

/** The view Notion makes with a database, as it is before anybody changed it. */
export function givenView(id: string): NativeView {
  return { id, name: givenName, type: 'table', filter: null, sorts: null };
}

export function readView(client: NotionClient, id: string): Promise<NativeView> {
  return client.call({
    kind: 'schema',
    method: 'get',
    path: `views/${id}`,
    answer: nativeView,
    repeatable: true,
  });
}
