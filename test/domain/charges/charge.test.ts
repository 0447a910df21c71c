import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Agreed, type ChargeInput, computeCharge } from '../../../src/domain/charges/charge.js';
import { dayCounts } from '../../../src/domain/charges/day-count.js';
import { money } from '../../../src/domain/money.js';

const day = (iso: string) => Temporal.PlainDate.from(iso);

function debt(more: Partial<ChargeInput> & { minor?: number; currency?: string } = {}): ChargeInput {
  const { minor = 100_000, currency = 'EUR', ...rest } = more;
  return {
    principal: money(minor, currency),
    dueOn: day('2026-03-31'),
    asOf: day('2026-05-20'),
    ...rest,
  };
}

function payment(minor: number, on: string, currency = 'EUR') {
  return { id: on, on: day(on), amount: money(minor, currency) };
}

const yearly = (value: string): Agreed => ({ kind: 'yearly', value });

describe('domain/charges/charge', () => {
  describe('published examples', () => {
    const gb = {
      currency: 'GBP',
      jurisdiction: 'GB',
      debtor: 'business' as const,
      dueOn: day('2016-01-31'),
      asOf: day('2016-03-21'),
    } as const;

    it('gov.uk: £1,000 at 8.5 % for 50 days is £11.50 when the day is rounded first', () => {
      const charge = computeCharge(debt({ ...gb, rounding: 'per-day' }));
      expect(charge.segments).toMatchObject([{ ratePercent: '8.5', days: 50 }]);
      expect(charge.interest).toEqual(money(11_50, 'GBP'));
    });

    it('the same rounded once is £11.64', () => {
      expect(computeCharge(debt(gb)).interest).toEqual(money(11_64, 'GBP'));
    });

    it('Treasury Fiscal Service: due on 1 April and paid on 11 April is 10 days', () => {
      const charge = computeCharge(
        debt({ dueOn: day('2026-04-01'), asOf: day('2026-12-31'), paidOn: day('2026-04-11') }),
      );
      expect(charge).toMatchObject({ daysOverdue: 10, open: money(0, 'EUR') });
    });

    it.each([
      [999_99, 40_00],
      [1_000_00, 70_00],
      [9_999_99, 70_00],
      [10_000_00, 100_00],
    ])('gov.uk: a debt of %d pence has a compensation of %d', (minor, pence) => {
      expect(computeCharge(debt({ ...gb, minor })).compensation).toEqual(money(pence, 'GBP'));
    });
  });

  it('counts nothing on the due date itself, and the day after it first', () => {
    const at = (asOf: string) => computeCharge(debt({ agreed: yearly('36.5'), asOf: day(asOf) }));
    expect(at('2026-03-31')).toMatchObject({ daysOverdue: 0, segments: [], interest: money(0, 'EUR') });
    expect(at('2026-04-01').segments).toMatchObject([
      { from: day('2026-04-01'), to: day('2026-04-01'), days: 1 },
    ]);
    expect(at('2026-04-01').interest).toEqual(money(1_00, 'EUR'));
  });

  it('splits at 1 July where the rate changes by half-year', () => {
    const charge = computeCharge(
      debt({ dueOn: day('2026-06-20'), asOf: day('2026-07-10'), jurisdiction: 'DE', debtor: 'business' }),
    );
    expect(
      charge.segments.map(({ from, to, days, ratePercent }) => [`${from}`, `${to}`, days, ratePercent]),
    ).toEqual([
      ['2026-06-21', '2026-06-30', 10, '10.27'],
      ['2026-07-01', '2026-07-10', 10, '10.52'],
    ]);
    expect(charge).toMatchObject({ compensation: money(40_00, 'EUR'), rateKnown: true });
  });

  it('keeps the rate of the half-year in which interest begins in the United Kingdom', () => {
    const charge = computeCharge(
      debt({
        currency: 'GBP',
        jurisdiction: 'GB',
        debtor: 'business' as const,
        dueOn: day('2025-06-30'),
        asOf: day('2026-03-01'),
      }),
    );
    expect(charge.segments.map(({ ratePercent }) => ratePercent)).toEqual(['12.25']);
  });

  it('counts the leap day by the convention that is named', () => {
    const leap = { dueOn: day('2023-12-31'), asOf: day('2024-12-31'), agreed: yearly('10') } as const;
    const of = (dayCount: (typeof dayCounts)[number]) =>
      computeCharge(debt({ ...leap, dayCount })).interest.minor;
    expect(dayCounts.map(of)).toEqual([10_027, 10_167, 10_000, 10_000]);
  });

  it('takes back what was charged when a payment proves to have been in time', () => {
    const late = debt({ jurisdiction: 'DE', debtor: 'business' });
    expect(computeCharge(late).total.minor).toBeGreaterThan(100_000);
    expect(computeCharge({ ...late, paidOn: day('2026-03-31') })).toMatchObject({
      ...{ total: money(0, 'EUR'), daysOverdue: 0, segments: [] },
    });
  });

  it('charges nothing within the days of grace, and from the due date on after them', () => {
    const grace = debt({ agreed: yearly('36.5'), graceDays: 10 });
    expect(computeCharge({ ...grace, asOf: day('2026-04-10') }).interest.minor).toBe(0);
    expect(computeCharge({ ...grace, asOf: day('2026-04-11') }).interest.minor).toBe(11_00);
  });

  it.each([
    ['nothing agreed and no law named', {}],
    ['none', { agreed: { kind: 'none' } }],
    ['zero', { agreed: { kind: 'yearly', value: '0' } }],
    ['blank', { agreed: { kind: 'flat', value: '' } }],
  ] as const)('charges nothing for %s', (_what, more) => {
    expect(computeCharge(debt(more))).toMatchObject({ total: money(100_000, 'EUR'), rateKnown: true });
  });

  it('takes a flat fee and a percent once, with no interest on them', () => {
    expect(computeCharge(debt({ agreed: { kind: 'flat', value: '25' } })).fee).toEqual(money(25_00, 'EUR'));
    const percent = computeCharge(debt({ agreed: { kind: 'percent-once', value: '2.5' } }));
    expect(percent).toMatchObject({ fee: money(25_00, 'EUR'), interest: money(0, 'EUR'), segments: [] });
  });

  it('stays below the agreed most, the fee first', () => {
    const cap = money(10_00, 'EUR');
    expect(computeCharge(debt({ agreed: { ...yearly('36.5'), cap } })).interest).toEqual(cap);
    expect(computeCharge(debt({ agreed: { kind: 'flat', value: '25', cap } })).fee).toEqual(cap);
  });

  it('falls to 5 % in Canada where a monthly rate stands without its yearly equivalent', () => {
    const monthly = { kind: 'monthly', value: '1.5' } as const;
    const of = (agreed: Agreed) =>
      computeCharge(debt({ currency: 'CAD', jurisdiction: 'CA-ON', agreed })).segments[0]?.ratePercent;
    expect(of(monthly)).toBe('5');
    expect(of({ ...monthly, statedYearly: '18' })).toBe('18');
  });

  it('adds a fine of 2 % to 1 % a month in Brazil, a month being 30 days', () => {
    const charge = computeCharge(
      debt({ currency: 'BRL', jurisdiction: 'BR', debtor: 'business', asOf: day('2026-04-30') }),
    );
    expect(charge).toMatchObject({ fee: money(20_00, 'BRL'), interest: money(10_00, 'BRL') });
  });

  it('lets interest of a full year bear interest in the Netherlands, and nowhere else', () => {
    const long = { dueOn: day('2024-01-01'), asOf: day('2025-06-30'), debtor: 'business' } as const;
    const [dutch, french] = ['NL', 'PT'].map((jurisdiction) =>
      computeCharge(debt({ ...long, jurisdiction })),
    );
    expect(dutch?.interest.minor).toBeGreaterThan(french?.interest.minor ?? 0);
  });

  it('says that a rate is not known, with days and debt all the same', () => {
    const later = computeCharge(
      debt({
        currency: 'GBP',
        dueOn: day('2027-01-31'),
        asOf: day('2027-03-01'),
        jurisdiction: 'GB',
        debtor: 'business',
      }),
    );
    expect(later).toMatchObject({
      rateKnown: false,
      daysOverdue: 29,
      open: money(100_000, 'GBP'),
      segments: [],
    });
    expect(later.working.join('\n')).toContain('the first half of 2027');
    const partly = computeCharge(debt({ asOf: day('2026-09-30'), jurisdiction: 'FR', debtor: 'business' }));
    expect(partly).toMatchObject({ rateKnown: false, segments: [{ ratePercent: '12.15', days: 91 }] });
    expect(partly.working.join('\n')).toContain('not confirmed');
  });

  it.each([
    ['who owes', { jurisdiction: 'DE' }, 'business or a consumer'],
    ['which law', { agreed: { kind: 'statutory' }, debtor: 'business' }, 'Which law governs'],
    ['a law with a rate', { jurisdiction: 'AU', debtor: 'business' }, 'No statutory rate'],
    ['a rate against consumers', { jurisdiction: 'FR', debtor: 'consumer' }, 'against a consumer'],
  ] as const)('says what is missing without %s', (_what, more, said) => {
    const charge = computeCharge(debt(more));
    expect(charge).toMatchObject({ rateKnown: false, total: money(100_000, 'EUR'), daysOverdue: 50 });
    expect(charge.working.join('\n')).toContain(said);
  });

  it('knows consumers and their lower rate in Germany, without compensation', () => {
    const charge = computeCharge(debt({ jurisdiction: 'DE', debtor: 'consumer' }));
    expect(charge.segments[0]?.ratePercent).toBe('6.27');
    expect(charge.compensation.minor).toBe(0);
  });

  it('lowers the debt by part payments from the day after, and first of all by what came in time', () => {
    const charge = computeCharge(
      debt({
        agreed: yearly('36.5'),
        payments: [payment(50_000, '2026-03-30'), payment(25_000, '2026-04-10')],
      }),
    );
    expect(charge.segments.map(({ days, base }) => [days, base.minor])).toEqual([
      [10, 50_000],
      [40, 25_000],
    ]);
    expect(charge.open).toEqual(money(25_000, 'EUR'));
  });

  it('gives part payments to costs and interest first where the law says so (BGB § 367)', () => {
    const payments = [payment(50_000, '2026-04-30')];
    const german = computeCharge(debt({ jurisdiction: 'DE', debtor: 'business', payments }));
    const interestThen = Math.round((100_000 * 0.1027 * 30) / 365);
    expect(german.compensation.minor).toBe(0);
    expect(german.open.minor).toBe(100_000 - (50_000 - 4_000 - interestThen));
    const plain = computeCharge(
      debt({ jurisdiction: 'DE', debtor: 'business', payments, allocation: 'principal-first' }),
    );
    expect(plain).toMatchObject({ open: money(50_000, 'EUR'), compensation: money(40_00, 'EUR') });
  });

  it('shows parts that add up to the interest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 8 }), fc.integer({ min: 1, max: 900 }), (minor, days) => {
        const { segments, interest, open, compensation, fee, total } = computeCharge(
          debt({
            minor,
            jurisdiction: 'DE',
            debtor: 'business',
            dueOn: day('2023-05-05'),
            asOf: day('2023-05-05').add({ days }),
          }),
        );
        expect(segments.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(interest.minor);
        expect(open.minor + interest.minor + compensation.minor + fee.minor).toBe(total.minor);
      }),
    );
  });

  const laws = fc.constantFrom('GB', 'DE', 'PT', 'BE', 'CH', 'BR', 'NL');
  const roundings = fc.constantFrom('once' as const, 'per-period' as const, 'per-day' as const);

  it('never charges less when days grow', () => {
    fc.assert(
      fc.property(
        laws,
        fc.constantFrom(...dayCounts),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 60 }),
        (jurisdiction, dayCount, days, more) => {
          const at = (count: number) =>
            computeCharge(
              debt({
                jurisdiction,
                dayCount,
                debtor: 'business' as const,
                dueOn: day('2023-08-01'),
                asOf: day('2023-08-01').add({ days: count }),
              }),
            ).total.minor;
          expect(at(days + more)).toBeGreaterThanOrEqual(at(days));
        },
      ),
    );
  });

  it('never asks for more after more was paid', () => {
    fc.assert(
      fc.property(
        laws,
        roundings,
        fc.constantFrom('principal-first' as const, 'costs-interest-principal' as const),
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 0, max: 9_000 }),
        fc.integer({ min: 1, max: 49 }),
        (jurisdiction, rounding, allocation, paid, more, after) => {
          const on = day('2026-03-31').add({ days: after }).toString();
          const left = (minor: number) =>
            computeCharge(
              debt({
                jurisdiction,
                rounding,
                allocation,
                debtor: 'business',
                payments: [payment(minor, on)],
              }),
            ).total.minor;
          expect(left(paid + more)).toBeLessThanOrEqual(left(paid));
        },
      ),
    );
  });
});
