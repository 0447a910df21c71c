import nock from 'nock';
import type { CallKind } from '../../../src/tracker/errors.js';
import { fieldSpec, type Pack, type TableKey, tableSpec } from '../../../src/tracker/model.js';
import { type NotionOptions, openNotion } from '../../../src/tracker/notion/index.js';
import type { Binding, BoundField } from '../../../src/tracker/port.js';
import * as support from '../../support/airtable.js';
import { type FakeClock, fakeClock } from '../../support/fake-clock.js';

export const token = 'ntn_test.secret';
export const rootId = '0e0e0e0e-1111-4222-8333-444444444444';
export const botId = 'b07b07b0-1111-4222-8333-444444444444';

export function notionWire(): nock.Scope {
  return nock('https://api.notion.com', {
    reqheaders: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11' },
  });
}

export type Bench = { tracker: ReturnType<typeof openNotion>; clock: FakeClock; spent: CallKind[] };

/** A tracker below the root page with a virtual clock, and a count of its calls. */
export function openBench(options: Partial<NotionOptions> = {}): Bench {
  const clock = fakeClock('2026-11-23T09:00:00.000Z');
  const spent: CallKind[] = [];
  const tracker = openNotion({
    token,
    parentPageId: rootId,
    clock,
    meter: {
      spend: async (kind) => {
        spent.push(kind);
      },
    },
    ...options,
  });
  return { tracker, clock, spent };
}

/** The binding of a tracker in which the chosen packs stand; ids are made of the keys. */
export function bindingOf(packs: readonly Pack[] = []): Binding {
  const { tables } = support.bindingOf(packs);
  const bound = Object.entries(tables).map(([key, table]) => {
    const fields = Object.entries(table.fields).map(([field, column]) => [
      field,
      { ...column, id: columnId(key as TableKey, field) } satisfies BoundField,
    ]);
    return [key, { id: sourceId(key as TableKey), fields: Object.fromEntries(fields) }];
  });
  return { container: rootId, tables: Object.fromEntries(bound) };
}

export function sourceId(table: TableKey): string {
  return `ds-${table}`;
}

/** The title is always called so, and the body of a page is no property. */
export function columnId(table: TableKey, field: string): string {
  if (field === tableSpec(table).primary) return 'title';
  return fieldSpec(table, field)?.type === 'richText' ? 'page-body' : `p-${table}-${field}`;
}

/** The same binding with these tables only. */
export function onlyTables(...tables: TableKey[]): Binding {
  return support.onlyTables(bindingOf(), ...tables);
}

export const { failureOf, pagesOf } = support;

export function refusal(status: number, code: string, message: string, more: object = {}): object {
  return { object: 'error', status, code, message, request_id: 'r1', ...more };
}

export function text(content: string): object[] {
  return [{ type: 'text', plain_text: content, text: { content } }];
}

/** A page as Notion shows it; properties by the keys of the model. */
export function page(
  table: TableKey,
  id: string,
  properties: Readonly<Record<string, { readonly type: string } & Record<string, unknown>>> = {},
  more: object = {},
): object {
  const shown = Object.entries(properties).map(([field, value]) => [
    fieldSpec(table, field)?.label ?? field,
    { id: encodeURIComponent(columnId(table, field)), ...value },
  ]);
  return {
    object: 'page',
    id,
    created_time: '2026-11-01T08:00:00.000Z',
    last_edited_time: '2026-11-20T08:00:00.000Z',
    last_edited_by: { object: 'user', id: botId },
    in_trash: false,
    properties: Object.fromEntries(shown),
    ...more,
  };
}

export function list(results: readonly object[], next: string | null = null, more: object = {}): object {
  return { object: 'list', results, has_more: next !== null, next_cursor: next, ...more };
}

export const children = `/v1/blocks/${rootId}/children`;
