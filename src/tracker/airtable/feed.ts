import { TrackerError } from '../errors.js';
import { type TableKey, tableKeys } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Binding, ChangePage, Cursor, StandingTable } from '../port.js';
import type { AirtableClient } from './client.js';
import { cursorText, type FeedCursor, readCursor } from './cursor.js';
import { changesOf } from './payloads.js';
import { type Listing, listRecords, quoted, wholeRow } from './read.js';
import { firstPayload, makeWebhook, nextPayload, readPayloads, webhookLifeMs } from './webhook.js';

export type FeedDeps = {
  readonly client: AirtableClient;
  readonly clock: Clock;
  /** The tables as they stand, to tell a deleted table from a missing right. */
  readonly tables: () => Promise<readonly StandingTable[]>;
};

export type Feed = {
  /** A feed that tells of a new base from its first row on; null where no webhook may be made. */
  open(baseId: string): Promise<Cursor | null>;
  changes(binding: Binding, from: Cursor | null): AsyncGenerator<ChangePage>;
};

/** Clocks differ, and an edit takes a while to show: rows edited shortly before the last reading are read again. */
const overlapMs = 5 * 60_000;

/** Payloads asked for in a row: after so many changes a complete reading takes fewer calls. */
const mostPayloadPages = 8;

type WebhookPlace = Extract<FeedCursor, { kind: 'webhook' }>;

type Bound = { readonly table: TableKey; readonly listing: Listing };

/**
 * What changed: by a webhook's payloads, one call when nothing did. Where no webhook may be made, by the time of the
 * last edit, one call a table; deletions then show at the next complete reading. Where that is refused too, by
 * reading everything.
 */
export function createFeed({ client, clock, tables }: FeedDeps): Feed {
  /** The webhook this process made or used last: a complete reading asked for later need not make another. */
  let known: WebhookPlace | null = null;

  async function* changes(binding: Binding, from: Cursor | null): AsyncGenerator<ChangePage> {
    const place = from === null ? null : readCursor(from);
    if (place?.kind === 'webhook' && alive(place)) {
      if (yield* payloadPages(binding, place)) return;
    } else if (place?.kind === 'time') {
      if (yield* editedSince(binding, place.since)) return;
    }
    const taken = place?.kind === 'scan' ? place.after : undefined;
    const usable = taken && (taken.kind !== 'webhook' || alive(taken));
    yield* scan(binding, usable ? taken : await begin(binding, place));
  }

  function alive(place: WebhookPlace): boolean {
    return clock.now() - place.askedAt < webhookLifeMs;
  }

  /** The feed to go on with after a complete reading; taken before it starts, so that nothing is missed. */
  async function begin(binding: Binding, lost: ReturnType<typeof readCursor>): Promise<FeedCursor> {
    if (known && alive(known)) return known;
    const now = clock.now();
    const made = await listen(binding.container, now);
    if (made) {
      known = made;
      return made;
    }
    // A feed by time that led here was refused.
    return lost?.kind === 'time' || lost?.kind === 'none' ? { kind: 'none' } : { kind: 'time', since: now };
  }

  async function listen(baseId: string, askedAt: number): Promise<WebhookPlace | null> {
    const id = await makeWebhook(client, baseId);
    if (id === null) return null;
    return { kind: 'webhook', id, next: firstPayload, askedAt };
  }

  /** The same webhook, from the payload that comes next. */
  async function latest(binding: Binding, place: WebhookPlace): Promise<WebhookPlace | null> {
    const next = await nextPayload(client, binding.container, place.id);
    return next === null ? null : { ...place, next };
  }

  async function open(baseId: string): Promise<Cursor | null> {
    const made = await listen(baseId, clock.now());
    return made && cursorText(made);
  }

  /** @returns whether the webhook still tells; if not, everything has to be read. */
  async function* payloadPages(binding: Binding, start: WebhookPlace): AsyncGenerator<ChangePage, boolean> {
    let place = start;
    let asked = 0;
    for (;;) {
      const askedAt = clock.now();
      const list = await readPayloads(client, binding.container, place);
      if (list === null) {
        known = null;
        return false;
      }
      place = { ...place, next: list.cursor, askedAt };
      known = place;
      asked += 1;
      const last = !list.mightHaveMore;
      const tooMany = !last && asked === mostPayloadPages;
      const told = changesOf(list.payloads, binding);
      yield {
        ...told,
        // What is passed over may speak of columns.
        schemaChanged: told.schemaChanged || tooMany,
        reading: 'delta',
        completed: [],
        cursor: cursorText(place),
        last,
      };
      if (last) return true;
      if (tooMany) {
        // The complete reading that follows tells all that came before it.
        known = await latest(binding, place);
        return false;
      }
    }
  }

  /** @returns whether Airtable took the question. */
  async function* editedSince(binding: Binding, since: number): AsyncGenerator<ChangePage, boolean> {
    const now = clock.now();
    const limit = `DATETIME_PARSE(${quoted(new Date(since - overlapMs).toISOString())})`;
    const filterByFormula = `OR(IS_AFTER(LAST_MODIFIED_TIME(), ${limit}), IS_AFTER(CREATED_TIME(), ${limit}))`;
    const todo = boundTables(binding, 'feed');
    for (const [index, { table, listing }] of todo.entries()) {
      const pages = listRecords(client, { ...listing, filterByFormula });
      try {
        for await (const { records, last } of pages) {
          const done = last && index === todo.length - 1;
          const cursor = cursorText({ kind: 'time', since: done ? now : since });
          yield delta(
            records.map((record) => wholeRow(table, boundFields(binding, table), record)),
            cursor,
            done,
          );
        }
      } catch (error) {
        if (error instanceof TrackerError && error.code === 'INVALID_FILTER_BY_FORMULA') return false;
        throw await missingTable(error, listing.tableId);
      }
    }
    if (todo.length === 0) yield delta([], cursorText({ kind: 'time', since: now }), true);
    return true;
  }

  async function* scan(binding: Binding, after: FeedCursor): AsyncGenerator<ChangePage> {
    const todo = boundTables(binding, 'read');
    const end = cursorText(after);
    const underway = cursorText({ kind: 'scan', after });
    if (todo.length === 0) yield { ...delta([], end, true), reading: 'scan' };
    for (const [index, { table, listing }] of todo.entries()) {
      try {
        for await (const { records, last } of listRecords(client, listing)) {
          const done = last && index === todo.length - 1;
          yield {
            rows: records.map((record) => wholeRow(table, boundFields(binding, table), record)),
            deleted: [],
            schemaChanged: false,
            reading: 'scan',
            completed: last ? [table] : [],
            cursor: done ? end : underway,
            last: done,
          };
        }
      } catch (error) {
        throw await missingTable(error, listing.tableId);
      }
    }
  }

  /** Airtable answers the same for a deleted table and a missing right; the schema tells which it is. */
  async function missingTable(error: unknown, tableId: string): Promise<unknown> {
    if (!(error instanceof TrackerError) || error.kind !== 'permission') return error;
    const standing = await tables();
    if (standing.some((table) => table.id === tableId)) return error;
    return new TrackerError('A table is gone', {
      kind: 'not-found',
      advice: 'Restore it from the trash of the base, or run "apply" to have it made again.',
      cause: error,
    });
  }

  return { changes, open };
}

function delta(rows: ChangePage['rows'], cursor: Cursor, last: boolean): ChangePage {
  return { rows, deleted: [], schemaChanged: false, reading: 'delta', completed: [], cursor, last };
}

function boundTables(binding: Binding, kind: Listing['kind']): Bound[] {
  return tableKeys.flatMap((table) => {
    const bound = binding.tables[table];
    if (!bound) return [];
    const fields = Object.values(bound.fields).map(({ id }) => id);
    return [{ table, listing: { baseId: binding.container, tableId: bound.id, fields, kind } }];
  });
}

function boundFields(binding: Binding, table: TableKey) {
  return binding.tables[table]?.fields ?? {};
}
