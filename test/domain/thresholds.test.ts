import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.js';
import { parseThresholds } from '../../src/domain/thresholds.js';

describe('domain/thresholds', () => {
  it.each(['20 EUR, 25.50 USD', 'EUR 20 · usd 25.50', '20 EUR\n25.5 USD;'])('reads "%s"', (text) => {
    expect(parseThresholds(text)).toEqual({
      ok: true,
      value: new Map([
        ['EUR', money(2_000, 'EUR')],
        ['USD', money(2_550, 'USD')],
      ]),
    });
  });

  it('keeps to the decimals of each currency', () => {
    expect(parseThresholds('1000 JPY')).toMatchObject({ value: new Map([['JPY', money(1_000, 'JPY')]]) });
    expect(parseThresholds('10.5 JPY').ok).toBe(false);
  });

  it.each(['20', '20 euros', 'XXQ 5', '-5 EUR', '1,5 EUR'])('names "%s" instead of guessing', (text) => {
    expect(parseThresholds(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('20 EUR') });
  });
});
