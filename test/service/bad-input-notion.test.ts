import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoundReport } from '../../src/service/report.js';
import { House } from '../support/house.js';

let house: House;
let client: string;
let invoice: string;

beforeEach(async () => {
  house = await House.furnished(['core'], { backend: 'notion' });
  [client = ''] = await house.edit({
    table: 'clients',
    cells: { name: 'Ada Lovelace', email: 'ada@example.com', status: 'active' },
  });
  [invoice = ''] = await house.edit({
    table: 'invoices',
    cells: {
      number: '2026-014',
      client: [client],
      issued: '2026-03-02',
      total: 1800,
      documentStatus: 'sent',
      kind: 'standard',
    },
  });
});
afterEach(() => house.close());

async function expectRestGoesOn(report: RoundReport): Promise<void> {
  expect(report.stopped).toBeUndefined();
  expect(await house.row('invoices', invoice)).toMatchObject({ paymentStatus: 'open' });
}

async function schemaEdit(change: object): Promise<void> {
  await house.control('schema-edit', { do: [change] });
}

async function idOf(table: 'invoices' | 'clients', field?: string): Promise<string> {
  const bound = (await house.binding()).tables[table];
  return (field === undefined ? bound?.id : bound?.fields[field]?.id) ?? '';
}

async function databaseOf(name: string): Promise<{ id: string }> {
  const info = (await (await fetch(`${house.url}/_sandbox/info`)).json()) as {
    notion: { dataSources: { id: string; name: string; databaseId?: string }[] };
  };
  const source = info.notion.dataSources.find((each) => each.name === name);
  const answer = await fetch(`${house.url}/v1/data_sources/${source?.id}`, {
    headers: { authorization: 'Bearer ntn_sandbox', 'notion-version': '2026-03-11' },
  });
  const { parent } = (await answer.json()) as { parent: { database_id: string } };
  return { id: parent.database_id };
}

async function update(): Promise<{ id: string; body: unknown }> {
  const { account } = await house.service();
  const [row] = await account.rows('clientUpdates');
  return { id: row?.id ?? '', body: row?.cells['body'] };
}

async function pageText(id: string): Promise<string> {
  const answer = await fetch(`${house.url}/v1/pages/${id}/markdown`, {
    headers: { authorization: 'Bearer ntn_sandbox', 'notion-version': '2026-03-11' },
  });
  return ((await answer.json()) as { markdown: string }).markdown;
}

describe('bad input over Notion', () => {
  it('a page that is not shared with the connection: says what to click', async () => {
    await house.crash({ backend: 'notion', baseId: '00000000-0000-4000-8000-000000000000' });
    await house.loseStore();
    await expect(house.apply(['core'])).rejects.toMatchObject({
      kind: 'permission',
      advice: expect.stringContaining('••• › Connections'),
    });
  });

  it('a connection that may only read: says which capabilities it needs', async () => {
    await house.control('tokens', { token: 'ntn_reader', capabilities: ['read_content'] });
    await house.crash({ backend: 'notion', token: 'ntn_reader' });
    const report = await house.round();
    expect(report.stopped).toMatchObject({ kind: 'permission' });
    expect(report.stopped?.remedy).toContain('update and insert content');
  });

  it('a property that was deleted reads as blank, is named, and comes back with apply', async () => {
    await house.round();
    await schemaEdit({
      deleteProperty: { dataSourceId: await idOf('clients'), property: await idOf('clients', 'talkedOn') },
    });
    await house.edit({ table: 'clients', id: client, cells: { notes: 'Likes tea' } });
    const report = await house.round();
    expect(report.faults).toMatchObject([{ table: 'Clients', field: 'Talked on' }]);
    await expectRestGoesOn(report);
    await house.apply(['core']);
    expect((await house.round()).faults).toEqual([]);
  });

  it('a property of another type is named, and what needs it pauses', async () => {
    await house.round();
    await schemaEdit({
      retypeProperty: {
        dataSourceId: await idOf('invoices'),
        property: await idOf('invoices', 'issued'),
        to: { checkbox: {} },
      },
    });
    await house.edit({ table: 'clients', id: client, cells: { notes: 'Likes tea' } });
    await house.advance({ hours: 25 });
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(report.faults).toMatchObject([
      { table: 'Invoices', field: 'Issued', problem: expect.stringContaining('checkbox') },
      { table: 'Invoices', record: '2026-014', field: 'Issued' },
    ]);
    expect(await house.row('invoices', invoice)).toMatchObject({ balance: 1800 });
  });

  it('a database in the trash: says which, goes on with the others, and takes it back once restored', async () => {
    await house.round();
    const { id } = await databaseOf('Hours');
    await schemaEdit({ trashDatabase: { databaseId: id } });
    await house.edit({ table: 'clients', id: client, cells: { notes: 'Likes tea' } });
    await house.advance({ hours: 25 });
    const report = await house.round();
    await expectRestGoesOn(report);
    expect(report.faults).toMatchObject([
      {
        table: 'Hours',
        problem: expect.stringContaining('is gone'),
        remedy: expect.stringContaining('trash'),
      },
    ]);
    await schemaEdit({ restoreDatabase: { databaseId: id } });
    await house.advance({ hours: 25 });
    const restored = await house.round();
    expect(restored.stopped).toBeUndefined();
    expect(restored.faults).toEqual([]);
  });

  it('a schema too large for another property: says for which, and makes it once there is room', async () => {
    const mine = ['Everything', 'And more', 'And all the rest', 'The lot'];
    const dataSourceId = await idOf('clients');
    for (const name of mine) {
      const options = Array.from({ length: 100 }, (_, nth) => ({ name: `${nth} ${'x'.repeat(90)}` }));
      await schemaEdit({ createProperty: { dataSourceId, name, as: { multi_select: { options } } } });
    }
    await expect(house.apply(['core', 'charges'])).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/Clients › Governing law.*too large/s),
    });
    for (const property of mine) await schemaEdit({ deleteProperty: { dataSourceId, property } });
    await house.apply(['core', 'charges']);
    expect((await house.binding()).tables.clients?.fields['governingLaw']).toBeDefined();
  });

  it('a title of 3,000 characters, emoji and right-to-left text', async () => {
    const name = `${'ملف العميل 🧾 '.repeat(230)}end`;
    expect(name.length).toBeGreaterThan(2_900);
    const parts = [name.slice(0, 1_500), name.slice(1_500)].map((content) => ({ text: { content } }));
    await house.control('edit', {
      edits: [
        { dataSourceId: await idOf('clients'), pageId: client, properties: { title: { title: parts } } },
      ],
    });
    await house.edit({
      table: 'projects',
      cells: { name: 'Site', client: [client], status: 'in-progress' },
    });
    const report = await house.round();
    await expectRestGoesOn(report);
    const { account } = await house.service();
    const [row] = await account.rows('clientUpdates');
    expect(row?.cells['clientName']).toBe(name.trim());
    expect((await house.round()).rows.written).toBe(0);
  });

  it('150 relations are read whole', async () => {
    const projects = await house.edit({
      table: 'projects',
      cells: { name: 'Site', client: [client], status: 'in-progress' },
    });
    await house.edit(
      ...Array.from({ length: 150 }, (_, nth) => ({
        table: 'tasks' as const,
        cells: { name: `Task ${nth}`, project: projects, status: nth < 75 ? 'done' : 'to-do' },
      })),
    );
    await house.edit({
      table: 'hours',
      cells: { what: 'All of it', date: '2026-05-01', project: projects, minutes: 60 },
    });
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(await house.row('projects', projects[0] ?? '')).toMatchObject({ percentComplete: 0.5 });
  });

  it('a person editing the text between reading and writing: their words stay, and are named', async () => {
    await house.edit({
      table: 'projects',
      cells: { name: 'Site', client: [client], status: 'in-progress' },
    });
    await house.round();
    const { id, body } = await update();
    const bound = (await house.binding()).tables.clientUpdates?.id;
    const type = (text: string) =>
      house.control('edit', { edits: [{ dataSourceId: bound, pageId: id, properties: {}, body: text }] });
    await house.advance({ minutes: 5 });
    await house.edit({ table: 'projects', cells: { name: 'Book', client: [client], status: 'in-progress' } });
    let typed = '';
    await house.crash({
      backend: 'notion',
      onCall: async (_nth, kind) => {
        if (kind !== 'write' || typed !== '') return;
        typed = `${String(body)}\nMy own words`;
        await type(typed);
      },
    });
    const report = await house.round();
    expect(report.faults).toMatchObject([
      { table: 'Client updates', problem: expect.stringContaining('edited by hand') },
    ]);
    expect(await pageText(id)).toContain('My own words');
    await house.advance({ hours: 24 });
    await house.round();
    expect(await pageText(id)).toContain('My own words');
  });

  it('a text a person worked on: left as it is, named, and filled again once emptied', async () => {
    await house.edit({
      table: 'projects',
      cells: { name: 'Site', client: [client], status: 'in-progress' },
    });
    await house.round();
    const { id } = await update();
    const binding = await house.binding();
    const typed = (body: string) =>
      house.control('edit', {
        edits: [{ dataSourceId: binding.tables.clientUpdates?.id, pageId: id, properties: {}, body }],
      });
    await house.advance({ minutes: 5 });
    await typed('My own words');
    await house.edit({ table: 'projects', cells: { name: 'Book', client: [client], status: 'in-progress' } });
    const report = await house.round();
    expect(report.faults).toMatchObject([{ table: 'Client updates', field: 'Body' }]);
    expect((await update()).body).toContain('My own words');
    await house.advance({ minutes: 5 });
    await typed('');
    await house.round();
    expect((await update()).body).toContain('Book');
  });
});
