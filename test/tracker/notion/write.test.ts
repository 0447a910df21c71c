import { describe, expect, it } from 'vitest';
import type { RowWrite } from '../../../src/tracker/port.js';
import { bindingOf, botId, failureOf, list, notionWire, openBench, page, refusal, text } from './bench.js';

const binding = bindingOf();
const messages = '/v1/data_sources/ds-messages/query';
const updates = '/v1/data_sources/ds-clientUpdates/query';

function message(key: string, cells: RowWrite['cells'] = { subject: 'Hello' }): RowWrite {
  return { table: 'messages', id: null, key, cells };
}

function keyed(id: string, key: string): object {
  return page('messages', id, { key: { type: 'rich_text', rich_text: text(key) } });
}

function markdown(content: string): object {
  return { object: 'page_markdown', id: 'u1', markdown: content, truncated: false };
}

describe('tracker/notion/write', () => {
  it('changes a row by one call, by the ids of its columns', async () => {
    const asked: object[] = [];
    notionWire()
      .patch('/v1/pages/inv1', (body) => asked.push(body) > 0)
      .reply(200, page('invoices', 'inv1'));
    const { tracker, spent } = openBench();
    const cells = { daysOverdue: 3, nextActionOn: '2026-12-01', why: 'Late.' };
    const writes: RowWrite[] = [{ table: 'invoices', id: 'inv1', cells }];
    expect(await tracker.write(binding, writes)).toMatchObject([{ ok: true, id: 'inv1', created: false }]);
    expect(asked).toEqual([
      {
        properties: {
          'p-invoices-daysOverdue': { number: 3 },
          'p-invoices-nextActionOn': { date: { start: '2026-12-01' } },
          'p-invoices-why': { rich_text: [{ text: { content: 'Late.' } }] },
        },
      },
    ]);
    expect(spent).toEqual(['write']);
    expect(tracker.priceOfWrites(writes)).toBe(1);
  });

  it('looks the keys of new rows up in one call and makes those that do not stand', async () => {
    const asked: { filter?: object }[] = [];
    const made: object[] = [];
    notionWire()
      .post(messages, (body) => asked.push(body) > 0)
      .reply(200, list([keyed('m1', 'k1')]));
    notionWire().patch('/v1/pages/m1').reply(200, keyed('m1', 'k1'));
    notionWire()
      .post('/v1/pages', (body) => made.push(body) > 0)
      .reply(200, keyed('m2', 'k2'));
    const { tracker, spent } = openBench();
    const writes = [message('k1'), message('k2')];
    expect(await tracker.write(binding, writes)).toMatchObject([
      { ok: true, id: 'm1', created: false, write: writes[0] },
      { ok: true, id: 'm2', created: true, write: writes[1] },
    ]);
    const key = (value: string) => ({ property: 'p-messages-key', rich_text: { equals: value } });
    expect(asked[0]?.filter).toEqual({ or: [key('k1'), key('k2')] });
    expect(made).toEqual([
      {
        parent: { type: 'data_source_id', data_source_id: 'ds-messages' },
        properties: {
          title: { title: [{ text: { content: 'Hello' } }] },
          'p-messages-key': { rich_text: [{ text: { content: 'k2' } }] },
        },
      },
    ]);
    expect(spent).toHaveLength(tracker.priceOfWrites(writes));
  });

  it('says in which form Notion keeps what it was sent', async () => {
    const sentAt = { type: 'date', date: { start: '2026-11-23T09:10:00.000+00:00', end: null } };
    notionWire()
      .patch('/v1/pages/m1')
      .reply(200, page('messages', 'm1', { sentAt }));
    const cells = { sentAt: '2026-11-23T09:10:42.123Z' };
    const [outcome] = await openBench().tracker.write(binding, [{ table: 'messages', id: 'm1', cells }]);
    expect(outcome).toMatchObject({ ok: true, stored: { sentAt: '2026-11-23T09:10:00.000Z' } });
  });

  it('replaces the text of a page by one call and tells what became of it', async () => {
    const asked: object[] = [];
    notionWire()
      .patch('/v1/pages/u1/markdown', (body) => asked.push(body) > 0)
      .reply(200, markdown('**Done:** all\n<empty-block/>'));
    const { tracker, spent } = openBench();
    const writes: RowWrite[] = [{ table: 'clientUpdates', id: 'u1', cells: { body: '**Done:** all' } }];
    expect(await tracker.write(binding, writes)).toMatchObject([
      { ok: true, stored: { body: '**Done:** all\n<empty-block/>' } },
    ]);
    expect(asked).toEqual([
      {
        type: 'replace_content',
        replace_content: { new_str: '**Done:** all', allow_deleting_content: false },
      },
    ]);
    expect(spent).toEqual(['write']);
    expect(tracker.priceOfWrites(writes)).toBe(1);
  });

  it('knows the form of the text of a new page, too', async () => {
    notionWire().post(updates).reply(200, list([]));
    notionWire().post('/v1/pages').reply(200, page('clientUpdates', 'u1'));
    notionWire().patch('/v1/pages/u1/markdown').reply(200, markdown('All.\n'));
    const { tracker, spent } = openBench();
    const writes: RowWrite[] = [
      { table: 'clientUpdates', id: null, key: 'c1', cells: { clientName: 'Ada', body: 'All.' } },
    ];
    expect(await tracker.write(binding, writes)).toMatchObject([
      { ok: true, created: true, stored: { body: 'All.\n' } },
    ]);
    expect(spent).toHaveLength(tracker.priceOfWrites(writes));
  });

  it('removes nothing a person put into the text: the row is refused and the next one written', async () => {
    const said = 'This would delete child pages.';
    notionWire()
      .patch('/v1/pages/u1/markdown')
      .reply(400, refusal(400, 'validation_error', said));
    notionWire().patch('/v1/pages/u2/markdown').reply(200, markdown('B'));
    const outcomes = await openBench().tracker.write(binding, [
      { table: 'clientUpdates', id: 'u1', cells: { body: 'A' } },
      { table: 'clientUpdates', id: 'u2', cells: { body: 'B' } },
    ]);
    expect(outcomes).toMatchObject([{ ok: false }, { ok: true }]);
    expect(outcomes[0]).toMatchObject({ problem: expect.stringContaining(said) });
  });

  it.each([
    [
      400,
      'validation_error',
      "Can't edit block that is archived. You must unarchive the block before editing.",
    ],
    [404, 'object_not_found', 'Could not find page with ID: x.'],
  ])('writes the others when one row is in the trash or gone (%i)', async (status, code, said) => {
    notionWire()
      .patch('/v1/pages/x')
      .reply(status, refusal(status, code, said));
    notionWire().patch('/v1/pages/inv2').reply(200, page('invoices', 'inv2'));
    const outcomes = await openBench().tracker.write(binding, [
      { table: 'invoices', id: 'x', cells: { daysOverdue: 1 } },
      { table: 'invoices', id: 'inv2', cells: { daysOverdue: 2 } },
    ]);
    expect(outcomes).toMatchObject([{ ok: false, remedy: expect.stringContaining('trash') }, { ok: true }]);
  });

  it.each([
    'Days overdue is expected to be number.',
    'body failed validation: body.properties.p-invoices-daysOverdue.number should be a number.',
  ])('names the column the refusal names: %s', async (said) => {
    notionWire()
      .patch('/v1/pages/inv1')
      .reply(400, refusal(400, 'validation_error', said));
    const cells = { daysOverdue: 1, why: 'Because.' };
    const [outcome] = await openBench().tracker.write(binding, [{ table: 'invoices', id: 'inv1', cells }]);
    expect(outcome).toMatchObject({ ok: false, field: 'daysOverdue' });
  });

  it('names no column when the refusal names none', async () => {
    notionWire()
      .patch('/v1/pages/m1')
      .reply(400, refusal(400, 'validation_error', 'Total size is too large.'));
    const [outcome] = await openBench().tracker.write(binding, [
      { table: 'messages', id: 'm1', cells: { to: 'a@b.de' } },
    ]);
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome).not.toHaveProperty('field');
  });

  it('repeats a change whose answer was lost: doing it twice is doing it once', async () => {
    notionWire().patch('/v1/pages/inv1').replyWithError('reset');
    notionWire().patch('/v1/pages/inv1').reply(200, page('invoices', 'inv1'));
    const { tracker, spent } = openBench();
    const outcomes = await tracker.write(binding, [
      { table: 'invoices', id: 'inv1', cells: { daysOverdue: 1 } },
    ]);
    expect(outcomes).toMatchObject([{ ok: true }]);
    expect(spent).toEqual(['write', 'write']);
  });

  it.each([
    ['the connection broke', null],
    ['Notion saved it and said it could not', 503],
    ['two saved at once', 409],
  ])('looks a new row up before making it again when %s', async (_why, status) => {
    notionWire().post(messages).reply(200, list([]));
    const lost = notionWire().post('/v1/pages');
    if (status === null) lost.replyWithError('reset');
    else {
      const more = { additional_data: { committed_resource_id: 'm1' } };
      lost.reply(status, refusal(status, 'service_unavailable', 'Notion is unavailable.', more));
    }
    notionWire()
      .post(messages)
      .reply(200, list([keyed('m1', 'k1')]));
    notionWire().patch('/v1/pages/m1').reply(200, keyed('m1', 'k1'));
    const [outcome] = await openBench().tracker.write(binding, [message('k1')]);
    expect(outcome).toMatchObject({ ok: true, id: 'm1', created: false });
  });

  it('makes a row again that a lost call did not make', async () => {
    notionWire().post(messages).times(2).reply(200, list([]));
    notionWire().post('/v1/pages').replyWithError('reset');
    notionWire().post('/v1/pages').reply(200, keyed('m1', 'k1'));
    const [outcome] = await openBench().tracker.write(binding, [message('k1')]);
    expect(outcome).toMatchObject({ ok: true, id: 'm1', created: true });
  });

  it('says that the outcome is not known when it cannot even look', async () => {
    notionWire().post(messages).reply(200, list([]));
    notionWire().post('/v1/pages').replyWithError('reset');
    notionWire().post(messages).times(4).replyWithError('reset');
    expect((await failureOf(openBench().tracker.write(binding, [message('k1')]))).kind).toBe('ambiguous');
  });

  it('repeats the making of a row that was refused for the rate: nothing was made', async () => {
    notionWire().post(messages).reply(200, list([]));
    notionWire()
      .post('/v1/pages')
      .reply(429, refusal(429, 'rate_limited', 'Wait.'), { 'retry-after': '3' })
      .post('/v1/pages')
      .reply(200, keyed('m1', 'k1'));
    const { tracker, spent } = openBench();
    expect(await tracker.write(binding, [message('k1')])).toMatchObject([{ ok: true, created: true }]);
    expect(spent).toEqual(['write', 'write', 'write']);
  });

  it('gives the oldest of two rows with one key', async () => {
    notionWire()
      .post(messages)
      .reply(200, list([keyed('old', 'k1'), keyed('new', 'k1')]));
    notionWire().patch('/v1/pages/old').reply(200, keyed('old', 'k1'));
    expect(await openBench().tracker.write(binding, [message('k1')])).toMatchObject([{ id: 'old' }]);
  });

  it('refuses a new row that could not be found again, without a call', async () => {
    const { tracker, spent } = openBench();
    const outcomes = await tracker.write(binding, [
      { table: 'clients', id: null, cells: { name: 'Ada' } },
      { table: 'payments', id: null, key: 'k', cells: {} },
    ]);
    expect(outcomes).toMatchObject([{ ok: false }, { ok: false }]);
    expect(spent).toEqual([]);
  });

  it('writes links as the ids of their rows', async () => {
    const asked: { properties?: object }[] = [];
    notionWire()
      .patch('/v1/pages/m1', (body) => asked.push(body) > 0)
      .reply(200, page('messages', 'm1', {}, { last_edited_by: { id: botId } }));
    await openBench().tracker.write(binding, [{ table: 'messages', id: 'm1', cells: { client: ['c1'] } }]);
    expect(asked[0]?.properties).toEqual({ 'p-messages-client': { relation: [{ id: 'c1' }] } });
  });
});
