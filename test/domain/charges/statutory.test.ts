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
    ['MT', '2024-01-01', '12.5', 'Malta, from 1 January 2024'],
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

  it('says since when a rate counts', () => {
    expect(rate('DE', '2026-11-23')).toMatchObject({ referencePercent: '1.52', validFrom: '2026-07-01' });
    expect(rate('GB', '2024-11-23')).toMatchObject({ referencePercent: '5.25', validFrom: '2024-07-01' });
  });

  it.each([
    ['a half-year to come', 'GB', '2027-01-01'],
    ['a half-year only inferred', 'PT', '2026-07-01'],
    ['a half-year before the table', 'GB', '2015-12-31'],
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
