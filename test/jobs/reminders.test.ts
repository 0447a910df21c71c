import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function decide(tables: Tables, on: string) {
  return receivables.decide(jobInput(tracker({ clients: [client()], invoices: [invoice()], ...tables }), on));
}

function sent(key: string, sentAt: string) {
  return row<'messages'>('recM', { key, state: 'sent', sentAt, client: ['recC'] });
}

describe('src/jobs/reminders', () => {
  it.each([
    ['gentle', '2026-11-28', undefined],
    ['gentle', '2026-11-29', 'reminder:recI:first'],
    ['standard', '2026-11-17', undefined],
    ['standard', '2026-11-18', 'reminder:recI:first'],
    ['standard', '2026-11-25', 'reminder:recI:second'],
    ['standard', '2027-03-01', 'reminder:recI:second'],
    ['firm', '2026-11-16', 'reminder:recI:first'],
    ['none', '2027-11-16', undefined],
  ] as const)('under a %s policy on %s proposes %s', (reminderPolicy, on, key) => {
    const outcome = decide({ clients: [client({ reminderPolicy })] }, on);
    expect(outcome.messages[0]?.key).toBe(key);
  });

  it('writes the last reminder only after an earlier one', () => {
    const messages = [sent('reminder:recI:first', '2026-11-18T09:00:00.000Z')];
    expect(decide({ messages }, '2026-12-14').messages[0]?.key).toBe('reminder:recI:second');
    expect(decide({ messages }, '2026-12-15').messages[0]?.key).toBe('reminder:recI:final');
  });

  it('keeps the distance between stages when one was sent late', () => {
    const messages = [sent('reminder:recI:first', '2026-11-24T09:00:00.000Z')];
    const waiting = decide({ messages }, '2026-11-30');
    expect(waiting.messages).toEqual([]);
    expect(cellsFor(waiting, 'invoices', 'recI').nextActionOn).toBe('2026-12-01');
    expect(decide({ messages }, '2026-12-01').messages[0]?.key).toBe('reminder:recI:second');
  });

  it('says when the last one was sent that the rest is up to the freelancer', () => {
    const messages = [sent('reminder:recI:final', '2026-12-15T09:00:00.000Z')];
    const outcome = decide({ messages }, '2027-02-01');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI').why).toContain('yours to decide');
  });

  it('keeps key, planned time and facts of a waiting reminder from day to day', () => {
    const [monday, thursday] = ['2026-11-19', '2026-11-24'].map((on) => decide({}, on).messages);
    expect(monday).toEqual(thursday);
    expect(monday?.[0]?.plannedFor).toBe('2026-11-18T08:00:00.000Z');
  });

  it('plans for the first working morning where the client is', () => {
    const tables = {
      clients: [client({ timeZone: 'America/New_York', country: 'US' })],
      invoices: [invoice({ due: '2026-11-18' })],
    };
    const input = jobInput(tracker(tables), '2026-11-23', ['2026-11-23']);
    expect(receivables.decide(input).messages[0]?.plannedFor).toBe('2026-11-24T14:00:00.000Z');
  });

  it('says everything that is overdue in one message, named by each stage that is new', () => {
    const invoices = [invoice({ due: '2026-11-20' }, 'recB'), invoice({ due: '2026-11-10' }, 'recA')];
    const [message, ...more] = decide({ invoices }, '2026-11-23').messages;
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      key: 'reminder:recA:second+recB:first',
      about: '2026-recA, 2026-recB',
      facts: { stage: 'second', dues: ['2026-11-10', '2026-11-20'] },
    });
  });

  it('lists what was already spoken of beside what is new', () => {
    const messages = [sent('reminder:recA:first', '2026-11-14T09:00:00.000Z')];
    const invoices = [invoice({ due: '2026-11-18' }, 'recB'), invoice({ due: '2026-11-13' }, 'recA')];
    const outcome = decide({ messages, invoices }, '2026-11-22');
    expect(outcome.messages).toMatchObject([
      { key: 'reminder:recB:first', facts: { numbers: ['2026-recA', '2026-recB'] } },
    ]);
  });

  it('moves on to the other invoice when one of two is paid', () => {
    const due = { due: '2026-11-19' };
    const paid = decide(
      { invoices: [invoice({ ...due, paidOn: '2026-11-23' }), invoice(due, 'recJ')] },
      '2026-11-23',
    );
    expect(paid.messages.map(({ key }) => key)).toEqual(['reminder:recJ:first']);
  });

  it('is silent between a sent stage and the next one, and says when it was', () => {
    const messages = [sent('reminder:recI:first', '2026-11-18T23:30:00.000Z')];
    const outcome = decide({ messages }, '2026-11-23');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      lastReminded: '2026-11-19',
      nextActionOn: '2026-11-26',
      why: 'It was due on 15 November 2026. First reminder: sent on 19 November 2026. Second reminder on 26 November 2026 if it is still open.',
    });
  });

  it('writes a client once a day at most', () => {
    const messages = [sent('reminder:recI:first', '2026-11-23T07:00:00.000Z')];
    const invoices = [invoice(), invoice({ due: '2026-11-20' }, 'recJ')];
    expect(decide({ messages, invoices }, '2026-11-23').messages).toEqual([]);
    expect(decide({ messages, invoices }, '2026-11-24').messages).toHaveLength(1);
  });

  it('leaves out a stage that was skipped', () => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:first', state: 'skipped' })];
    expect(decide({ messages }, '2026-11-23').messages).toEqual([]);
    expect(decide({ messages }, '2026-11-26').messages).toHaveLength(1);
  });

  it('lets the next stage keep its distance from the day one was skipped or its row was deleted', () => {
    const skipped = { 'reminder:recI:second': '2026-12-20T09:00:00.000Z' };
    const on = (day: string) =>
      receivables.decide(jobInput(tracker({ clients: [client()], invoices: [invoice()] }), day, [], skipped));
    expect(on('2026-12-21').messages).toEqual([]);
    expect(on('2027-01-08').messages).toEqual([]);
    expect(on('2027-01-09').messages).toMatchObject([{ key: 'reminder:recI:final' }]);
  });

  it.each([
    ['until the day of the hold', { holdUntil: '2026-11-24' }, '2026-11-23', '2026-11-24'],
    ['for a dispute without end', { holdReason: 'dispute' }, '2028-01-01', null],
    ['for autopay', { holdReason: 'autopay' }, '2026-11-23', null],
    ['through the promised day', { promisedOn: '2026-11-23' }, '2026-11-23', '2026-11-24'],
  ] as const)('holds %s', (_what, cells, on, nextActionOn) => {
    const outcome = decide({ invoices: [invoice(cells)] }, on);
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      nextActionOn,
      why: expect.stringMatching(/^No reminder: /),
    });
  });

  it.each([
    [{ holdUntil: '2026-11-24' }, '2026-11-24'],
    [{ holdReason: 'promise', promisedOn: '2026-11-23' }, '2026-11-24'],
  ] as const)('takes up the ladder again once %j is over', (cells, on) => {
    expect(decide({ invoices: [invoice(cells)] }, on).messages).toHaveLength(1);
  });

  it('leaves debts alone that were due before Chase from', () => {
    const outcome = decide({ settings: [settings({ chaseFrom: '2026-11-16' })] }, '2026-11-23');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI').why).toContain('before 16 November 2026');
  });

  it('takes the day on which Settings were made where Chase from is blank', () => {
    const outcome = decide({ settings: [settings({ chaseFrom: null })] }, '2026-11-23');
    expect(outcome.messages).toHaveLength(1);
    const older = decide(
      { settings: [settings({ chaseFrom: null })], invoices: [invoice({ due: '2025-12-31' })] },
      '2026-11-23',
    );
    expect(older.messages).toEqual([]);
  });

  it('chases nothing of which a cell could not be read', () => {
    const unreadable = invoice({ holdUntil: 7 as never });
    expect(decide({ invoices: [unreadable] }, '2026-11-23').messages).toEqual([]);
  });

  it('takes a Paid on that could not be read for money that may have arrived', () => {
    const outcome = decide({ invoices: [invoice({ paidOn: 7 as never })] }, '2026-11-23');
    expect(cellsFor(outcome, 'invoices', 'recI').balance).toBeNull();
  });

  it('lets at most forty invoices into one message', () => {
    const invoices = Array.from({ length: 45 }, (_, nth) => invoice({}, `rec${nth}`));
    const message = decideAll(jobInput(tracker({ clients: [client()], invoices }), '2026-11-23')).messages[0];
    expect(message?.facts['numbers']).toHaveLength(40);
    expect(message?.key.split('+')).toHaveLength(40);
  });
});
