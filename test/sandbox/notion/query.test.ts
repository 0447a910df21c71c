import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, names, title } from './running.js';

let at: Notion;
let source: string;

beforeEach(async () => {
  at = await Notion.start();
  source = (
    await at.database('Invoices', {
      Name: { title: {} },
      State: { select: { options: [{ name: 'Draft' }, { name: 'Sent' }, { name: 'Paid' }] } },
      Tags: { multi_select: {} },
      Total: { number: {} },
      Due: { date: {} },
      Done: { checkbox: {} },
      Double: { formula: { expression: 'prop("Total") * 2' } },
    })
  ).source;
});
afterEach(() => at.sandbox.close());

async function four(): Promise<void> {
  const rows = [
    { Name: title('one'), State: { select: { name: 'Draft' } }, Total: { number: 10 } },
    { Name: title('Two'), State: { select: { name: 'Sent' } }, Due: { date: { start: '2026-05-10' } } },
    { Name: title('three'), Total: { number: 30 }, Due: { date: { start: '2026-05-12T21:00:00Z' } } },
    { Name: title('Four'), Tags: { multi_select: [{ name: 'late' }] }, Done: { checkbox: true } },
  ];
  for (const row of rows) await at.row(source, row);
}

async function found(filter: object): Promise<string[]> {
  const answer = await at.query(source, {
    filter,
    sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
  });
  expect(answer.body).not.toHaveProperty('code');
  return names(answer).sort();
}

describe('src/sandbox/notion/query', () => {
  it('gives the newest first, and other orders when asked', async () => {
    await four();
    expect(names(await at.query(source))).toEqual(['Four', 'three', 'Two', 'one']);
    const sorts = [
      { property: 'Total', direction: 'descending' },
      { property: 'Name', direction: 'ascending' },
    ];
    expect(names(await at.query(source, { sorts }))).toEqual(['three', 'one', 'Four', 'Two']);
  });

  it('filters every kind of property', async () => {
    await four();
    const day = { property: 'Due', date: {} };
    expect(await found({ property: 'Name', title: { contains: 'O' } })).toEqual(['Four', 'Two', 'one']);
    expect(await found({ property: 'State', select: { equals: 'Sent' } })).toEqual(['Two']);
    expect(await found({ property: 'State', select: { equals: ['Sent', 'Draft'] } })).toEqual(['Two', 'one']);
    expect(await found({ property: 'State', select: { does_not_equal: 'Sent' } })).toEqual([
      'Four',
      'one',
      'three',
    ]);
    expect(await found({ property: 'Tags', multi_select: { contains: 'late' } })).toEqual(['Four']);
    expect(await found({ property: 'Total', number: { less_than: 20 } })).toEqual(['one']);
    expect(await found({ property: 'Total', number: { does_not_equal: 10 } })).toEqual([
      'Four',
      'Two',
      'three',
    ]);
    expect(await found({ property: 'Total', number: { is_empty: true } })).toEqual(['Four', 'Two']);
    expect(await found({ property: 'Done', checkbox: { equals: true } })).toEqual(['Four']);
    expect(await found({ ...day, date: { before: '2026-05-12' } })).toEqual(['Two']);
    expect(await found({ ...day, date: { equals: '2026-05-12' } })).toEqual(['three']);
    expect(await found({ ...day, date: { after: '2026-05-12' } })).toEqual([]);
    expect(await found({ ...day, date: { on_or_after: 'today' } })).toEqual(['three']);
    expect(await found({ ...day, date: { past_week: {} } })).toEqual(['Two', 'three']);
    expect(await found({ ...day, date: { is_not_empty: true } })).toEqual(['Two', 'three']);
  });

  it('joins filters two levels deep and no deeper', async () => {
    await four();
    const draft = { property: 'State', select: { equals: 'Draft' } };
    const large = { property: 'Total', number: { greater_than: 20 } };
    const late = { property: 'Tags', multi_select: { contains: 'late' } };
    expect(
      await found({ or: [late, { and: [draft, { property: 'Total', number: { equals: 10 } }] }] }),
    ).toEqual(['Four', 'one']);
    const deep = await at.query(source, { filter: { or: [{ and: [{ or: [draft, large] }] }] } });
    expect(deep.body).toMatchObject({ status: 400, code: 'validation_error' });
  });

  it('finds what was edited since, by the minute', async () => {
    await four();
    await at.control('clock', { advance: 'PT10M' });
    const first = (await at.query(source, { page_size: 1 })).body['results']?.[0];
    await at.call('PATCH', `/v1/pages/${first?.['id']}`, { properties: { Total: { number: 1 } } });
    const since = {
      timestamp: 'last_edited_time',
      last_edited_time: { on_or_after: '2026-05-12T08:10:00.000Z' },
    };
    expect(await found(since)).toEqual(['Four']);
  });

  it('refuses to filter by a formula, by a wrong kind and by what is not there', async () => {
    const formula = await at.query(source, {
      filter: { property: 'Double', formula: { number: { equals: 2 } } },
    });
    expect(formula.body).toMatchObject({
      status: 400,
      code: 'validation_error',
      message: 'Unable to filter based on a formula of unknown type.',
    });
    const wrong = await at.query(source, { filter: { property: 'Total', select: { equals: 'x' } } });
    expect(wrong.body['message']).toBe('database property number does not match filter select');
    const gone = await at.query(source, { filter: { property: 'Gone', number: { equals: 1 } } });
    expect(gone.body['message']).toBe('Could not find property with name or id: Gone');
  });

  it('goes on from a cursor, also when the next row has been deleted', async () => {
    await four();
    const first = await at.query(source, { page_size: 2 });
    expect(first.body).toMatchObject({ has_more: true, type: 'page_or_data_source' });
    const cursor = String(first.body['next_cursor']);
    const rest = await at.query(source, { start_cursor: cursor, page_size: 2 });
    expect(names(rest)).toEqual(['Two', 'one']);
    expect(rest.body).toMatchObject({ has_more: false, next_cursor: null });
    await at.call('DELETE', `/v1/blocks/${rest.body['results']?.[0]?.['id']}`);
    expect(names(await at.query(source, { start_cursor: cursor }))).toEqual(['one']);
    const unknown = await at.query(source, { start_cursor: 's:1:2' });
    expect(unknown.body['code']).toBe('validation_error');
  });

  it('takes pages by relation and shows only the properties asked for', async () => {
    const clients = await at.database('Clients', { Name: { title: {} } });
    await at.call('PATCH', `/v1/data_sources/${source}`, {
      properties: { Client: { relation: { data_source_id: clients.source, single_property: {} } } },
    });
    const ada = await at.row(clients.source, { Name: title('Ada') });
    await at.row(source, { Name: title('hers'), Client: { relation: [{ id: ada }] } });
    await at.row(source, { Name: title('nobody’s') });
    expect(await found({ property: 'Client', relation: { contains: ada } })).toEqual(['hers']);
    const path = `/v1/data_sources/${source}/query?filter_properties=title&filter_properties=Client`;
    const trimmed = await at.call('POST', path, {});
    expect(Object.keys(trimmed.body['results']?.[0]?.['properties'] ?? {}).sort()).toEqual([
      'Client',
      'Name',
    ]);
  });

  it('reaches 10,000 rows and says that there are more', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => ({ properties: { Name: `R${index}` } }));
    const seeded = await at.control('seed', {
      notion: { databases: [{ title: 'Hours', properties: { Name: { title: {} } }, rows }] },
    });
    const many = seeded.body['databases']?.[0]?.['dataSourceId'] ?? '';
    let count = 0;
    let last = await at.query(many, { page_size: 100 });
    for (;;) {
      count += last.body['results']?.length ?? 0;
      const cursor = last.body['next_cursor'] ?? null;
      if (cursor === null) break;
      last = await at.query(many, { page_size: 100, start_cursor: cursor });
    }
    expect(count).toBe(10_000);
    expect(last.body['request_status']).toEqual({
      type: 'incomplete',
      incomplete_reason: 'query_result_limit_reached',
    });
  });
});
