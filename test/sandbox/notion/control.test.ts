import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, names, title } from './running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

const TASKS = {
  Name: { title: {} },
  State: { select: { options: [{ name: 'Open' }] } },
  Hours: { number: {} },
  Due: { date: {} },
};

describe('src/sandbox/notion/control', () => {
  it('lets a person type into rows without counting as a call', async () => {
    const { source } = await at.database('Tasks', TASKS);
    const id = await at.row(source, { Name: title('Draw') });
    const before = (await at.call('GET', '/_sandbox/requests')).body['total'];
    const typed = await at.control('edit', {
      edits: [
        { dataSourceId: source, pageId: id, properties: { State: 'Waiting', Hours: 2, Due: '2026-06-01' } },
        { dataSourceId: source, properties: { Name: 'Paint' }, body: '# How\nWith blue' },
      ],
    });
    expect(typed.body['pages']).toHaveLength(2);
    expect((await at.call('GET', '/_sandbox/requests')).body['total']).toBe(before);
    const read = await at.call('GET', `/v1/pages/${id}`);
    expect(read.body).toMatchObject({
      properties: {
        State: { select: { name: 'Waiting' } },
        Hours: { number: 2 },
        Due: { date: { start: '2026-06-01' } },
      },
    });
    expect(read.body['last_edited_by']?.['id']).not.toBe(at.bot);
    const body = await at.call('GET', `/v1/pages/${typed.body['pages']?.[1]?.['id']}/markdown`);
    expect(body.body['markdown']).toBe('# How\nWith blue');
  });

  it('lets a person delete and restore a row, and says what it cannot do', async () => {
    const { source } = await at.database('Tasks', TASKS);
    const id = await at.row(source, {});
    await at.control('edit', { edits: [{ pageId: id, delete: true }] });
    expect((await at.query(source)).body['results']).toEqual([]);
    await at.control('edit', { edits: [{ pageId: id, restore: true }] });
    expect((await at.query(source)).body['results']).toHaveLength(1);
    const refused = await at.control('edit', { edits: [{ pageId: id, properties: { Hours: 'many' } }] });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('Hours takes a number');
  });

  it('lets a person change the schema behind the connection', async () => {
    const { id, source } = await at.database('Tasks', TASKS);
    await at.row(source, { Name: title('Draw'), State: { select: { name: 'Open' } } });
    const done = await at.control('schema-edit', {
      do: [
        { renameProperty: { dataSourceId: source, property: 'Hours', name: 'Effort' } },
        { deleteProperty: { dataSourceId: source, property: 'Due' } },
        { retypeProperty: { dataSourceId: source, property: 'State', to: { rich_text: {} } } },
      ],
    });
    expect(done.status).toBe(200);
    expect(Object.keys(await at.schema(source)).sort()).toEqual(['Effort', 'Name', 'State']);
    const rows = await at.query(source, { filter: { property: 'State', rich_text: { equals: 'Open' } } });
    expect(names(rows)).toEqual(['Draw']);
    await at.control('schema-edit', { do: [{ trashDatabase: { databaseId: id } }] });
    expect((await at.call('GET', `/v1/databases/${id}`)).body['in_trash']).toBe(true);
  });

  it('shows its ids and starts anew on reset', async () => {
    const { source } = await at.database('Tasks', TASKS);
    const info = await at.call('GET', '/_sandbox/info');
    expect(info.body['notion']).toMatchObject({
      rootPageId: at.home,
      botId: at.bot,
      dataSources: [{ id: source }],
    });
    await at.control('reset', {});
    expect((await at.call('GET', '/_sandbox/info')).body['notion']).toMatchObject({ dataSources: [] });
    expect((await at.call('GET', `/v1/pages/${at.home}`)).status).toBe(200);
  });

  it('moves its times with the clock', async () => {
    await at.control('clock', { now: '2027-01-02T03:04:05Z' });
    const page = await at.page('Later');
    expect((await at.call('GET', `/v1/pages/${page}`)).body['created_time']).toBe('2027-01-02T03:04:00.000Z');
  });

  it('shows databases as tables and page bodies as a client sees them', async () => {
    const { source } = await at.database('Tasks', TASKS);
    const id = await at.row(source, { Name: title('<b>Draw</b>'), State: { select: { name: 'Open' } } });
    await at.call('PATCH', `/v1/pages/${id}/markdown`, {
      type: 'replace_content',
      replace_content: { new_str: '## So far\n- [x] Sketch **done**\n- \\<script\\>' },
    });
    const grid = await (await fetch(`${at.sandbox.url}/?source=notion&table=${source}`)).text();
    expect(grid).toContain('&lt;b&gt;Draw&lt;/b&gt;');
    expect(grid).toContain('Open');
    const shown = await (await fetch(`${at.sandbox.url}/_sandbox/page/notion/${id}`)).text();
    expect(shown).toContain('<h2>So far</h2>');
    expect(shown).toContain('<strong>done</strong>');
    expect(shown).toContain('&lt;script&gt;');
    expect(shown).not.toContain('<script>');
    const edited = await fetch(`${at.sandbox.url}/_sandbox/page/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        sourceId: 'notion',
        tableId: source,
        recordId: id,
        fieldId: 'title',
        text: 'Drawn',
      }),
    });
    expect(await edited.json()).toEqual({ ok: true });
    expect(names(await at.query(source))).toEqual(['Drawn']);
  });

  it('keeps everything in its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'notion-'));
    const file = join(folder, 'state.json');
    const first = await Notion.start({ file });
    const { source } = await first.database('Tasks', TASKS);
    const id = await first.row(source, { Name: title('Draw') });
    await first.call('PATCH', `/v1/blocks/${id}/children`, { children: [{ divider: {} }] });
    await first.sandbox.close();
    const second = await Notion.start({ file });
    expect(names(await second.query(source))).toEqual(['Draw']);
    expect((await second.call('GET', `/v1/blocks/${id}/children`)).body['results']).toHaveLength(1);
    await second.sandbox.close();
    await rm(folder, { recursive: true });
  });
});
