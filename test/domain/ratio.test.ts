import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePercent, ratio, roundRatio } from '../../src/domain/ratio.js';

describe('src/domain/ratio', () => {
  it.each([
    ['half-even', 5, 2, 2n],
    ['half-even', 7, 2, 4n],
    ['half-even', -5, 2, -2n],
    ['half-up', 5, 2, 3n],
    ['half-up', -5, 2, -3n],
    ['half-up', 7, 3, 2n],
    ['up', 7, 3, 3n],
    ['up', -7, 3, -3n],
    ['up', 6, 3, 2n],
  ] as const)('settles by %s %i/%i', (rounding, numerator, denominator, settled) => {
    expect(roundRatio(ratio(numerator, denominator), rounding)).toBe(settled);
  });

  it('is never further off than half a unit to the nearest, and less than one upwards', () => {
    const parts = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n));
    fc.assert(
      fc.property(parts, ([numerator, denominator]) => {
        const off = (by: 'half-even' | 'half-up' | 'up') => {
          const distance = roundRatio({ numerator, denominator }, by) * denominator - numerator;
          return distance < 0n ? -distance : distance;
        };
        expect(off('half-even') * 2n <= denominator).toBe(true);
        expect(off('half-up') * 2n <= denominator).toBe(true);
        expect(off('up') < denominator).toBe(true);
      }),
    );
  });

  it('has no denominator of zero or below', () => {
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(() => ratio(1, -2)).toThrow(RangeError);
  });

  it.each([
    ['11.75 %', '11.75', 1175n, 10_000n],
    ['2', '2', 2n, 100n],
    [0.1, '0.1', 1n, 1000n],
    ['100%', '100', 100n, 100n],
  ])('reads %s as a percent, exactly', (value, text, numerator, denominator) => {
    expect(parsePercent(value)).toEqual({ ok: true, value: { text, ratio: { numerator, denominator } } });
  });

  it.each(['some', '', '-1', 100.01, 120, '2,5'])('refuses "%s" as a percent', (value) => {
    expect(parsePercent(value)).toMatchObject({ ok: false, remedy: expect.stringMatching(/^Write/) });
  });
});
