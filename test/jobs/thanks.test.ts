import { describe, expect, it } from 'vitest';
import { lettersOn, sentLetter, worded } from '../support/letters.js';
import { client, invoice, row, settings } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

/** Unless the tables say otherwise: €1,800 paid on Tuesday 10 November, the bank looked at since. */
function letters(on: string, tables: Tables = {}, skipped: Readonly<Record<string, string>> = {}) {
  const usual = {
    invoices: [invoice({ paidOn: '2026-11-10' })],
    settings: [settings({ paymentsCheckedOn: '2026-11-12' })],
  };
  return lettersOn(on, { ...usual, ...tables }, ['thanks'], skipped);
}

function keys(...from: Parameters<typeof letters>) {
  return letters(...from).map(({ key }) => key);
}

function payment(id: string, date: string, amount: number, cells = {}) {
  return row<'payments'>(id, { invoice: ['recI'], date, amount, ...cells });
}

function standing(key: string, state: 'waiting' | 'scheduled' | 'skipped' = 'waiting') {
  return row<'messages'>(`recM-${key}`, { key, state, client: ['recC'] });
}

describe('src/jobs/thanks', () => {
  it('thanks for an invoice from the day after it was paid, the same for a week, and then no more', () => {
    expect(letters('2026-11-10')).toEqual([]);
    const [letter] = letters('2026-11-11');
    expect(letter).toMatchObject({
      key: 'thanks:recI',
      kind: 'thanks',
      about: '2026-recI',
      thread: 'recI',
      plannedFor: '2026-11-11T08:00:00.000Z',
      why: '2026-recI is paid: the last of it, €1,800.00, came on 10 November 2026.',
      facts: { number: '2026-recI', amount: '1800.00', currency: 'EUR', paidOn: '2026-11-10' },
    });
    expect(letter).not.toHaveProperty('askFirst');
    expect(worded(letter)).toMatchObject({
      subject: 'Thank you: 2026-recI is settled',
      body: expect.stringContaining('arrived on 10 November 2026'),
    });
    expect(letters('2026-11-17')).toEqual([letter]);
    expect(letters('2026-11-18')).toEqual([]);
  });

  it('names what came on the day that settled it', () => {
    const invoices = [invoice()];
    const first = payment('recY', '2026-11-05', 1000);
    expect(letters('2026-11-11', { invoices, payments: [first] })).toEqual([]);
    const payments = [first, payment('recZ', '2026-11-10', 500), payment('recX', '2026-11-10', 300)];
    expect(letters('2026-11-11', { invoices, payments })[0]?.facts).toMatchObject({ amount: '800.00' });
  });

  it('counts a credit note and a discount taken in time as what they are', () => {
    const credit = (issued: string) =>
      invoice({ kind: 'credit', creditsInvoice: ['recI'], issued, total: 300 }, 'recN');
    const payments = [payment('recY', '2026-11-10', 1500)];
    const found = letters('2026-11-11', { invoices: [invoice(), credit('2026-11-04')], payments });
    expect(found.map(({ facts }) => facts['amount'])).toEqual(['1500.00']);
    expect(letters('2026-11-12', { invoices: [invoice(), credit('2026-11-12')], payments })).toEqual([]);
    const clients = [client({ paymentTerms: '2/10 net 30' })];
    const early = [payment('recY', '2026-11-10', 1764)];
    expect(
      letters('2026-11-11', { clients, invoices: [invoice()], payments: early })[0]?.facts,
    ).toMatchObject({
      amount: '1764.00',
    });
  });

  it.each<[string, Tables]>([
    ['is a draft', { invoices: [invoice({ paidOn: '2026-11-10', documentStatus: 'draft' })] }],
    ['is void', { invoices: [invoice({ paidOn: '2026-11-10', documentStatus: 'void' })] }],
    ['was written off', { invoices: [invoice({ paidOn: '2026-11-10', documentStatus: 'written-off' })] }],
    ['is a credit note', { invoices: [invoice({ paidOn: '2026-11-10', kind: 'credit' })] }],
    ['is paid automatically', { invoices: [invoice({ paidOn: '2026-11-10', holdReason: 'autopay' })] }],
    ['has no number', { invoices: [invoice({ paidOn: '2026-11-10', number: null })] }],
    ['was for nothing', { invoices: [invoice({ paidOn: '2026-11-10', total: 0 })] }],
    ['was overpaid', { invoices: [invoice()], payments: [payment('recY', '2026-11-10', 1900)] }],
    [
      'was paid in another currency',
      {
        invoices: [invoice()],
        payments: [payment('recY', '2026-11-10', 1800, { currency: 'USD' })],
      },
    ],
    ['is paid tomorrow', { invoices: [invoice()], payments: [payment('recY', '2026-11-13', 1800)] }],
  ])('does not thank for an invoice that %s', (_what, tables) => {
    expect(letters('2026-11-12', tables)).toEqual([]);
  });

  it('does not thank for either of two invoices with one number', () => {
    const invoices = [
      invoice({ paidOn: '2026-11-10', number: '7' }),
      invoice({ paidOn: '2026-11-10', number: '7' }, 'recJ'),
    ];
    expect(letters('2026-11-11', { invoices })).toEqual([]);
  });

  it('lets what was paid before adoption go', () => {
    const checked = { paymentsCheckedOn: '2026-11-12' };
    const after = [settings({ ...checked, chaseFrom: '2026-11-11' })];
    expect(letters('2026-11-12', { settings: after })).toEqual([]);
    const before = [settings({ ...checked, chaseFrom: '2026-11-10' })];
    expect(letters('2026-11-12', { settings: before })).toHaveLength(1);
    expect(letters('2026-11-12', { settings: [] })).toEqual([]);
  });

  it.each<[string, ReturnType<typeof invoice>]>([
    ['overdue', invoice({ due: '2026-11-05' }, 'recJ')],
    ['overdue and on hold', invoice({ due: '2026-11-05', holdReason: 'manual' }, 'recJ')],
    ['in dispute', invoice({ due: '2026-12-05', holdReason: 'dispute' }, 'recJ')],
    ['of an unknown amount', invoice({ total: null }, 'recJ')],
  ])('keeps quiet while another invoice of the client is %s', (_what, other) => {
    const invoices = [invoice({ paidOn: '2026-11-10' }), other];
    expect(letters('2026-11-11', { invoices })).toEqual([]);
    const elsewhere = { id: 'recJ', cells: { ...other.cells, client: ['recD'] } };
    const clients = [client(), client({}, 'recD')];
    expect(letters('2026-11-11', { clients, invoices: [invoices[0] ?? other, elsewhere] })).toHaveLength(1);
  });

  it('does not mind what is open and not due', () => {
    const invoices = [invoice({ paidOn: '2026-11-10' }), invoice({ due: '2026-11-11' }, 'recJ')];
    expect(letters('2026-11-11', { invoices })).toHaveLength(1);
  });

  it('thanks once for what was paid together: for the newest, which stands for the others', () => {
    const invoices = [
      invoice({ paidOn: '2026-11-09' }),
      invoice({ paidOn: '2026-11-10' }, 'recJ'),
      invoice({ paidOn: '2026-11-10' }, 'recK'),
    ];
    expect(keys('2026-11-11', { invoices })).toEqual(['thanks:recJ']);
    expect(keys('2026-11-11', { invoices: [...invoices].reverse() })).toEqual(['thanks:recJ']);
    const messages = [sentLetter('thanks:recJ', '2026-11-10')];
    expect(keys('2026-11-16', { invoices, messages })).toEqual([]);
    expect(keys('2026-11-11', { invoices }, { 'thanks:recJ': '2026-11-10T09:00:00Z' })).toEqual([]);
  });

  it('thanks again for what is paid later, not right after the letter before', () => {
    const invoices = [invoice({ paidOn: '2026-11-10' }), invoice({ paidOn: '2026-11-12' }, 'recJ')];
    const messages = [sentLetter('thanks:recI', '2026-11-11')];
    expect(keys('2026-11-12', { invoices, messages })).toEqual([]);
    expect(keys('2026-11-14', { invoices, messages })).toEqual(['thanks:recJ']);
  });

  it('does not take away thanks that wait when something else is paid, unless their time is over', () => {
    const invoices = [invoice({ paidOn: '2026-11-10' }), invoice({ paidOn: '2026-11-12' }, 'recJ')];
    for (const state of ['waiting', 'scheduled'] as const) {
      const messages = [standing('thanks:recI', state)];
      expect(keys('2026-11-12', { invoices, messages })).toEqual(['thanks:recI']);
      expect(keys('2026-11-18', { invoices, messages })).toEqual(['thanks:recJ']);
    }
  });

  it('takes no day away from a letter that waits already', () => {
    const tables = {
      contacts: [row<'contacts'>('recA', { name: 'Ada', client: ['recC'], birthday: '1990-11-11' })],
    };
    const invoices = [invoice({ paidOn: '2026-11-10' })];
    const both = lettersOn('2026-11-11', { ...tables, invoices }, ['thanks', 'birthday']);
    expect(both.map(({ key }) => key)).toEqual(['birthday:recA:2026']);
    const messages = [sentLetter('birthday:recA:2026', '2026-11-11')];
    expect(keys('2026-11-13', { ...tables, messages })).toEqual([]);
    expect(keys('2026-11-14', { ...tables, messages })).toEqual(['thanks:recI']);
  });

  it('lapses rather than come late where other letters keep it off', () => {
    const messages = [sentLetter('check-in:recC:2026-11-15', '2026-11-15')];
    expect(keys('2026-11-17', { messages })).toEqual([]);
    expect(keys('2026-11-18', { messages })).toEqual([]);
  });

  it('has to be looked at where the bank was not, or where a payment belongs to no invoice', () => {
    const [unchecked] = letters('2026-11-11', { settings: [settings()] });
    expect(unchecked?.askFirst).toContain('look at your bank first');
    expect(unchecked?.why).toContain(unchecked?.askFirst);
    const payments = [row<'payments'>('recY', { client: ['recC'], date: '2026-11-10', amount: 50 })];
    expect(letters('2026-11-12', { payments })[0]?.askFirst).toContain('names no invoice yet');
  });

  it.each([
    ['active', 1],
    ['past', 1],
    ['prospect', 1],
    ['leaving', 1],
    ['declined', 0],
  ] as const)('thanks a client who is %s, or not', (status, number) => {
    expect(letters('2026-11-11', { clients: [client({ status })] })).toHaveLength(number);
  });

  it('is withdrawn with the payment', () => {
    const messages = [standing('thanks:recI')];
    expect(letters('2026-11-11', { messages, invoices: [invoice()] })).toEqual([]);
  });
});
