import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENTS, INVOICES, Running } from '../running.js';

let at: Running;
beforeEach(async () => {
  at = await Running.start();
});
afterEach(() => at.sandbox.close());

const fields = [{ name: 'Name', type: 'singleLineText' }];

describe('src/sandbox/airtable/meta', () => {
  it('makes a base with its tables, one grid view each', async () => {
    const base = { name: 'New', workspaceId: 'wspSandbox0000000', tables: [{ name: 'Jobs', fields }] };
    const { body } = await at.call('POST', '/v0/meta/bases', base);
    expect(body.tables?.[0]).toMatchObject({
      name: 'Jobs',
      fields,
      views: [{ name: 'Grid view', type: 'grid' }],
    });
    const { body: all } = await at.call('GET', '/v0/meta/bases');
    expect(all.bases?.map(({ name }) => name)).toEqual(['Studio', 'New']);
    expect((await at.call('GET', `/v0/meta/bases/${body.id}`)).body.workspaceId).toBe('wspSandbox0000000');
    expect((await at.call('POST', '/v0/meta/bases', { ...base, workspaceId: 'wspOther' })).status).toBe(403);
  });

  it('makes the other side of a link at once, and none for a table linked to itself', async () => {
    const { body } = await at.meta('POST', 'tables', { name: 'Jobs', fields });
    const link = { name: 'Client', type: 'multipleRecordLinks', options: { linkedTableId: CLIENTS } };
    const made = await at.meta('POST', `tables/${body.id}/fields`, link);
    const { body: schema } = await at.meta('GET', 'tables');
    const inverse = schema.tables?.[0]?.fields.find(
      ({ id }) => id === made.body.options?.['inverseLinkFieldId'],
    );
    expect(inverse).toMatchObject({
      name: 'Jobs',
      options: { linkedTableId: body.id, inverseLinkFieldId: made.body.id },
    });
    const self = { name: 'After', type: 'multipleRecordLinks', options: { linkedTableId: body.id } };
    const own = await at.meta('POST', `tables/${body.id}/fields`, self);
    expect(own.body.options).not.toHaveProperty('inverseLinkFieldId');
  });

  it.each(['createdTime', 'lastModifiedTime', 'autoNumber', 'rollup'])(
    'refuses to make a %s field',
    async (type) => {
      const { status, body } = await at.meta('POST', `tables/${CLIENTS}/fields`, { name: 'X', type });
      expect([status, body.error?.type]).toEqual([422, 'UNSUPPORTED_FIELD_TYPE_FOR_CREATE']);
      expect(body.error?.message).toBe(
        `Invalid options for Clients.X: Creating ${type} fields is not supported at this time`,
      );
    },
  );

  it.each([
    { name: 'Done', type: 'checkbox' },
    { name: 'When', type: 'date', options: { dateFormat: { name: 'iso', format: 'l' } } },
    { name: 'Sum', type: 'currency', options: { precision: 9, symbol: '€' } },
    { name: 'name', type: 'singleLineText' },
  ])('refuses %j', async (field) => {
    expect((await at.meta('POST', `tables/${CLIENTS}/fields`, field)).status).toBe(422);
  });

  it('keeps the field ids in a formula, so that a renamed field still counts', async () => {
    const formula = { name: 'Shout', type: 'formula', options: { formula: 'UPPER({Name})' } };
    const made = await at.meta('POST', `tables/${CLIENTS}/fields`, formula);
    expect(made.body.options).toMatchObject({ formula: 'UPPER({fldClientName0001})' });
    await at.meta('PATCH', `tables/${CLIENTS}/fields/fldClientName0001`, { name: 'Who' });
    const { body } = await at.records('GET', 'Clients');
    expect(body.records?.[0]?.fields).toEqual({ Who: 'Ada', Shout: 'ADA' });
  });

  it('changes neither type nor choices of a field and deletes nothing', async () => {
    const path = `tables/${INVOICES}/fields/Status`;
    expect((await at.meta('PATCH', path, { type: 'number' })).status).toBe(422);
    expect((await at.meta('PATCH', path, { options: { choices: [] } })).status).toBe(422);
    expect((await at.meta('DELETE', path)).status).toBe(404);
    expect((await at.meta('DELETE', `tables/${INVOICES}`)).status).toBe(404);
  });

  it('shows which fields a view shows when asked, and makes no view', async () => {
    const view = { baseId: at.base, tableId: CLIENTS, name: 'Short', visibleFieldIds: ['fldClientName0001'] };
    await at.control('views', view);
    const { body } = await at.meta('GET', 'tables?include[]=visibleFieldIds');
    expect(body.tables?.[0]?.views[1]).toMatchObject({
      name: 'Short',
      visibleFieldIds: ['fldClientName0001'],
    });
    expect((await at.meta('POST', `tables/${CLIENTS}/views`, { name: 'X' })).status).toBe(501);
  });

  it('lets a token do what its scopes say', async () => {
    await at.control('tokens', { token: 'patReader.token', scopes: ['schema.bases:read'] });
    at.token = 'patReader.token';
    expect((await at.meta('GET', 'tables')).status).toBe(200);
    expect((await at.meta('POST', 'tables', { name: 'X', fields })).status).toBe(403);
    expect((await at.records('GET', 'Clients')).status).toBe(403);
    expect((await at.call('GET', '/v0/meta/whoami')).body.scopes).toEqual(['schema.bases:read']);
    await at.control('tokens', { token: 'patReader.token', revoked: true });
    expect((await at.meta('GET', 'tables')).status).toBe(401);
  });
});
