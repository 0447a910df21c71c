import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, title } from './running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

const INVOICES = {
  Name: { title: {} },
  State: { select: { options: [{ name: 'Draft' }] } },
  Stage: { status: {} },
  Total: { number: { format: 'euro' } },
  Due: { date: {} },
  Paid: { checkbox: {} },
  No: { unique_id: { prefix: 'INV' } },
  Made: { created_time: {} },
};

describe('src/sandbox/notion/pages', () => {
  it('makes, reads and changes a row with the official client', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const made = await at.client.pages.create({
      parent: { data_source_id: source },
      properties: {
        Name: { title: [{ text: { content: 'Bill 1' } }] },
        Total: { number: 120.5 },
        Due: { date: { start: '2026-06-01' } },
      },
    });
    const changed = await at.client.pages.update({
      page_id: made.id,
      properties: { Paid: { checkbox: true } },
      is_locked: true,
    });
    expect(changed).toMatchObject({
      object: 'page',
      created_time: '2026-05-12T08:00:00.000Z',
      created_by: { object: 'user', id: at.bot },
      is_locked: true,
      in_trash: false,
      is_archived: false,
      parent: { type: 'data_source_id', data_source_id: source },
      properties: {
        Name: { id: 'title', type: 'title', title: [{ plain_text: 'Bill 1' }] },
        Total: { type: 'number', number: 120.5 },
        Due: { type: 'date', date: { start: '2026-06-01', end: null, time_zone: null } },
        Paid: { type: 'checkbox', checkbox: true },
        State: { type: 'select', select: null },
        Stage: { type: 'status', status: { name: 'Not started' } },
        No: { type: 'unique_id', unique_id: { prefix: 'INV', number: 1 } },
        Made: { type: 'created_time', created_time: '2026-05-12T08:00:00.000Z' },
      },
    });
  });

  it('makes an unknown option of a select and refuses one of a status', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const id = await at.row(source, { State: { select: { name: 'Held' } } });
    const options = (await at.schema(source))['State']?.['select']?.['options'];
    expect(options).toMatchObject([{ name: 'Draft' }, { name: 'Held' }]);
    const refused = await at.call('PATCH', `/v1/pages/${id}`, {
      properties: { Stage: { status: { name: 'Held' } } },
    });
    expect(refused.body['message']).toMatch(/^Invalid status option/);
  });

  it('refuses unknown, misused and computed properties by name', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const parent = { data_source_id: source };
    const unknown = await at.call('POST', '/v1/pages', { parent, properties: { Group: { number: 1 } } });
    expect(unknown.body['message']).toBe('Group is not a property that exists.');
    const misused = await at.call('POST', '/v1/pages', { parent, properties: { Total: { rich_text: [] } } });
    expect(misused.body['message']).toBe('Total is expected to be number.');
    const computed = await at.call('POST', '/v1/pages', { parent, properties: { No: { unique_id: {} } } });
    expect(computed.status).toBe(400);
    expect((await at.query(source)).body['results']).toEqual([]);
  });

  it('keeps a time in the offset of its zone', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const id = await at.row(source, {
      Due: { date: { start: '2026-12-01T09:00:00', time_zone: 'Europe/Berlin' } },
    });
    const read = await at.call('GET', `/v1/pages/${id}`);
    expect(read.body['properties']?.['Due']?.['date']).toEqual({
      start: '2026-12-01T09:00:00.000+01:00',
      end: null,
      time_zone: null,
    });
  });

  it('cuts relations at 25 and gives all of them one property at a time', async () => {
    const tasks = await at.database('Tasks', { Name: { title: {} } });
    const projects = await at.database('Projects', {
      Name: { title: {} },
      Tasks: { relation: { data_source_id: tasks.source, type: 'single_property', single_property: {} } },
    });
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1)
      ids.push(await at.row(tasks.source, { Name: title(`T${index}`) }));
    const project = await at.row(projects.source, { Tasks: { relation: ids.map((id) => ({ id })) } });
    const read = await at.call('GET', `/v1/pages/${project}`);
    const cut = read.body['properties']?.['Tasks'];
    expect(cut?.['relation']).toHaveLength(25);
    expect(cut?.['has_more']).toBe(true);
    const path = `/v1/pages/${project}/properties/${cut?.['id']}`;
    const all = await at.call('GET', `${path}?page_size=100`);
    expect(all.body['results']).toHaveLength(30);
    const first = await at.call('GET', `${path}?page_size=20`);
    expect(first.body).toMatchObject({ has_more: true, property_item: { type: 'relation' } });
    const rest = await at.call('GET', `${path}?page_size=20&start_cursor=${first.body['next_cursor']}`);
    expect([...(rest.body['results'] ?? [])].map((item) => item['relation']?.['id'])).toEqual(ids.slice(20));
  });

  it('leaves a trashed row out of queries, refuses to edit it and restores it whole', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const id = await at.row(source, { Total: { number: 5 } });
    await at.call('PATCH', `/v1/pages/${id}`, { in_trash: true });
    expect((await at.query(source)).body['results']).toEqual([]);
    expect((await at.call('GET', `/v1/pages/${id}`)).body).toMatchObject({ in_trash: true });
    const refused = await at.call('PATCH', `/v1/pages/${id}`, { properties: { Total: { number: 6 } } });
    expect(refused.body).toMatchObject({ status: 400, code: 'validation_error' });
    expect(refused.body['message']).toMatch(/^Can't edit block that is archived/);
    const restored = await at.call('PATCH', `/v1/pages/${id}`, { in_trash: false });
    expect(restored.body['properties']?.['Total']?.['number']).toBe(5);
  });

  it('takes archived in the older version and refuses it in the newer', async () => {
    const id = await at.page('Note');
    const refused = await at.call('PATCH', `/v1/pages/${id}`, { archived: true });
    expect(refused.body['message']).toBe(
      'body failed validation: body.archived should be not present, instead was `true`.',
    );
    at.version = '2025-09-03';
    const done = await at.call('PATCH', `/v1/pages/${id}`, { archived: true });
    expect(done.body).toMatchObject({ archived: true, in_trash: true });
  });

  it('trims an answer to the properties asked for', async () => {
    const { source } = await at.database('Invoices', INVOICES);
    const id = await at.row(source, { Total: { number: 5 } });
    const read = await at.call('GET', `/v1/pages/${id}?filter_properties=title&filter_properties=Total`);
    expect(Object.keys(read.body['properties'] ?? {}).sort()).toEqual(['Name', 'Total']);
  });

  it('refuses texts and lists that are too long', async () => {
    const long = await at.call('POST', '/v1/pages', {
      parent: { page_id: at.home },
      properties: { title: { title: [{ text: { content: 'x'.repeat(2001) } }] } },
    });
    expect(long.body['message']).toBe(
      'body failed validation: body.properties.title[0].text.content.length should be ≤ `2000`, instead was `2001`.',
    );
    const block = { paragraph: { rich_text: [] } };
    const many = await at.call('PATCH', `/v1/blocks/${at.home}/children`, {
      children: Array(101).fill(block),
    });
    expect(many.body['message']).toContain('body.children.length should be ≤ `100`, instead was `101`');
    const heavy = await at.call('POST', '/v1/search', { query: 'x'.repeat(600_000) });
    expect(heavy.status).toBe(413);
  });

  it('moves a page below another and into a data source', async () => {
    const one = await at.page('One');
    const two = await at.page('Two');
    await at.call('POST', `/v1/pages/${two}/move`, { parent: { page_id: one } });
    const below = await at.call('GET', `/v1/blocks/${one}/children`);
    expect(below.body['results']).toMatchObject([{ id: two, child_page: { title: 'Two' } }]);
    const { source } = await at.database('Invoices', INVOICES);
    await at.call('POST', `/v1/pages/${two}/move`, { parent: { data_source_id: source } });
    expect((await at.query(source)).body['results']).toMatchObject([{ id: two }]);
  });
});
