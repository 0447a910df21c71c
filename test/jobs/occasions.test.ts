import { describe, expect, it } from 'vitest';
import { lettersOn, sentLetter } from '../support/letters.js';
import { client, invoice, project, row, settings } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

const kinds = ['follow-up', 'birthday'] as const;

/** On Monday 31 August 2026 the website was delivered three months ago. */
const website = project({ status: 'closed', deliveredOn: '2026-05-31' });

function keysOn(on: string, tables: Tables = {}, skipped: Readonly<Record<string, string>> = {}) {
  const letters = lettersOn(on, { projects: [website], ...tables }, kinds, skipped);
  return letters.map(({ key }) => key);
}

function contact(birthday: string) {
  return row<'contacts'>('recA', { name: 'Ada', client: ['recC'], birthday });
}

describe('src/jobs/occasions', () => {
  it.each(['sent', 'skipped', 'failed', 'unknown', 'sending'] as const)(
    'says once what was to be said: not again when it is %s',
    (state) => {
      const messages = [row<'messages'>('recM', { key: 'follow-up-3:recP', state, client: ['recC'] })];
      expect(keysOn('2026-09-07', { messages })).toEqual([]);
    },
  );

  it.each(['waiting', 'scheduled', 'withdrawn'] as const)('stays with what is %s', (state) => {
    const messages = [row<'messages'>('recM', { key: 'follow-up-3:recP', state, client: ['recC'] })];
    expect(keysOn('2026-09-07', { messages })).toEqual(['follow-up-3:recP']);
  });

  it('does not bring back what was deleted', () => {
    expect(keysOn('2026-09-07', {}, { 'follow-up-3:recP': '2026-09-01T09:00:00Z' })).toEqual([]);
  });

  it('is silent while a reminder waits for the client', () => {
    const invoices = [invoice({ issued: '2026-08-01', due: '2026-08-15' })];
    expect(keysOn('2026-08-31', { invoices })).toEqual([]);
    expect(keysOn('2026-08-31', { invoices: [invoice({ due: '2026-12-01' })] })).toHaveLength(1);
  });

  it('is silent while an invoice of the client is in dispute', () => {
    const invoices = [invoice({ due: '2026-12-01', holdReason: 'dispute' })];
    expect(keysOn('2026-08-31', { invoices })).toEqual([]);
  });

  it.each([
    ['active', ['birthday:recA:2026', 'follow-up-3:recP']],
    ['paused', ['birthday:recA:2026', 'follow-up-3:recP']],
    ['past', ['follow-up-3:recP']],
    ['prospect', []],
    ['leaving', []],
    ['declined', []],
  ] as const)('speaks to a client who is %s of what fits', (status, keys) => {
    const clients = [client({ status })];
    const contacts = [contact('1990-08-31')];
    const heard = [
      ...keysOn('2026-08-31', { clients, projects: [], contacts }),
      ...keysOn('2026-08-31', { clients }),
    ];
    expect(heard).toEqual(keys);
  });

  it('lets what fell due before adoption go', () => {
    expect(keysOn('2026-09-07', { settings: [settings({ chaseFrom: '2026-09-01' })] })).toEqual([]);
    expect(keysOn('2026-09-07', { settings: [settings({ chaseFrom: '2026-08-31' })] })).toHaveLength(1);
    expect(keysOn('2026-09-07', { settings: [] })).toEqual([]);
  });

  it('says what falls on one day one after the other, and asks nothing while a wish waits', () => {
    const contacts = [contact('1990-08-31')];
    expect(keysOn('2026-08-31', { contacts })).toEqual(['birthday:recA:2026']);
    expect(keysOn('2026-09-04', { contacts })).toEqual(['birthday:recA:2026']);
    expect(keysOn('2026-09-05', { contacts })).toEqual(['follow-up-3:recP']);
    const skipped = { 'birthday:recA:2026': '2026-08-31T08:00:00Z' };
    expect(keysOn('2026-09-02', { contacts }, skipped)).toEqual([]);
    expect(keysOn('2026-09-03', { contacts }, skipped)).toEqual(['follow-up-3:recP']);
  });

  it('leaves three days after a letter that went out later than it was due', () => {
    const contacts = [contact('1990-08-31')];
    const messages = [sentLetter('birthday:recA:2026', '2026-09-03')];
    expect(keysOn('2026-09-03', { contacts, messages })).toEqual([]);
    expect(keysOn('2026-09-05', { contacts, messages })).toEqual([]);
    expect(keysOn('2026-09-06', { contacts, messages })).toEqual(['follow-up-3:recP']);
  });

  it.each([
    ['a check-in', 'check-in:recC:2026-08-30'],
    ['a request', 'input:recT:ask-2026-09-01'],
    ['a reminder', 'reminder:recI:second'],
  ])('leaves three days after %s', (_what, key) => {
    const messages = [sentLetter(key, '2026-08-31')];
    expect(keysOn('2026-09-02', { messages })).toEqual([]);
    expect(keysOn('2026-09-03', { messages })).toEqual(['follow-up-3:recP']);
  });

  it('keeps a wish on its day, whatever was written the day before', () => {
    const messages = [sentLetter('check-in:recC:2026-08-30', '2026-08-30')];
    expect(keysOn('2026-08-31', { messages, contacts: [contact('1990-08-31')] })).toEqual([
      'birthday:recA:2026',
    ]);
  });

  it('wishes nobody well while the last reminder of an invoice is unanswered', () => {
    const invoices = [invoice({ issued: '2026-05-01', due: '2026-05-15' })];
    const contacts = [contact('1990-08-31')];
    const messages = [sentLetter('reminder:recI:final', '2026-08-10')];
    expect(keysOn('2026-08-31', { invoices, contacts, messages })).toEqual([]);
    const paid = invoices.map(({ id, cells }) => ({ id, cells: { ...cells, paidOn: '2026-08-20' } }));
    expect(keysOn('2026-08-31', { invoices: paid, contacts, messages })).toEqual(['birthday:recA:2026']);
  });

  it('does not take away what waits already when another letter goes out', () => {
    const contacts = [contact('1990-08-31')];
    const waiting = row<'messages'>('recN', { key: 'follow-up-3:recP', state: 'waiting', client: ['recC'] });
    const messages = [sentLetter('birthday:recA:2026', '2026-09-03'), waiting];
    expect(keysOn('2026-09-04', { contacts, messages })).toEqual(['follow-up-3:recP']);
  });
});
