import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.js';
import { daysSalesOutstanding, paymentRecord } from '../../src/domain/payment-record.js';

function paid(total: number, late: number, currency = 'EUR') {
  const dueOn = Temporal.PlainDate.from('2026-02-28');
  return { total: money(total, currency), dueOn, settledOn: dueOn.add({ days: late }) };
}

describe('domain/payment-record', () => {
  it('weighs days late by amount, and lets early payments make up for nothing', () => {
    const record = paymentRecord([paid(100_00, 10), paid(300_00, 0), paid(100_00, -20)]);
    expect(record).toEqual({ count: 3, onTimeRate: 2 / 3, averageDaysLate: 2 });
  });

  it('does not compare amounts of different currencies', () => {
    const record = paymentRecord([paid(1_000_000, 4, 'JPY'), paid(10_00, 0)]);
    expect(record?.averageDaysLate).toBe(2);
  });

  it('counts a payment on the due date as in time, and knows nothing before the first', () => {
    expect(paymentRecord([paid(5_00, 0)])?.onTimeRate).toBe(1);
    expect(paymentRecord([])).toBeNull();
    expect(paymentRecord([paid(0, 3)])).toBeNull();
  });

  it('marks days sales outstanding as weak where invoices are few', () => {
    const sales = Array.from({ length: 12 }, () => money(1_000_00, 'EUR'));
    expect(daysSalesOutstanding(money(1_000_00, 'EUR'), sales, 365)).toEqual({ days: 30, weak: false });
    expect(daysSalesOutstanding(money(1_000_00, 'EUR'), sales.slice(6), 365)).toEqual({
      days: 61,
      weak: true,
    });
    expect(daysSalesOutstanding(money(1, 'USD'), sales, 365)).toBeNull();
  });
});
