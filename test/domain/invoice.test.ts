import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { balanceOn, type Invoice } from '../../src/domain/invoice.js';
import { money } from '../../src/domain/money.js';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-05-12');

function invoice(changes: Partial<Invoice> = {}): Invoice {
  return {
    kind: 'standard',
    documentStatus: 'sent',
    total: money(180_000, 'EUR'),
    issuedOn: on('2026-03-01'),
    dueOn: on('2026-04-01'),
    paidOn: null,
    payments: [],
    credits: [],
    ...changes,
  };
}

const payment = (minor: number, day = '2026-04-10', currency = 'EUR') => ({
  id: 'recP',
  on: on(day),
  amount: money(minor, currency),
});

function expectBalance(changes: Partial<Invoice>, minor: number, status: string) {
  const { balance, paymentStatus } = balanceOn(invoice(changes), today);
  expect({ balance, paymentStatus }).toEqual({ balance: money(minor, 'EUR'), paymentStatus: status });
}

describe('src/domain/invoice', () => {
  it('is open for what payments and credits have left', () => {
    expectBalance({}, 180_000, 'open');
    expectBalance({ payments: [payment(30_000)] }, 150_000, 'part-paid');
    expectBalance({ payments: [payment(30_000)], credits: [payment(50_000)] }, 100_000, 'part-paid');
    expectBalance({ payments: [payment(180_000)] }, 0, 'paid');
    expectBalance({ payments: [payment(200_000)] }, -20_000, 'overpaid');
  });

  it('is settled by "Paid on", whatever other payments have left', () => {
    expectBalance({ paidOn: on('2026-05-01') }, 0, 'paid');
    expectBalance({ paidOn: on('2026-05-01'), payments: [payment(30_000)] }, 0, 'paid');
  });

  it('does not count what happens later than the as-of date', () => {
    expectBalance({ paidOn: on('2026-05-13') }, 180_000, 'open');
    expectBalance({ payments: [payment(180_000, '2026-05-13')] }, 180_000, 'open');
  });

  it('keeps the document apart from the money', () => {
    expectBalance({ documentStatus: 'draft' }, 0, 'not-sent');
    expectBalance({ documentStatus: 'void' }, 0, 'void');
    expectBalance({ documentStatus: 'written-off', payments: [payment(30_000)] }, 0, 'written-off');
    const { writtenOff } = balanceOn(
      invoice({ documentStatus: 'written-off', payments: [payment(30_000)] }),
      today,
    );
    expect(writtenOff).toEqual(money(150_000, 'EUR'));
  });

  it('owes the client for a credit note, written above or below zero', () => {
    expectBalance({ kind: 'credit', total: money(20_000, 'EUR') }, -20_000, 'credit');
    expectBalance({ kind: 'credit', total: money(-20_000, 'EUR') }, -20_000, 'credit');
  });

  it('leaves a payment in another currency out and says so', () => {
    const { balance, faults } = balanceOn(
      invoice({ payments: [payment(5_000, '2026-04-10', 'USD')] }),
      today,
    );
    expect(balance.minor).toBe(180_000);
    expect(faults).toMatchObject([{ id: 'recP', remedy: expect.stringContaining('EUR') }]);
  });

  it('gives a credit note back by payment or against an invoice', () => {
    const note = { kind: 'credit', total: money(20_000, 'EUR') } as const;
    expectBalance({ ...note, payments: [payment(5_000)] }, -15_000, 'credit');
    expectBalance({ ...note, credits: [payment(20_000)] }, 0, 'credit');
  });

  it('accounts for every cent, whatever came and in whatever order', () => {
    const entry = fc
      .tuple(fc.integer({ min: -50_000, max: 200_000 }), fc.integer({ min: 0, max: 60 }))
      .map(([minor, days]) => payment(minor, on('2026-03-15').add({ days }).toString()));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300_000 }),
        fc.array(entry, { maxLength: 5 }),
        fc.array(entry, { maxLength: 3 }),
        fc.option(fc.integer({ min: 0, max: 60 })),
        (total, payments, credits, paidAfter) => {
          const paidOn = paidAfter === null ? null : on('2026-03-15').add({ days: paidAfter });
          const changes = { total: money(total, 'EUR'), paidOn, payments, credits };
          const { paid, credited, balance, paymentStatus, settledOn } = balanceOn(invoice(changes), today);
          expect(balance.minor).toBe(total - paid.minor - credited.minor);
          expect(paymentStatus === 'open' || paymentStatus === 'part-paid').toBe(balance.minor > 0);
          if (balance.minor > 0) expect(settledOn).toBeNull();
          const turned = { ...changes, payments: [...payments].reverse(), credits: [...credits].reverse() };
          expect(balanceOn(invoice(turned), today)).toEqual(balanceOn(invoice(changes), today));
        },
      ),
    );
  });

  function settled(changes: Partial<Invoice>): string | undefined {
    return balanceOn(invoice(changes), today).settledOn?.toString();
  }

  it('knows the day on which the last of it came', () => {
    const halves = [payment(80_000, '2026-04-20'), payment(100_000, '2026-04-10')];
    expect(settled({ payments: halves })).toBe('2026-04-20');
    expect(settled({ payments: halves, paidOn: on('2026-05-01') })).toBe('2026-04-20');
    expect(settled({ paidOn: on('2026-05-01') })).toBe('2026-05-01');
  });

  it('takes "Paid on" for the day, where the row of the payment is dated later', () => {
    expect(settled({ payments: [payment(180_000, '2026-05-05')], paidOn: on('2026-05-01') })).toBe(
      '2026-05-01',
    );
  });

  it('is open again once money was paid back', () => {
    const back = [payment(180_000, '2026-04-10'), payment(-30_000, '2026-04-15')];
    expectBalance({ payments: back }, 30_000, 'part-paid');
    expect(settled({ payments: back })).toBeUndefined();
    expect(settled({ payments: [...back, payment(30_000, '2026-05-02')] })).toBe('2026-05-02');
  });
});
