import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, names, title } from '../running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

function patch(source: string, properties: object) {
  return at.call('PATCH', `/v1/data_sources/${source}`, { properties });
}

describe('src/sandbox/notion/schema/change', () => {
  it('shows property ids encoded and takes them in both forms', async () => {
    const { source } = await at.database('Clients', { Name: { title: {} } });
    for (let index = 0; index < 12; index += 1) await patch(source, { [`Text ${index}`]: { rich_text: {} } });
    const schema = await at.schema(source);
    for (const property of Object.values(schema)) {
      const id = String(property['id']);
      expect(encodeURIComponent(decodeURIComponent(id))).toBe(id);
    }
    const encoded = String(schema['Text 3']?.['id']);
    await patch(source, { [encoded]: { name: 'Third' } });
    await patch(source, { [decodeURIComponent(encoded)]: { name: 'Still third' } });
    expect((await at.schema(source))['Still third']?.['id']).toBe(encoded);
  });

  it('names the other side of a two-way relation itself, and it can be renamed', async () => {
    const clients = await at.database('Clients', { Name: { title: {} } });
    const projects = await at.database('Projects', {
      Name: { title: {} },
      Client: { relation: { data_source_id: clients.source, type: 'dual_property', dual_property: {} } },
    });
    const reverse = 'Related to Projects (Client)';
    const shown = (await at.schema(projects.source))['Client']?.['relation'];
    expect(shown).toMatchObject({
      database_id: clients.id,
      data_source_id: clients.source,
      type: 'dual_property',
      dual_property: { synced_property_name: reverse },
    });
    const id = (await at.schema(clients.source))[reverse]?.['id'];
    expect(shown?.['dual_property']?.['synced_property_id']).toBe(id);
    await patch(clients.source, { [String(id)]: { name: 'Projects' } });
    const client = await at.row(clients.source, { Name: title('Ada') });
    const project = await at.row(projects.source, { Client: { relation: [{ id: client }] } });
    const read = await at.call('GET', `/v1/pages/${client}`);
    expect(read.body['properties']?.['Projects']?.['relation']).toEqual([{ id: project }]);
    await at.call('PATCH', `/v1/pages/${project}`, { properties: { Client: { relation: [] } } });
    const later = await at.call('GET', `/v1/pages/${client}`);
    expect(later.body['properties']?.['Projects']?.['relation']).toEqual([]);
  });

  it('replaces select options by those sent, and a page loses what is gone', async () => {
    const { source } = await at.database('Invoices', {
      Name: { title: {} },
      State: {
        select: {
          options: [
            { name: 'Draft', color: 'gray' },
            { name: 'Sent', color: 'blue' },
          ],
        },
      },
    });
    await at.row(source, { Name: title('One'), State: { select: { name: 'Draft' } } });
    const options = (await at.schema(source))['State']?.['select']?.['options'];
    await patch(source, {
      State: { select: { options: [{ id: options?.[1]?.['id'] }, { name: 'Paid', color: 'green' }] } },
    });
    const now = (await at.schema(source))['State']?.['select']?.['options'];
    expect(now).toMatchObject([
      { id: options?.[1]?.['id'], name: 'Sent', color: 'blue' },
      { name: 'Paid', color: 'green' },
    ]);
    const rows = await at.query(source, { filter: { property: 'State', select: { is_empty: true } } });
    expect(names(rows)).toEqual(['One']);
  });

  it('refuses another colour for an option that is there', async () => {
    const { source } = await at.database('Invoices', {
      Name: { title: {} },
      State: { select: { options: [{ name: 'Draft', color: 'gray' }] } },
    });
    const refused = await patch(source, {
      State: { select: { options: [{ name: 'Draft', color: 'red' }] } },
    });
    expect(refused.body).toMatchObject({ code: 'validation_error' });
    expect(refused.body['message']).toMatch(/^Cannot update color of select/);
  });

  it('puts every status option of the API into the first group', async () => {
    const { source } = await at.database('Tasks', {
      Name: { title: {} },
      Status: {
        status: {
          options: [
            { name: 'Later', group: 'To-do' },
            { name: 'Ready', group: 'Complete' },
          ],
        },
      },
    });
    const status = (await at.schema(source))['Status']?.['status'];
    const ids = [...(status?.['options'] ?? [])].map((option) => option['id']);
    expect(status?.['groups']).toMatchObject([
      { name: 'To-do', option_ids: ids },
      { name: 'In progress', option_ids: [] },
      { name: 'Complete', option_ids: [] },
    ]);
  });

  it('renames, retypes and deletes', async () => {
    const { source } = await at.database('Hours', {
      Name: { title: {} },
      Hours: { rich_text: {} },
      Old: { checkbox: {} },
    });
    await at.row(source, { Name: title('Mon'), Hours: { rich_text: [{ text: { content: '7.5' } }] } });
    await patch(source, { Hours: { name: 'Time', number: { format: 'number' } }, Old: null });
    const schema = await at.schema(source);
    expect(Object.keys(schema).sort()).toEqual(['Name', 'Time']);
    const rows = await at.query(source);
    expect(rows.body['results']?.[0]?.['properties']?.['Time']).toMatchObject({
      type: 'number',
      number: 7.5,
    });
  });

  it('shows formula references by id, so that a rename breaks nothing', async () => {
    const { source } = await at.database('Hours', {
      Name: { title: {} },
      Hours: { number: {} },
      Net: { formula: { expression: 'prop("Hours") * 80' } },
    });
    expect((await at.schema(source))['Net']?.['formula']?.['expression']).toMatch(
      /^\{\{notion:block_property:[^:]+:[^:]+:[^:]+\}\} \* 80$/,
    );
    await patch(source, { Hours: { name: 'Time' } });
    await at.row(source, { Time: { number: 2 } });
    const rows = await at.query(source);
    expect(rows.body['results']?.[0]?.['properties']?.['Net']?.['formula']).toEqual({
      type: 'number',
      number: 160,
    });
  });

  it('makes a relation and a rollup over it in one call', async () => {
    const hours = await at.database('Hours', { Name: { title: {} }, Hours: { number: {} } });
    const projects = await at.database('Projects', {
      Total: { rollup: { relation_property_name: 'Hours', rollup_property_name: 'Hours', function: 'sum' } },
      Hours: { relation: { data_source_id: hours.source, type: 'single_property', single_property: {} } },
      Name: { title: {} },
    });
    const one = await at.row(hours.source, { Hours: { number: 2.5 } });
    const two = await at.row(hours.source, { Hours: { number: 4 } });
    const project = await at.row(projects.source, { Hours: { relation: [{ id: one }, { id: two }] } });
    const read = await at.call('GET', `/v1/pages/${project}`);
    expect(read.body['properties']?.['Total']?.['rollup']).toEqual({
      type: 'number',
      number: 6.5,
      function: 'sum',
    });
  });
});
