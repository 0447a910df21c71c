import { describe, expect, it } from 'vitest';
import { howToPay } from '../../src/messages/how-to-pay.js';

describe('src/messages/how-to-pay', () => {
  it('gives each currency its own paragraph', () => {
    const pay = howToPay('EUR: IBAN DE02 1203\nBIC: BYLADEM1001\n\nUSD: Routing 021000021');
    expect(pay('EUR')).toBe('IBAN DE02 1203\nBIC: BYLADEM1001');
    expect(pay('USD')).toBe('Routing 021000021');
  });

  it('says nothing for a currency without a paragraph', () => {
    expect(howToPay('EUR: IBAN DE02')('GBP')).toBeNull();
  });

  it('takes text without codes for all currencies', () => {
    expect(howToPay('By card, link on the invoice.')('JPY')).toBe('By card, link on the invoice.');
  });

  it('says nothing where nothing is written', () => {
    expect(howToPay(null)('EUR')).toBeNull();
    expect(howToPay(' \n ')('EUR')).toBeNull();
  });
});
