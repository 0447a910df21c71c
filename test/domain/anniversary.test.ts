import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversariesBetween, anniversaryIn } from '../../src/domain/anniversary.js';

function date(text: string) {
  return Temporal.PlainDate.from(text);
}

const anyDate = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }));

describe('src/domain/anniversary', () => {
  it.each([
    ['1984-02-29', 2027, '2027-02-28'],
    ['1984-02-29', 2028, '2028-02-29'],
    ['1984-02-29', 2100, '2100-02-28'],
    ['1990-12-31', 2026, '2026-12-31'],
  ])('lets %s return in %i on %s', (day, year, on) => {
    expect(anniversaryIn(date(day), year).toString()).toBe(on);
  });

  it('finds returns over New Year, both ends included', () => {
    const found = (day: string) =>
      anniversariesBetween(date(day), date('2026-12-30'), date('2027-01-02')).map(String);
    expect(found('1990-12-30')).toEqual(['2026-12-30']);
    expect(found('1990-01-02')).toEqual(['2027-01-02']);
    expect(found('1990-01-03')).toEqual([]);
  });

  it('returns once in any stretch of a year', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (day, from) => {
        const to = from.add({ years: 1 }).subtract({ days: 1 });
        expect(anniversariesBetween(day, from, to)).toHaveLength(1);
      }),
    );
  });
});
