import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  allocate,
  compare,
  exactSum,
  money,
  multiply,
  negate,
  parseMoney,
  SumTooLarge,
  sumByCurrency,
  toDecimal,
  toNumber,
} from '../../src/domain/money.js';
import { ratio } from '../../src/domain/ratio.js';

const minor = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD');

describe('src/domain/money', () => {
  it.each([
    ['1234.50', 'EUR', 123_450],
    [1234.5, 'EUR', 123_450],
    [0.1, 'USD', 10],
    ['1234', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['-5', 'chf', -500],
    ['12.500', 'EUR', 1250],
  ])('reads %s %s', (value, code, expected) => {
    expect(parseMoney(value, code)).toMatchObject({ ok: true, value: { minor: expected } });
  });

  it.each([
    [12.345, 'EUR', 'more decimals'],
    [0.1 + 0.2, 'EUR', 'more decimals'],
    [1.5, 'JPY', 'more decimals'],
    ['a lot', 'EUR', 'not an amount'],
    ['1,234.50', 'EUR', 'not an amount'],
    ['1', 'DOLLARS', 'not a known currency'],
    [Number.NaN, 'EUR', 'not an amount'],
    [1e20, 'EUR', 'too large'],
  ])('refuses %s %s and says why, never rounding and never 0', (value, code, problem) => {
    const read = parseMoney(value, code);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
    expect(read.ok || read.remedy).toMatch(/^Write|^Check/);
  });

  it('goes to decimal text, to a number and back without loss', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const there = money(amount, code);
        expect(parseMoney(toDecimal(there), code)).toEqual({ ok: true, value: there });
        expect(parseMoney(toNumber(there), code)).toEqual({ ok: true, value: there });
      }),
    );
  });

  it('never puts two currencies together', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow(RangeError);
    expect(() => compare(money(1, 'EUR'), money(1, 'JPY'))).toThrow(RangeError);
  });

  it('sums each currency by itself, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(minor, currency)), (amounts) => {
        const made = amounts.map(([amount, code]) => money(amount, code));
        const sums = sumByCurrency(made);
        const backwards = sumByCurrency([...made].reverse());
        for (const [code, sum] of sums) expect(backwards.get(code)).toEqual(sum);
        expect([...sums.values()].reduce((total, sum) => total + (sum?.minor ?? Number.NaN), 0)).toBe(
          made.reduce((total, one) => total + one.minor, 0),
        );
      }),
    );
  });

  it('makes null of a sum too large to be counted, however its parts are ordered', () => {
    const [most, one, less] = [money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'), money(-1, 'EUR')];
    expect(sumByCurrency([most, one, money(7, 'USD')])).toEqual(
      new Map([
        ['EUR', null],
        ['USD', money(7, 'USD')],
      ]),
    );
    expect(sumByCurrency([most, one, less]).get('EUR')).toEqual(most);
    expect(sumByCurrency([negate(most), less]).get('EUR')).toBeNull();
    expect(exactSum([most, most])).toBe(2n ** 54n - 2n);
  });

  it('splits an amount so that the parts add up', () => {
    fc.assert(
      fc.property(
        minor,
        fc
          .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 6 })
          .filter((w) => w.some((n) => n > 0)),
        (amount, weights) => {
          const parts = allocate(money(amount, 'EUR'), weights);
          expect(parts.reduce((sum, part) => sum + part.minor, 0)).toBe(amount);
        },
      ),
    );
  });

  it('settles a product to whole minor units once, by the rounding that is named', () => {
    const half = ratio(1, 2);
    expect(multiply(money(5, 'EUR'), half, 'half-even').minor).toBe(2);
    expect(multiply(money(5, 'EUR'), half, 'half-up').minor).toBe(3);
    expect(multiply(money(-5, 'EUR'), half, 'half-up').minor).toBe(-3);
    expect(multiply(money(1, 'EUR'), ratio(1, 100), 'up').minor).toBe(1);
  });

  it.each([
    [5, 'EUR', '0.05'],
    [-5, 'KWD', '-0.005'],
    [1234, 'JPY', '1234'],
    [100_000, 'USD', '1000.00'],
  ])('writes %i %s as %s', (minor, code, text) => {
    expect(toDecimal(money(minor, code))).toBe(text);
  });

  it('reads the largest exact amount and nothing beyond it', () => {
    expect(parseMoney('100000000000.00', 'EUR')).toMatchObject({ ok: true, value: { minor: 10 ** 13 } });
    expect(parseMoney('100000000000.01', 'EUR')).toMatchObject({ ok: false });
    expect(parseMoney('-100000000000.01', 'EUR')).toMatchObject({ ok: false });
  });

  it('has one zero', () => {
    expect(negate(money(0, 'EUR'))).toEqual(money(0, 'EUR'));
    expect(parseMoney(-0, 'EUR')).toEqual({ ok: true, value: money(0, 'EUR') });
  });

  it('is made of whole minor units only', () => {
    expect(() => money(0.5, 'EUR')).toThrow(RangeError);
    expect(() => money(Number.NaN, 'EUR')).toThrow(RangeError);
    expect(() => money(2 ** 53, 'EUR')).toThrow(SumTooLarge);
    expect(() => money(Number.NEGATIVE_INFINITY, 'EUR')).toThrow(SumTooLarge);
    expect(() => money(1, 'eur')).toThrow(RangeError);
  });

  it('gives nothing to a part without weight', () => {
    expect(allocate(money(101, 'EUR'), [1, 0, 1]).map((part) => part.minor)).toEqual([51, 0, 50]);
    expect(() => allocate(money(1, 'EUR'), [0, 0])).toThrow(RangeError);
    expect(() => allocate(money(1, 'EUR'), [1.5])).toThrow(RangeError);
  });
});
