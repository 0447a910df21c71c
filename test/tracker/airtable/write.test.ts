import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { RowWrite } from '../../../src/tracker/port.js';
import { airtableWire, bindingOf, failureOf, openBench } from '../../support/airtable.js';

const binding = bindingOf();
const invoices = '/v0/app1/tbl-invoices';
const messages = '/v0/app1/tbl-messages';

type Sent = {
  records: { id?: string; fields: Record<string, unknown> }[];
  performUpsert?: { fieldsToMergeOn: string[] };
  typecast?: boolean;
};

function patch(n: number, cells: RowWrite['cells'] = { daysOverdue: n }): RowWrite {
  return { table: 'invoices', id: `rec${String(n).padStart(3, '0')}`, cells };
}

function message(key: string, cells: RowWrite['cells'] = { state: 'waiting' }): RowWrite {
  return { table: 'messages', id: null, key, cells };
}

/** Answers as Airtable does: each record as sent, new ones with an id made of their key. */
function taken(body: Sent) {
  const records = body.records.map(({ id, fields }) => ({
    id: id ?? `new-${fields['fld-messages-key']}`,
    createdTime: '2026-11-23T09:00:00.000Z',
    fields,
  }));
  return {
    records,
    createdRecords: records.filter(({ id }) => id.startsWith('new-')).map(({ id }) => id),
    updatedRecords: records.filter(({ id }) => !id.startsWith('new-')).map(({ id }) => id),
  };
}

function takes(path: string, times = 1): Sent[] {
  const sent: Sent[] = [];
  airtableWire()
    .patch(path)
    .times(times)
    .reply(200, (_, body) => {
      sent.push(body as Sent);
      return taken(body as Sent);
    });
  return sent;
}

const refused = {
  error: {
    type: 'INVALID_VALUE_FOR_COLUMN',
    message: 'Field "Days overdue" cannot accept the provided value',
  },
};

/** Refuses every call that holds one of the bad rows, whole. */
function refuses(path: string, bad: readonly string[], times: number, body: object = refused): Sent[] {
  const sent: Sent[] = [];
  airtableWire()
    .patch(path)
    .times(times)
    .reply((_, requested) => {
      const request = requested as Sent;
      sent.push(request);
      return request.records.some(({ id }) => bad.includes(id ?? '')) ? [422, body] : [200, taken(request)];
    });
  return sent;
}

describe('tracker/airtable/write', () => {
  it('writes ten rows a call by field id and answers each', async () => {
    const sent = takes(invoices, 3);
    const { tracker, spent } = openBench();
    const writes = Array.from({ length: 23 }, (_, n) => patch(n));
    const outcomes = await tracker.write(binding, writes);
    expect(sent.map(({ records }) => records.length)).toEqual([10, 10, 3]);
    expect(sent[0]?.records[4]).toEqual({ id: 'rec004', fields: { 'fld-invoices-daysOverdue': 4 } });
    expect(outcomes.map(({ ok }) => ok)).toEqual(writes.map(() => true));
    expect(spent).toEqual(['write', 'write', 'write']);
    expect(tracker.priceOfWrites(writes)).toBe(3);
  });

  it('makes one write of several to the same row and answers them all', async () => {
    const sent = takes(invoices);
    const { tracker } = openBench();
    const outcomes = await tracker.write(binding, [
      patch(1, { daysOverdue: 1, why: 'old' }),
      patch(2),
      patch(1, { why: 'new' }),
    ]);
    expect(sent[0]?.records).toEqual([
      { id: 'rec001', fields: { 'fld-invoices-daysOverdue': 1, 'fld-invoices-why': 'new' } },
      { id: 'rec002', fields: { 'fld-invoices-daysOverdue': 2 } },
    ]);
    expect(outcomes).toMatchObject([{ id: 'rec001' }, { id: 'rec002' }, { id: 'rec001' }]);
  });

  it('makes new rows and changes old ones in one call that can be repeated', async () => {
    const sent = takes(messages);
    const { tracker } = openBench();
    const outcomes = await tracker.write(binding, [
      { table: 'messages', id: 'recOld', cells: { state: 'sent' } },
      message('inv-1:first', { state: 'waiting', subject: null }),
    ]);
    expect(sent[0]?.performUpsert).toEqual({ fieldsToMergeOn: ['fld-messages-key'] });
    expect(sent[0]?.typecast).toBeUndefined();
    expect(sent[0]?.records).toEqual([
      { id: 'recOld', fields: { 'fld-messages-state': 'Sent' } },
      { fields: { 'fld-messages-state': 'Waiting', 'fld-messages-key': 'inv-1:first' } },
    ]);
    expect(outcomes).toMatchObject([
      { ok: true, id: 'recOld', created: false },
      { ok: true, id: 'new-inv-1:first', created: true },
    ]);
  });

  it('finds the one bad row of ten within six calls, names its column, and writes the other nine', async () => {
    for (const bad of ['rec000', 'rec004', 'rec009']) {
      const sent: Sent[] = [];
      const wire = airtableWire().persist();
      wire.patch(invoices).reply((_, requested) => {
        const request = requested as Sent;
        sent.push(request);
        return request.records.some(({ id }) => id === bad) ? [422, refused] : [200, taken(request)];
      });
      const { tracker } = openBench();
      const outcomes = await tracker.write(
        binding,
        Array.from({ length: 10 }, (_, n) => patch(n)),
      );
      nock.cleanAll();
      expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ write: { id: bad }, field: 'daysOverdue' }]);
      expect(sent.length).toBeLessThanOrEqual(6);
      const landed = sent.filter(({ records }) => !records.some(({ id }) => id === bad));
      expect(landed.flatMap(({ records }) => records.map(({ id }) => id)).sort()).toHaveLength(9);
    }
  });

  it('finds several bad rows and writes the rest', async () => {
    const wire = airtableWire().persist();
    wire.patch(invoices).reply((_, requested) => {
      const request = requested as Sent;
      const bad = request.records.some(({ id }) => ['rec001', 'rec002', 'rec008'].includes(id ?? ''));
      return bad ? [422, refused] : [200, taken(request)];
    });
    const { tracker } = openBench();
    const outcomes = await tracker.write(
      binding,
      Array.from({ length: 10 }, (_, n) => patch(n)),
    );
    nock.cleanAll();
    expect(outcomes.flatMap(({ ok, write }) => (ok ? [] : [write.id]))).toEqual([
      'rec001',
      'rec002',
      'rec008',
    ]);
  });

  it('spares the search when the refusal names the row', async () => {
    const gone = {
      error: { type: 'ROW_DOES_NOT_EXIST', message: 'Record ID rec003 does not exist in this table' },
    };
    const sent = refuses(invoices, ['rec003'], 2, gone);
    const { tracker } = openBench();
    const outcomes = await tracker.write(
      binding,
      Array.from({ length: 10 }, (_, n) => patch(n)),
    );
    expect(sent.map(({ records }) => records.length)).toEqual([10, 9]);
    expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ write: { id: 'rec003' } }]);
  });

  it('does not search among rows when a lock refuses them all, and goes on with other tables', async () => {
    airtableWire()
      .patch(invoices)
      .reply(403, { error: { type: 'INVALID_PERMISSIONS', message: 'locked' } });
    takes(messages);
    const { tracker } = openBench();
    const outcomes = await tracker.write(binding, [patch(1), patch(2), message('k')]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true]);
  });

  it('stops when the token may not write here at all', async () => {
    airtableWire()
      .patch(invoices)
      .reply(403, { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } });
    const { tracker } = openBench();
    expect((await failureOf(tracker.write(binding, [patch(1)]))).kind).toBe('permission');
  });

  it('looks what stands when the answer to a write was lost, and repeats only what is missing', async () => {
    const again: Sent[] = [];
    airtableWire()
      .patch(messages)
      .replyWithError('socket hang up')
      .get(messages)
      .query(({ filterByFormula, returnFieldsByFieldId }) => {
        expect(returnFieldsByFieldId).toBe('true');
        expect(filterByFormula).toBe(
          "OR(RECORD_ID() = 'recOld', {fld-messages-key} = 'a\\'b', {fld-messages-key} = 'c')",
        );
        return true;
      })
      .reply(200, {
        records: [
          {
            id: 'recOld',
            createdTime: '2026-11-01T00:00:00.000Z',
            fields: { 'fld-messages-state': 'Sending' },
          },
          {
            id: 'recNew',
            createdTime: '2026-11-23T09:00:00.000Z',
            fields: { 'fld-messages-key': "a'b", 'fld-messages-state': 'Waiting' },
          },
        ],
      })
      .patch(messages)
      .reply(200, (_, body) => {
        again.push(body as Sent);
        return taken(body as Sent);
      });
    const { tracker, spent } = openBench();
    const outcomes = await tracker.write(binding, [
      { table: 'messages', id: 'recOld', cells: { state: 'sent' } },
      message("a'b"),
      message('c'),
    ]);
    expect(outcomes).toMatchObject([
      { ok: true, id: 'recOld' },
      { ok: true, id: 'recNew', created: true },
      { ok: true, id: 'new-c', created: true },
    ]);
    expect(again[0]?.records.map(({ id }) => id)).toEqual(['recOld', undefined]);
    expect(spent).toEqual(['write', 'read', 'write']);
  });

  it('says that it cannot know when nothing can be looked up either', async () => {
    airtableWire().patch(invoices).reply(503).get(invoices).query(true).times(4).reply(503);
    const { tracker } = openBench();
    expect(await failureOf(tracker.write(binding, [patch(1)]))).toMatchObject({
      kind: 'ambiguous',
      status: 503,
    });
  });

  it('repeats a write that was refused for its rate without looking first', async () => {
    airtableWire()
      .patch(invoices)
      .reply(429, { errors: [{ error: 'RATE_LIMIT_REACHED' }] });
    takes(invoices);
    const { tracker } = openBench();
    expect(await tracker.write(binding, [patch(1)])).toMatchObject([{ ok: true }]);
  });

  it('has a missing option of its own column made by a call that holds nothing else', async () => {
    const sent = takes(messages, 2);
    const state = binding.tables.messages?.fields.state;
    const { withdrawn: _, ...options } = state?.options ?? {};
    const lacking = {
      ...binding,
      tables: {
        messages: {
          id: 'tbl-messages',
          fields: { ...binding.tables.messages?.fields, state: { id: 'fld-messages-state', options } },
        },
      },
    };
    const { tracker } = openBench();
    const outcomes = await tracker.write(lacking, [message('k', { state: 'withdrawn', about: 'inv 1' })]);
    expect(sent[0]).toMatchObject({ records: [{ fields: { 'fld-messages-about': 'inv 1' } }] });
    expect(sent[0]?.typecast).toBeUndefined();
    expect(sent[1]).toEqual({
      records: [{ id: 'new-k', fields: { 'fld-messages-state': 'Withdrawn' } }],
      returnFieldsByFieldId: true,
      typecast: true,
    });
    expect(outcomes).toMatchObject([{ ok: true, id: 'new-k', created: true }]);
  });

  it('refuses to make a row that could not be found again', async () => {
    const { key: _, ...fields } = binding.tables.messages?.fields ?? {};
    const keyless = { ...binding, tables: { messages: { id: 'tbl-messages', fields } } };
    const { tracker, spent } = openBench();
    expect(await tracker.write(keyless, [message('k')])).toMatchObject([{ ok: false }]);
    expect(spent).toEqual([]);
  });

  it('asks nothing for nothing', async () => {
    const { tracker, spent } = openBench();
    expect(await tracker.write(binding, [])).toEqual([]);
    expect(tracker.priceOfWrites([])).toBe(0);
    expect(spent).toEqual([]);
  });
});
