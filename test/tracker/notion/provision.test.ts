import { describe, expect, it } from 'vitest';
import { packs } from '../../../src/tracker/model.js';
import { type PlanStep, planTracker } from '../../../src/tracker/plan.js';
import type { Standing } from '../../../src/tracker/port.js';
import { standingOf, tableId, withField, withTable } from '../../support/standing.js';
import { children, failureOf, list, notionWire, openBench, refusal, rootId, text } from './bench.js';

const nothing: Standing = { container: null, tables: [] };
const options = { name: 'Short Accounts', packs, firstRow: { businessName: 'Ada' }, resuming: false };

function stepOf<K extends PlanStep['kind']>(kind: K, standing: Standing, chosen = options) {
  const step = planTracker(standing, null, chosen).steps.find((candidate) => candidate.kind === kind);
  if (!step) throw new Error(`the plan has no ${kind}`);
  return step as Extract<PlanStep, { kind: K }>;
}

function source(id: string, name: string, properties: Readonly<Record<string, object>> = {}): object {
  const shown = Object.entries(properties).map(([label, property]) => [label, { name: label, ...property }]);
  return { object: 'data_source', id, title: text(name), properties: Object.fromEntries(shown) };
}

function database(id: string, more: object = {}): object {
  return { object: 'database', id, data_sources: [{ id: `${id}-ds`, name: 'x' }], public_url: null, ...more };
}

function block(id: string, more: object = {}): object {
  return { object: 'block', id, type: 'child_database', in_trash: false, ...more };
}

/** One database stands below the page. */
function oneStands(name: string, more: object = {}): void {
  notionWire()
    .get(children)
    .query(true)
    .reply(200, list([block('db1')]));
  notionWire().get('/v1/databases/db1').reply(200, database('db1', more));
  notionWire().get('/v1/data_sources/db1-ds').reply(200, source('db1-ds', name));
}

const root = { object: 'page', id: rootId, in_trash: false, public_url: null };
const emptyBase = { ...stepOf('create-container', nothing), tables: [] };
const withoutTasks = withTable(standingOf(), 'tasks', () => null);
const withoutNotes = withField(standingOf(), 'clients', 'notes', () => null);
const withoutLink = withField(standingOf(), 'projects', 'client', () => null);
const relation = {
  id: 'rel%3A',
  type: 'relation',
  relation: {
    data_source_id: tableId('clients'),
    type: 'dual_property',
    dual_property: { synced_property_id: 'inv%3B' },
  },
};

describe('tracker/notion/provision', () => {
  it('prices the whole tracker with every pack at no more than 60 calls', () => {
    const { steps } = planTracker(nothing, null, options);
    const { tracker } = openBench();
    expect(steps.reduce((sum, step) => sum + tracker.priceOf(step), 0)).toBeLessThanOrEqual(60);
  });

  it('adopts the page that was shared and makes nothing of it', async () => {
    notionWire().get(`/v1/pages/${rootId}`).reply(200, root);
    const { tracker, spent } = openBench();
    const { standing } = await tracker.apply(emptyBase, nothing, null);
    expect(standing).toEqual({ container: { id: rootId, name: rootId }, tables: [] });
    expect(spent).toHaveLength(tracker.priceOf(emptyBase));
  });

  it('calls the page by the id that was configured, with or without dashes', async () => {
    const bare = rootId.replaceAll('-', '');
    notionWire().get(`/v1/pages/${bare}`).reply(200, root);
    const { standing } = await openBench({ parentPageId: bare }).tracker.apply(emptyBase, nothing, null);
    expect(standing.container?.id).toBe(bare);
  });

  it.each([
    ['published', { public_url: 'https://ada.notion.site/x' }, 'invalid', 'Unpublish'],
    ['in the trash', { in_trash: true }, 'not-found', 'Restore'],
  ])('makes nothing below a page that is %s', async (_what, more, kind, advice) => {
    notionWire()
      .get(`/v1/pages/${rootId}`)
      .reply(200, { ...root, ...more });
    const failure = await failureOf(openBench().tracker.apply(emptyBase, nothing, null));
    expect(failure.kind).toBe(kind);
    expect(failure.advice).toContain(advice);
  });

  it('says what to click when the page is not shared with the connection', async () => {
    notionWire()
      .get(`/v1/pages/${rootId}`)
      .reply(404, refusal(404, 'object_not_found', 'Could not find page with ID.'));
    const failure = await failureOf(openBench().tracker.apply(emptyBase, nothing, null));
    expect(failure).toMatchObject({ kind: 'permission', code: 'object_not_found' });
    expect(failure.advice).toContain('••• › Connections');
  });

  it('adds no table to a tracker that was published since', async () => {
    oneStands('Clients', { public_url: 'https://ada.notion.site/y' });
    const { tracker } = openBench();
    const standing = await tracker.describe();
    const step = stepOf('create-table', withoutTasks);
    expect((await failureOf(tracker.apply(step, standing, null))).advice).toContain('Unpublish');
  });

  it('describes the databases of the page, each once, and leaves those in the trash', async () => {
    notionWire()
      .get(children)
      .query({ page_size: 100 })
      .reply(200, list([block('db0', { in_trash: true }), { id: 'b', type: 'paragraph' }], 'n1'))
      .get(children)
      .query({ page_size: 100, start_cursor: 'n1' })
      .reply(200, list([block('db1')]));
    notionWire().get('/v1/databases/db1').reply(200, database('db1'));
    notionWire()
      .get('/v1/data_sources/db1-ds')
      .times(2)
      .reply(200, source('db1-ds', 'Clients', { Name: { id: 'title', type: 'title', title: {} } }));
    const { tracker, spent } = openBench();
    const standing = await tracker.describe();
    expect(standing.container?.id).toBe(rootId);
    expect(standing.tables).toMatchObject([{ id: 'db1-ds', name: 'Clients', primaryFieldId: 'title' }]);
    expect(spent).toHaveLength(4);
    notionWire()
      .get(children)
      .query(true)
      .reply(200, list([block('db1')]));
    expect(await tracker.describe()).toEqual(standing);
    expect(spent).toHaveLength(6);
  });

  it('makes a table with all its plain columns by one call and learns their ids by another', async () => {
    const asked: { initial_data_source: { properties: object }; parent: object; icon: object }[] = [];
    notionWire()
      .post('/v1/databases', (body) => asked.push(body) > 0)
      .reply(200, database('dbT'));
    notionWire().get('/v1/data_sources/dbT-ds').reply(200, source('dbT-ds', 'Tasks'));
    const { tracker, spent } = openBench();
    const step = stepOf('create-table', withoutTasks);
    const { standing } = await tracker.apply(step, withoutTasks, null);
    expect(standing.tables.at(-1)).toMatchObject({ id: 'dbT-ds', name: 'Tasks' });
    expect(asked[0]?.parent).toEqual({ type: 'page_id', page_id: rootId });
    expect(asked[0]?.icon).toMatchObject({ type: 'emoji' });
    expect(asked[0]?.initial_data_source.properties).toMatchObject({
      Name: { title: {} },
      Status: { select: { options: expect.arrayContaining([{ name: 'Waiting on client' }]) } },
    });
    expect(JSON.stringify(asked[0])).not.toContain('relation');
    expect(spent).toHaveLength(tracker.priceOf(step));
  });

  it('makes no second table when the answer to making one was lost', async () => {
    notionWire().post('/v1/databases').replyWithError('reset');
    oneStands('Tasks');
    const step = stepOf('create-table', withoutTasks);
    const { standing } = await openBench().tracker.apply(step, withoutTasks, null);
    expect(standing.tables).toMatchObject([{ id: 'db1-ds', name: 'Tasks' }]);
  });

  it('makes a table again that a lost call did not make', async () => {
    notionWire()
      .post('/v1/databases')
      .reply(503, refusal(503, 'service_unavailable', 'Later.'));
    notionWire().get(children).query(true).reply(200, list([]));
    notionWire().post('/v1/databases').reply(200, database('dbT'));
    notionWire().get('/v1/data_sources/dbT-ds').reply(200, source('dbT-ds', 'Tasks'));
    const step = stepOf('create-table', withoutTasks);
    const { standing } = await openBench().tracker.apply(step, withoutTasks, null);
    expect(standing.tables.at(-1)).toMatchObject({ id: 'dbT-ds' });
  });

  it('makes nothing a free workspace has no room for, and says so', async () => {
    const more = { additional_data: { block_limit: 'block_creation' } };
    notionWire()
      .post('/v1/databases')
      .reply(403, refusal(403, 'restricted_resource', 'Limit.', more));
    const step = stepOf('create-table', withoutTasks);
    const failure = await failureOf(openBench().tracker.apply(step, withoutTasks, null));
    expect(failure).toMatchObject({ kind: 'permission', advice: expect.stringContaining('1,000 blocks') });
  });

  it('adds a column without touching the others', async () => {
    const asked: object[] = [];
    notionWire()
      .patch(`/v1/data_sources/${tableId('clients')}`, (body) => asked.push(body) > 0)
      .reply(200, source(tableId('clients'), 'Clients', { Notes: { id: 'n', type: 'rich_text' } }));
    const { tracker, spent } = openBench();
    const step = stepOf('create-field', withoutNotes);
    const { standing } = await tracker.apply(step, withoutNotes, null);
    expect(asked).toEqual([{ properties: { Notes: { rich_text: {} } } }]);
    expect(standing.tables.find(({ name }) => name === 'Clients')?.fields.map(({ name }) => name)).toContain(
      'Notes',
    );
    expect(spent).toHaveLength(tracker.priceOf(step));
  });

  it('links two tables and gives the far side, which Notion named, its proper name', async () => {
    const asked: object[] = [];
    notionWire()
      .patch(`/v1/data_sources/${tableId('projects')}`, (body) => asked.push(body) > 0)
      .reply(200, source(tableId('projects'), 'Projects', { Client: relation }));
    notionWire()
      .patch(`/v1/data_sources/${tableId('clients')}`, (body) => asked.push(body) > 0)
      .reply(200, source(tableId('clients'), 'Clients'));
    const { tracker, spent } = openBench();
    const step = stepOf('create-link', withoutLink);
    await tracker.apply(step, withoutLink, null);
    expect(asked).toMatchObject([
      { properties: { Client: { relation: { data_source_id: tableId('clients'), type: 'dual_property' } } } },
      { properties: { 'inv;': { name: 'Projects' } } },
    ]);
    expect(spent).toHaveLength(tracker.priceOf(step));
  });

  it('makes no second far side when the answer to linking was lost', async () => {
    const id = tableId('projects');
    notionWire().patch(`/v1/data_sources/${id}`).replyWithError('reset');
    notionWire()
      .get(children)
      .query(true)
      .reply(200, list([block('dbP'), block('dbC')]));
    notionWire()
      .get('/v1/databases/dbP')
      .reply(200, database('dbP', { data_sources: [{ id, name: 'x' }] }))
      .get('/v1/databases/dbC')
      .reply(200, database('dbC', { data_sources: [{ id: tableId('clients'), name: 'x' }] }));
    notionWire()
      .get(`/v1/data_sources/${id}`)
      .reply(200, source(id, 'Projects', { Client: relation }));
    notionWire()
      .get(`/v1/data_sources/${tableId('clients')}`)
      .reply(200, source(tableId('clients'), 'Clients'));
    const asked: object[] = [];
    notionWire()
      .patch(`/v1/data_sources/${tableId('clients')}`, (body) => asked.push(body) > 0)
      .reply(200, source(tableId('clients'), 'Clients'));
    const { standing } = await openBench().tracker.apply(
      stepOf('create-link', withoutLink),
      withoutLink,
      null,
    );
    expect(asked).toEqual([{ properties: { 'inv;': { name: 'Projects' } } }]);
    expect(standing.tables.find((table) => table.id === id)?.fields).toContainEqual(
      expect.objectContaining({ name: 'Client', inverseFieldId: 'inv;' }),
    );
  });

  it('leaves the far side under the name it has when the proper one is taken', async () => {
    notionWire()
      .patch(`/v1/data_sources/${tableId('projects')}`)
      .reply(200, source(tableId('projects'), 'Projects', { Client: relation }));
    notionWire()
      .patch(`/v1/data_sources/${tableId('clients')}`)
      .reply(400, refusal(400, 'validation_error', 'Cannot create a property with this name.'));
    const { standing } = await openBench().tracker.apply(
      stepOf('create-link', withoutLink),
      withoutLink,
      null,
    );
    expect(standing.tables).toHaveLength(withoutLink.tables.length);
  });

  it.each([
    ['create-table', withoutTasks],
    ['create-field', withoutNotes],
    ['create-link', withoutLink],
  ] as const)('makes nothing when a %s is found done', async (kind, lacking) => {
    const { tracker, spent } = openBench();
    const full = standingOf();
    expect((await tracker.apply(stepOf(kind, lacking), full, null)).standing).toEqual(full);
    expect(spent).toEqual([]);
  });

  it('fills the one row of Settings once', async () => {
    const step: PlanStep = { kind: 'first-row', table: 'settings', cells: { businessName: 'Ada' } };
    const query = `/v1/data_sources/${tableId('settings')}/query`;
    const made: object[] = [];
    notionWire().post(query).reply(200, list([]));
    notionWire()
      .post('/v1/pages', (body) => made.push(body) > 0)
      .reply(200, { object: 'page', id: 's1' });
    const { tracker, spent } = openBench();
    await tracker.apply(step, standingOf(), null);
    expect(made).toMatchObject([{ parent: { type: 'data_source_id', data_source_id: tableId('settings') } }]);
    expect(JSON.stringify(made)).toContain('Ada');
    expect(spent).toHaveLength(tracker.priceOf(step));
    const row = { id: 's1', created_time: 'x', last_edited_time: 'x', properties: {} };
    notionWire()
      .post(query)
      .reply(200, list([row]));
    await tracker.apply(step, standingOf(), null);
  });
});
