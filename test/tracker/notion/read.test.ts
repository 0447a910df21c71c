import { describe, expect, it } from 'vitest';
import { failureOf, list, notionWire, onlyTables, openBench, page, pagesOf, text } from './bench.js';

const query = '/v1/data_sources/ds-projects/query';

function named(name: string) {
  return { name: { type: 'title', title: text(name) } };
}

describe('tracker/notion/read', () => {
  it('reads whole tables oldest first, a hundred rows a call, to the last page', async () => {
    const asked: object[] = [];
    notionWire()
      .post(query, (body) => asked.push(body) > 0)
      .reply(200, list([page('projects', 'p1', named('One'))], 'next-1'))
      .post(query, (body) => asked.push(body) > 0)
      .reply(200, list([page('projects', 'p2', named('Two'))]));
    const { tracker, spent } = openBench();
    const pages = await pagesOf(tracker.changes(onlyTables('projects'), null));
    const sorts = [{ timestamp: 'created_time', direction: 'ascending' }];
    expect(asked).toEqual([
      { page_size: 100, sorts },
      { page_size: 100, sorts, start_cursor: 'next-1' },
    ]);
    expect(pages.map(({ rows }) => rows.map(({ id, cells }) => [id, cells['name']]))).toEqual([
      [['p1', 'One']],
      [['p2', 'Two']],
    ]);
    expect(pages.map(({ completed, last }) => [completed, last])).toEqual([
      [[], false],
      [['projects'], true],
    ]);
    expect(spent).toEqual(['read', 'read']);
  });

  it('finds columns by their ids, percent-encoded or not, after a person renamed them', async () => {
    const shown = page('projects', 'p1') as { properties: object };
    shown.properties = {
      Título: { id: 'title', type: 'title', title: text('One') },
      Honorar: { id: 'a%60%40%3B', type: 'number', number: 90 },
    };
    notionWire()
      .post(query)
      .reply(200, list([shown]));
    const binding = {
      container: 'x',
      tables: { projects: { id: 'ds-projects', fields: { name: { id: 'title' }, rate: { id: 'a`@;' } } } },
    };
    const [first] = await pagesOf(openBench().tracker.changes(binding, null));
    expect(first?.rows[0]?.cells).toEqual({ name: 'One', rate: 90 });
  });

  it('asks for the whole of a relation that is cut at 25', async () => {
    const ids = Array.from({ length: 130 }, (_, n) => ({ id: `c${n}` }));
    const relation = { type: 'relation', relation: ids.slice(0, 25), has_more: true };
    notionWire()
      .post(query)
      .reply(200, list([page('projects', 'p1', { client: relation })]));
    const item = (id: { id: string }) => ({ object: 'property_item', type: 'relation', relation: id });
    notionWire()
      .get('/v1/pages/p1/properties/p-projects-client')
      .query({ page_size: 100 })
      .reply(200, list(ids.slice(0, 100).map(item), 'n1'))
      .get('/v1/pages/p1/properties/p-projects-client')
      .query({ page_size: 100, start_cursor: 'n1' })
      .reply(200, list(ids.slice(100).map(item)));
    const { tracker, spent } = openBench();
    const [first] = await pagesOf(tracker.changes(onlyTables('projects'), null));
    expect(first?.rows[0]?.cells['client']).toEqual(ids.map(({ id }) => id));
    expect(spent).toEqual(['read', 'read', 'read']);
  });

  it('goes on after the ten thousandth row from the time of the last one', async () => {
    const cut = {
      request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
    };
    const at = { created_time: '2026-06-01T08:00:00.000Z' };
    const asked: { filter?: object }[] = [];
    notionWire()
      .post(query, (body) => asked.push(body) > 0)
      .reply(200, list([page('projects', 'p1', {}, at)], null, cut))
      .post(query, (body) => asked.push(body) > 0)
      .reply(200, list([page('projects', 'p1', {}, at), page('projects', 'p2')]));
    const pages = await pagesOf(openBench().tracker.changes(onlyTables('projects'), null));
    expect(asked[1]?.filter).toEqual({
      timestamp: 'created_time',
      created_time: { on_or_after: '2026-06-01T08:00:00.000Z' },
    });
    expect(pages.map(({ completed }) => completed)).toEqual([[], ['projects']]);
  });

  it('does not take a table for read whose rows of one minute are more than Notion gives', async () => {
    const cut = {
      request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
    };
    const at = { created_time: '2026-06-01T08:00:00.000Z' };
    notionWire()
      .post(query)
      .times(2)
      .reply(200, list([page('projects', 'p1', {}, at)], null, cut));
    const failure = await failureOf(pagesOf(openBench().tracker.changes(onlyTables('projects'), null)));
    expect(failure.kind).toBe('protocol');
    expect(failure.message).toContain('10,000');
  });
});
