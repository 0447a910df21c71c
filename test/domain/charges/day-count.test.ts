import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayCounts, yearShare } from '../../../src/domain/charges/day-count.js';
import { plus } from '../../../src/domain/charges/exact.js';
import { ratio } from '../../../src/domain/ratio.js';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('domain/charges/day-count', () => {
  it.each([
    ['act/365', '2026-01-01', '2026-12-31', 364, 365],
    ['act/360', '2026-01-01', '2026-01-31', 30, 360],
    ['30E/360', '2026-01-31', '2026-02-28', 28, 360],
    ['30E/360', '2026-01-30', '2026-03-31', 60, 360],
    ['act/act', '2024-01-01', '2024-03-01', 60, 366],
  ] as const)('%s from %s to %s is %d/%d', (count, after, until, top, bottom) => {
    const { numerator, denominator } = yearShare(day(after), day(until), count);
    expect(numerator * BigInt(bottom)).toBe(BigInt(top) * denominator);
  });

  it('divides the days of each calendar year by its own length', () => {
    const share = yearShare(day('2023-12-30'), day('2024-01-02'), 'act/act');
    const expected = plus(ratio(1, 365), ratio(2, 366));
    expect(share.numerator * expected.denominator).toBe(expected.numerator * share.denominator);
  });

  it('changes no exact sum when a period is split at any day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dayCounts),
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 800 }),
        (count, start, first, second) => {
          const from = day('2022-11-30').add({ days: start });
          const middle = from.add({ days: first });
          const end = middle.add({ days: second });
          const parts = plus(yearShare(from, middle, count), yearShare(middle, end, count));
          const whole = yearShare(from, end, count);
          expect(parts.numerator * whole.denominator).toBe(whole.numerator * parts.denominator);
        },
      ),
    );
  });
});
