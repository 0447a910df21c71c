import { describe, expect, it } from 'vitest';
import { holidays } from '../../src/service/holidays.js';

function inYear(year: number, country: string, region?: string): readonly string[] {
  return holidays(country, region).inYear(year);
}

function isFree(date: string, country: string, region?: string): boolean {
  return holidays(country, region).has(date);
}

describe('src/service/holidays', () => {
  it('knows what is free in all of Germany, and only that', () => {
    expect(inYear(2026, 'DE')).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('knows the bank holidays of England, with the days put in for those on a weekend (gov.uk/bank-holidays)', () => {
    for (const date of ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28'])
      expect(isFree(date, 'GB', 'ENG')).toBe(true);
  });

  it('knows the federal holidays of the United States (opm.gov, 2026)', () => {
    expect(inYear(2026, 'US')).toEqual(
      expect.arrayContaining(['2026-01-19', '2026-07-03', '2026-09-07', '2026-11-26']),
    );
    expect(isFree('2026-11-27', 'US')).toBe(false);
  });

  it('adds the holidays of a region, written with or without its country and in any case', () => {
    expect(isFree('2026-06-04', 'DE')).toBe(false);
    for (const region of ['BY', 'DE-BY', ' de-by ']) expect(isFree('2026-06-04', 'DE', region)).toBe(true);
  });

  it('counts every day of a feast of several days', () => {
    // Romania, Labour Code art. 139: 1 and 2 January.
    expect(inYear(2026, 'RO').slice(0, 2)).toEqual(['2026-01-01', '2026-01-02']);
    // Turkey, Law 2429 art. 2: three days and the afternoon before them.
    expect(inYear(2026, 'TR').filter((date) => date.startsWith('2026-03'))).toEqual([
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
    ]);
  });

  it('counts an afternoon off as a working day', () => {
    expect(isFree('2026-12-24', 'IS')).toBe(false);
    expect(isFree('2026-12-25', 'IS')).toBe(true);
  });

  it('counts a holiday on the day the clocks change', () => {
    // Easter Sunday 2024 had 23 hours in Germany; in Brandenburg it is a holiday (Feiertagsgesetz § 2).
    expect(isFree('2024-03-31', 'DE', 'BB')).toBe(true);
  });

  it('keeps to the holidays of the country where the region is not known', () => {
    expect(inYear(2026, 'DE', 'XX')).toEqual(inYear(2026, 'DE'));
  });

  it('has none for a country that is not known', () => {
    expect(inYear(2026, 'QQ')).toEqual([]);
  });

  it('counts a day off in the last days of the year for a holiday of the next', () => {
    // 5 U.S.C. 6103 (b): New Year's Day 2028 is a Saturday, the day off is the Friday before.
    expect(isFree('2027-12-31', 'US')).toBe(true);
    expect(inYear(2027, 'US')).toContain('2027-12-31');
  });

  it('works a country out once', () => {
    expect(holidays('DE', 'DE-BY')).toBe(holidays('DE', 'BY'));
  });
});
