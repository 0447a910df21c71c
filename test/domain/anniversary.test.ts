import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversaryIn, nearestAnniversary } from '../../src/domain/anniversary.js';
import { daysBetween } from '../../src/domain/calendar.js';

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

  it('finds the return in the year before or after where that is nearer', () => {
    expect(nearestAnniversary(date('1990-12-30'), date('2027-01-02')).toString()).toBe('2026-12-30');
    expect(nearestAnniversary(date('1990-01-02'), date('2026-12-30')).toString()).toBe('2027-01-02');
    expect(nearestAnniversary(date('1988-02-29'), date('2027-12-30')).toString()).toBe('2028-02-29');
  });

  it('is never more than about half a year away', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (day, today) => {
        expect(Math.abs(daysBetween(today, nearestAnniversary(day, today)))).toBeLessThanOrEqual(184);
      }),
    );
  });
});
