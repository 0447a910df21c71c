import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  ageReceivables,
  agingBuckets,
  bucketOf,
  daysOverdue,
  daysOverdueAt,
} from '../../src/domain/aging.js';
import { checkInOverdueDays, nextCheckIn, parseCadence } from '../../src/domain/cadence.js';
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

  it('knows the day on which the last of it came', () => {
    const { settledOn } = balanceOn(
      invoice({ payments: [payment(80_000, '2026-04-20'), payment(100_000, '2026-04-10')] }),
      today,
    );
    expect(settledOn?.toString()).toBe('2026-04-20');
  });
});

describe('src/domain/aging', () => {
  it('counts no day on the due date itself, and one on the day after', () => {
    expect(daysOverdue(on('2026-05-12'), today)).toBe(0);
    expect(daysOverdue(on('2026-05-11'), today)).toBe(1);
    expect(daysOverdue(on('2026-06-11'), today)).toBe(0);
  });

  it('counts in the zone that governs the debt', () => {
    const now = Temporal.Instant.from('2026-05-12T23:00:00Z');
    expect(daysOverdueAt(on('2026-05-12'), now, 'Europe/Berlin')).toBe(1);
    expect(daysOverdueAt(on('2026-05-12'), now, 'America/New_York')).toBe(0);
  });

  it.each([
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, 'over-90'],
  ])('puts %i days into %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  it('partitions the open total of each currency', () => {
    const item = fc.record({
      balance: fc
        .tuple(fc.integer({ min: -5_000, max: 500_000 }), fc.constantFrom('EUR', 'JPY'))
        .map(([m, c]) => money(m, c)),
      dueOn: fc.option(fc.integer({ min: -200, max: 60 }).map((days) => today.add({ days }))),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        for (const [currency, aging] of ageReceivables(items, today)) {
          const buckets = agingBuckets.map((bucket) => aging.buckets[bucket].minor);
          expect(buckets.reduce((sum, minor) => sum + minor, 0)).toBe(aging.open.minor);
          expect(aging.overdue.minor).toBe(aging.open.minor - aging.buckets.current.minor);
          const owed = items.filter(({ balance }) => balance.currency === currency && balance.minor > 0);
          expect(aging.open.minor).toBe(owed.reduce((sum, { balance }) => sum + balance.minor, 0));
        }
      }),
    );
  });
});

describe('src/domain/cadence', () => {
  function next(text: string, from: string): string | null {
    const read = parseCadence(text);
    if (!read.ok) throw new Error(read.problem);
    return nextCheckIn(read.value, on(from))?.toString() ?? null;
  }

  it.each([
    ['weekly', '2026-05-12', '2026-05-19'],
    ['every 2 weeks', '2026-05-12', '2026-05-26'],
    ['10 days', '2026-05-12', '2026-05-22'],
    ['monthly', '2026-01-31', '2026-02-28'],
    ['every other week', '2026-05-12', '2026-05-26'],
    ['alle 2 Wochen', '2026-05-12', '2026-05-26'],
    ['P1M', '2026-05-12', '2026-06-12'],
  ])('%s after %s is %s', (text, from, expected) => {
    expect(next(text, from)).toBe(expected);
  });

  it('can be switched off', () => {
    expect(next('never', '2026-05-12')).toBeNull();
  });

  it.each(['biweekly', 'bimonthly', 'now and then', '', '0 days', '3 years', 'every'])(
    'guesses nothing from "%s"',
    (text) => {
      expect(parseCadence(text)).toMatchObject({
        ok: false,
        remedy: expect.stringContaining('every 2 weeks'),
      });
    },
  );

  it('is overdue from the day after', () => {
    expect(checkInOverdueDays(today, today)).toBe(0);
    expect(checkInOverdueDays(on('2026-05-10'), today)).toBe(2);
  });
});
