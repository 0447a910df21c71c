import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, title } from '../running.js';

let at: Notion;
let tasks: { id: string; source: string };
let ids: Record<string, string>;

beforeEach(async () => {
  at = await Notion.start();
  tasks = await at.database('Tasks', {
    Name: { title: {} },
    State: { select: { options: [{ name: 'Open' }, { name: 'Done' }] } },
    Due: { date: {} },
    Hours: { number: {} },
  });
  const schema = await at.schema(tasks.source);
  ids = Object.fromEntries(
    Object.keys(schema).map((name) => [name, decodeURIComponent(String(schema[name]?.['id']))]),
  );
});
afterEach(() => at.sandbox.close());

function create(body: object) {
  return at.call('POST', '/v1/views', {
    database_id: tasks.id,
    data_source_id: tasks.source,
    name: 'View',
    ...body,
  });
}

describe('src/sandbox/notion/views/route', () => {
  it.each([
    ['table', {}],
    ['board', { group_by: { type: 'select', property_id: 'State', sort: { type: 'manual' } } }],
    ['list', {}],
    ['calendar', { date_property_id: 'Due' }],
    ['timeline', { date_property_id: 'Due' }],
    ['gallery', {}],
    ['form', { is_form_closed: false }],
    ['chart', { chart_type: 'number', value: { aggregator: 'sum', property_id: 'Hours' } }],
    ['map', {}],
    ['dashboard', {}],
  ])('makes a %s', async (type, configuration) => {
    const { status, body } = await create({ type, configuration: { type, ...configuration } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ object: 'view', type, name: 'View', configuration: { type } });
    const listed = await at.call('GET', `/v1/views?database_id=${tasks.id}`);
    expect(listed.body['results']).toHaveLength(2);
  });

  it('reads back filter, sorts, quick filters and configuration with plain property ids', async () => {
    const { body } = await create({
      type: 'table',
      filter: { and: [{ property: 'State', select: { equals: 'Open' } }] },
      sorts: [{ property: 'Due', direction: 'ascending' }],
      quick_filters: { State: { select: { equals: 'Open' } } },
      configuration: { type: 'table', properties: [{ property_id: 'Due', visible: true, width: 120 }] },
    });
    const expected = {
      filter: { and: [{ property: ids['State'], select: { equals: 'Open' } }] },
      sorts: [{ property: ids['Due'], direction: 'ascending' }],
      quick_filters: { [String(ids['State'])]: { select: { equals: 'Open' } } },
      configuration: {
        properties: [{ property_id: ids['Due'], property_name: 'Due', visible: true, width: 120 }],
      },
    };
    expect(body).toMatchObject(expected);
    expect((await at.call('GET', `/v1/views/${body['id']}`)).body).toMatchObject(expected);
    const cleared = await at.call('PATCH', `/v1/views/${body['id']}`, { filter: null, name: 'All' });
    expect(cleared.body).toMatchObject({ name: 'All', filter: null, sorts: expected.sorts });
  });

  it('puts a linked view onto a page as a block of its own', async () => {
    const page = await at.page('Ada');
    const made = await at.call('POST', '/v1/views', {
      create_database: { parent: { type: 'page_id', page_id: page } },
      data_source_id: tasks.source,
      name: 'Open tasks',
      type: 'table',
    });
    const container = made.body['parent']?.['database_id'];
    expect(container).not.toBe(tasks.id);
    const children = await at.call('GET', `/v1/blocks/${page}/children`);
    expect(children.body['results']).toMatchObject([{ id: container, type: 'child_database' }]);
    const everywhere = await at.call('GET', `/v1/views?data_source_id=${tasks.source}`);
    expect(everywhere.body['results']).toHaveLength(2);
  });

  it('puts a chart into a dashboard', async () => {
    const dashboard = await create({ type: 'dashboard' });
    const widget = await at.call('POST', '/v1/views', {
      view_id: dashboard.body['id'],
      placement: { type: 'new_row' },
      data_source_id: tasks.source,
      name: 'Hours',
      type: 'chart',
      configuration: { type: 'chart', chart_type: 'number' },
    });
    expect(widget.body).toMatchObject({ type: 'chart', dashboard_view_id: dashboard.body['id'] });
    const shown = await at.call('GET', `/v1/views/${dashboard.body['id']}`);
    expect(shown.body['configuration']?.['rows']).toMatchObject([
      { widgets: [{ view_id: widget.body['id'] }] },
    ]);
  });

  it('refuses a board without groups, a strange property and another type later', async () => {
    expect((await create({ type: 'board' })).body['message']).toContain('body.configuration.group_by');
    expect(
      (await create({ type: 'table', sorts: [{ property: 'Gone', direction: 'ascending' }] })).status,
    ).toBe(400);
    const { body } = await create({ type: 'table' });
    const changed = await at.call('PATCH', `/v1/views/${body['id']}`, { configuration: { type: 'list' } });
    expect(changed.body['code']).toBe('validation_error');
  });

  it('deletes a view for good, but never the last', async () => {
    const { body } = await create({ type: 'list' });
    const deleted = await at.call('DELETE', `/v1/views/${body['id']}`);
    expect(deleted.body).toMatchObject({ object: 'view', id: body['id'], type: 'list' });
    expect((await at.call('GET', `/v1/views/${body['id']}`)).status).toBe(404);
    const left = await at.call('GET', `/v1/views?database_id=${tasks.id}`);
    const last = await at.call('DELETE', `/v1/views/${left.body['results']?.[0]?.['id']}`);
    expect(last.body['code']).toBe('validation_error');
  });

  it('answers what a view shows, kept for a quarter of an hour', async () => {
    const open = await at.row(tasks.source, { Name: title('a'), State: { select: { name: 'Open' } } });
    await at.row(tasks.source, { Name: title('b'), State: { select: { name: 'Done' } } });
    const { body } = await create({
      type: 'list',
      filter: { property: 'State', select: { equals: 'Open' } },
    });
    const query = await at.call('POST', `/v1/views/${body['id']}/queries`, {});
    expect(query.body).toMatchObject({
      object: 'view_query',
      total_count: 1,
      results: [{ object: 'page', id: open }],
    });
    const path = `/v1/views/${body['id']}/queries/${query.body['id']}`;
    expect((await at.call('GET', path)).body['results']).toHaveLength(1);
    await at.control('clock', { advance: 'PT16M' });
    expect((await at.call('GET', path)).status).toBe(404);
  });
});
