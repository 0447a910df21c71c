import { describe, expect, it } from 'vitest';
import { holidays } from '../../src/service/holidays.js';

function inYear(year: number, country: string, region?: string): readonly string[] {
  return [...holidays(country, region)].filter((date) => date.startsWith(`${year}-`)).sort();
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
    const england = holidays('GB', 'ENG');
    for (const date of ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28'])
      expect(england).toContain(date);
  });

  it('knows the federal holidays of the United States (opm.gov, 2026)', () => {
    expect(inYear(2026, 'US')).toEqual(
      expect.arrayContaining(['2026-01-19', '2026-07-03', '2026-09-07', '2026-11-26']),
    );
    expect(holidays('US')).not.toContain('2026-11-27');
  });

  it('adds the holidays of a region, written with or without its country and in any case', () => {
    expect(holidays('DE')).not.toContain('2026-06-04');
    for (const region of ['BY', 'DE-BY', ' de-by ']) expect(holidays('DE', region)).toContain('2026-06-04');
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
    expect(holidays('IS')).not.toContain('2026-12-24');
    expect(holidays('IS')).toContain('2026-12-25');
  });

  it('counts a holiday on the day the clocks change', () => {
    // Easter Sunday 2024 had 23 hours in Germany; in Brandenburg it is a holiday (Feiertagsgesetz § 2).
    expect(holidays('DE', 'BB')).toContain('2024-03-31');
  });

  it('keeps to the holidays of the country where the region is not known', () => {
    expect([...holidays('DE', 'XX')]).toEqual([...holidays('DE')]);
  });

  it('has none for a country that is not known', () => {
    expect(holidays('QQ').size).toBe(0);
  });

  it('works a country out once', () => {
    expect(holidays('DE', 'DE-BY')).toBe(holidays('DE', 'BY'));
  });
});
