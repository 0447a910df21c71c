import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import type { MessageIntent } from '../../src/jobs/job.js';
import { lettersOn, sentLetter, worded } from '../support/letters.js';
import { client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];
type Cells = Parameters<typeof invoice>[0];

const key = 'promise-noted:recC:2026-12-04';

/** Due on 15 November, promised for Friday 4 December, the bank looked at; `made`: when its row was, if there is one. */
function letters(
  on: string,
  cells: Cells = {},
  tables: Tables = {},
  made?: string,
): readonly MessageIntent[] {
  const snapshot = tracker({
    clients: [client()],
    invoices: [invoice({ promisedOn: '2026-12-04', ...cells })],
    settings: [settings({ paymentsCheckedOn: '2026-11-20' })],
    ...tables,
  });
  const rows = [...snapshot.tables.messages].map(
    ([id, message]) => [id, { ...message, createdAt: made ?? message.createdAt }] as const,
  );
  const standing = { ...snapshot, tables: { ...snapshot.tables, messages: new Map(rows) } };
  return decideAll(jobInput(standing, on)).messages.filter(({ facts }) => facts['stage'] === 'promise-noted');
}

function message(state: 'waiting' | 'scheduled' | 'withdrawn', named = key) {
  return row<'messages'>('recM', { key: named, state, client: ['recC'] });
}

describe('src/jobs/promise-notes', () => {
  it('says that a promise was noted, in a key that the gap between reminders does not count', () => {
    const [letter] = letters('2026-11-20');
    expect(letter).toEqual({
      key,
      kind: 'payment-reminder',
      clientId: 'recC',
      about: '2026-recI',
      thread: 'recI',
      plannedFor: '2026-11-20T08:00:00.000Z',
      why: 'Payment of 2026-recI was promised for 4 December 2026.',
      facts: {
        stage: 'promise-noted',
        numbers: ['2026-recI'],
        balances: ['1800.00'],
        currencies: ['EUR'],
        issued: ['2026-11-01'],
        dues: ['2026-11-15'],
        promised: '2026-12-04',
      },
    });
    expect(worded(letter)).toMatchObject({
      subject: 'Thank you: Invoice 2026-recI, on 4 December 2026',
      body: expect.stringContaining('You will not hear from me about it before then'),
    });
  });

  it('reads the day of a hold for a promise as well', () => {
    const hold = { promisedOn: null, holdReason: 'promise', holdUntil: '2026-12-04' } as const;
    expect(letters('2026-11-20', hold).map((letter) => letter.key)).toEqual([key]);
  });

  it('says it until the day before, and not on the day itself', () => {
    expect(letters('2026-12-03')).toHaveLength(1);
    expect(letters('2026-12-04')).toEqual([]);
    expect(letters('2026-12-05')).toEqual([]);
  });

  it('stays the same while it waits, and lapses a week after it was made, whatever became of the row', () => {
    const made = '2026-11-18T23:30:00.000Z';
    const [letter] = letters('2026-11-19', {}, { messages: [message('waiting')] }, made);
    expect(letter?.plannedFor).toBe('2026-11-19T08:00:00.000Z');
    for (const state of ['waiting', 'scheduled', 'withdrawn'] as const) {
      const messages = [message(state)];
      expect(letters('2026-11-26', {}, { messages }, made)).toEqual([letter]);
      expect(letters('2026-11-27', {}, { messages }, made)).toEqual([]);
    }
    // By the tracker's clock it was made tomorrow.
    const ahead = letters('2026-11-19', {}, { messages: [message('waiting')] }, '2026-11-20T00:00:00.000Z');
    expect(ahead).toEqual([letter]);
  });

  it.each<[string, Cells, Tables]>([
    ['nothing is open', { paidOn: '2026-11-19' }, {}],
    ['it is a draft', { documentStatus: 'draft' }, {}],
    ['it is a credit note', { kind: 'credit' }, {}],
    ['it has no number', { number: null }, {}],
    ['it is in dispute', { holdReason: 'dispute' }, {}],
    ['it is on hold for another reason', { holdReason: 'manual' }, {}],
    ['nobody is to be written to about it', { reminderPolicy: 'none' }, {}],
    ['it is less than one reminds of', {}, { settings: [settings({ remindFrom: '2000 EUR' })] }],
    ['it was due before adoption', {}, { settings: [settings({ chaseFrom: '2026-11-16' })] }],
    ['there are no Settings', {}, { settings: [] }],
  ])('says nothing where %s', (_what, cells, tables) => {
    expect(letters('2026-11-20', cells, tables)).toEqual([]);
  });

  it('keeps quiet while a reminder of something else waits', () => {
    const invoices = [invoice({ promisedOn: '2026-12-04' }), invoice({}, 'recJ')];
    const all = lettersOn('2026-11-20', { invoices }, ['payment-reminder', 'statement']);
    expect(all.map(({ facts }) => facts['stage'])).toEqual(['first']);
  });

  it('notes all that a client promised for one day at once, and another day after it', () => {
    const invoices = [
      invoice({ promisedOn: '2026-12-10' }),
      invoice({ promisedOn: '2026-12-04' }, 'recJ'),
      invoice({ promisedOn: '2026-12-04', due: '2026-11-10' }, 'recK'),
    ];
    const [letter, ...others] = letters('2026-11-20', {}, { invoices });
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ key, about: '2026-recK, 2026-recJ', thread: 'recK' });
    expect(letters('2026-11-20', {}, { invoices: [...invoices].reverse() })).toEqual([letter]);
    const messages = [sentLetter(key, '2026-11-20')];
    const later = 'promise-noted:recC:2026-12-10';
    expect(letters('2026-11-20', {}, { invoices, messages }).map((each) => each.key)).toEqual([later]);
    const standing = [message('scheduled', later)];
    const kept = letters('2026-11-20', {}, { invoices, messages: standing }, '2026-11-19T09:00:00.000Z');
    expect(kept.map((each) => each.key)).toEqual([later]);
  });

  it('notes a promise once, and a new day anew', () => {
    const messages = [sentLetter(key, '2026-11-20')];
    expect(letters('2026-11-20', {}, { messages })).toEqual([]);
    const moved = letters('2026-11-24', { promisedOn: '2026-12-11' }, { messages });
    expect(moved.map((letter) => letter.key)).toEqual(['promise-noted:recC:2026-12-11']);
  });

  it('has to be looked at where less was promised than is open, or the bank was not', () => {
    const [less] = letters('2026-11-20', { promisedAmount: 900 });
    expect(less?.askFirst).toBe(
      'Of 2026-recI €900.00 was promised, and the letter names €1,800.00, which is open.',
    );
    expect(letters('2026-11-20', { promisedAmount: 1800 })[0]).not.toHaveProperty('askFirst');
    const [unchecked] = letters('2026-11-20', {}, { settings: [settings()] });
    expect(unchecked?.askFirst).toContain('look at your bank first');
  });

  it('takes no day away from a letter that waits already', () => {
    const contacts = [row<'contacts'>('recA', { name: 'Ada', client: ['recC'], birthday: '1990-11-19' })];
    const invoices = [invoice({ promisedOn: '2026-12-04' })];
    const both = lettersOn('2026-11-20', { contacts, invoices }, ['payment-reminder', 'birthday']);
    expect(both.map((letter) => letter.key).sort()).toEqual(['birthday:recA:2026', key]);
  });
});
