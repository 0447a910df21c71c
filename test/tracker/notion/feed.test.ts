import { describe, expect, it } from 'vitest';
import {
  botId,
  failureOf,
  list,
  notionWire,
  onlyTables,
  openBench,
  page,
  pagesOf,
  refusal,
  text,
} from './bench.js';

const clients = '/v1/data_sources/ds-clients/query';
const updates = '/v1/data_sources/ds-clientUpdates/query';
const person = { last_edited_by: { object: 'user', id: 'somebody' } };

function cursor(seen: Readonly<Record<string, string>>): string {
  const times = Object.entries(seen).map(([source, time]) => [source, Date.parse(time)]);
  return JSON.stringify({ seen: Object.fromEntries(times) });
}

function seenIn(text: string | undefined): Record<string, string> {
  const { seen } = JSON.parse(text ?? '') as { seen: Record<string, number> };
  return Object.fromEntries(Object.entries(seen).map(([source, at]) => [source, new Date(at).toISOString()]));
}

describe('tracker/notion/feed', () => {
  it('asks once a table for what was edited since shortly before the last edit seen', async () => {
    const asked: object[] = [];
    notionWire()
      .post(clients, (body) => asked.push(body) > 0)
      .reply(200, list([]));
    const { tracker, spent } = openBench();
    const from = cursor({ 'ds-clients': '2026-11-23T08:00:00.000Z' });
    const pages = await pagesOf(tracker.changes(onlyTables('clients'), from));
    expect(asked).toEqual([
      {
        page_size: 100,
        sorts: [{ timestamp: 'last_edited_time', direction: 'ascending' }],
        filter: {
          timestamp: 'last_edited_time',
          last_edited_time: { on_or_after: '2026-11-23T07:58:00.000Z' },
        },
      },
    ]);
    expect(pages).toMatchObject([{ rows: [], deleted: [], reading: 'delta', completed: [], last: true }]);
    expect(pages[0]?.cursor).toBe(from);
    expect(spent).toEqual(['feed']);
  });

  it('goes on from the last edit seen, never from the time of asking', async () => {
    const edited = { last_edited_time: '2026-11-23T08:07:00.000Z' };
    notionWire()
      .post(clients)
      .reply(200, list([page('clients', 'c1', {}, edited)]));
    const from = cursor({ 'ds-clients': '2026-11-23T08:00:00.000Z' });
    const [first] = await pagesOf(openBench().tracker.changes(onlyTables('clients'), from));
    expect(seenIn(first?.cursor)).toEqual({ 'ds-clients': '2026-11-23T08:07:00.000Z' });
  });

  it('reads from where it began when a reading is cut off between its pages', async () => {
    notionWire()
      .post(clients)
      .reply(200, list([page('clients', 'c1')], 'next-1'));
    const from = cursor({ 'ds-clients': '2026-11-01T08:00:00.000Z' });
    for await (const first of openBench().tracker.changes(onlyTables('clients'), from)) {
      expect(first.last).toBe(false);
      expect(first.cursor).toBe(from);
      break;
    }
  });

  it('does not pass over a row that was edited while a complete reading was under way', async () => {
    // The clock stands at 09:00 when the reading begins; the last row was edited when it was nearly over.
    notionWire()
      .post(clients)
      .reply(200, list([page('clients', 'c1')], 'next-1'))
      .post(clients)
      .reply(200, list([page('clients', 'c2', {}, { last_edited_time: '2026-11-23T09:06:00.000Z' })]));
    const pages = await pagesOf(openBench().tracker.changes(onlyTables('clients'), null));
    expect(seenIn(pages.at(-1)?.cursor)).toEqual({ 'ds-clients': '2026-11-23T09:00:00.000Z' });
  });

  it('reads everything once a table came into use that was not read before', async () => {
    notionWire().post(clients).reply(200, list([])).post(updates).reply(200, list([]));
    const from = cursor({ 'ds-clients': '2026-11-23T08:00:00.000Z' });
    const { tracker } = openBench();
    const pages = await pagesOf(tracker.changes(onlyTables('clients', 'clientUpdates'), from));
    expect(pages.map(({ reading, completed }) => [reading, completed])).toEqual([
      ['scan', ['clients']],
      ['scan', ['clientUpdates']],
    ]);
  });

  it.each(['nowhere', '{"kind":"webhook"}', '{"seen":{"ds-clients":"yesterday"}}'])(
    'reads everything from a cursor it did not write: %s',
    async (from) => {
      notionWire().post(clients).reply(200, list([]));
      const [first] = await pagesOf(openBench().tracker.changes(onlyTables('clients'), from));
      expect(first?.reading).toBe('scan');
    },
  );

  it('says that a row shown in the trash is deleted', async () => {
    notionWire()
      .post(clients)
      .reply(200, list([page('clients', 'c1', {}, { in_trash: true })]));
    const from = cursor({ 'ds-clients': '2026-11-01T08:00:00.000Z' });
    const [first] = await pagesOf(openBench().tracker.changes(onlyTables('clients'), from));
    expect(first).toMatchObject({ rows: [], deleted: [{ table: 'clients', id: 'c1' }] });
  });

  it('does not read the text of a page it wrote last itself', async () => {
    notionWire()
      .post(updates)
      .reply(200, list([page('clientUpdates', 'u1', { headline: { type: 'rich_text', rich_text: [] } })]));
    notionWire().get('/v1/users/me').reply(200, { object: 'user', id: botId });
    const [first] = await pagesOf(openBench().tracker.changes(onlyTables('clientUpdates'), null));
    expect(first?.rows).toMatchObject([{ id: 'u1', whole: false, cells: { headline: null } }]);
    expect(first?.rows[0]?.cells).not.toHaveProperty('body');
  });

  it('reads the text of a page a person touched last', async () => {
    const headline = { type: 'rich_text', rich_text: text('Halfway') };
    notionWire()
      .post(updates)
      .reply(200, list([page('clientUpdates', 'u1', { headline }, person)]));
    notionWire().get('/v1/users/me').reply(200, { object: 'user', id: botId });
    notionWire()
      .get('/v1/pages/u1/markdown')
      .reply(200, { object: 'page_markdown', id: 'u1', markdown: 'By hand.', truncated: false });
    const [first] = await pagesOf(openBench().tracker.changes(onlyTables('clientUpdates'), null));
    expect(first?.rows).toMatchObject([{ cells: { headline: 'Halfway', body: 'By hand.' } }]);
  });

  it('asks who it is once, and again in the next round when it was not told', async () => {
    const page1 = list([page('clientUpdates', 'u1')]);
    notionWire().post(updates).times(3).reply(200, page1);
    notionWire()
      .get('/v1/users/me')
      .reply(403, refusal(403, 'restricted_resource', 'No.'))
      .get('/v1/users/me')
      .reply(200, { object: 'user', id: botId });
    const { tracker } = openBench();
    const read = () => pagesOf(tracker.changes(onlyTables('clientUpdates'), null));
    expect((await failureOf(read())).kind).toBe('permission');
    await read();
    await read();
  });

  it('says that a table is gone, so that the schema is looked at again', async () => {
    notionWire()
      .post(clients)
      .reply(404, refusal(404, 'object_not_found', 'Could not find database with ID: ds-clients.'));
    const failure = await failureOf(pagesOf(openBench().tracker.changes(onlyTables('clients'), null)));
    expect(failure.kind).toBe('not-found');
  });

  it('ends a reading where no table is in use', async () => {
    const pages = await pagesOf(openBench().tracker.changes({ container: 'x', tables: {} }, null));
    expect(pages).toMatchObject([{ rows: [], last: true, reading: 'scan' }]);
  });
});
