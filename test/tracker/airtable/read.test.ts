import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted } from '../../../src/tracker/airtable/read.js';
import {
  airtableWire,
  bindingOf,
  failureOf,
  onlyTables,
  openBench,
  pagesOf,
} from '../../support/airtable.js';

const clients = '/v0/app1/tbl-clients';
const noFeed = JSON.stringify({ kind: 'scan', after: { kind: 'none' } });
const staleIterator = { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } };

function record(id: string, name: string) {
  return { id, createdTime: '2026-01-05T09:00:00.000Z', fields: { 'fld-clients-name': name } };
}

describe('tracker/airtable/read', () => {
  it('reads a table a hundred rows a call, by field id, and only the bound columns', async () => {
    const asked: Record<string, unknown>[] = [];
    airtableWire()
      .get(clients)
      .query((query) => asked.push(query) > 0)
      .reply(200, { records: [record('rec1', 'Ada')], offset: 'itr/rec1' })
      .get(clients)
      .query((query) => asked.push(query) > 0)
      .reply(200, { records: [record('rec2', 'Ben')] });
    const { tracker } = openBench();
    const binding = onlyTables(bindingOf(), 'clients');
    const pages = await pagesOf(tracker.changes(binding, noFeed));
    expect(asked[0]).toMatchObject({ pageSize: '100', returnFieldsByFieldId: 'true' });
    expect(asked[0]?.['fields[]']).toEqual(
      Object.values(binding.tables.clients?.fields ?? {}).map(({ id }) => id),
    );
    expect(asked[1]).toMatchObject({ offset: 'itr/rec1' });
    expect(pages).toMatchObject([
      { reading: 'scan', completed: [], last: false },
      { reading: 'scan', completed: ['clients'], last: true },
    ]);
    expect(pages[0]?.rows).toEqual([
      {
        table: 'clients',
        id: 'rec1',
        createdAt: '2026-01-05T09:00:00.000Z',
        cells: { name: 'Ada' },
        whole: true,
      },
    ]);
  });

  it('begins a table again when Airtable forgot where the reading was', async () => {
    const offsets: unknown[] = [];
    const note = (query: Record<string, unknown>) => offsets.push(query['offset']) > 0;
    airtableWire()
      .get(clients)
      .query(note)
      .reply(200, { records: [record('rec1', 'Ada')], offset: 'itr1' })
      .get(clients)
      .query(note)
      .reply(422, staleIterator)
      .get(clients)
      .query(note)
      .reply(200, { records: [record('rec1', 'Ada')], offset: 'itr2' })
      .get(clients)
      .query(note)
      .reply(200, { records: [record('rec2', 'Ben')] });
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(onlyTables(bindingOf(), 'clients'), noFeed));
    expect(offsets).toEqual([undefined, 'itr1', undefined, 'itr2']);
    expect(pages.flatMap(({ completed }) => completed)).toEqual(['clients']);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))).toEqual(new Set(['rec1', 'rec2']));
  });

  it('does not begin again for ever', async () => {
    airtableWire().get(clients).query(true).times(4).reply(422, staleIterator);
    const { tracker } = openBench();
    const reading = pagesOf(tracker.changes(onlyTables(bindingOf(), 'clients'), noFeed));
    expect((await failureOf(reading)).kind).toBe('stale-cursor');
  });

  it('asks by POST when the address would be too long', async () => {
    const columns = Array.from({ length: 600 }, (_, n) => [`column${n}`, { id: `fldAAAAAAAAAA${n}` }]);
    const name = { name: { id: 'fld-clients-name' } };
    const binding = {
      container: 'app1',
      tables: { clients: { id: 'tbl-clients', fields: { ...name, ...Object.fromEntries(columns) } } },
    };
    const bodies: { fields?: string[]; offset?: string }[] = [];
    airtableWire()
      .post(`${clients}/listRecords`, (body) => bodies.push(body) > 0)
      .reply(200, { records: [record('rec1', 'Ada')], offset: 'itr1' })
      .post(`${clients}/listRecords`, (body) => bodies.push(body) > 0)
      .reply(200, { records: [] });
    const { tracker } = openBench();
    await pagesOf(tracker.changes(binding, noFeed));
    expect(bodies[0]?.fields).toHaveLength(601);
    expect(bodies.map(({ offset }) => offset)).toEqual([undefined, 'itr1']);
  });

  it('tells a deleted table from a missing right by the schema', async () => {
    const unseen = { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } };
    const other = { id: 'tbl-other', name: 'Other', primaryFieldId: 'fld1', fields: [] };
    const { tracker } = openBench();
    const binding = onlyTables(bindingOf(), 'clients');
    airtableWire().get(clients).query(true).reply(403, unseen);
    airtableWire()
      .get('/v0/meta/bases/app1/tables')
      .reply(200, { tables: [other] });
    expect((await failureOf(pagesOf(tracker.changes(binding, noFeed)))).kind).toBe('not-found');
    airtableWire().get(clients).query(true).reply(403, unseen);
    airtableWire()
      .get('/v0/meta/bases/app1/tables')
      .reply(200, { tables: [{ ...other, id: 'tbl-clients' }] });
    expect((await failureOf(pagesOf(tracker.changes(binding, noFeed)))).kind).toBe('permission');
  });

  it('quotes any text so that it cannot leave its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = quoted(text).slice(1, -1).replaceAll(/\\./gs, '');
        expect(inside).not.toMatch(/['\\\n\r]/);
      }),
    );
    expect(quoted("O'Neil \\ Co")).toBe("'O\\'Neil \\\\ Co'");
  });
});
