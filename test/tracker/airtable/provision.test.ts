import { describe, expect, it } from 'vitest';
import { packs } from '../../../src/tracker/model.js';
import { type PlanStep, planTracker } from '../../../src/tracker/plan.js';
import type { Standing } from '../../../src/tracker/port.js';
import { airtableWire, failureOf, openBench } from '../../support/airtable.js';
import { standingOf, tableId, withField, withTable } from '../../support/standing.js';

const nothing: Standing = { container: null, tables: [] };
const options = {
  name: 'Short Accounts',
  packs,
  firstRow: { businessName: 'Ada', language: 'de' },
  resuming: false,
};
const duplicate = { error: { type: 'DUPLICATE_OR_EMPTY_FIELD_NAME', message: 'taken' } };

type Asked = { name: string; type?: string; options?: object; description?: string; fields?: Asked[] };

function stepOf<K extends PlanStep['kind']>(kind: K, standing: Standing, chosen = options) {
  const step = planTracker(standing, null, chosen).steps.find((candidate) => candidate.kind === kind);
  if (!step) throw new Error(`the plan has no ${kind}`);
  return step as Extract<PlanStep, { kind: K }>;
}

/** A table as Airtable answers when it was made: what was asked, with ids. */
function made(table: Asked) {
  return {
    id: `tbl${table.name}`,
    name: table.name,
    primaryFieldId: `fld${table.name}0`,
    fields: (table.fields ?? []).map((field, n) => ({
      id: `fld${table.name}${n}`,
      ...field,
      options: undefined,
    })),
    views: [{ id: 'viw1', name: 'Grid view', type: 'grid' }],
  };
}

function wireFormOf(standing: Standing) {
  return {
    tables: standing.tables.map((table) => ({
      ...table,
      fields: table.fields.map(({ id, name, nativeType, linkedTableId, inverseFieldId }) => ({
        id,
        name,
        type: nativeType === 'link' ? 'multipleRecordLinks' : 'singleLineText',
        options: { linkedTableId, inverseLinkFieldId: inverseFieldId },
      })),
    })),
  };
}

const withoutTasks = withTable(standingOf(), 'tasks', () => null);
const withoutNotes = withField(standingOf(), 'clients', 'notes', () => null);
const withoutLink = withField(standingOf(), 'projects', 'client', () => null);

describe('tracker/airtable/provision', () => {
  it('prices the whole tracker with every pack at no more than 55 calls', () => {
    const { tracker } = openBench();
    const { steps } = planTracker(nothing, null, options);
    const calls = steps.reduce((sum, step) => sum + tracker.priceOf(step), 0);
    expect(calls).toBeLessThanOrEqual(55);
  });

  it('makes the base with all tables, their plain columns and every option in one call', async () => {
    const step = stepOf('create-container', nothing);
    const bodies: { name: string; workspaceId: string; tables: Asked[] }[] = [];
    airtableWire()
      .get('/v0/meta/bases')
      .reply(200, { bases: [{ id: 'appOther', name: 'Other', permissionLevel: 'create' }] })
      .post('/v0/meta/bases', (body) => bodies.push(body) > 0)
      .reply(200, (_, body) => ({ id: 'appNew', tables: (body as { tables: Asked[] }).tables.map(made) }))
      .post('/v0/bases/appNew/webhooks')
      .reply(200, { id: 'achNew' });
    const bench = openBench({ base: 'none', workspaceId: 'wsp1' });
    const { standing, cursor } = await bench.tracker.apply(step, nothing, null);
    expect(standing.container).toEqual({ id: 'appNew', name: 'Short Accounts' });
    expect(bench.made).toEqual(['appNew']);
    expect(cursor).toContain('achNew');
    expect(bench.spent).toHaveLength(bench.tracker.priceOf(step));
    const [body] = bodies;
    expect(body?.workspaceId).toBe('wsp1');
    const clients = body?.tables.find(({ name }) => name === 'Clients');
    expect(clients?.fields?.[0]).toMatchObject({ name: 'Name', type: 'singleLineText' });
    expect(clients?.fields?.find(({ name }) => name === 'Status')?.options).toMatchObject({
      choices: expect.arrayContaining([{ name: 'Prospect' }, { name: 'Declined' }]),
    });
    const hours = body?.tables.find(({ name }) => name === 'Hours');
    expect(hours?.fields?.map(({ type }) => type)).not.toContain('multipleRecordLinks');
    expect(hours?.fields?.find(({ name }) => name === 'Billable')?.options).toEqual({
      icon: 'check',
      color: 'greenBright',
    });
  });

  it('takes the base an earlier run made before it was stopped', async () => {
    const step = stepOf('create-container', nothing);
    airtableWire()
      .get('/v0/meta/bases')
      .reply(200, { bases: [{ id: 'appTheirs', name: 'Short Accounts' }], offset: 'itr1' })
      .get('/v0/meta/bases/appTheirs/tables')
      .reply(200, { tables: [made({ name: 'Recipes', fields: [] })] })
      .get('/v0/meta/bases?offset=itr1')
      .reply(200, { bases: [{ id: 'appMade', name: 'Short Accounts' }] })
      .get('/v0/meta/bases/appMade/tables')
      .reply(200, { tables: step.tables.map(({ label }) => made({ name: label, fields: [] })) });
    const bench = openBench({ base: 'none', workspaceId: 'wsp1' });
    const { standing } = await bench.tracker.apply(step, nothing, null);
    expect(standing.container?.id).toBe('appMade');
    expect(bench.made).toEqual(['appMade']);
  });

  it('makes no second base when the answer to making one was lost', async () => {
    const step = stepOf('create-container', nothing);
    airtableWire()
      .get('/v0/meta/bases')
      .reply(200, { bases: [] })
      .post('/v0/meta/bases')
      .replyWithError('socket hang up')
      .get('/v0/meta/bases')
      .reply(200, { bases: [{ id: 'appMade', name: 'Short Accounts' }] })
      .get('/v0/meta/bases/appMade/tables')
      .reply(200, { tables: step.tables.map(({ label }) => made({ name: label, fields: [] })) });
    const bench = openBench({ base: 'none', workspaceId: 'wsp1' });
    const { standing } = await bench.tracker.apply(step, nothing, null);
    expect(standing.container?.id).toBe('appMade');
  });

  it('says what to set when there is neither base nor workspace', async () => {
    const { tracker } = openBench({ base: 'none' });
    expect(await tracker.describe()).toEqual(nothing);
    const failure = await failureOf(tracker.apply(stepOf('create-container', nothing), nothing, null));
    expect(failure).toMatchObject({
      kind: 'invalid',
      advice: expect.stringContaining('AIRTABLE_WORKSPACE_ID'),
    });
  });

  it('makes a table, and nothing when it stands', async () => {
    airtableWire()
      .post('/v0/meta/bases/app1/tables')
      .reply(200, (_, body) => made(body as Asked));
    const { tracker, spent } = openBench();
    const step = stepOf('create-table', withoutTasks);
    const { standing } = await tracker.apply(step, withoutTasks, null);
    expect(standing.tables.map(({ name }) => name)).toContain('Tasks');
    expect(await tracker.apply(step, standing, null)).toEqual({ standing });
    expect(spent).toEqual(['provision']);
  });

  it('takes a refused duplicate for done when the schema shows it', async () => {
    airtableWire()
      .post('/v0/meta/bases/app1/tables')
      .reply(422, duplicate)
      .get('/v0/meta/bases/app1/tables')
      .reply(200, wireFormOf(standingOf()));
    const { tracker } = openBench();
    const { standing } = await tracker.apply(stepOf('create-table', withoutTasks), withoutTasks, null);
    expect(standing.tables.map(({ name }) => name)).toContain('Tasks');
  });

  it('passes a refusal on when the schema does not show the thing', async () => {
    airtableWire()
      .post('/v0/meta/bases/app1/tables/tbl-clients/fields')
      .reply(422, { error: { type: 'INVALID_REQUEST_UNKNOWN' } })
      .get('/v0/meta/bases/app1/tables')
      .reply(200, wireFormOf(withoutNotes));
    const { tracker } = openBench();
    const failure = await failureOf(tracker.apply(stepOf('create-field', withoutNotes), withoutNotes, null));
    expect(failure).toMatchObject({ kind: 'invalid', code: 'INVALID_REQUEST_UNKNOWN' });
  });

  it('adds a column with its meaning, and once only when the answer was lost', async () => {
    const bodies: Asked[] = [];
    airtableWire()
      .post('/v0/meta/bases/app1/tables/tbl-clients/fields')
      .reply(502)
      .get('/v0/meta/bases/app1/tables')
      .reply(200, wireFormOf(withoutNotes))
      .post('/v0/meta/bases/app1/tables/tbl-clients/fields', (body) => bodies.push(body) > 0)
      .reply(200, { id: 'fldNew', name: 'Notes', type: 'multilineText' });
    const { tracker } = openBench();
    const { standing } = await tracker.apply(stepOf('create-field', withoutNotes), withoutNotes, null);
    expect(bodies).toEqual([{ name: 'Notes', type: 'multilineText' }]);
    const clients = standing.tables.find(({ id }) => id === tableId('clients'));
    expect(clients?.fields.at(-1)).toMatchObject({ id: 'fldNew', name: 'Notes', type: 'longText' });
  });

  it('makes a link and gives its far side the proper name', async () => {
    airtableWire()
      .post('/v0/meta/bases/app1/tables/tbl-projects/fields', {
        name: 'Client',
        type: 'multipleRecordLinks',
        options: { linkedTableId: 'tbl-clients' },
      })
      .reply(200, {
        id: 'fldLink',
        name: 'Client',
        type: 'multipleRecordLinks',
        options: { linkedTableId: 'tbl-clients', inverseLinkFieldId: 'fldFar' },
      })
      .patch('/v0/meta/bases/app1/tables/tbl-clients/fields/fldFar', { name: 'Projects' })
      .reply(200, {
        id: 'fldFar',
        name: 'Projects',
        type: 'multipleRecordLinks',
        options: { linkedTableId: 'tbl-projects', inverseLinkFieldId: 'fldLink' },
      });
    const { tracker, spent } = openBench();
    const step = stepOf('create-link', withoutLink);
    const { standing } = await tracker.apply(step, withoutLink, null);
    expect(spent).toHaveLength(tracker.priceOf(step));
    const far = standing.tables.flatMap(({ fields }) => fields).find(({ id }) => id === 'fldFar');
    expect(far).toMatchObject({ name: 'Projects', type: 'link', inverseFieldId: 'fldLink' });
  });

  it('leaves the far side as it is when its name is taken', async () => {
    airtableWire()
      .post('/v0/meta/bases/app1/tables/tbl-projects/fields')
      .reply(200, {
        id: 'fldLink',
        name: 'Client',
        type: 'multipleRecordLinks',
        options: { linkedTableId: 'tbl-clients', inverseLinkFieldId: 'fldFar' },
      })
      .patch('/v0/meta/bases/app1/tables/tbl-clients/fields/fldFar')
      .reply(422, duplicate);
    const { tracker } = openBench();
    const { standing } = await tracker.apply(stepOf('create-link', withoutLink), withoutLink, null);
    expect(standing.tables.flatMap(({ fields }) => fields).some(({ id }) => id === 'fldLink')).toBe(true);
  });

  it('fills the one row of Settings, unless there is one', async () => {
    const step = stepOf('first-row', nothing);
    airtableWire()
      .get('/v0/app1/tbl-settings')
      .query(({ maxRecords }) => maxRecords === '1')
      .reply(200, { records: [] })
      .post('/v0/app1/tbl-settings', (body) => {
        expect(body.records).toEqual([
          { fields: { 'fld-settings-businessName': 'Ada', 'fld-settings-language': 'German' } },
        ]);
        return true;
      })
      .reply(200, { records: [{ id: 'rec1', createdTime: '2026-11-23T09:00:00.000Z', fields: {} }] })
      .get('/v0/app1/tbl-settings')
      .query(true)
      .reply(200, { records: [{ id: 'rec1', createdTime: '2026-11-23T09:00:00.000Z', fields: {} }] });
    const { tracker, spent } = openBench();
    await tracker.apply(step, standingOf(), null);
    expect(spent).toHaveLength(tracker.priceOf(step));
    await tracker.apply(step, standingOf(), null);
    expect(spent).toHaveLength(3);
  });

  it('describes what stands in the words of the model', async () => {
    airtableWire()
      .get('/v0/meta/bases/app1/tables')
      .reply(200, {
        tables: [
          {
            id: 'tbl1',
            name: 'Clients',
            primaryFieldId: 'fld1',
            fields: [
              { id: 'fld1', name: 'Name', type: 'singleLineText' },
              { id: 'fld2', name: 'Rate', type: 'currency', options: { precision: 2, symbol: '€' } },
              {
                id: 'fld3',
                name: 'Sum',
                type: 'rollup',
                options: { isValid: true, result: { type: 'number' } },
              },
              { id: 'fld4', name: 'Odd', type: 'manualSort', options: null },
              {
                id: 'fld5',
                name: 'Mood',
                type: 'singleSelect',
                options: { choices: [{ id: 'sel1', name: 'Good' }] },
              },
            ],
            views: [{ id: 'viw1', name: 'Grid view', type: 'grid', visibleFieldIds: ['fld1'] }],
          },
        ],
      });
    const { tracker } = openBench();
    const { tables } = await tracker.describe();
    expect(tables[0]?.fields.map(({ type, nativeType }) => [type, nativeType])).toEqual([
      ['text', 'singleLineText'],
      ['amount', 'currency'],
      ['computed', 'rollup'],
      ['other', 'manualSort'],
      ['select', 'singleSelect'],
    ]);
    expect(tables[0]?.fields[4]?.options).toEqual([{ id: 'sel1', name: 'Good' }]);
    expect(tables[0]?.views).toEqual([{ id: 'viw1', name: 'Grid view', type: 'grid' }]);
  });
});
