import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.js';
import { paymentTrend } from '../../src/domain/payment-trend.js';

/** Invoices due a month apart, each paid so many days after its day. */
function paid(...daysLate: number[]) {
  const first = Temporal.PlainDate.from('2026-01-15');
  return daysLate.map((days, nth) => {
    const dueOn = first.add({ months: nth });
    return { total: money(1_000, 'EUR'), dueOn, settledOn: dueOn.add({ days }) };
  });
}

describe('src/domain/payment-trend', () => {
  it('notices that the last three came later than those before, whatever the order of rows', () => {
    const later = { direction: 'later', last: 14, before: 3 };
    expect(paymentTrend(paid(2, 3, 4, 10, 14, 18))).toEqual(later);
    expect(paymentTrend(paid(2, 3, 4, 10, 14, 18).reverse())).toEqual(later);
  });

  it('notices that they came sooner, and takes early ones for punctual', () => {
    expect(paymentTrend(paid(20, 25, 30, 1, -9, 2))).toEqual({ direction: 'sooner', last: 1, before: 25 });
  });

  it.each([
    ['a few days are chance', paid(0, 0, 0, 6, 6, 6)],
    ['five invoices are too few', paid(0, 0, 30, 30, 30)],
    ['none were paid', []],
  ])('says nothing where %s', (_what, invoices) => {
    expect(paymentTrend(invoices)).toBeNull();
  });
});
