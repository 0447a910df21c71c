import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../../src/domain/range-words.js';

describe('src/domain/range-words', () => {
  it('takes three digits behind a mark for thousands, and fewer for decimals', () => {
    expect(readRange('1,234.5')).toMatchObject({ from: '1234.5' });
    expect(readRange('1.234')).toMatchObject({ from: '1234' });
    expect(readRange('1.23')).toMatchObject({ from: '1.23' });
    expect(readRange('1 234 567')).toMatchObject({ from: '1234567' });
    expect(readRange('2.5k')).toMatchObject({ from: '2500' });
  });

  it('keeps the words it does not know, each once', () => {
    expect(readRange('3 weeks to 6 Weeks')).toEqual({ from: '3', to: '6', units: ['weeks'] });
  });

  it.each(['3 6', '1 to 2 to 3', 'up to', 'weeks', '', '3 min 6'])('takes "%s" for no range', (text) => {
    expect(readRange(text)).toBeNull();
  });

  it('reads any whole amounts in any of the usual ways of writing them', () => {
    const marks = fc.constantFrom('', ',', '.', ' ', "'");
    const amount = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(
        amount,
        amount,
        marks,
        fc.constantFrom('-', '–', ' to ', ' bis '),
        (from, to, mark, between) => {
          const written = [from, to].map((each) => String(each).replace(/\B(?=(\d{3})+$)/g, mark));
          expect(readRange(`${written.join(between)} EUR`)).toEqual({
            from: String(from),
            to: String(to),
            units: ['eur'],
          });
        },
      ),
    );
  });
});
