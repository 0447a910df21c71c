import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoundReport } from '../../src/service/report.js';
import type { TableKey } from '../../src/tracker/model.js';
import { House } from '../support/house.js';

let house: House;
let client: string;
let invoice: string;
let sound: string;

beforeEach(async () => {
  house = await House.furnished();
  [client = ''] = await house.edit({
    table: 'clients',
    cells: { name: 'Ada Lovelace', email: 'ada@example.com', status: 'active' },
  });
  const common = { client: [client], issued: '2026-03-02', documentStatus: 'sent', kind: 'standard' };
  [invoice = '', sound = ''] = await house.edit(
    { table: 'invoices', cells: { ...common, number: '2026-014', total: 1800 } },
    { table: 'invoices', cells: { ...common, number: '2026-015', total: 70 } },
  );
});
afterEach(() => house.close());

/** The rest goes on: the sound invoice is reckoned whatever is wrong elsewhere. */
async function expectRestGoesOn(report: RoundReport): Promise<void> {
  expect(report.stopped).toBeUndefined();
  expect(await house.row('invoices', sound)).toMatchObject({ balance: 70, paymentStatus: 'open' });
}

function faultIn(report: RoundReport, table: string, record: string, field: string) {
  const fault = report.faults.find((f) => f.table === table && f.record === record && f.field === field);
  expect(report.faults.map(({ table: t, record: r, field: f }) => [t, r, f])).toContainEqual([
    table,
    record,
    field,
  ]);
  expect(fault?.problem).toMatch(/\S/);
  expect(fault?.remedy).toMatch(/\S/);
  return fault;
}

async function schemaEdit(change: object): Promise<void> {
  const binding = await house.binding();
  await house.control('schema-edit', { baseId: binding.container, do: [change] });
}

async function idOf(table: TableKey, field?: string): Promise<string> {
  const bound = (await house.binding()).tables[table];
  return (field === undefined ? bound?.id : bound?.fields[field]?.id) ?? '';
}

describe('bad input', () => {
  it('payment terms nobody can read: named, and nothing is guessed', async () => {
    await house.edit({ table: 'clients', id: client, cells: { paymentTerms: 'when the moon is full' } });
    await house.edit({ table: 'invoices', id: sound, cells: { due: '2026-04-01' } });
    const report = await house.round();
    faultIn(report, 'Clients', 'Ada Lovelace', 'Payment terms');
    await expectRestGoesOn(report);
    expect((await house.row('invoices', invoice))['daysOverdue'] ?? null).toBeNull();
  });

  it('text in a date', async () => {
    await house.edit({
      table: 'invoices',
      id: invoice,
      cells: { issued: 'sometime in spring' },
      force: true,
    });
    const report = await house.round();
    const fault = faultIn(report, 'Invoices', '2026-014', 'Issued');
    expect(fault?.problem).toContain('sometime in spring');
    await expectRestGoesOn(report);
  });

  it('a currency nobody knows: no balance, not a balance of 0', async () => {
    await house.edit({ table: 'invoices', id: invoice, cells: { currency: 'GALLEONS' } });
    const report = await house.round();
    faultIn(report, 'Invoices', '2026-014', 'Currency');
    await expectRestGoesOn(report);
    expect((await house.row('invoices', invoice))['balance'] ?? null).toBeNull();
  });

  it('an invoice without a client', async () => {
    await house.edit({ table: 'invoices', id: invoice, cells: { client: null } });
    const report = await house.round();
    faultIn(report, 'Invoices', '2026-014', 'Client');
    await expectRestGoesOn(report);
  });

  it('two invoices with one number', async () => {
    await house.edit({ table: 'invoices', id: invoice, cells: { number: '2026-015' } });
    const report = await house.round();
    faultIn(report, 'Invoices', '2026-015', 'Number');
    await expectRestGoesOn(report);
  });

  it('a column that was deleted reads as blank, is named, and comes back with apply', async () => {
    await house.round();
    await schemaEdit({
      deleteField: { tableId: await idOf('clients'), fieldId: await idOf('clients', 'talkedOn') },
    });
    const report = await house.round();
    expect(report.faults).toMatchObject([{ table: 'Clients', field: 'Talked on' }]);
    await expectRestGoesOn(report);
    expect((await house.round()).rows.written).toBe(0);
    await house.apply();
    expect((await house.round()).faults).toEqual([]);
  });

  it('a service column that was deleted is not written, and the others are', async () => {
    await schemaEdit({
      deleteField: { tableId: await idOf('invoices'), fieldId: await idOf('invoices', 'daysOverdue') },
    });
    const report = await house.round();
    expect(report.faults).toMatchObject([{ table: 'Invoices', field: 'Days overdue' }]);
    await expectRestGoesOn(report);
  });

  it('a column whose type was changed pauses what needs it, by name, and nothing else', async () => {
    await house.round();
    await schemaEdit({
      changeFieldType: {
        tableId: await idOf('invoices'),
        fieldId: await idOf('invoices', 'balance'),
        type: 'checkbox',
        options: { icon: 'check', color: 'greenBright' },
      },
    });
    const report = await house.round();
    expect(report.faults).toMatchObject([{ table: 'Invoices', field: 'Balance' }]);
    expect(await house.row('invoices', sound)).toMatchObject({ paymentStatus: 'open' });
    expect((await house.round()).rows.written).toBe(0);
  });

  it('a renamed table and column change nothing', async () => {
    await house.round();
    await schemaEdit({ renameTable: { tableId: await idOf('invoices'), name: 'Rechnungen' } });
    await schemaEdit({
      renameField: {
        tableId: await idOf('invoices'),
        fieldId: await idOf('invoices', 'total'),
        name: 'Summe',
      },
    });
    await house.edit({ table: 'invoices', id: sound, cells: { total: 71 } });
    const report = await house.round();
    expect(report.faults).toEqual([]);
    expect(await house.row('invoices', sound)).toMatchObject({ balance: 71 });
  });

  it('an option that was deleted is made again when it is needed', async () => {
    await house.round();
    await schemaEdit({
      deleteOption: {
        tableId: await idOf('invoices'),
        fieldId: await idOf('invoices', 'agingBucket'),
        option: '61–90',
      },
    });
    await house.advance({ hours: 30 * 24 });
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(await house.row('invoices', invoice)).toMatchObject({ agingBucket: '61-90', daysOverdue: 71 });
    expect((await house.round()).rows.written).toBe(0);
  });

  it('a revoked token stops the round with what to do, and is not tried again at once', async () => {
    await house.control('tokens', { token: 'patRevoked.token', revoked: true });
    await house.crash({ token: 'patRevoked.token' });
    const report = await house.round();
    expect(report.stopped).toMatchObject({ kind: 'auth' });
    expect(report.stopped?.remedy).toMatch(/token/i);
    const { account } = await house.service();
    expect((await account.state()).parked?.until).toBe('2026-05-13T08:00:00.000Z');
    expect(JSON.stringify(report)).not.toContain('patRevoked.token');
    const before = await house.calls();
    expect((await house.round({ restWhenQuiet: true })).stopped).toMatchObject({ kind: 'auth' });
    expect(await house.calls()).toBe(before);
  });

  it('a token without the schema scope cannot provision, and is told which scope', async () => {
    await house.control('tokens', {
      token: 'patReader.token',
      scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
    });
    await house.close();
    house = await House.open({ token: 'patReader.token' });
    await house.control('tokens', {
      token: 'patReader.token',
      scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
    });
    await expect(house.apply()).rejects.toMatchObject({
      kind: 'permission',
      advice: expect.stringMatching(/schema\.bases:read and :write/),
    });
  });

  it('a base that was deleted stops the round with what to do', async () => {
    await house.round();
    await schemaEdit({ deleteBase: true });
    const report = await house.round();
    expect(report.stopped?.kind).toMatch(/permission|not-found/);
    expect(report.stopped?.remedy).toMatch(/\S/);
  });

  it('a full quota parks the account until the month turns', async () => {
    await house.crash({ monthlyCalls: 1 });
    const report = await house.round();
    expect(report.stopped).toMatchObject({ kind: 'quota' });
    const { account } = await house.service();
    expect((await account.state()).parked?.until).toBe('2026-06-01T00:00:00.000Z');
  });
});
