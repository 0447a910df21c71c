import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeedBases } from '../../src/sandbox/index.js';
import { ADA, BASE, CLIENTS, INVOICES, Running } from './running.js';

let at: Running;
beforeEach(async () => {
  at = await Running.start();
});
afterEach(() => at.sandbox.close());

async function restart(options: Parameters<typeof Running.start>[0]): Promise<void> {
  await at.sandbox.close();
  at = await Running.start(options);
}

const list = () => at.records('GET', 'Clients');
const statuses = async (count: number) => {
  const found: number[] = [];
  for (let nth = 0; nth < count; nth += 1) found.push((await list()).status);
  return found;
};

describe('src/sandbox/index', () => {
  it('closes a base for thirty seconds after a sixth call in a second, by its own clock', async () => {
    await restart({ limits: true });
    const inOneSecond: number[] = [];
    for (let nth = 0; nth < 7; nth += 1) {
      // However slow the machine is, all seven fall into one second of the sandbox's clock.
      await at.control('clock', { now: `2026-05-12T08:00:00.${nth}00Z` });
      inOneSecond.push(...(await statuses(1)));
    }
    expect(inOneSecond).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await list()).body.errors?.[0]?.error).toBe('RATE_LIMIT_REACHED');
    await at.control('clock', { advance: 'PT29S' });
    expect(await statuses(1)).toEqual([429]);
    await at.control('clock', { advance: 'PT2S' });
    expect(await statuses(2)).toEqual([200, 200]);
  });

  it('answers at its port only once it is full, and counts none of the calls that filled it', async () => {
    const { port } = at.sandbox;
    const tables = [{ name: 'Clients', fields: [{ name: 'Name', type: 'singleLineText' }] }];
    const base = { name: 'Filled', workspaceId: 'wspSandbox0000000', tables };
    await restart({
      ...{ port, seed: undefined },
      fill: async ({ url }) => {
        await expect(fetch(`http://127.0.0.1:${port}/_sandbox/info`)).rejects.toThrow('fetch failed');
        const made = await fetch(`${url}/v0/meta/bases`, {
          ...{ method: 'POST', body: JSON.stringify(base) },
          headers: { authorization: 'Bearer patSandbox.token', 'content-type': 'application/json' },
        });
        expect(made.status).toBe(200);
      },
    });
    expect((await at.call('GET', '/_sandbox/requests')).body.counters).toMatchObject({ airtable: 0 });
    const { bases } = (await at.call('GET', '/v0/meta/bases')).body;
    expect(bases?.map(({ name }) => name)).toEqual(['Filled']);
  });

  it('refuses data when the month’s calls are spent, and answers again when the month turns', async () => {
    await restart({ limits: true, monthlyQuota: 2 });
    expect(await statuses(3)).toEqual([200, 200, 429]);
    expect((await list()).body.errors?.[0]?.error).toBe('PUBLIC_API_BILLING_LIMIT_EXCEEDED');
    expect((await at.call('GET', '/v0/meta/bases')).status).toBe(200);
    await at.control('clock', { now: '2026-06-01T00:00:00Z' });
    expect(await statuses(1)).toEqual([200]);
  });

  it('holds a thousand records a base for the API', async () => {
    const rows = Array.from({ length: 998 }, (_, nth) => ({ fields: { Name: `row ${nth}` } }));
    const seed: SeedBases = {
      bases: [
        {
          id: BASE,
          name: 'Full',
          tables: [{ name: 'Clients', fields: [{ name: 'Name', type: 'singleLineText' }], records: rows }],
        },
      ],
    };
    await restart({ limits: true, seed });
    const add = (count: number) =>
      at.records('POST', 'Clients', { records: Array.from({ length: count }, () => ({ fields: {} })) });
    expect((await add(3)).status).toBe(422);
    expect((await add(2)).status).toBe(200);
    expect((await add(1)).status).toBe(422);
  });

  it('counts the calls of the API and no others', async () => {
    await list();
    await at.control('clock', { advance: 'PT1M' });
    at.token = 'patStranger.token';
    await list();
    const { body } = await at.call('GET', '/_sandbox/requests?since=1');
    expect(body).toMatchObject({
      total: 2,
      requests: [{ n: 2, api: 'airtable', method: 'GET', path: `/v0/${BASE}/Clients`, status: 401 }],
      counters: { airtable: 2, byStatus: { 200: 1, 401: 1 }, rateLimited: 0 },
    });
  });

  it('does a call and drops its answer, as often as asked', async () => {
    await at.control('faults', {
      match: { method: 'POST', path: '/v0/app*' },
      times: 1,
      do: { applyThenDrop: true },
    });
    const add = () => at.records('POST', 'Clients', { fields: { Name: 'Grace' } });
    await expect(add()).rejects.toThrow();
    expect((await add()).status).toBe(200);
    expect((await list()).body.records).toHaveLength(3);
  });

  it('does nothing and answers what it was told to, until cleared', async () => {
    await at.control('faults', {
      match: { path: '/v0/*' },
      do: { status: 503, headers: { 'retry-after': '2' } },
    });
    await at.control('faults', { match: { path: '/v0/*' }, times: 1, do: { reset: true } });
    expect(await statuses(2)).toEqual([503, 503]);
    await at.call('DELETE', '/_sandbox/faults');
    expect(await statuses(1)).toEqual([200]);
    await at.control('faults', { times: 1, do: { malformed: true } });
    await expect(list()).rejects.toThrow(SyntaxError);
    await at.control('faults', { times: 1, do: { status: 502, body: '<html>' } });
    await expect(list()).rejects.toThrow(SyntaxError);
    await at.control('faults', { times: 1, do: { reset: true } });
    await expect(list()).rejects.toThrow('fetch failed');
  });

  it('refuses a fault it does not know, so that a misspelt one is noticed', async () => {
    expect((await at.control('faults', { do: { delayMS: 5 } })).status).toBe(422);
    expect((await at.control('faults', { match: { url: '/v0/*' }, do: { reset: true } })).status).toBe(422);
    expect(await statuses(1)).toEqual([200]);
  });

  it('lets a person type many rows, which are no API calls', async () => {
    const edit = (fields: object, more: object = {}) => ({
      baseId: BASE,
      tableId: INVOICES,
      fields,
      ...more,
    });
    const { body } = await at.control('edit', {
      edits: [
        edit({ Number: 'A1', Client: 'Ada', Status: 'New' }, { recordId: null }),
        edit({ Total: '12.50' }),
      ],
    });
    expect(body.records?.map(({ fields }) => fields?.['fldNumber00000001'])).toEqual(['A1', undefined]);
    const shown = await at.records('GET', `Invoices/${body.records?.[0]?.id}`);
    expect(shown.body.fields).toMatchObject({ Client: [ADA], Status: 'New' });
    expect((await at.call('GET', '/_sandbox/requests')).body.total).toBe(1);
    const recordId = body.records?.[1]?.id;
    await at.control('edit', { edits: [edit({}, { recordId, delete: true })] });
    expect((await at.records('GET', 'Invoices')).body.records).toHaveLength(1);
  });

  it('refuses a text in a date column unless forced', async () => {
    const edit = { baseId: BASE, tableId: INVOICES, fields: { Due: 'soon' } };
    expect((await at.control('edit', { edits: [edit] })).status).toBe(422);
    await at.control('edit', { edits: [{ ...edit, force: true }] });
    const { body } = await at.records('GET', 'Invoices?fields[]=Due');
    expect(body.records?.map(({ fields }) => fields)).toEqual([{ Due: 'soon' }]);
  });

  it('lets a person change the schema, and cells follow', async () => {
    await at.control('edit', {
      edits: [{ baseId: BASE, tableId: INVOICES, fields: { Number: '7', Status: 'Sent', Total: 3 } }],
    });
    const field = (fieldId: string) => ({ tableId: INVOICES, fieldId });
    const { status } = await at.control('schema-edit', {
      baseId: BASE,
      do: [
        { renameTable: { tableId: INVOICES, name: 'Bills' } },
        { renameField: { ...field('Number'), name: 'Nr' } },
        { changeFieldType: { ...field('Nr'), type: 'number', options: { precision: 0 } } },
        { renameOption: { ...field('Status'), option: 'Sent', name: 'Gone out' } },
        { deleteOption: { ...field('Status'), option: 'Draft' } },
        { deleteField: field('Client') },
        { deleteField: field('Double') },
        { createField: { tableId: INVOICES, field: { name: 'Made', type: 'createdTime' } } },
      ],
    });
    expect(status).toBe(200);
    const { body } = await at.records('GET', 'Bills');
    expect(body.records?.[0]?.fields).toEqual({
      Nr: 7,
      Status: 'Gone out',
      Total: 3,
      No: 1,
      Made: expect.stringMatching(/^2026-05-12T08:00/),
    });
    await at.control('schema-edit', { baseId: BASE, do: [{ deleteBase: true }] });
    expect((await at.records('GET', 'Bills')).status).toBe(403);
  });

  it('keeps its state in a file and starts from it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(dir, 'state.json');
    await restart({ file });
    await at.records('PATCH', `Clients/${ADA}`, { fields: { Name: 'Ada L.' } });
    await restart({ file });
    expect((await list()).body.records?.[0]?.fields).toEqual({ Name: 'Ada L.' });
    await at.control('reset', {});
    expect((await list()).body.records?.[0]?.fields).toEqual({ Name: 'Ada' });
    await restart({});
    rmSync(dir, { recursive: true });
  });

  it('says what it does not have', async () => {
    const shares = await at.call('GET', `/v0/meta/bases/${BASE}/shares`);
    expect(shares).toMatchObject({ status: 501, body: { error: { type: 'NOT_SERVED_BY_SANDBOX' } } });
    expect(shares.body.error?.message).toContain("GET of a base's shares");
    const away = await at.call('DELETE', `/v0/meta/bases/${BASE}`);
    expect(away.body.error?.message).toContain('DELETE of a base;');
    expect((await at.call('POST', '/_sandbox/nonsense', {})).status).toBe(501);
  });

  it('shows the tables as a grid in which a person edits', async () => {
    const page = await fetch(at.url);
    expect(await page.text()).toContain('Ada');
    const edit = {
      sourceId: BASE,
      tableId: CLIENTS,
      recordId: ADA,
      fieldId: 'fldClientName0001',
      text: 'Ada L.',
    };
    expect((await at.control('page/edit', edit)).body).toEqual({ ok: true });
    expect((await list()).body.records?.[0]?.fields).toEqual({ Name: 'Ada L.' });
  });

  it('says in plain words why the grid refuses an edit', async () => {
    const row = { baseId: BASE, tableId: INVOICES, fields: { fldNumber00000001: 'A' } };
    const { body } = await at.control('edit', { edits: [row] });
    const id = body.records?.[0]?.id ?? '';
    const { tables } = (await at.call('GET', `/v0/meta/bases/${BASE}/tables`)).body as unknown as {
      tables: { fields: { id: string; name: string }[] }[];
    };
    const due = tables[1]?.fields.find(({ name }) => name === 'Due')?.id ?? '';
    const edit = { sourceId: BASE, tableId: INVOICES, recordId: id, fieldId: due, text: 'soon' };
    const refused = await at.control('page/edit', edit);
    expect(refused.status).toBe(422);
    expect(refused.body).toEqual({ ok: false, message: 'Cannot parse value "soon" for field Due' });
  });
});
