import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion } from './running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

describe('src/sandbox/notion/databases', () => {
  it('makes a database with one data source and one default view', async () => {
    const made = await at.client.databases.create({
      parent: { type: 'page_id', page_id: at.home },
      title: [{ text: { content: 'Invoices' } }],
      description: [{ text: { content: 'What is owed' } }],
      icon: { type: 'emoji', emoji: '🧾' },
      initial_data_source: { properties: { Number: { type: 'title', title: {} } } },
    });
    expect(made).toMatchObject({
      object: 'database',
      parent: { type: 'page_id', page_id: at.home },
      icon: { type: 'emoji', emoji: '🧾' },
      data_sources: [{ name: 'Invoices' }],
      in_trash: false,
      is_locked: false,
      public_url: null,
    });
    const views = await at.client.views.list({ database_id: made.id });
    expect(views.results).toHaveLength(1);
    const view = await at.client.views.retrieve({ view_id: views.results[0]?.id ?? '' });
    expect(view).toMatchObject({ name: 'Default view', type: 'table', configuration: { type: 'table' } });
  });

  it('shows milliseconds for databases and whole minutes for data sources', async () => {
    const { id, source } = await at.database('Invoices', { Name: { title: {} } });
    const database = await at.call('GET', `/v1/databases/${id}`);
    const schema = await at.call('GET', `/v1/data_sources/${source}`);
    expect(database.body['created_time']).toMatch(/^2026-05-12T08:00:2\d\.\d{3}\+00:00$/);
    expect(schema.body['created_time']).toBe('2026-05-12T08:00:00.000Z');
  });

  it('says archived beside in_trash in the older version only', async () => {
    const { id } = await at.database('Invoices', { Name: { title: {} } });
    const newer = await at.call('GET', `/v1/databases/${id}`);
    at.version = '2025-09-03';
    const older = await at.call('GET', `/v1/databases/${id}`);
    expect(newer.body).not.toHaveProperty('archived');
    expect(older.body).toMatchObject({ in_trash: false, archived: false });
  });

  it('stands as a block on its page until it goes to the trash', async () => {
    const { id } = await at.database('Invoices', { Name: { title: {} } });
    const before = await at.call('GET', `/v1/blocks/${at.home}/children`);
    expect(before.body['results']).toMatchObject([
      { id, type: 'child_database', child_database: { title: 'Invoices' } },
    ]);
    await at.call('PATCH', `/v1/databases/${id}`, { in_trash: true });
    const after = await at.call('GET', `/v1/blocks/${at.home}/children`);
    expect(after.body['results']).toEqual([]);
  });

  it('changes title, description, icon and lock', async () => {
    const { id } = await at.database('Invoices', { Name: { title: {} } });
    const changed = await at.client.databases.update({
      database_id: id,
      title: [{ text: { content: 'Bills' } }],
      description: [{ text: { content: 'Paid late' } }],
      icon: { type: 'emoji', emoji: '💶' },
      is_locked: true,
    });
    expect(changed).toMatchObject({
      title: [{ plain_text: 'Bills' }],
      description: [{ plain_text: 'Paid late' }],
      is_locked: true,
      data_sources: [{ name: 'Bills' }],
    });
  });

  it('refuses an edit in the trash and restores', async () => {
    const { id, source } = await at.database('Invoices', { Name: { title: {} } });
    await at.row(source, {});
    await at.call('PATCH', `/v1/databases/${id}`, { in_trash: true });
    const refused = await at.call('PATCH', `/v1/databases/${id}`, { title: [] });
    expect(refused.body).toMatchObject({ status: 400, code: 'validation_error' });
    expect((await at.query(source)).body['results']).toEqual([]);
    await at.call('PATCH', `/v1/databases/${id}`, { in_trash: false });
    expect((await at.query(source)).body['results']).toHaveLength(1);
  });

  it('leaves nothing behind when the schema is refused', async () => {
    const refused = await at.call('POST', '/v1/databases', {
      parent: { page_id: at.home },
      initial_data_source: { properties: { Sum: { formula: { expression: 'prop("Gone") + 1' } } } },
    });
    expect(refused.status).toBe(400);
    const children = await at.call('GET', `/v1/blocks/${at.home}/children`);
    expect(children.body['results']).toEqual([]);
  });
});
