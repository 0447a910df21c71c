import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Agreed,
  type ChargeInput,
  computeCharge,
  tryCharge,
} from '../../../src/domain/charges/charge.js';
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
  });

  describe('published figures of what may be agreed', () => {
    const french = (agreed: Agreed, more: Partial<ChargeInput> = {}) =>
      computeCharge(debt({ jurisdiction: 'FR', debtor: 'business', agreed, ...more })).working.join('\n');

    it('lecomptablefrancais.fr: less than 7.86 % may not be agreed in France in the first half of 2026', () => {
      const said =
        'is less than may be agreed between businesses in France in the first half of 2026: 7.86 %';
      expect(french(yearly('7.85'))).toContain(`7.85 % a year ${said}`);
      expect(french({ kind: 'monthly', value: '0.5' })).toContain(`6 % a year ${said}`);
      expect(french(yearly('7.85'))).toContain('7.85 % a year on 1000.00 EUR');
      for (const enough of [yearly('7.86'), yearly('12'), { kind: 'monthly', value: '0.7' } as const]) {
        expect(french(enough)).not.toContain('less than may be agreed');
      }
    });

    it('says nothing of the least in France to consumers, nor of a half-year in which it is not known', () => {
      expect(french(yearly('1'), { debtor: 'consumer' })).not.toContain('less than');
      for (const due of ['2025-12-30', '2026-06-30']) {
        expect(french(yearly('1'), { dueOn: day(due), asOf: day('2026-07-10') })).not.toContain('less than');
      }
    });

    it.each([
      ['legalclarity.org: 1 to 1.5 % a month is 12 to 18 % a year', '1', '12'],
      ['FreshBooks: 1.5 % per month', '1.5', '18'],
    ])('%s', (_source, value, percent) => {
      const agreed = { kind: 'monthly', value } as const;
      const charge = computeCharge(debt({ currency: 'USD', jurisdiction: 'US-NY', agreed }));
      expect(charge.segments).toMatchObject([
        { ratePercent: percent, source: expect.stringContaining(value) },
      ]);
    });

    it('Invoice Ninja: a percent once is that of the balance, rounded to the cent', () => {
      const agreed = { kind: 'percent-once', value: '2.5' } as const;
      expect(computeCharge(debt({ minor: 1_000_10, agreed })).fee).toEqual(money(25_00, 'EUR'));
      expect(computeCharge(debt({ minor: 1_000_20, agreed })).fee).toEqual(money(25_01, 'EUR'));
    });

    it('ERPNext: interest is what is outstanding times rate times days over 365', () => {
      const charge = computeCharge(debt({ minor: 12_345_67, agreed: yearly('9.5') }));
      expect(charge.interest.minor).toBe(Math.round((12_345_67 * 0.095 * 50) / 365));
    });
  });

  it('counts each day once where bgb-interest skips one at every change of the rate', () => {
    const charge = computeCharge(
      debt({
        ...{ jurisdiction: 'DE', debtor: 'business' },
        ...{ dueOn: day('2023-12-15'), asOf: day('2026-07-15') },
      }),
    );
    const { segments, daysOverdue } = charge;
    expect(segments).toHaveLength(6);
    expect(segments.reduce((sum, { days }) => sum + days, 0)).toBe(daysOverdue);
    for (const [nth, { from }] of segments.entries()) {
      if (nth > 0) expect(from).toEqual(segments[nth - 1]?.to.add({ days: 1 }));
    }
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

  it('falls to 5 % in Canada where a monthly rate stands without its yearly equivalent (thelitigator.ca)', () => {
    const monthly = { kind: 'monthly', value: '1.5' } as const;
    const of = (agreed: Agreed) =>
      computeCharge(debt({ currency: 'CAD', jurisdiction: 'CA-ON', agreed })).segments[0]?.ratePercent;
    expect(of(monthly)).toBe('5');
    expect(of({ ...monthly, statedYearly: '18' })).toBe('18');
  });

  it('adds a fine of 2 % to 1 % a month in Brazil, a month being 30 days (kobana, vivaprev)', () => {
    const charge = computeCharge(
      debt({ currency: 'BRL', jurisdiction: 'BR', debtor: 'business', asOf: day('2026-04-30') }),
    );
    expect(charge).toMatchObject({ fee: money(20_00, 'BRL'), interest: money(10_00, 'BRL') });
  });

  it('lets interest of a full year bear interest in the Netherlands (wrente.nl), and nowhere else', () => {
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
    expect(charge.compensation?.minor).toBe(0);
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
    expect(german.compensation?.minor).toBe(0);
    expect(german.open.minor).toBe(100_000 - (50_000 - 4_000 - interestThen));
    const plain = computeCharge(
      debt({ jurisdiction: 'DE', debtor: 'business', payments, allocation: 'principal-first' }),
    );
    expect(plain).toMatchObject({ open: money(50_000, 'EUR'), compensation: money(40_00, 'EUR') });
  });

  it('gives what is left of a payment over the principal to costs and interest', () => {
    const agreed = yearly('36.5');
    const paid = computeCharge(debt({ agreed, payments: [payment(101_000, '2026-04-10')] }));
    expect(paid).toMatchObject({ total: money(0, 'EUR'), interest: money(0, 'EUR'), daysOverdue: 10 });
    const over = computeCharge(debt({ agreed, payments: [payment(150_000, '2026-04-10')] }));
    expect(over).toMatchObject({ total: money(0, 'EUR'), open: money(0, 'EUR') });
  });

  it('counts days to the payment that settled the debt, and none where it came in time', () => {
    const law = { jurisdiction: 'DE', debtor: 'business', allocation: 'principal-first' } as const;
    const of = (on: string) => computeCharge(debt({ ...law, payments: [payment(100_000, on)] }));
    expect(of('2026-03-31')).toMatchObject({ daysOverdue: 0, total: money(0, 'EUR'), segments: [] });
    expect(of('2026-04-10')).toMatchObject({
      daysOverdue: 10,
      open: money(0, 'EUR'),
      interest: money(2_81, 'EUR'),
    });
    // After the day asked about: it does not count yet.
    expect(of('2026-05-21')).toMatchObject({ daysOverdue: 50, open: money(100_000, 'EUR') });
  });

  it('bears interest again on money given back', () => {
    const payments = [payment(100_000, '2026-04-10'), payment(-40_000, '2026-04-20')];
    for (const allocation of ['principal-first', 'costs-interest-principal'] as const) {
      const charge = computeCharge(debt({ agreed: yearly('36.5'), allocation, payments }));
      expect(charge.daysOverdue).toBe(50);
      expect(charge.segments.at(-1)).toMatchObject({ from: day('2026-04-21'), days: 30 });
      expect(charge.open.minor).toBeGreaterThanOrEqual(40_000);
    }
  });

  it('takes no more interest out of part payments than was agreed at most', () => {
    const agreed = { ...yearly('36.5'), cap: money(5_00, 'EUR') };
    const payments = [payment(10_00, '2026-04-10')];
    const charge = computeCharge(debt({ agreed, payments, allocation: 'costs-interest-principal' }));
    expect(charge).toMatchObject({ open: money(995_00, 'EUR'), interest: money(0, 'EUR') });
  });

  it('rounds a day of a month of 30 days and counts as many of them', () => {
    const of = (dueOn: string, asOf: string) =>
      computeCharge(
        debt({
          ...{ agreed: yearly('36'), dayCount: '30E/360', rounding: 'per-day' },
          ...{ dueOn: day(dueOn), asOf: day(asOf) },
        }),
      ).interest;
    expect(of('2026-03-30', '2026-05-20')).toEqual(money(50_00, 'EUR'));
    expect(of('2026-02-28', '2026-03-10')).toEqual(money(12_00, 'EUR'));
  });

  it('changes the rate on 1 January and on 1 July, both included, and again after a leap day', () => {
    const of = (dueOn: string, asOf: string) =>
      computeCharge(
        debt({ jurisdiction: 'DE', debtor: 'business', dueOn: day(dueOn), asOf: day(asOf) }),
      ).segments.map(({ from, days, ratePercent }) => `${from} ${days} ${ratePercent}`);
    expect(of('2024-12-30', '2025-01-01')).toEqual(['2024-12-31 1 12.37', '2025-01-01 1 11.27']);
    expect(of('2024-06-29', '2024-07-01')).toEqual(['2024-06-30 1 12.62', '2024-07-01 1 12.37']);
    expect(of('2024-02-27', '2024-03-01')).toEqual(['2024-02-28 3 12.62']);
  });

  it.each([
    ['2025-06-29', '12.75'],
    ['2025-06-30', '12.25'],
    ['2025-12-30', '12.25'],
    ['2025-12-31', '11.75'],
  ])(
    'takes the half-year of the first day past due in the United Kingdom: due on %s, %s %%',
    (due, percent) => {
      const charge = computeCharge(
        debt({
          ...{ currency: 'GBP', jurisdiction: 'GB', debtor: 'business' },
          ...{ dueOn: day(due), asOf: day('2026-11-23') },
        }),
      );
      expect(charge.segments.map(({ ratePercent }) => ratePercent)).toEqual([percent]);
    },
  );

  it.each([
    ['within one half-year', '2026-01-31', '2026-05-31', '10.15', 'confirmed'],
    ['into a half-year with the same rate', '2025-11-30', '2026-03-31', '10.15', 'confirmed'],
    ['into a half-year with another rate', '2024-11-30', '2025-01-01', '12.25', 'inferred'],
    ['into a half-year of which nothing is confirmed', '2026-06-15', '2026-07-01', '10.15', 'inferred'],
  ])(
    'takes the rate of the day it became overdue in Ireland, %s (gov.ie)',
    (_what, due, asOf, percent, confidence) => {
      const charge = computeCharge(
        debt({ jurisdiction: 'IE', debtor: 'business', dueOn: day(due), asOf: day(asOf) }),
      );
      expect(charge.segments).toMatchObject([{ ratePercent: percent, confidence }]);
      expect(charge.working.join('\n')).toContain('speaks of the payment date as well');
    },
  );

  it('knows no rate in Germany before 2016, of which 8 points on top counted to 28 July 2014', () => {
    const of = (dueOn: string, asOf: string) =>
      computeCharge(debt({ jurisdiction: 'DE', debtor: 'business', dueOn: day(dueOn), asOf: day(asOf) }));
    const old = of('2014-03-31', '2015-12-31');
    expect(old).toMatchObject({
      ...{ rateKnown: false, segments: [], interest: money(0, 'EUR') },
      ...{ open: money(100_000, 'EUR'), daysOverdue: 640 },
    });
    expect(old.working.join('\n')).toContain(
      '2014-04-01 to 2015-12-31: 640 days, rate unknown from the first half of 2014 to the second half of 2015',
    );
    const later = of('2014-03-31', '2016-01-10');
    expect(later).toMatchObject({
      ...{ rateKnown: false, daysOverdue: 650 },
      segments: [{ from: day('2016-01-01'), days: 10, ratePercent: '8.17' }],
    });
  });

  it('sizes the compensation by what was still owed when it fell due', () => {
    const charge = computeCharge(
      debt({
        ...{ currency: 'GBP', minor: 1_500_00, jurisdiction: 'GB', debtor: 'business' },
        payments: [payment(600_00, '2026-03-01', 'GBP')],
      }),
    );
    expect(charge.compensation).toEqual(money(40_00, 'GBP'));
  });

  it.each([
    ['0.25', '3'],
    ['0.4', '4.8'],
    ['0.5', '5'],
  ])('takes for %s a month without its yearly equivalent %s a year in Canada', (value, percent) => {
    const charge = computeCharge(
      debt({ currency: 'CAD', jurisdiction: 'CA', agreed: { kind: 'monthly', value } }),
    );
    expect(charge.segments[0]?.ratePercent).toBe(percent);
  });

  it('counts no more in Canada than the yearly equivalent that is stated', () => {
    const agreed = { kind: 'monthly', value: '1.5', statedYearly: '12' } as const;
    const charge = computeCharge(debt({ currency: 'CAD', jurisdiction: 'CA', agreed }));
    expect(charge.segments[0]?.ratePercent).toBe('12');
  });

  it.each([
    ['JPY', 100_000, 1_000],
    ['KWD', 100_000, 1_000],
  ])('counts in whole minor units of %s', (currency, minor, interest) => {
    const input = debt({ currency, minor, agreed: yearly('36.5'), asOf: day('2026-04-10') });
    expect(computeCharge(input).interest).toEqual(money(interest, currency));
  });

  it('lets only what is unpaid of a full year bear interest in the Netherlands', () => {
    // 1,000 at 12.5 % to 30 June, 12.25 % to 31 December 2024: 124.08 bear interest in 2025.
    const of = (more: Partial<ChargeInput>) =>
      computeCharge(
        debt({
          ...{ jurisdiction: 'NL', debtor: 'business', dueOn: day('2023-12-31'), asOf: day('2025-06-30') },
          ...more,
        }),
      );
    expect(of({}).segments.map(({ days, base, amount }) => [days, base.minor, amount.minor])).toEqual([
      [182, 100_000, 62_33],
      [184, 100_000, 61_75],
      [181, 112_408, 62_15],
    ]);
    const payments = [payment(164_08, '2025-03-31')];
    const paid = of({ payments, allocation: 'costs-interest-principal' });
    expect(paid.segments.at(-1)?.base).toEqual(money(100_000, 'EUR'));
  });

  it('says what is missing before anything is late as well', () => {
    const charge = computeCharge(debt({ jurisdiction: 'DE', asOf: day('2026-03-01') }));
    expect(charge.working.join('\n')).toContain('business or a consumer');
  });

  it('copes with as many part payments to interest as there may be', () => {
    const payments = Array.from({ length: 300 }, (_, nth) =>
      payment(
        1_000,
        day('2023-02-15')
          .add({ days: 20 * nth })
          .toString(),
      ),
    );
    const charge = computeCharge(
      debt({
        jurisdiction: 'DE',
        debtor: 'business',
        dueOn: day('2023-01-31'),
        asOf: day('2026-10-01'),
        payments,
      }),
    );
    expect(charge.open.minor + charge.interest.minor).toBeGreaterThan(70_000);
    expect(charge.rateKnown).toBe(true);
  });

  it('echoes days of grace and the agreed most, whether they made a difference or not', () => {
    const of = (asOf: string, cap: number, more: Partial<ChargeInput> = {}) =>
      computeCharge(
        debt({
          ...{ agreed: { ...yearly('36.5'), cap: money(cap, 'EUR') }, graceDays: 10, asOf: day(asOf) },
          ...more,
        }),
      ).working.slice(1);
    expect(of('2026-04-10', 10_00)).toEqual(['Within 10 days of grace: nothing is charged.']);
    expect(of('2026-04-20', 10_00)).toEqual(
      expect.arrayContaining([
        'Limited to the agreed most of 10.00 EUR.',
        '10 days of grace are over: all days past due count.',
      ]),
    );
    expect(of('2026-04-20', 90_00)).toContain('Below the agreed most of 90.00 EUR.');
    expect(of('2026-04-20', 90_00, { payments: [payment(100_000, '2026-03-31')] })).toEqual([
      'A payment by the due date comes off before anything runs.',
    ]);
    expect(of('2026-04-20', 90_00, { agreed: { kind: 'none' } })).toEqual([]);
  });

  it('makes a fault of a sum too large to be counted, with debt and dates', () => {
    const absurd = {
      ...{ minor: 10 ** 13, dueOn: day('1926-03-31'), agreed: yearly('1000') },
    } as const;
    for (const rounding of ['once', 'per-period', 'per-day'] as const) {
      expect(tryCharge(debt({ ...absurd, rounding }))).toEqual({
        ok: false,
        problem:
          'What 100000000000.00 EUR due on 1926-03-31 comes to by 2026-05-20 is too large a sum to be counted.',
        remedy: 'Check the amount, the dates and what was agreed for late payment.',
      });
    }
    const decade = debt({ ...absurd, dueOn: day('2016-03-31') });
    expect(tryCharge(decade)).toEqual({ ok: true, value: computeCharge(decade) });
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
        expect(open.minor + interest.minor + (compensation?.minor ?? 0) + fee.minor).toBe(total.minor);
      }),
    );
  });

  describe('properties', () => {
    const laws = ['GB', 'DE', 'AT', 'FR', 'PT', 'IE', 'BE', 'NL', 'CH', 'BR', 'CA-ON', 'US-CA', 'TR', 'AU'];
    const kinds = ['none', 'flat', 'percent-once', 'monthly', 'yearly', 'statutory'] as const;
    const start = day('2023-08-01');
    const currencies = ['EUR', 'GBP', 'JPY', 'KWD'] as const;

    /** Any debt, law, agreement and convention, and payments by days after the due date. */
    const anyDebt = fc
      .record(
        {
          minor: fc.integer({ min: 1, max: 10 ** 7 }),
          currency: fc.constantFrom(...currencies),
          starts: fc.integer({ min: 0, max: 1_100 }),
          jurisdiction: fc.constantFrom(...laws),
          debtor: fc.constantFrom('business' as const, 'business' as const, 'consumer' as const),
          kind: fc.constantFrom(...kinds),
          value: fc.integer({ min: 0, max: 400 }),
          cap: fc.integer({ min: 0, max: 100_000 }),
          dayCount: fc.constantFrom(...dayCounts),
          rounding: fc.constantFrom('once' as const, 'per-period' as const, 'per-day' as const),
          allocation: fc.constantFrom('principal-first' as const, 'costs-interest-principal' as const),
          graceDays: fc.constantFrom(0, 0, 7),
        },
        { requiredKeys: ['minor', 'currency', 'starts', 'value', 'rounding', 'allocation', 'graceDays'] },
      )
      .map(({ minor, currency, starts, kind, value, cap, ...conventions }): ChargeInput => {
        const agreedValue = kind === 'flat' ? String(value) : String(value / 10);
        return {
          ...conventions,
          principal: money(minor, currency),
          dueOn: start.add({ days: starts }),
          asOf: start.add({ days: starts }),
          ...(kind && {
            agreed: {
              ...{ kind, value: agreedValue },
              ...(cap === undefined ? {} : { cap: money(cap, currency) }),
            },
          }),
        };
      });
    const anyPayments = fc.array(
      fc.record({ after: fc.integer({ min: -30, max: 700 }), minor: fc.integer({ min: 1, max: 4_000_000 }) }),
      { maxLength: 6 },
    );
    type Paid = readonly { readonly after: number; readonly minor: number }[];
    const at = (input: ChargeInput, days: number, paid: Paid = []) =>
      computeCharge({
        ...input,
        asOf: input.dueOn.add({ days }),
        payments: paid.map(({ after, minor }, nth) => ({
          ...{ id: String(nth), on: input.dueOn.add({ days: after }) },
          amount: money(minor, input.principal.currency),
        })),
      });
    const anyDays = fc.integer({ min: 0, max: 900 });

    it('adds up, and is never below zero', () => {
      fc.assert(
        fc.property(anyDebt, anyDays, anyPayments, (input, days, paid) => {
          const charge = at(input, days, paid);
          const { open, interest, compensation, fee, total, segments } = charge;
          const parts = [open, interest, compensation, fee].map((part) => part?.minor ?? 0);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((sum, minor) => sum + minor, 0)).toBe(total.minor);
          for (const { from, to, days: counted } of segments) {
            expect(from.until(to, { largestUnit: 'days' }).days + 1).toBe(counted);
          }
          if (input.agreed?.cap)
            expect(interest.minor + fee.minor).toBeLessThanOrEqual(input.agreed.cap.minor);
        }),
      );
    });

    it('never charges less when days grow', () => {
      fc.assert(
        fc.property(anyDebt, anyDays, fc.integer({ min: 0, max: 60 }), (input, days, more) => {
          expect(at(input, days + more).total.minor).toBeGreaterThanOrEqual(at(input, days).total.minor);
        }),
      );
    });

    it('never charges less when days grow after the last payment', () => {
      fc.assert(
        fc.property(anyDebt, anyPayments, fc.integer({ min: 0, max: 300 }), (input, paid, more) => {
          const last = Math.max(0, ...paid.map(({ after }) => after)) + (input.graceDays ?? 0) + 1;
          expect(at(input, last + more, paid).total.minor).toBeGreaterThanOrEqual(
            at(input, last, paid).total.minor,
          );
        }),
      );
    });

    it('never asks for more after more was paid', () => {
      fc.assert(
        fc.property(
          anyDebt,
          anyDays,
          anyPayments,
          fc.nat({ max: 5 }),
          fc.integer({ min: 1, max: 50_000 }),
          (input, days, paid, which, more) => {
            const larger = paid.map((each, nth) =>
              nth === which ? { ...each, minor: each.minor + more } : each,
            );
            const another = [...paid, { after: which * 40, minor: more }];
            const { minor } = at(input, days, paid).total;
            expect(at(input, days, larger).total.minor).toBeLessThanOrEqual(minor);
            expect(at(input, days, another).total.minor).toBeLessThanOrEqual(minor);
          },
        ),
      );
    });

    it('changes no sum when the period is split at any day', () => {
      fc.assert(
        fc.property(
          anyDebt,
          anyDays,
          anyPayments,
          fc.integer({ min: 1, max: 900 }),
          (input, days, paid, cut) => {
            const exact = { ...input, rounding: 'once' } as const;
            // A payment of nothing ends a stretch and begins another one.
            const { total, interest } = at(exact, days, [...paid, { after: cut, minor: 0 }]);
            const whole = at(exact, days, paid);
            expect([total, interest]).toEqual([whole.total, whole.interest]);
          },
        ),
      );
    });

    it('asks for the same whichever way equal payments of a day are split', () => {
      fc.assert(
        fc.property(anyDebt, anyDays, anyPayments, (input, days, paid) => {
          const halves = paid.flatMap(({ after, minor }) => [
            { after, minor: Math.floor(minor / 2) },
            { after, minor: Math.ceil(minor / 2) },
          ]);
          expect(at(input, days, halves).total).toEqual(at(input, days, paid).total);
        }),
      );
    });
  });
});
