import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type ChargeInput, computeCharge } from '../../../src/domain/charges/charge.js';
import { money } from '../../../src/domain/money.js';

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** A debt of a business, twenty days past due. */
function charged(jurisdiction: string, currency: string, minor: number, more: Partial<ChargeInput> = {}) {
  const dueOn = more.dueOn ?? day('2026-03-31');
  return computeCharge({
    ...{ principal: money(minor, currency), dueOn, asOf: dueOn.add({ days: 20 }) },
    ...{ jurisdiction, debtor: 'business' },
    ...more,
  });
}

describe('domain/charges/compensation', () => {
  it.each([
    ['GB', 'GBP', 999_99, 40_00, 'gov.uk'],
    ['GB', 'GBP', 1_000_00, 70_00, 'gov.uk'],
    ['GB', 'GBP', 9_999_99, 70_00, 'gov.uk'],
    ['GB', 'GBP', 10_000_00, 100_00, 'gov.uk'],
    ['IE', 'EUR', 1_000_00, 40_00, 'enterprise.gov.ie: not exceeding €1,000'],
    ['IE', 'EUR', 1_000_01, 70_00, 'enterprise.gov.ie: exceeding €1,000'],
    ['IE', 'EUR', 10_000_00, 70_00, 'enterprise.gov.ie: not exceeding €10,000'],
    ['IE', 'EUR', 10_000_01, 100_00, 'enterprise.gov.ie: exceeding €10,000'],
    ['DE', 'EUR', 50_000_00, 40_00, 'BGB § 288 (5)'],
    ['AT', 'EUR', 5_00, 40_00, 'UGB § 458'],
    ['FR', 'EUR', 50_000_00, 40_00, 'bpifrance-creation.fr: per invoice'],
    ['IT', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['ES', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['PT', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['NL', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['BE', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['MT', 'EUR', 50_000_00, 40_00, 'mondaq 1411972'],
    ['EU', 'EUR', 50_000_00, 40_00, 'Directive 2011/7/EU art. 6'],
    ['CH', 'CHF', 50_000_00, 0, 'none in Switzerland'],
    ['CA', 'CAD', 50_000_00, 0, 'none in Canada'],
    ['TR', 'TRY', 50_000_00, 2_020_00, 'communiqué for 2026, in haberturk.com and sabah.com.tr'],
  ])('%s in %s, of %d: %d (%s)', (jurisdiction, currency, minor, sum) => {
    const { compensation, total, open, interest, fee } = charged(jurisdiction, currency, minor);
    expect(compensation).toEqual(money(sum, currency));
    expect(total.minor).toBe(open.minor + interest.minor + fee.minor + sum);
  });

  it.each(['DE', 'AT', 'CH', 'BR'])('is none against a consumer in %s', (jurisdiction) => {
    const charge = charged(jurisdiction, jurisdiction === 'BR' ? 'BRL' : 'EUR', 1_000_00, {
      debtor: 'consumer',
    });
    expect(charge.compensation?.minor).toBe(0);
  });

  it.each([
    ['2024-12-30', 'it is not in the table'],
    ['2024-12-31', 'sources differ (TRY 1,450'],
    ['2025-12-30', 'sources differ (TRY 1,450'],
    ['2026-12-31', 'it is not in the table'],
  ])('is unknown in Türkiye, and never nothing, for what was due on %s', (due, why) => {
    const charge = charged('TR', 'TRY', 1_000_00, { dueOn: day(due) });
    expect(charge).toMatchObject({ compensation: null, open: money(1_000_00, 'TRY'), daysOverdue: 20 });
    expect(charge.total.minor).toBe(charge.open.minor + charge.interest.minor);
    expect(charge.working.join('\n')).toMatch(/^Compensation unknown: .*None is counted\.$/m);
    expect(charge.working.join('\n')).toContain(why);
  });

  it('names where the sum of the year stands, and how sure it is', () => {
    for (const due of ['2025-12-31', '2026-12-30']) {
      const { working, compensation } = charged('TR', 'TRY', 1_000_00, { dueOn: day(due) });
      expect(compensation).toEqual(money(2_020_00, 'TRY'));
      expect(working.join('\n')).toMatch(
        /2020\.00 TRY \(TTK art\. 1530 \(7\); .*2 January 2026; confirmed\)/u,
      );
    }
  });

  it('is not owed before anything is late, known or not', () => {
    const early = charged('TR', 'TRY', 1_000_00, { dueOn: day('2025-06-30'), asOf: day('2025-06-30') });
    expect(early).toMatchObject({ compensation: money(0, 'TRY'), total: money(1_000_00, 'TRY') });
  });

  it.each([
    ['DE', 'USD', 'EUR'],
    ['GB', 'EUR', 'GBP'],
    ['TR', 'EUR', 'TRY'],
  ])('is told, not converted, where %s is the law of a debt in %s', (jurisdiction, currency, own) => {
    const charge = charged(jurisdiction, currency, 1_000_00);
    expect(charge.compensation).toEqual(money(0, currency));
    expect(charge.working.join('\n')).toContain(`is one in ${own}: it is not converted into ${currency}`);
  });
});
