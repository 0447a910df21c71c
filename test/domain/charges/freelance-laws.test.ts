import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { freelanceDeadlines } from '../../../src/domain/charges/freelance-laws.js';
import { money } from '../../../src/domain/money.js';

function names(jurisdiction: string, on: string, cents: number, currency = 'USD'): string[] {
  return freelanceDeadlines(jurisdiction, Temporal.PlainDate.from(on), money(cents, currency)).map(
    ({ law, payBy }) => `${law.jurisdiction} ${law.threshold} ${payBy}`,
  );
}

describe('domain/charges/freelance-laws', () => {
  it('says by when work is to be paid, for state and city', () => {
    expect(names('US-NY', '2026-01-15', 800_00)).toEqual([
      'US-NY 80000 2026-02-14',
      'US-NY 80000 2026-02-14',
    ]);
    expect(names('us-il', '2026-01-15', 500_00)).toEqual(['US-IL 50000 2026-02-14']);
  });

  it.each([
    ['US-NY', 'NYC Freelance', 800_00, '2017-05-15', 'nyc.gov, Local Law 140 of 2016'],
    ['US-NY', 'New York State', 800_00, '2024-08-28', 'foxrothschild.com'],
    ['US-IL', 'Illinois', 500_00, '2024-07-01', 'P.A. 103-0417'],
    ['US-CA', 'California', 250_00, '2025-01-01', 'SB 988'],
    ['US-CA', 'Los Angeles', 600_00, '2023-07-01', 'la.lawsoup.org'],
  ])('%s, %s: from %d cents and %s on, 30 days (%s)', (jurisdiction, name, cents, from) => {
    const first = Temporal.PlainDate.from(from);
    const found = (on: Temporal.PlainDate, minor: number) =>
      freelanceDeadlines(jurisdiction, on, money(minor, 'USD')).filter(({ law }) =>
        law.name.startsWith(name),
      );
    expect(found(first, cents)).toMatchObject([{ payBy: first.add({ days: 30 }) }]);
    expect(found(first, cents - 1)).toEqual([]);
    expect(found(first.subtract({ days: 1 }), cents)).toEqual([]);
  });

  it('says nothing below the threshold, before the law was in force, elsewhere, or in another currency', () => {
    expect(names('US-IL', '2026-01-15', 499_99)).toEqual([]);
    expect(names('US-CA', '2024-12-31', 300_00)).toEqual([]);
    expect(names('US-CA', '2024-12-31', 600_00)).toEqual(['US-CA 60000 2025-01-30']);
    expect(names('US-TX', '2026-01-15', 900_00)).toEqual([]);
    expect(names('US-NY', '2026-01-15', 900_00, 'EUR')).toEqual([]);
  });
});
