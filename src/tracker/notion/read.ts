import { z } from 'zod';
import { fieldSpec, type TableKey } from '../model.js';
import type { BoundField, RawCell, RowChange } from '../port.js';
import type { NotionClient } from './client.js';
import { decodeCell, type NativeValue } from './codec.js';
import { protocolError } from './errors.js';
import { bodyFieldId, plainId } from './schema.js';

const value = z.looseObject({ id: z.string(), type: z.string(), has_more: z.boolean().optional() });

export const nativePage = z.object({
  id: z.string(),
  created_time: z.string(),
  last_edited_time: z.string(),
  last_edited_by: z.object({ id: z.string() }).optional(),
  in_trash: z.boolean().optional(),
  properties: z.record(z.string(), value),
});
export type NativePage = z.infer<typeof nativePage>;

const pageList = z.object({
  results: z.array(nativePage),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
  request_status: z.object({ type: z.string() }).optional(),
});

export type Query = {
  readonly sourceId: string;
  readonly kind: 'read' | 'feed' | 'write' | 'provision';
  readonly filter?: Record<string, unknown>;
  readonly timestamp: 'created_time' | 'last_edited_time';
};

/** Rows of a table, oldest first by the named time, a hundred a call. */
export async function* queryRows(
  client: NotionClient,
  query: Query,
): AsyncGenerator<{ pages: readonly NativePage[]; last: boolean }> {
  let cursor: string | null = null;
  // Past ten thousand results Notion stops; the rest is asked for from the last time seen.
  let from: string | null = null;
  for (;;) {
    const list: z.infer<typeof pageList> = await client.call({
      kind: query.kind,
      method: 'post',
      path: `data_sources/${query.sourceId}/query`,
      body: {
        page_size: 100,
        sorts: [{ timestamp: query.timestamp, direction: 'ascending' }],
        ...(cursor === null ? {} : { start_cursor: cursor }),
        ...filterOf(query, from),
      },
      answer: pageList,
      repeatable: true,
    });
    const cutShort = list.request_status?.type === 'incomplete' && !list.has_more;
    const reached = list.results.at(-1)?.[query.timestamp];
    // Going on from the same time would bring the same rows for ever, and the rest must not be taken for gone.
    if (cutShort && (reached === undefined || reached === from)) {
      throw protocolError(
        'Notion gives no more than 10,000 rows, and as many were made or edited in one minute',
      );
    }
    yield { pages: list.results, last: !list.has_more && !cutShort };
    if (cutShort) {
      cursor = null;
      from = reached ?? null;
    } else if (list.has_more && list.next_cursor !== null) cursor = list.next_cursor;
    else return;
  }
}

function filterOf({ filter, timestamp }: Query, from: string | null): Record<string, unknown> {
  const since = from === null ? undefined : { timestamp, [timestamp]: { on_or_after: from } };
  if (filter && since) return { filter: { and: [filter, since] } };
  return filter ? { filter } : since ? { filter: since } : {};
}

const propertyItems = z.object({
  results: z.array(z.looseObject({ relation: z.object({ id: z.string() }).optional() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});

/**
 * A page as a row. Its body is no property and is not read here: what stands in the mirror stays. A relation is cut
 * at 25 in a page; the whole of it is asked for.
 */
export async function rowOf(
  client: NotionClient,
  table: TableKey,
  bound: Readonly<Record<string, BoundField>>,
  page: NativePage,
): Promise<RowChange> {
  const byId = new Map(Object.values(page.properties).map((native) => [plainId(native.id), native]));
  const cells: Record<string, RawCell> = {};
  let hasBody = false;
  for (const [field, column] of Object.entries(bound)) {
    const spec = fieldSpec(table, field);
    if (column.id === bodyFieldId) {
      hasBody = true;
      continue;
    }
    const native = byId.get(column.id);
    if (!spec || !native) continue;
    cells[field] =
      native.has_more === true && spec.type === 'link'
        ? await wholeRelation(client, page.id, column.id)
        : decodeCell(spec, column, native as NativeValue);
  }
  return { table, id: page.id, createdAt: page.created_time, cells, whole: !hasBody };
}

async function wholeRelation(client: NotionClient, pageId: string, propertyId: string): Promise<RawCell> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const list: z.infer<typeof propertyItems> = await client.call({
      kind: 'read',
      method: 'get',
      path: `pages/${pageId}/properties/${encodeURIComponent(propertyId)}`,
      query: { page_size: 100, ...(cursor === null ? {} : { start_cursor: cursor }) },
      answer: propertyItems,
      repeatable: true,
    });
    ids.push(...list.results.flatMap(({ relation }) => relation?.id ?? []));
    cursor = list.has_more ? list.next_cursor : null;
  } while (cursor !== null);
  return ids;
}

/** The text of a page, in Notion's own Markdown. */
export async function readBody(client: NotionClient, pageId: string): Promise<RawCell> {
  const { markdown } = await client.call({
    kind: 'read',
    method: 'get',
    path: `pages/${pageId}/markdown`,
    answer: z.object({ markdown: z.string() }),
    repeatable: true,
  });
  return markdown.trim() === '' ? null : markdown;
}
