import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsCovered, monthsWithout } from '../../src/domain/cushion.js';
import { money } from '../../src/domain/money.js';

function cushion(saved: number, monthlyExpenses: number) {
  return { saved: money(saved, 'EUR'), monthlyExpenses: money(monthlyExpenses, 'EUR') };
}

describe('src/domain/cushion', () => {
  it('says how many months of expenses are put by, never more than there are', () => {
    expect(monthsCovered(cushion(1_140_000, 290_000))).toBe(3.9);
    expect(monthsCovered(cushion(0, 290_000))).toBe(0);
  });

  it('bridges five months without one of five equal clients from a fund for one', () => {
    expect(monthsWithout(cushion(290_000, 290_000), 0.2)).toBe(5);
    expect(monthsWithout(cushion(290_000, 290_000), 1)).toBe(1);
  });

  it('lasts at least as long without a part of the income as without all of it', () => {
    const amounts = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(amounts, amounts, fc.double({ min: 0.01, max: 1, noNaN: true }), (saved, costs, share) => {
        const whole = Math.floor(monthsCovered(cushion(saved, costs)));
        expect(monthsWithout(cushion(saved, costs), share)).toBeGreaterThanOrEqual(whole);
      }),
    );
  });

  it('never puts two currencies together', () => {
    const mixed = { saved: money(100, 'USD'), monthlyExpenses: money(100, 'EUR') };
    expect(() => monthsCovered(mixed)).toThrow(RangeError);
    expect(() => monthsWithout(mixed, 1)).toThrow(RangeError);
  });
});
