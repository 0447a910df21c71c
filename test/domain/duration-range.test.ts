import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestEnd, parseDurationRange } from '../../src/domain/duration-range.js';

const start = Temporal.PlainDate.from('2026-01-31');

describe('src/domain/duration-range', () => {
  it.each([
    ['6–16 weeks', 'days', 42, 112],
    ['2 to 4 months', 'months', 2, 4],
    ['10 days', 'days', 10, 10],
    ['mindestens 3 Wochen', 'days', 21, null],
    ['up to 3 months', 'months', null, 3],
    ['1 year', 'months', 12, 12],
    ['entre 2 y 4 semanas', 'days', 14, 28],
  ])('reads "%s"', (text, unit, from, to) => {
    expect(parseDurationRange(text)).toEqual({ ok: true, value: { unit, from, to } });
  });

  it.each(['soon', '6', '10 working days', '1 month to 8 weeks', '4–2 weeks', '1.5 months', '5000 weeks'])(
    'names "%s" instead of guessing',
    (text) => {
      expect(parseDurationRange(text)).toMatchObject({ ok: false, remedy: expect.any(String) });
    },
  );

  it('says the first day by which work is usually done', () => {
    expect(earliestEnd({ unit: 'days', from: 42, to: null }, start)?.toString()).toBe('2026-03-14');
    expect(earliestEnd({ unit: 'months', from: 1, to: 2 }, start)?.toString()).toBe('2026-02-28');
    expect(earliestEnd({ unit: 'months', from: null, to: 2 }, start)).toBeNull();
  });
});
