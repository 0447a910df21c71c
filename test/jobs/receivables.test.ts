import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

const at = '2026-11-23';

function decide(tables: Tables, on = at) {
  return receivables.decide(jobInput(tracker({ clients: [client()], ...tables }), on));
}

describe('src/jobs/receivables', () => {
  it('takes the due date from the terms of the client', () => {
    const outcome = decide({ invoices: [invoice()] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      balance: 1800,
      paymentStatus: 'open',
      daysOverdue: 8,
      agingBucket: '1-30',
      reminderStage: 'First reminder',
      nextActionOn: '2026-11-18',
    });
    expect(cellsFor(outcome, 'clients', 'recC')).toEqual({
      openBalance: '€1,800.00',
      overdue: '€1,800.00',
      attention: '1 invoice overdue, the oldest since 15 November 2026.',
      onTimeRate: null,
      averageDaysLate: null,
    });
    expect(outcome.faults).toEqual([]);
  });

  it('takes the default terms where the client has none', () => {
    const outcome = decide({
      clients: [client({ paymentTerms: null })],
      settings: [settings({ defaultTerms: 'Net 30' })],
      invoices: [invoice()],
    });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({ daysOverdue: 0, agingBucket: 'current' });
  });

  it('lets nothing be overdue before the due date has ended in the zone of the account', () => {
    const tables: Tables = { invoices: [invoice({ due: '2026-11-22' })] };
    const before = decide(tables, '2026-11-22T23:59:59+01:00');
    const after = decide(tables, '2026-11-23T00:00:00+01:00');
    expect(cellsFor(before, 'invoices', 'recI').daysOverdue).toBe(0);
    expect(cellsFor(after, 'invoices', 'recI').daysOverdue).toBe(1);
    expect(before.wakeAt?.toString()).toBe('2026-11-22T23:00:00Z');
  });

  it.each([
    ['a draft', { documentStatus: 'draft' }, 'not-sent', 0],
    ['a void one', { documentStatus: 'void' }, 'void', 0],
    ['one written off', { documentStatus: 'written-off' }, 'written-off', 0],
    ['a paid one', { paidOn: '2026-11-20' }, 'paid', 0],
    ['a credit note', { kind: 'credit' }, 'credit', -1800],
  ] as const)('never chases %s', (_what, cells, paymentStatus, balance) => {
    const outcome = decide({ invoices: [invoice(cells)] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ paymentStatus, balance, daysOverdue: null, reminderStage: null, why: null },
    });
    expect(outcome.messages).toEqual([]);
  });

  it('keeps a part-paid invoice on its ladder with what is left', () => {
    const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 800.5 })];
    const outcome = decide({ invoices: [invoice()], payments });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ paymentStatus: 'part-paid', balance: 999.5, paid: 800.5 },
    });
    expect(outcome.messages[0]?.facts).toMatchObject({ balances: ['999.50'] });
  });

  it('takes a credit note off the invoice it names', () => {
    const credit = invoice({ kind: 'credit', total: 300, creditsInvoice: ['recI'] }, 'recK');
    const outcome = decide({ invoices: [invoice(), credit] });
    expect(cellsFor(outcome, 'invoices', 'recI').balance).toBe(1500);
    expect(cellsFor(outcome, 'invoices', 'recK').balance).toBe(0);
  });

  it.each([
    ['an unknown currency', { currency: 'EURO' }, 'Currency'],
    ['a total below zero', { total: -5 }, 'Total'],
    ['a total with too many decimals', { total: 1.005 }, 'Total'],
    ['no total', { total: null }, 'Total'],
  ] as const)('leaves blanks for %s, names the cell and goes on', (_what, cells, field) => {
    const outcome = decide({ invoices: [invoice(cells), invoice({ total: 200 }, 'recJ')] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ balance: null, paymentStatus: null, daysOverdue: null, reminderStage: null },
    });
    expect(outcome.faults).toMatchObject([{ table: 'Invoices', recordId: 'recI', field }]);
    expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€200.00 · 1 invoice not counted');
    expect(outcome.messages[0]?.facts).toMatchObject({ numbers: ['2026-recJ'] });
  });

  it('names a text in a total once, as it was read', () => {
    const input = jobInput(
      tracker({ clients: [client()], invoices: [invoice({ total: 'lots' as never })] }),
      at,
    );
    expect(input.snapshot.faults).toMatchObject([{ recordId: 'recI', field: 'Total' }]);
    expect(receivables.decide(input).faults).toEqual([]);
  });

  it('asks nobody for an invoice that names no client', () => {
    const outcome = decide({ invoices: [invoice({ client: null, currency: 'EUR' })] });
    expect(outcome.faults).toMatchObject([{ table: 'Invoices', field: 'Client' }]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ balance: 1800, why: 'No reminder: no client is linked.' },
    });
    expect(outcome.messages).toEqual([]);
  });

  it('chases neither of two invoices with one number, nor one without', () => {
    const outcome = decide({
      invoices: [
        invoice({ number: '7' }),
        invoice({ number: ' 7 ' }, 'recJ'),
        invoice({ number: null }, 'recK'),
      ],
    });
    expect(outcome.faults.map(({ recordId, field }) => [recordId, field])).toEqual([
      ['recI', 'Number'],
      ['recJ', 'Number'],
      ['recK', 'Number'],
    ]);
    expect(outcome.messages).toEqual([]);
  });

  it('computes what needs no due date where the terms are not understood', () => {
    const outcome = decide({ clients: [client({ paymentTerms: 'soon' })], invoices: [invoice()] });
    expect(outcome.faults).toMatchObject([
      { table: 'Clients', record: 'Acme', field: 'Payment terms', problem: expect.stringContaining('soon') },
    ]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ balance: 1800, paymentStatus: 'open', daysOverdue: null, agingBucket: null },
    });
  });

  it('asks for nothing that may have been paid: a payment it cannot read leaves the balance blank', () => {
    const payments = [
      row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 1800, currency: 'USD' }),
      row<'payments'>('recZ', { invoice: ['recJ'], amount: 10 }),
    ];
    const outcome = decide({ invoices: [invoice(), invoice({}, 'recJ')], payments });
    expect(cellsFor(outcome, 'invoices', 'recI').balance).toBeNull();
    expect(cellsFor(outcome, 'invoices', 'recJ').balance).toBeNull();
    expect(outcome.faults.map((fault) => [fault.table, fault.recordId, fault.field])).toEqual([
      ['Payments', 'recZ', 'Date'],
      ['Payments', 'recY', 'Currency'],
    ]);
    expect(outcome.messages).toEqual([]);
  });

  it('lets a payment settle the invoice it names, and none by its amount alone', () => {
    const invoices = [invoice(), invoice({}, 'recJ')];
    const paying = (cells: object) =>
      decide({
        invoices,
        settings: [settings({ paymentsCheckedOn: at })],
        payments: [row<'payments'>('recY', { client: ['recC'], date: '2026-11-20', amount: 1800, ...cells })],
      });
    const statuses = (outcome: ReturnType<typeof paying>) =>
      ['recI', 'recJ'].map((id) => cellsFor(outcome, 'invoices', id).paymentStatus);
    const named = paying({ invoice: ['recJ'] });
    expect(statuses(named)).toEqual(['open', 'paid']);
    expect(named.messages).toMatchObject([{ about: '2026-recI' }]);
    const unnamed = paying({});
    expect(statuses(unnamed)).toEqual(['open', 'open']);
    expect(unnamed.messages).toMatchObject([
      { about: '2026-recI, 2026-recJ', askFirst: expect.stringContaining('names no invoice') },
    ]);
  });

  it('chases nobody without Settings, and says so', () => {
    const outcome = decide({ settings: [], invoices: [invoice()] });
    expect(outcome.faults).toMatchObject([{ table: 'Settings' }]);
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI').balance).toBe(1800);
  });

  it('sums each currency on its own', () => {
    const outcome = decide({
      invoices: [invoice({ total: 1200 }), invoice({ currency: 'usd', total: 300 }, 'recJ')],
    });
    expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€1,200.00 · $300.00');
  });

  it('says nothing of a row that was only just added', () => {
    const outcome = decide({ invoices: [row<'invoices'>('recN', {})] });
    expect(outcome.changes.filter((change) => change.table === 'invoices')).toEqual([]);
    expect(outcome.faults).toEqual([]);
  });

  describe('sums too large to be counted', () => {
    const many = (count: number, cells = {}, prefix = 'recB') =>
      Array.from({ length: count }, (_, nth) =>
        invoice({ number: `${prefix}-${nth}`, total: 1e11, ...cells }, `${prefix}${nth}`),
      );

    it('are said where they would stand, with a fault in the row of the client, and the rest goes on', () => {
      const clients = [client(), client({ name: 'Bolt' }, 'recD')];
      const dollars = invoice({ currency: 'USD', total: 9.5 }, 'recK');
      const bolts = invoice({ number: 'B-1', client: ['recD'] }, 'recL');
      const outcome = decide({ clients, invoices: [...many(1000), dollars, bolts] });
      expect(cellsFor(outcome, 'clients', 'recC')).toMatchObject({
        openBalance: 'EUR too large to be counted · $9.50',
        overdue: 'EUR too large to be counted · $9.50',
      });
      expect(cellsFor(outcome, 'clients', 'recD')).toMatchObject({ openBalance: '€1,800.00' });
      expect(cellsFor(outcome, 'invoices', 'recB999')).toMatchObject({ balance: 1e11, daysOverdue: 8 });
      expect(outcome.faults).toEqual([
        {
          ...{ table: 'Clients', record: 'Acme', recordId: 'recC', field: 'Open balance' },
          problem: 'What is open in EUR is too large to be counted; each invoice is, and goes on.',
          remedy: "Check the number of digits in Total of this client's invoices, and in their payments.",
        },
      ]);
      expect(outcome.messages).not.toEqual([]);
    });

    it('of all clients together are named once, where each client can be counted', () => {
      const clients = [client(), client({ name: 'Bolt' }, 'recD')];
      const invoices = [...many(500), ...many(500, { client: ['recD'] }, 'recE')];
      const outcome = decide({ clients, invoices });
      expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€50,000,000,000,000.00');
      expect(outcome.faults).toEqual([
        {
          ...{ table: 'Invoices', field: 'Total' },
          problem:
            'What all clients owe in EUR is too large to be counted, so it stands in no sum of all together.',
          remedy: 'Check the number of digits in these totals.',
        },
      ]);
    });

    it("in a client's favour are said as such", () => {
      const outcome = decide({ invoices: many(1000, { kind: 'credit' }) });
      expect(cellsFor(outcome, 'clients', 'recC').attention).toContain(
        "EUR too large to be counted in the client's favour.",
      );
      expect(outcome.faults).toMatchObject([{ record: 'Acme', field: 'Open balance' }]);
    });

    it('of the payments of one invoice leave its balance unknown, by name', () => {
      const payments = Array.from({ length: 1000 }, (_, nth) =>
        row<'payments'>(`recP${nth}`, { invoice: ['recI'], date: '2026-11-16', amount: 1e11 }),
      );
      const outcome = decide({ invoices: [invoice(), invoice({ number: '2' }, 'recJ')], payments });
      expect(cellsFor(outcome, 'invoices', 'recI').balance).toBeNull();
      expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€1,800.00 · 1 invoice not counted');
      expect(outcome.faults).toMatchObject([
        {
          table: 'Invoices',
          recordId: 'recI',
          field: 'Total',
          problem: expect.stringContaining('too large'),
        },
      ]);
    });

    it('shows one of sixteen digits to the last cent', () => {
      const odd = invoice({ number: 'odd', total: 0.91 }, 'recO');
      const outcome = decide({ invoices: [...many(900), odd] });
      expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€90,000,000,000,000.91');
    });
  });
});
