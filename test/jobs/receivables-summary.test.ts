import { describe, expect, it } from 'vitest';
import { agingBuckets } from '../../src/domain/aging.js';
import { add, type Money, money, parseMoney } from '../../src/domain/money.js';
import {
  type ReceivablesSummary,
  receivablesOf,
  receivablesTotal,
} from '../../src/jobs/receivables-summary.js';
import { demoInput } from '../support/demo.js';
import { client, invoice, jobInput, row, tracker } from '../support/tracker.js';

function input(tables: Parameters<typeof tracker>[0], on = '2026-11-23') {
  return jobInput(tracker({ clients: [client()], ...tables }), on);
}

function total(tables: Parameters<typeof tracker>[0], on?: string): ReceivablesSummary {
  return receivablesTotal(input(tables, on));
}

/** The sum of texts that a summary gives for one currency. */
function sum(texts: readonly (string | undefined)[], currency: string): Money {
  return texts.reduce(
    (all, text) => {
      const amount = parseMoney(text ?? '0', currency);
      return amount.ok ? add(all, amount.value) : all;
    },
    money(0, currency),
  );
}

describe('src/jobs/receivables-summary', () => {
  it('says what is open, overdue and in which bucket, and counts what has no due date as current', () => {
    const invoices = [
      invoice(),
      invoice({ due: '2026-09-01', issued: '2026-08-01', total: 100.5 }, 'recJ'),
      invoice({ due: '2026-12-24', total: 20 }, 'recK'),
      invoice({ total: 5 }, 'recL'),
    ];
    const clients = [client({ paymentTerms: null })];
    expect(total({ clients, invoices: invoices.slice(0, 1) })).toMatchObject({
      ...{ open: { EUR: '1800.00' }, overdue: {}, buckets: { current: { EUR: '1800.00' } } },
    });
    expect(total({ invoices })).toMatchObject({
      open: { EUR: '1925.50' },
      overdue: { EUR: '1905.50' },
      buckets: {
        ...{ current: { EUR: '20.00' }, '1-30': { EUR: '1805.00' }, '31-60': {} },
        ...{ '61-90': { EUR: '100.50' }, 'over-90': {} },
      },
    });
  });

  it('adds up nothing of different currencies', () => {
    const invoices = [invoice(), invoice({ currency: 'JPY', total: 5000, paidOn: '2026-11-16' }, 'recJ')];
    const found = total({ invoices });
    expect(found).toMatchObject({
      ...{ open: { EUR: '1800.00' }, paid: { JPY: { count: 1, onTimeRate: 0, averageDaysLate: 1 } } },
      dso: { EUR: { days: 365, weak: true }, JPY: { days: 0, weak: true } },
    });
    expect(Object.keys(found.open)).toEqual(['EUR']);
    expect(Object.keys(found.paid)).toEqual(['JPY']);
  });

  it('tells how invoices were paid, weighted by amount, the overpaid among them', () => {
    const invoices = [
      invoice({ paidOn: '2026-11-15', total: 300 }),
      invoice({ paidOn: '2026-11-23', total: 100 }, 'recJ'),
      invoice({ total: 100 }, 'recK'),
      invoice({ documentStatus: 'void' }, 'recL'),
    ];
    const payments = [row<'payments'>('recY', { invoice: ['recK'], date: '2026-11-14', amount: 130 })];
    expect(total({ invoices, payments })).toMatchObject({
      ...{ open: {}, credit: { EUR: '30.00' } },
      paid: { EUR: { count: 3, onTimeRate: 2 / 3, averageDaysLate: 1.6 } },
    });
  });

  it('counts promises and the stage after which most have paid, whatever their policies', () => {
    const sent = (id: string, key: string) => row<'messages'>(id, { key, state: 'sent' });
    const clients = [client(), client({ name: 'Bolt', reminderPolicy: 'gentle' }, 'recD')];
    const paid = { paidOn: '2026-11-22' } as const;
    const invoices = [
      invoice({ ...paid, promises: 'broken 2026-11-16, kept 2026-11-22' }),
      invoice({ ...paid, client: ['recD'] }, 'recJ'),
      invoice(paid, 'recK'),
    ];
    const messages = [
      ...[sent('recM', 'reminder:recI:first'), sent('recN', 'reminder:recJ:first')],
      sent('recO', 'reminder:recK:first+recK:second'),
    ];
    expect(total({ clients, invoices, messages })).toMatchObject({
      ...{ promises: { kept: 1, broken: 1 }, paysAfter: 'First reminder' },
    });
  });

  it('names how many balances are not known and puts them into no sum', () => {
    const invoices = [invoice({ total: null }), invoice({ total: 10 }, 'recJ')];
    expect(total({ invoices })).toMatchObject({ open: { EUR: '10.00' }, notCounted: 1 });
  });

  it('takes the sales of a year for DSO, and marks it weak for few of them', () => {
    const sales = (count: number, cells = {}) =>
      Array.from({ length: count }, (_, nth) => {
        const number = `sale ${nth}`;
        return invoice(
          { issued: '2026-06-01', paidOn: '2026-06-02', total: 100, number, ...cells },
          `rec${nth}`,
        );
      });
    const open = invoice({ total: 100 });
    expect(total({ invoices: [open, ...sales(11)] }).dso).toEqual({ EUR: { days: 30, weak: false } });
    expect(total({ invoices: [open, ...sales(10)] }).dso).toEqual({ EUR: { days: 33, weak: true } });
    const none = [...sales(11, { issued: '2025-11-23' }), ...sales(5, { kind: 'credit' }), open];
    expect(total({ invoices: none }).dso).toEqual({ EUR: { days: 365, weak: true } });
  });

  it('tells the same of each client, and what is open of clients adds up to the total', () => {
    const found = receivablesOf(demoInput());
    expect(found.asOf).toBe('2026-11-23');
    expect(found.clients.length).toBeGreaterThan(5);
    for (const currency of Object.keys(found.total.open)) {
      const wholly = sum([found.total.open[currency]], currency);
      expect(wholly.minor).toBeGreaterThan(0);
      expect(
        sum(
          found.clients.map(({ open }) => open[currency]),
          currency,
        ),
      ).toEqual(wholly);
      expect(
        sum(
          agingBuckets.map((bucket) => found.total.buckets[bucket][currency]),
          currency,
        ),
      ).toEqual(wholly);
    }
    const paid = found.clients.flatMap(({ paid: records }) => Object.values(records));
    const inTotal = Object.values(found.total.paid);
    const counts = [paid, inTotal].map((records) => records.reduce((all, { count }) => all + count, 0));
    expect(counts[0]).toBe(counts[1]);
  });

  it('leaves a client out who never had an invoice', () => {
    const clients = [client(), client({ name: 'New' }, 'recN')];
    expect(receivablesOf(input({ clients, invoices: [invoice()] })).clients).toMatchObject([
      { client: 'Acme' },
    ]);
  });

  it('names a currency whose sums are too large to be counted, and counts the others', () => {
    const many = Array.from({ length: 1000 }, (_, nth) =>
      invoice({ number: `B-${nth}`, total: 1e11 }, `recB${nth}`),
    );
    const paid = invoice({ number: 'P', paidOn: '2026-11-16', total: 100 }, 'recP');
    const dollars = invoice({ currency: 'USD', total: 9.5 }, 'recK');
    const found = total({ invoices: [...many, paid, dollars] });
    expect(found).toMatchObject({
      ...{ tooLarge: ['EUR'], open: { USD: '9.50' }, paid: { EUR: { count: 1, averageDaysLate: 1 } } },
    });
    expect(Object.keys(found.open)).toEqual(['USD']);
    expect(Object.keys(found.dso)).toEqual(['USD']);
    const settled = many.map(({ id, cells }) => ({ id, cells: { ...cells, paidOn: '2026-11-17' } }));
    expect(total({ invoices: settled }).paid).toEqual({
      EUR: { count: 1000, onTimeRate: 0, averageDaysLate: 2 },
    });
  });
});
