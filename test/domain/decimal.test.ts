import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalToText, parseDecimal } from '../../src/domain/decimal.js';

describe('src/domain/decimal', () => {
  it.each([
    ['1234.50', 12_345n, 1],
    ['-0.05', -5n, 2],
    ['+7', 7n, 0],
    ['0.00', 0n, 0],
    [1e21, 10n ** 21n, 0],
    [1e-7, 1n, 7],
    [-0, 0n, 0],
    [0.1 + 0.2, 30_000_000_000_000_004n, 17],
  ])('reads %s without loss', (value, digits, scale) => {
    expect(parseDecimal(value)).toEqual({ digits, scale });
  });

  it.each(['', '.', '.5', '5.', '1,5', '1 000', '0x10', '1_000', '١٢', 'NaN', Number.NaN, Infinity])(
    'reads no number from "%s"',
    (value) => {
      expect(parseDecimal(value)).toBeNull();
    },
  );

  it('writes any number so that it is the same number when read', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const decimal = parseDecimal(number);
        expect(decimal && Number(decimalToText(decimal))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
