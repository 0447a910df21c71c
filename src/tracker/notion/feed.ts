import { z } from 'zod';
import { type TableKey, tableKeys } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Binding, BoundField, ChangePage, Cursor, RowChange } from '../port.js';
import type { NotionClient } from './client.js';
import { cursorText, readCursor } from './cursor.js';
import { type NativePage, queryRows, readBody, rowOf } from './read.js';
import { bodyFieldId, plainId } from './schema.js';

export type FeedDeps = { readonly client: NotionClient; readonly clock: Clock };

export type Feed = {
  changes(binding: Binding, from: Cursor | null): AsyncGenerator<ChangePage>;
};

/** Times are rounded to the minute, and an edit takes a while to show: what is this close is read again. */
const overlapMs = 2 * 60_000;

type Bound = {
  readonly table: TableKey;
  readonly sourceId: string;
  readonly fields: Readonly<Record<string, BoundField>>;
};

/**
 * What changed: by the time of the last edit, one call a table when nothing did. What really differs is for the
 * mirror to say. Rows in the trash vanish from answers; a complete reading finds them gone.
 */
export function createFeed({ client, clock }: FeedDeps): Feed {
  let bot: Promise<string> | null = null;

  /** The connection's own id: what it edited last, nobody else did. */
  function ownId(): Promise<string> {
    bot ??= client
      .call({
        kind: 'feed',
        method: 'get',
        path: 'users/me',
        answer: z.object({ id: z.string() }),
        repeatable: true,
      })
      .then(({ id }) => id)
      .catch((error: unknown) => {
        // The next round asks again.
        bot = null;
        throw error;
      });
    return bot;
  }

  async function* changes(binding: Binding, from: Cursor | null): AsyncGenerator<ChangePage> {
    const place = from === null ? null : readCursor(from);
    const todo = boundTables(binding);
    const known = todo.every(({ sourceId }) => place?.seen[sourceId] !== undefined);
    yield* read(todo, place !== null && known ? place.seen : null);
  }

  async function* read(
    todo: readonly Bound[],
    since: Readonly<Record<string, number>> | null,
  ): AsyncGenerator<ChangePage> {
    const reading = since === null ? ('scan' as const) : ('delta' as const);
    const seen: Record<string, number> = { ...since };
    for (const [index, bound] of todo.entries()) {
      const after = since?.[bound.sourceId];
      const query = {
        sourceId: bound.sourceId,
        kind: since === null ? ('read' as const) : ('feed' as const),
        timestamp: since === null ? ('created_time' as const) : ('last_edited_time' as const),
        ...(after === undefined ? {} : { filter: editedSince(after - overlapMs) }),
      };
      // A table without rows has been seen, too.
      seen[bound.sourceId] ??= 0;
      // In the order of making, a row edited behind the reading's back lies before others that were edited later.
      const newest = since === null ? clock.now() : Number.POSITIVE_INFINITY;
      for await (const { pages, last } of queryRows(client, query)) {
        for (const page of pages) {
          seen[bound.sourceId] = Math.max(seen[bound.sourceId] ?? 0, Math.min(editedAt(page), newest));
        }
        const done = last && index === todo.length - 1;
        yield {
          rows: await rowsOf(bound, pages),
          deleted: pages.filter((page) => page.in_trash).map(({ id }) => ({ table: bound.table, id })),
          schemaChanged: pages.some((page) => lacksColumn(bound, page)),
          reading,
          completed: reading === 'scan' && last ? [bound.table] : [],
          // Until the end a reading that is cut off begins again where it began.
          cursor: cursorText({ seen: done ? seen : { ...since } }),
          last: done,
        };
      }
    }
    if (todo.length === 0) {
      const cursor = cursorText({ seen });
      yield { rows: [], deleted: [], schemaChanged: false, reading, completed: [], cursor, last: true };
    }
  }

  async function rowsOf(bound: Bound, pages: readonly NativePage[]): Promise<RowChange[]> {
    const rows: RowChange[] = [];
    const body = Object.entries(bound.fields).find(([, column]) => column.id === bodyFieldId)?.[0];
    for (const page of pages) {
      if (page.in_trash) continue;
      const row = await rowOf(client, bound.table, bound.fields, page);
      // A body is known from its own writing, until a person was the last to touch the page.
      const touched = body !== undefined && page.last_edited_by?.id !== (await ownId());
      rows.push(touched ? { ...row, cells: { ...row.cells, [body]: await readBody(client, page.id) } } : row);
    }
    return rows;
  }

  return { changes };
}

/** Nobody tells of changed columns; a page shows when one of ours is missing. */
function lacksColumn(bound: Bound, page: NativePage): boolean {
  const there = new Set(Object.values(page.properties).map(({ id }) => plainId(id)));
  return Object.values(bound.fields).some(({ id }) => id !== bodyFieldId && !there.has(id));
}

function editedAt(page: NativePage): number {
  return Date.parse(page.last_edited_time);
}

function editedSince(ms: number): Record<string, unknown> {
  const time = new Date(Math.max(0, ms)).toISOString();
  return { timestamp: 'last_edited_time', last_edited_time: { on_or_after: time } };
}

function boundTables(binding: Binding): Bound[] {
  return tableKeys.flatMap((table) => {
    const bound = binding.tables[table];
    return bound ? [{ table, sourceId: bound.id, fields: bound.fields }] : [];
  });
}
