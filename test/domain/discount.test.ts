import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { computeCharge } from '../../src/domain/charges/charge.js';
import { discountUse } from '../../src/domain/discount.js';
import type { Payment } from '../../src/domain/invoice.js';
import { money } from '../../src/domain/money.js';
import { ratio } from '../../src/domain/ratio.js';
import { dueDate } from '../../src/domain/terms.js';
import { parseTerms } from '../../src/domain/terms-parse.js';

const until = Temporal.PlainDate.from('2026-11-11');
const offered = { rate: ratio(2, 100), until };
const owed = money(180_000, 'EUR');

function paid(minor: number, on: string, currency = 'EUR'): Payment {
  return { id: on, on: Temporal.PlainDate.from(on), amount: money(minor, currency) };
}

describe('domain/discount', () => {
  it('takes a payment on the last day, less the discount, for the whole', () => {
    expect(discountUse(owed, [paid(176_400, '2026-11-11')], offered)).toEqual({
      kind: 'taken',
      credit: { id: 'discount', on: until, amount: money(3_600, 'EUR') },
    });
  });

  it('counts several payments in time together, on the day the last of them came', () => {
    const payments = [paid(76_400, '2026-11-09'), paid(100_000, '2026-11-05')];
    expect(discountUse(owed, payments, offered)).toMatchObject({
      ...{ kind: 'taken', credit: { on: Temporal.PlainDate.from('2026-11-09') } },
    });
  });

  it('says what is left of one taken a day late', () => {
    expect(discountUse(owed, [paid(176_400, '2026-11-12')], offered)).toEqual({
      ...{ kind: 'late', left: money(3_600, 'EUR') },
    });
  });

  it.each([
    ['nothing was paid', []],
    ['all was paid', [paid(180_000, '2026-11-02')]],
    ['too little was paid', [paid(176_399, '2026-11-02')]],
    ['it came in another currency', [paid(176_400, '2026-11-02', 'USD')]],
  ])('is not at stake where %s', (_what, payments) => {
    expect(discountUse(owed, payments, offered)).toEqual({ kind: 'none' });
  });

  it('costs 37.24 % a year to skip 2/10 net 30: 2/98 times 365/20', () => {
    const terms = parseTerms('2/10 net 30');
    if (!terms.ok) throw new Error(terms.problem);
    const { dueOn, discountUntil = dueOn } = dueDate(terms.value, Temporal.PlainDate.from('2026-03-01'));
    const bought = (value: string) =>
      computeCharge({
        ...{ principal: money(98_000_00, 'EUR'), dueOn: discountUntil, asOf: dueOn },
        agreed: { kind: 'yearly', value },
      });
    expect(bought('37.24').segments).toMatchObject([{ days: 20 }]);
    // The 20 days cost 2,000 of 98,000, between these two.
    expect(bought('37.24').interest.minor).toBeLessThan(2_000_00);
    expect(bought('37.25').interest.minor).toBeGreaterThan(2_000_00);
  });

  it('never gives more than the discount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 50 }), (total, percent) => {
        const use = discountUse(
          money(total, 'EUR'),
          [paid(Math.ceil(total * (1 - percent / 100)), '2026-11-01')],
          { rate: ratio(percent, 100), until },
        );
        if (use.kind !== 'taken') return;
        expect(use.credit.amount.minor).toBeLessThanOrEqual(Math.round((total * percent) / 100) + 1);
        expect(use.credit.amount.minor).toBeGreaterThan(0);
      }),
    );
  });
});
