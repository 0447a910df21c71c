import { describe, expect, it } from 'vitest';
import { monthCalled, plainWords } from '../../src/domain/month-names.js';

describe('src/domain/month-names', () => {
  it.each(['en', 'de', 'es', 'pt', 'fr', 'tr'])('knows each month of %s by both names', (language) => {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let nth = 0; nth < 12; nth += 1) {
        const name = plainWords(format.format(Date.UTC(2026, nth, 1))).replace(/\.$/u, '');
        expect([name, monthCalled(name)]).toEqual([name, nth + 1]);
      }
    }
  });

  it('knows no other word', () => {
    expect(monthCalled('lent')).toBeNull();
  });

  it('takes accents, case and the dotless i for what they stand for', () => {
    expect(plainWords('  Yılbaşı   GÜNÜ ')).toBe('yilbasi gunu');
  });
});
