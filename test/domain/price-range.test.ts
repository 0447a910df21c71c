import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.js';
import { besideRange, parsePriceRange } from '../../src/domain/price-range.js';

const eur = (major: number | null) => (major === null ? null : money(major * 100, 'EUR'));

function read(text: string) {
  const range = parsePriceRange(text, 'EUR');
  if (!range.ok) throw new Error(`"${text}" is a price`);
  return range.value;
}

describe('src/domain/price-range', () => {
  it.each([
    ['2,500–12,000 EUR', 2500, 12000],
    ['2.500 bis 12.000 €', 2500, 12000],
    ['EUR 2500 - 12000', 2500, 12000],
    ["between 2'500 and 12 000", 2500, 12000],
    ['from 3k to 4.5k eur', 3000, 4500],
    ['2.5k-3k', 2500, 3000],
    ['about €3,000', 3000, 3000],
    ['1,234.50 EUR', 1234.5, 1234.5],
    ['up to 3000', null, 3000],
    ['höchstens 3.000 EUR', null, 3000],
    ['at least 800 EUR', 800, null],
    ['5000+', 5000, null],
  ])('reads "%s"', (text, from, to) => {
    expect(parsePriceRange(text, 'EUR')).toEqual({
      ok: true,
      value: { currency: 'EUR', from: eur(from), to: eur(to) },
    });
  });

  it('takes the currency that is written before the one that is meant', () => {
    expect(parsePriceRange('3000 usd', 'EUR')).toMatchObject({ value: { currency: 'USD' } });
    expect(parsePriceRange('3000', null).ok).toBe(false);
  });

  it.each([
    'to be seen',
    '80 EUR an hour',
    '500 EUR a month',
    '$3,000',
    '3 pages for 500 EUR',
    '3000 EUR or 4000 USD',
    '12000–2500 EUR',
    '1,2345 EUR',
    '1.500 KWD',
    '',
  ])('names "%s" instead of guessing', (text) => {
    expect(parsePriceRange(text, 'EUR')).toMatchObject({ ok: false, remedy: expect.any(String) });
  });

  it.each([
    ['1000 EUR', 'below'],
    ['up to 2499 EUR', 'below'],
    ['2000–2500 EUR', null],
    ['12000 EUR', null],
    ['from 12001 EUR', 'above'],
    ['up to 20000 EUR', null],
    ['1000 USD', null],
  ])('holds %s against a usual range', (text, beside) => {
    expect(besideRange(read(text), read('2500–12000 EUR'))).toBe(beside);
  });
});
