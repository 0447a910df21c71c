import Airtable from 'airtable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BASE, CLIENTS, INVOICES, Running, TOKEN } from '../running.js';

let at: Running;
beforeEach(async () => {
  at = await Running.start();
});
afterEach(() => at.sandbox.close());

async function add(fields: object, more: object = {}) {
  return at.records('POST', 'Invoices', { records: [{ fields }], ...more });
}

describe('src/sandbox/airtable/records', () => {
  it('works with the official package', async () => {
    const table = new Airtable({ apiKey: TOKEN, endpointUrl: at.url }).base(BASE)('Invoices');
    const made = await table.create([
      { fields: { Number: 'A1', Total: 12.5 } },
      { fields: { Number: 'A2', Total: 3 } },
    ]);
    expect(made.map((record) => record.fields['Double'])).toEqual([25, 6]);
    await table.update([{ id: made[0]?.id ?? '', fields: { Paid: true } }]);
    const paid = await table.select({ filterByFormula: '{Paid}', fields: ['Number'] }).all();
    expect(paid.map((record) => record.fields)).toEqual([{ Number: 'A1' }]);
    const sorted = await table.select({ sort: [{ field: 'Total', direction: 'asc' }] }).all();
    expect(sorted.map((record) => record.get('Number'))).toEqual(['A2', 'A1']);
    await table.destroy([made[0]?.id ?? '']);
    await expect(table.find(made[0]?.id ?? '')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('leaves empty cells out', async () => {
    const { body } = await add({ Number: 'A1', Paid: false, Tags: [], Due: null });
    expect(body.records?.[0]?.fields).toEqual({ Number: 'A1', No: 1, Double: 0 });
  });

  it('keeps both sides of a link', async () => {
    const { body } = await add({ Number: 'A1', Client: [ADA] });
    const id = body.records?.[0]?.id;
    const other = async () => (await at.records('GET', `Clients/${ADA}`)).body.fields?.['Invoices'];
    expect(await other()).toEqual([id]);
    await at.records('PATCH', `Invoices/${id}`, { fields: { Client: null } });
    expect(await other()).toBeUndefined();
    await at.records('PATCH', `Invoices/${id}`, { fields: { Client: [ADA] } });
    await at.records('DELETE', `Invoices?records[]=${id}`);
    expect(await other()).toBeUndefined();
  });

  it('reads a time without offset in the zone of its field and answers in UTC', async () => {
    const { body } = await add({ Seen: '2026-07-01T09:00' });
    expect(body.records?.[0]?.fields?.['Seen']).toBe('2026-07-01T07:00:00.000Z');
  });

  it('ends formatted text with a line break, as Airtable does', async () => {
    const { body } = await at.records('PATCH', `Clients/${ADA}`, { fields: { Notes: '**Hi**' } });
    expect(body.fields?.['Notes']).toBe('**Hi**\n');
  });

  it.each([
    [{ Nope: 1 }, 'UNKNOWN_FIELD_NAME', 'Unknown field name: "Nope"'],
    [{ Total: '12' }, 'INVALID_VALUE_FOR_COLUMN', 'Field "Total" cannot accept the provided value'],
    [{ Paid: 'false' }, 'INVALID_VALUE_FOR_COLUMN', 'Cannot parse value "false" for field Paid'],
    [{ Due: '2026-02-30' }, 'INVALID_VALUE_FOR_COLUMN', 'Cannot parse value "2026-02-30" for field Due'],
    [
      { Double: 1 },
      'INVALID_VALUE_FOR_COLUMN',
      'Field "Double" cannot accept a value because the field is computed',
    ],
    [
      { Status: 'Lost' },
      'INVALID_MULTIPLE_CHOICE_OPTIONS',
      'Insufficient permissions to create new select option ""Lost""',
    ],
    [
      { Client: ['recNobody00000000'] },
      'ROW_DOES_NOT_EXIST',
      'Record ID recNobody00000000 does not exist in this table',
    ],
  ])('refuses %j', async (fields, type, message) => {
    expect(await add(fields)).toEqual({ status: 422, body: { error: { type, message } } });
  });

  it('writes all of a batch or nothing', async () => {
    await at.records('POST', 'Invoices', {
      records: [{ fields: { Status: 'New' } }, { fields: { Total: {} } }],
      typecast: true,
    });
    expect((await at.records('GET', 'Invoices')).body.records).toEqual([]);
    expect((await add({ Status: 'New' })).body.error?.type).toBe('INVALID_MULTIPLE_CHOICE_OPTIONS');
  });

  it('makes choices and linked rows when asked to cast types', async () => {
    const { body } = await add({ Status: 'Lost', Total: '1.50', Client: ['Grace'] }, { typecast: true });
    expect(body.records?.[0]?.fields).toMatchObject({ Status: 'Lost', Total: 1.5 });
    const clients = await at.records('GET', 'Clients?fields[]=Name');
    expect(clients.body.records?.map((record) => record.fields?.['Name'])).toEqual(['Ada', 'Grace']);
  });

  it('takes ten records and not eleven', async () => {
    const records = Array.from({ length: 11 }, () => ({ fields: {} }));
    const refused = await at.records('POST', 'Invoices', { records });
    expect([refused.status, refused.body.error?.type]).toEqual([422, 'INVALID_RECORDS']);
    expect((await at.records('POST', 'Invoices', { records: records.slice(1) })).status).toBe(200);
  });

  it('clears with PUT what is not named', async () => {
    const id = (await add({ Number: 'A1', Total: 5 })).body.records?.[0]?.id;
    const { body } = await at.records('PUT', `Invoices/${id}`, { fields: { Number: 'A1' } });
    expect(body.fields).toEqual({ Number: 'A1', No: 1, Double: 0 });
  });

  it('finds rows by fields in an upsert, and takes records with an id beside them', async () => {
    await add({ Number: 'A1', Total: 5 });
    const id = (await add({ Number: 'A2' })).body.records?.[0]?.id;
    const records = [
      { fields: { Number: 'A1', Total: 6 } },
      { fields: { Number: 'A3' } },
      { id, fields: { Total: 7 } },
    ];
    const performUpsert = { fieldsToMergeOn: ['Number'] };
    const { body } = await at.records('PATCH', 'Invoices', { records, performUpsert });
    expect(body.records?.map((record) => record.fields?.['Total'])).toEqual([6, undefined, 7]);
    expect([body.createdRecords?.length, body.updatedRecords?.length]).toEqual([1, 2]);
    await add({ Number: 'A1' });
    const twice = await at.records('PATCH', 'Invoices', { records: [records[0]], performUpsert });
    expect(twice.status).toBe(422);
  });

  it('pages through a list until its iterator has died', async () => {
    for (const number of ['A1', 'A2', 'A3']) await add({ Number: number });
    const first = await at.records('GET', 'Invoices?pageSize=2');
    expect(first.body.offset).toMatch(/^itr\w{14}\/rec\w{14}$/);
    const second = await at.records('POST', 'Invoices/listRecords', {
      pageSize: 2,
      offset: first.body.offset,
    });
    expect(second.body.records?.map((record) => record.fields?.['Number'])).toEqual(['A3']);
    expect(second.body.offset).toBeUndefined();
    await at.control('clock', { advance: 'PT20M' });
    expect(await at.records('GET', `Invoices?pageSize=2&offset=${first.body.offset}`)).toEqual({
      status: 422,
      body: { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } },
    });
  });

  it('shows a view only the rows it filters for, and the fields it hides', async () => {
    await add({ Number: 'A1', Paid: true });
    await add({ Number: 'A2' });
    const view = { baseId: BASE, tableId: INVOICES, name: 'Open', filterByFormula: 'NOT({Paid})' };
    await at.control('views', { ...view, visibleFieldIds: ['fldNumber00000001'] });
    const { body } = await at.records('GET', 'Invoices?view=Open');
    expect(body.records?.map((record) => record.fields)).toEqual([{ Number: 'A2', No: 2, Double: 0 }]);
    expect((await at.records('GET', 'Invoices?view=Gone')).body.error?.type).toBe('VIEW_NAME_NOT_FOUND');
  });

  it('formats cells as text in a named zone', async () => {
    await add({ Number: 'A1', Client: [ADA], Total: 3, Seen: '2026-07-01T07:00:00Z' });
    const query = 'cellFormat=string&timeZone=Asia/Tokyo&userLocale=en';
    const { body } = await at.records('GET', `Invoices?${query}`);
    expect(body.records?.[0]?.fields).toMatchObject({
      Client: 'Ada',
      Total: '€3.00',
      Seen: '2026-07-01 16:00',
    });
    expect((await at.records('GET', 'Invoices?cellFormat=string')).status).toBe(422);
  });

  it('tells a formula it cannot read from a function only Airtable has', async () => {
    const list = (formula: string) =>
      at.records('POST', 'Invoices/listRecords', { filterByFormula: formula });
    expect((await list('{Nope} = 1')).body.error?.type).toBe('INVALID_FILTER_BY_FORMULA');
    expect((await list('WORKDAY_DIFF(TODAY(), TODAY())')).status).toBe(501);
  });

  it('answers 401, 403 and 404 in their own shapes', async () => {
    expect(await at.records('GET', 'Nope')).toMatchObject({
      status: 403,
      body: { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } },
    });
    expect(await at.records('GET', `${CLIENTS}/recNobody00000000`)).toEqual({
      status: 404,
      body: { error: { type: 'MODEL_ID_NOT_FOUND', message: 'Record not found' } },
    });
    expect(await at.records('GET', `${CLIENTS}/nonsense`)).toEqual({
      status: 404,
      body: { error: 'NOT_FOUND' },
    });
    expect((await at.records('POST', 'Clients', '{')).body.error?.type).toBe('INVALID_REQUEST_BODY');
    at.token = 'patStranger.token';
    expect((await at.records('GET', CLIENTS)).status).toBe(401);
  });

  it('keeps comments, newest first', async () => {
    const first = await at.records('POST', `Clients/${ADA}/comments`, { text: 'one' });
    await at.records('POST', `Clients/${ADA}/comments`, { text: 'two' });
    await at.records('PATCH', `Clients/${ADA}/comments/${first.body.id}`, { text: 'ONE' });
    const { body } = await at.records('GET', `Clients/${ADA}/comments`);
    expect(body.comments?.map(({ text }) => text)).toEqual(['two', 'ONE']);
    const listed = await at.records('GET', 'Clients?recordMetadata[]=commentCount');
    expect(listed.body.records?.[0]?.commentCount).toBe(2);
  });
});
