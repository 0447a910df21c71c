import { describe, expect, it } from 'vitest';
import { explainInvoice } from '../../src/jobs/explanation.js';
import { client, invoice, jobInput, row, tracker } from '../support/tracker.js';

function explain(tables: Parameters<typeof tracker>[0], number = '2026-recI') {
  return explainInvoice(
    jobInput(tracker({ clients: [client()], invoices: [invoice()], ...tables }), '2026-11-23'),
    number,
  );
}

describe('src/jobs/explanation', () => {
  it('says rule, dates, zone, data and what would change it', () => {
    const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 800 })];
    const messages = [
      row<'messages'>('recM', {
        ...{ key: 'reminder:recI:first', state: 'sent', sentAt: '2026-11-18T09:00:00Z', client: ['recC'] },
      }),
    ];
    expect(explain({ payments, messages })).toMatchObject([
      {
        invoice: '2026-recI',
        client: 'Acme',
        zone: 'Europe/Berlin',
        today: '2026-11-23',
        dueOn: '2026-11-15',
        dueFrom: 'From the client\'s terms "Net 14": 14 days after the invoice date.',
        currency: 'EUR',
        total: '1800.00',
        paid: '800.00',
        balance: '1000.00',
        daysOverdue: 8,
        bucket: '1-30',
        policy: { name: 'standard', from: 'Settings' },
        stages: [
          { stage: 'First reminder', on: '2026-11-18', state: 'sent' },
          { stage: 'Second reminder', on: '2026-11-25', state: 'to come' },
          { stage: 'Firm reminder', on: '2026-12-06', state: 'to come' },
          { stage: 'Last reminder', on: '2026-12-15', state: 'to come' },
        ],
        nextActionOn: '2026-11-25',
        wouldChange: expect.arrayContaining([expect.stringContaining('payment')]),
      },
    ]);
  });

  it('names whose terms and whose policy count', () => {
    const own = { invoices: [invoice({ due: '2026-12-01', reminderPolicy: 'gentle' })] };
    expect(explain(own)).toMatchObject([
      { dueFrom: 'Written in Due.', policy: { name: 'gentle', from: 'invoice' } },
    ]);
  });

  it('says what may be charged with its working, and what freelance laws say', () => {
    const [one] = explain({
      clients: [
        client({
          currency: 'USD',
          governingLaw: 'US-CA',
          businessOrConsumer: 'business',
          lateFeeKind: 'statutory',
        }),
      ],
      projects: [row<'projects'>('recP', { name: 'Site', client: ['recC'], completedOn: '2026-10-20' })],
      invoices: [invoice({ project: ['recP'] })],
    });
    expect(one?.charge).toMatchObject({ sum: '3.95', rateKnown: true });
    expect(one?.information).toEqual([
      expect.stringContaining('California Freelance Worker Protection Act: where the contract names no date'),
      expect.stringContaining('2026-11-19'),
    ]);
  });

  it('tells the faults of the row with it', () => {
    const [one] = explain({ invoices: [invoice({ currency: 'EURO' })] });
    expect(one).toMatchObject({ balance: null, faults: [{ field: 'Currency' }] });
  });

  it('finds the number whatever its case, every row that bears it, and nothing else', () => {
    expect(explain({ invoices: [invoice(), invoice({ number: '2026-RECI' }, 'recJ')] })).toHaveLength(2);
    expect(explain({}, '2026-999')).toEqual([]);
  });
});
