import { describe, expect, it } from 'vitest';
import type { ChangePage } from '../../../src/tracker/port.js';
import {
  airtableWire,
  bindingOf,
  failureOf,
  onlyTables,
  openBench,
  pagesOf,
} from '../../support/airtable.js';

const hooks = '/v0/bases/app1/webhooks';
const payloads = `${hooks}/ach1/payloads`;
const clients = '/v0/app1/tbl-clients';
const binding = onlyTables(bindingOf(), 'clients');
const day = 86_400_000;
const start = Date.parse('2026-11-23T09:00:00.000Z');
const created = '2026-11-23T08:00:00.000Z';

function webhookAt(next: number, askedAt = start): string {
  return JSON.stringify({ kind: 'webhook', id: 'ach1', next, askedAt });
}

function replies(cursor: number, list: object[] = [], more = false): void {
  airtableWire().get(payloads).query(true).reply(200, { cursor, mightHaveMore: more, payloads: list });
}

function tables(changed: object) {
  return { baseTransactionNumber: 1, payloadFormat: 'v0', changedTablesById: { 'tbl-clients': changed } };
}

function makes(): void {
  airtableWire().post(hooks).reply(200, { id: 'ach1', macSecretBase64: 'c2VjcmV0', expirationTime: created });
}

function scans(times = 1): void {
  airtableWire().get(clients).query(true).times(times).reply(200, { records: [] });
}

function last(pages: readonly ChangePage[]): { kind: string; [word: string]: unknown } {
  return JSON.parse(pages.at(-1)?.cursor ?? '{}');
}

describe('tracker/airtable/feed', () => {
  it('makes a webhook without a URL before the first complete reading, so that nothing is missed', async () => {
    const order: string[] = [];
    airtableWire()
      .post(hooks, (body) => {
        expect(body.notificationUrl).toBeUndefined();
        return order.push('webhook') > 0;
      })
      .reply(200, { id: 'ach1', macSecretBase64: 'c2VjcmV0' })
      .get(clients)
      .query(() => order.push('scan') > 0)
      .reply(200, { records: [] });
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, null));
    expect(order).toEqual(['webhook', 'scan']);
    expect(pages).toMatchObject([{ reading: 'scan', last: true }]);
    expect(last(pages)).toMatchObject({ kind: 'webhook', id: 'ach1', next: 1 });
  });

  it('asks one call when nothing changed', async () => {
    replies(7);
    const { tracker, spent } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(7)));
    expect(pages).toMatchObject([
      { rows: [], deleted: [], schemaChanged: false, reading: 'delta', last: true },
    ]);
    expect(spent).toEqual(['feed']);
  });

  it('goes through all payloads, a cursor a page', async () => {
    const asked: unknown[] = [];
    const note = (query: Record<string, unknown>) => asked.push(query['cursor']) > 0;
    airtableWire()
      .get(payloads)
      .query(note)
      .reply(200, { cursor: 51, mightHaveMore: true, payloads: [] })
      .get(payloads)
      .query(note)
      .reply(200, { cursor: 60, mightHaveMore: false, payloads: [] });
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(1)));
    expect(asked).toEqual(['1', '51']);
    expect(pages.map(({ cursor, last: end }) => [JSON.parse(cursor).next, end])).toEqual([
      [51, false],
      [60, true],
    ]);
  });

  it('puts new, changed and deleted rows into the words of the model, the last word on each cell counting', async () => {
    replies(9, [
      tables({
        createdRecordsById: {
          recNew: { createdTime: created, cellValuesByFieldId: { 'fld-clients-name': 'Ada' } },
          recShort: { createdTime: created, cellValuesByFieldId: { 'fld-clients-name': 'Brief' } },
        },
        changedRecordsById: {
          recOld: {
            current: {
              cellValuesByFieldId: {
                'fld-clients-status': { id: 'sel-active', name: 'Active', color: 'blue' },
                'fld-clients-notes': null,
              },
            },
          },
        },
      }),
      tables({
        changedRecordsById: {
          recNew: { current: { cellValuesByFieldId: { 'fld-clients-name': 'Ada L.' } } },
          recForeign: { current: { cellValuesByFieldId: { fldTheirs: 1 } } },
        },
        destroyedRecordIds: ['recShort', 'recGone'],
      }),
    ]);
    const { tracker } = openBench();
    const [page] = await pagesOf(tracker.changes(binding, webhookAt(7)));
    expect(page?.rows).toEqual([
      { table: 'clients', id: 'recNew', createdAt: created, cells: { name: 'Ada L.' }, whole: false },
      {
        table: 'clients',
        id: 'recOld',
        createdAt: null,
        cells: { status: 'active', notes: null },
        whole: false,
      },
    ]);
    expect(page?.deleted).toEqual([
      { table: 'clients', id: 'recShort' },
      { table: 'clients', id: 'recGone' },
    ]);
  });

  it('keeps a row that was deleted and brought back', async () => {
    replies(9, [
      tables({ destroyedRecordIds: ['rec1'] }),
      tables({ createdRecordsById: { rec1: { createdTime: created, cellValuesByFieldId: {} } } }),
    ]);
    const { tracker } = openBench();
    const [page] = await pagesOf(tracker.changes(binding, webhookAt(7)));
    expect(page).toMatchObject({ rows: [{ id: 'rec1', createdAt: created }], deleted: [] });
  });

  it.each([
    ['a column was made', tables({ createdFieldsById: { fld9: { name: 'New', type: 'number' } } })],
    ['a column was changed', tables({ changedFieldsById: { fld9: { current: { name: 'x' } } } })],
    ['a column was deleted', tables({ destroyedFieldIds: ['fld9'] })],
    ['a table was renamed', tables({ changedMetadata: { current: { name: 'Kunden' } } })],
    ['a table was made', { createdTablesById: { tbl9: {} } }],
    ['a table was deleted', { destroyedTableIds: ['tbl9'] }],
  ])('asks for a look at the schema when %s', async (_, payload) => {
    replies(8, [payload]);
    const { tracker } = openBench();
    const [page] = await pagesOf(tracker.changes(binding, webhookAt(7)));
    expect(page?.schemaChanged).toBe(true);
  });

  it.each([
    ['is gone', 404, { error: 'NOT_FOUND' }],
    ['is hidden', 403, { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } }],
    ['does not know the cursor', 422, { error: { type: 'INVALID_REQUEST_UNKNOWN' } }],
    ['has broken', 200, { cursor: 8, payloads: [{ error: true, code: 'INVALID_HOOK' }] }],
  ])('makes a new webhook and reads everything when its own %s', async (_, status, body) => {
    airtableWire().get(payloads).query(true).reply(status, body);
    makes();
    scans();
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(7)));
    expect(pages).toMatchObject([{ reading: 'scan', completed: ['clients'], last: true }]);
    expect(last(pages)).toMatchObject({ kind: 'webhook', next: 1 });
  });

  it('does not trust a webhook nobody asked for seven days: it may have died in silence', async () => {
    makes();
    scans();
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(7, start - 7 * day)));
    expect(pages).toMatchObject([{ reading: 'scan', last: true }]);
  });

  it('still trusts one that was asked six days ago', async () => {
    replies(7);
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(7, start - 6 * day)));
    expect(last(pages)).toMatchObject({ askedAt: start });
  });

  it('keeps the webhook it has when everything is to be read again', async () => {
    replies(12);
    scans();
    const { tracker } = openBench();
    await pagesOf(tracker.changes(binding, webhookAt(7)));
    const pages = await pagesOf(tracker.changes(binding, null));
    expect(last(pages)).toMatchObject({ kind: 'webhook', id: 'ach1', next: 12 });
  });

  it('reads everything rather than a long list of changes, and goes on behind it', async () => {
    for (const next of [51, 101, 151, 201, 251, 301, 351, 401]) replies(next, [], true);
    airtableWire()
      .get(hooks)
      .reply(200, {
        webhooks: [
          { id: 'achOther', cursorForNextPayload: 3 },
          { id: 'ach1', cursorForNextPayload: 9_000 },
        ],
      });
    scans();
    const { tracker, spent } = openBench();
    const pages = await pagesOf(tracker.changes(binding, webhookAt(1)));
    expect(pages.map(({ reading }) => reading)).toEqual([...Array(8).fill('delta'), 'scan']);
    expect(pages[7]).toMatchObject({ schemaChanged: true, last: false });
    expect(last(pages)).toMatchObject({ kind: 'webhook', id: 'ach1', next: 9_000 });
    expect(spent).toHaveLength(10);
  });

  it('begins a complete reading again that did not come to its end, with the webhook taken before it', async () => {
    makes();
    airtableWire().get(clients).query(true).reply(200, { records: [], offset: 'itr1' });
    const { tracker } = openBench();
    let cursor = '';
    for await (const page of tracker.changes(binding, null)) {
      cursor = page.cursor;
      break;
    }
    scans();
    const next = openBench();
    const pages = await pagesOf(next.tracker.changes(binding, cursor));
    expect(pages).toMatchObject([{ reading: 'scan', completed: ['clients'], last: true }]);
    expect(last(pages)).toMatchObject({ kind: 'webhook', id: 'ach1', next: 1 });
    expect(next.spent).toEqual(['read']);
  });

  it.each(['', 'x', '{}', '{"kind":"webhook"}', 'null'])(
    'reads everything for a cursor it did not write: %j',
    async (from) => {
      makes();
      scans();
      const { tracker } = openBench();
      expect(await pagesOf(tracker.changes(binding, from))).toMatchObject([{ reading: 'scan', last: true }]);
    },
  );

  it('asks for rows edited lately where no webhook may be made', async () => {
    airtableWire()
      .post(hooks)
      .reply(403, { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } });
    scans();
    const { tracker, clock } = openBench();
    const first = await pagesOf(tracker.changes(binding, null));
    expect(last(first)).toEqual({ kind: 'time', since: start });

    clock.set(start + day);
    airtableWire()
      .get(clients)
      .query(({ filterByFormula }) => {
        expect(filterByFormula).toContain(
          "IS_AFTER(LAST_MODIFIED_TIME(), DATETIME_PARSE('2026-11-23T08:55:00.000Z'))",
        );
        return true;
      })
      .reply(200, { records: [{ id: 'rec1', createdTime: created, fields: { 'fld-clients-name': 'Ada' } }] });
    const pages = await pagesOf(tracker.changes(binding, first.at(-1)?.cursor ?? ''));
    expect(pages).toMatchObject([
      { reading: 'delta', rows: [{ id: 'rec1', whole: true }], completed: [], last: true },
    ]);
    expect(last(pages)).toEqual({ kind: 'time', since: start + day });
  });

  it('reads everything each time where filtering by time is refused too', async () => {
    airtableWire()
      .get(clients)
      .query(({ filterByFormula }) => filterByFormula !== undefined)
      .reply(422, { error: { type: 'INVALID_FILTER_BY_FORMULA', message: 'no' } })
      .post(hooks)
      .reply(422, { error: { type: 'TOO_MANY_WEBHOOKS_IN_BASE' } });
    scans();
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(binding, JSON.stringify({ kind: 'time', since: start })));
    expect(pages).toMatchObject([{ reading: 'scan', last: true }]);
    expect(last(pages)).toEqual({ kind: 'none' });
  });

  it('stops when the quota is used up instead of trying another way', async () => {
    airtableWire()
      .get(payloads)
      .query(true)
      .reply(429, { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED' }] });
    const { tracker } = openBench();
    expect((await failureOf(pagesOf(tracker.changes(binding, webhookAt(7))))).kind).toBe('quota');
  });
});
