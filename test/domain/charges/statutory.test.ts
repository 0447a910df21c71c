import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { jurisdictionOf } from '../../../src/domain/charges/jurisdictions.js';
import { ecb, germanBase } from '../../../src/domain/charges/rates.js';
import { statutoryRateOn } from '../../../src/domain/charges/statutory.js';

function rate(code: string, on: string, debtor: 'business' | 'consumer' = 'business') {
  return statutoryRateOn(code, debtor, Temporal.PlainDate.from(on));
}

describe('domain/charges/statutory', () => {
  it.each([
    ['GB', '2016-05-01', '8.5', 'payontime.co.uk'],
    ['GB', '2020-12-31', '8.1', 'payontime.co.uk'],
    ['GB', '2023-07-01', '13', 'Bank of England, IUDBEDR'],
    ['GB', '2025-12-31', '12.25', 'Bank of England, IUDBEDR'],
    ['GB', '2026-11-23', '11.75', 'Bank of England, IUDBEDR'],
    ['DE', '2022-12-31', '8.12', 'Bundesbank'],
    ['DE', '2024-03-01', '12.62', 'Bundesbank'],
    ['DE', '2026-07-01', '10.52', 'Bundesbank'],
    ['AT', '2026-02-01', '10.73', 'UGB § 456 with 1.53'],
    ['FR', '2024-07-01', '14.25', 'bpifrance-creation.fr, second half of 2024'],
    ['FR', '2026-01-01', '12.15', 'lecomptablefrancais.fr, first half of 2026'],
    ['NL', '2024-07-01', '12.25', 'mijn.metaalunie.nl'],
    ['MT', '2024-01-01', '12.5', 'mondaq 1411972: from 1 January 2024'],
    ['PT', '2021-06-30', '8', 'ggadvogados.pt'],
    ['PT', '2023-07-01', '12', 'ECB, June 2023; not the 12.5 that capitalizar.pt names for it'],
    ['IE', '2024-07-01', '12.25', 'enterprise.gov.ie, July 2024'],
    ['IT', '2023-03-01', '10.5', 'Gazzetta Ufficiale n. 14 of 18 January 2023, 23A00245: 2.50'],
    ['IT', '2024-07-01', '12.25', 'D.Lgs. 231/2002 art. 5'],
    ['GB', '2025-07-01', '12.25', '4.25 on 30 June 2025, for which one public table has 5.25'],
    ['GB', '2026-03-01', '11.75', '3.75 on 31 December 2025, for which two public tools have 4.5'],
    ['PT', '2025-07-01', '10.15', 'capitalizar.pt'],
    ['PT', '2025-01-01', '11.15', 'capitalizar.pt'],
    ['ES', '2026-01-01', '10.15', 'BOE-A-2025-27201'],
    ['BE', '2025-03-01', '11.5', '11.15 rounded up to the half point'],
    ['CH', '1999-01-01', '5', 'OR art. 104'],
    ['TR', '2025-06-01', '53.25', 'TCMB'],
    ['TR', '2026-06-01', '43', 'TCMB'],
    ['US-CA', '2026-01-01', '10', 'Cal. Civ. Code § 3289'],
  ])('%s on %s is %s %% (%s)', (code, on, percent) => {
    expect(rate(code, on)).toMatchObject({ ratePercent: percent, problem: null });
  });

  it.each<readonly [string, string, number, string]>([
    [
      'GB',
      'Bank of England, IUDBEDR; payontime.co.uk to 2024',
      2016,
      '8.5 8.5 8.25 8.25 8.5 8.5 8.75 8.75 8.75 8.1 8.1 8.1 8.25 9.25 11.5 13 13.25 13.25 12.75 12.25 11.75 11.75',
    ],
    [
      'DE',
      'Bundesbank',
      2016,
      '8.17 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 8.12 10.62 12.12 12.62 12.37 11.27 10.27 10.27 10.52',
    ],
    ...(['IT', 'ES', 'NL', 'IE', 'MT', 'EU'] as const).map(
      (code) =>
        [code, 'ECB with 8 points', 2020, '8 8 8 8 8 8 10.5 12 12.5 12.25 11.15 10.15 10.15 ?'] as const,
    ),
    ['PT', 'ECB, capitalizar.pt', 2020, '8 8 8 8 8 8 10.5 12 12.5 12.25 11.15 10.15 10.15 ?'],
    ['FR', 'ECB, bpifrance-creation.fr', 2020, '10 10 10 10 10 10 12.5 14 14.5 14.25 13.15 12.15 12.15 ?'],
    [
      'BE',
      'ECB, rounded up to the half point as eubelius.com says',
      2020,
      '8 8 8 8 8 8 10.5 12 12.5 12.5 11.5 10.5 10.5 ?',
    ],
  ])('%s has the rates of every half-year (%s)', (code, _source, first, percents) => {
    const rates = [...percents.split(' '), '?', '?'].map((percent, nth) => {
      const year = first + Math.floor(nth / 2);
      const [from, to] = nth % 2 === 0 ? ['01-01', '06-30'] : ['07-01', '12-31'];
      return [`${year}-${from}`, `${year}-${to}`, percent === '?' ? null : percent] as const;
    });
    for (const [from, to, percent] of rates) {
      expect([from, rate(code, from).ratePercent]).toEqual([from, percent]);
      expect([to, rate(code, to).ratePercent]).toEqual([to, percent]);
    }
  });

  it('knows the rate against consumers in Germany for every half-year (Bundesbank)', () => {
    const known = [
      '2016-01-01',
      '2023-01-01',
      '2023-07-01',
      '2024-01-01',
      '2024-07-01',
      '2025-01-01',
      '2025-07-01',
      '2026-07-01',
    ];
    expect(known.map((on) => rate('DE', on, 'consumer').ratePercent)).toEqual([
      '4.17',
      '6.62',
      '8.12',
      '8.62',
      '8.37',
      '7.27',
      '6.27',
      '6.52',
    ]);
  });

  it.each([
    ['US-AL', '6', 'Ala. Code § 8-8-1'],
    ['US-AK', '10.5', 'Alaska Stat. § 45.45.010'],
    ['US-CA', '10', 'Cal. Civ. Code § 3289'],
    ['CA', '5', 'Interest Act s. 3'],
    ['CH', '5', 'OR art. 104'],
  ])('%s: %s %% by %s, whoever owes', (code, percent, law) => {
    for (const debtor of ['business', 'consumer'] as const) {
      expect(rate(code, '2026-11-23', debtor)).toMatchObject({
        ...{ ratePercent: percent, source: expect.stringContaining(law) },
      });
    }
  });

  it('says since when a rate counts', () => {
    expect(rate('DE', '2026-11-23')).toMatchObject({ referencePercent: '1.52', validFrom: '2026-07-01' });
    expect(rate('GB', '2024-11-23')).toMatchObject({ referencePercent: '5.25', validFrom: '2024-07-01' });
  });

  it.each([
    ['a half-year to come', 'GB', '2027-01-01'],
    ['a half-year only inferred', 'PT', '2026-07-01'],
    ['a half-year before the table', 'GB', '2015-12-31'],
    ['Germany before 2016, where it was 8 points to 28 July 2014', 'DE', '2014-07-28'],
    ['Spain when it was 7 points, to 23 February 2013', 'ES', '2013-02-23'],
    ['Portugal in 2019, before the table', 'PT', '2019-01-01'],
    ['Austria after what is known', 'AT', '2026-07-01'],
    ['a law without a rate', 'AU', '2026-01-01'],
    ['a country that is not in the table', 'JP', '2026-01-01'],
    ['a consumer under a law for businesses', 'GB', '2026-01-01', 'consumer'],
  ] as const)('does not guess for %s', (_what, code, on, debtor?: 'consumer') => {
    expect(rate(code, on, debtor ?? 'business')).toMatchObject({
      ratePercent: null,
      problem: expect.any(String),
    });
  });

  it('has a German base rate that is the ECB rate less 0.88 wherever both are known', () => {
    const at = (rows: readonly { from: string; percent: string }[], on: string) =>
      Number(rows.findLast(({ from }) => from <= on)?.percent);
    for (const { from } of ecb.rows) {
      expect(at(germanBase.rows, from), from).toBeCloseTo(at(ecb.rows, from) - 0.88, 10);
    }
  });

  it('lists rows in order and only countries it can name', () => {
    for (const code of [
      'GB',
      'UK',
      'DE',
      'AT',
      'FR',
      'IT',
      'ES',
      'PT',
      'NL',
      'BE',
      'IE',
      'EU',
      'CH',
      'BR',
      'CA',
    ]) {
      expect(jurisdictionOf(code)?.name).toBeTruthy();
    }
    for (const { rows } of [ecb, germanBase]) {
      expect(rows.map(({ from }) => from)).toEqual(rows.map(({ from }) => from).sort());
    }
  });
});
