import { describe, expect, it } from 'vitest';
import { decimalsOf, parseCurrency } from '../../src/domain/currency.js';

describe('src/domain/currency', () => {
  it('reads a code in any case', () => {
    expect(parseCurrency(' eur ')).toEqual({ ok: true, value: 'EUR' });
  });

  it.each(['$', '€', 'Euro', 'US$', 'XXX', 'EURO', ''])('guesses nothing from "%s"', (text) => {
    expect(parseCurrency(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('ISO 4217') });
  });

  // ISO 4217 list one, column "minor unit" (six-group.com, list-one.xml).
  it.each([
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [2, 'AUD BRL CAD CHF CNY CZK DKK EUR GBP HUF IDR ILS INR MGA MRU MXN NOK PLN SEK TRY TWD USD XCG ZAR'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
  ])('knows the currencies with %i decimals', (decimals, codes) => {
    for (const code of codes.split(' ')) {
      expect(parseCurrency(code), code).toEqual({ ok: true, value: code });
      expect(decimalsOf(code), code).toBe(decimals);
    }
  });

  it('does not make up decimals for a code that was never read', () => {
    expect(() => decimalsOf('ZZZ')).toThrow(RangeError);
  });
});
