import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signature } from '../../../src/sandbox/airtable/webhook-ping.js';
import { ADA, CLIENTS, Running } from '../running.js';

let at: Running;
beforeEach(async () => {
  at = await Running.start();
});
afterEach(() => at.sandbox.close());

async function hook(filters: object = {}, more: object = {}, includes: object = {}) {
  const options = { filters: { dataTypes: ['tableData'], ...filters }, includes };
  return (await at.hooks('POST', '', { specification: { options }, ...more })).body;
}

async function read(id: string | undefined, query = '') {
  return (await at.hooks('GET', `/${id}/payloads${query}`)).body;
}

const rename = (name: string) => at.records('PATCH', `Clients/${ADA}`, { fields: { Name: name } });

describe('src/sandbox/airtable/webhooks', () => {
  it('tells what was made, changed and destroyed, once, in the order it happened', async () => {
    const { id } = await hook({}, {}, { includePreviousCellValues: true });
    await rename('Ada L.');
    const made = await at.records('POST', 'Clients', { fields: { Name: 'Grace' } });
    await at.records('DELETE', `Clients/${made.body.id}`);
    const { payloads, cursor, mightHaveMore } = await read(id);
    const told = payloads?.map(
      ({ changedTablesById }) => (changedTablesById as Record<string, unknown>)[CLIENTS],
    );
    expect(told).toMatchObject([
      {
        changedRecordsById: {
          [ADA]: {
            current: { cellValuesByFieldId: { fldClientName0001: 'Ada L.' } },
            previous: { cellValuesByFieldId: { fldClientName0001: 'Ada' } },
          },
        },
      },
      {
        createdRecordsById: { [made.body.id ?? '']: { cellValuesByFieldId: { fldClientName0001: 'Grace' } } },
      },
      { destroyedRecordIds: [made.body.id] },
    ]);
    expect([cursor, mightHaveMore]).toEqual([4, false]);
    expect((await read(id, `?cursor=${cursor}`)).payloads).toEqual([]);
    expect(await read(id, '?cursor=1&limit=2')).toMatchObject({ cursor: 3, mightHaveMore: true });
  });

  it('tells nothing of a write that changed nothing', async () => {
    const { id } = await hook();
    await rename('Ada');
    expect((await read(id)).payloads).toEqual([]);
  });

  it('tells a person from the API, and leaves out sources that are not watched', async () => {
    const all = await hook();
    const people = await hook({ fromSources: ['client'] });
    await rename('one');
    await at.control('edit', {
      edits: [{ baseId: at.base, tableId: CLIENTS, recordId: ADA, fields: { Name: 'two' } }],
    });
    const sources = async (id: string | undefined) =>
      (await read(id)).payloads?.map(({ actionMetadata }) => actionMetadata);
    expect(await sources(all.id)).toMatchObject([{ source: 'publicApi' }, { source: 'client' }]);
    expect(await sources(people.id)).toMatchObject([
      { source: 'client', sourceMetadata: { user: { id: expect.any(String) } } },
    ]);
  });

  it('tells of tables and fields when they are watched', async () => {
    const { id } = await hook({ dataTypes: ['tableFields', 'tableMetadata'] });
    const field = { name: 'Phone', type: 'phoneNumber' };
    const made = await at.meta('POST', `tables/${CLIENTS}/fields`, field);
    const table = await at.meta('POST', 'tables', { name: 'Jobs', fields: [field] });
    const { payloads } = await read(id);
    expect(payloads).toMatchObject([
      { changedTablesById: { [CLIENTS]: { createdFieldsById: { [made.body.id ?? '']: field } } } },
      { createdTablesById: { [table.body.id ?? '']: { metadata: { name: 'Jobs' } } } },
    ]);
  });

  it('lives seven days from the last reading, by the sandbox’s clock', async () => {
    const { id, expirationTime } = await hook();
    expect(expirationTime).toMatch(/^2026-05-19T08:00/);
    await at.control('clock', { advance: 'P6D' });
    await read(id);
    await at.control('clock', { advance: 'P6D' });
    await rename('alive');
    expect((await read(id)).payloads).toHaveLength(1);
    await at.control('clock', { advance: 'P8D' });
    await rename('dead');
    expect((await at.hooks('GET', '')).body.webhooks).toMatchObject([{ isHookEnabled: false }]);
    expect((await at.hooks('POST', `/${id}/refresh`)).status).toBe(404);
    await at.control('clock', { advance: 'P8D' });
    expect((await at.hooks('GET', '')).body.webhooks).toEqual([]);
  });

  it('forgets payloads after seven days, and says so to a cursor that is older', async () => {
    const { id } = await hook();
    await rename('one');
    await at.control('clock', { advance: 'P5D' });
    await at.hooks('POST', `/${id}/refresh`);
    await rename('two');
    await at.control('clock', { advance: 'P3D' });
    expect((await at.hooks('GET', `/${id}/payloads?cursor=1`)).status).toBe(422);
    expect((await read(id)).cursor).toBe(3);
    expect((await at.hooks('GET', `/${id}/payloads?cursor=9`)).status).toBe(422);
  });

  it('is in error for good when the table it watches is deleted', async () => {
    const { id } = await hook({ recordChangeScope: CLIENTS });
    await at.control('schema-edit', { baseId: at.base, do: [{ deleteTable: { tableId: CLIENTS } }] });
    expect((await read(id)).payloads).toMatchObject([{ error: true, code: 'INVALID_FILTERS' }]);
  });

  it('takes ten webhooks a base, seen by their own token alone', async () => {
    for (let count = 0; count < 10; count += 1) await hook();
    expect(await hook()).toMatchObject({ error: { type: 'TOO_MANY_WEBHOOKS_IN_BASE' } });
    await at.control('tokens', { token: 'patOther.token' });
    at.token = 'patOther.token';
    expect((await at.hooks('GET', '')).body.webhooks).toEqual([]);
  });

  it('pings its URL with a signature over the body', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { id, macSecretBase64 } = await hook({}, { notificationUrl: `http://127.0.0.1:${port}/` });
    const pinged = once(server, 'request');
    await rename('ping');
    const [request, response] = await pinged;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    response.writeHead(204).end();
    server.close();
    const body = Buffer.concat(parts).toString();
    expect(JSON.parse(body)).toMatchObject({ base: { id: at.base }, webhook: { id } });
    expect(request.headers['x-airtable-content-mac']).toBe(signature(macSecretBase64 ?? '', body));
  });
});
