import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isBefore } from '../../src/domain/calendar.js';
import { isWorkingDay, roll, weekendOf } from '../../src/domain/working-days.js';

const on = (text: string) => Temporal.PlainDate.from(text);

describe('src/domain/working-days', () => {
  const germany = { weekend: weekendOf('DE'), holidays: new Set(['2026-05-01', '2026-12-25']) };

  it.each([
    ['none', '2026-05-01', '2026-05-01'],
    ['following', '2026-05-01', '2026-05-04'],
    ['preceding', '2026-05-01', '2026-04-30'],
    ['following', '2026-05-31', '2026-06-01'],
    ['modified-following', '2026-05-31', '2026-05-29'],
    ['modified-following', '2026-05-02', '2026-05-04'],
    ['following', '2026-12-25', '2026-12-28'],
  ] as const)('rolls %s from %s to %s', (rule, from, to) => {
    expect(roll(on(from), rule, germany).toString()).toBe(to);
  });

  it.each(['2026-05-01', '2026-05-02', '2026-05-03'])(
    'moves %s, a holiday, Saturday or Sunday, to the next working day (BGB § 193)',
    (from) => {
      expect(roll(on(from), 'following', germany).toString()).toBe('2026-05-04');
    },
  );

  it('moves a due date off a federal holiday (5 CFR 1315: the next working day)', () => {
    const states = { weekend: weekendOf('US'), holidays: new Set(['2026-11-26']) };
    expect(roll(on('2026-11-26'), 'following', states).toString()).toBe('2026-11-27');
  });

  it('looks for a working day over the turn of the year', () => {
    const closed = { weekend: weekendOf('DE'), holidays: new Set(['2026-12-31', '2027-01-01']) };
    expect(roll(on('2026-12-31'), 'following', closed).toString()).toBe('2027-01-04');
    expect(roll(on('2026-12-31'), 'modified-following', closed).toString()).toBe('2026-12-30');
  });

  it('lands on a working day, on the side that the rule names, and moves no further than it must', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => on('2024-01-01').add({ days }));
    const holidays = fc
      .array(fc.integer({ min: -8, max: 8 }), { maxLength: 6 })
      .map(
        (offsets) => (around: Temporal.PlainDate) =>
          new Set(offsets.map((days) => around.add({ days }).toString())),
      );
    const rule = fc.constantFrom('following' as const, 'preceding' as const, 'modified-following' as const);
    fc.assert(
      fc.property(
        day,
        holidays,
        rule,
        fc.constantFrom('DE', 'EG', 'IR', 'AF'),
        (date, around, how, country) => {
          const calendar = { weekend: weekendOf(country), holidays: around(date) };
          const rolled = roll(date, how, calendar);
          expect(isWorkingDay(rolled, calendar)).toBe(true);
          if (isWorkingDay(date, calendar)) expect(rolled.equals(date)).toBe(true);
          if (how === 'following') expect(isBefore(rolled, date)).toBe(false);
          if (how === 'preceding') expect(isBefore(date, rolled)).toBe(false);
          if (how === 'modified-following' && rolled.month !== date.month)
            expect(isBefore(rolled, date)).toBe(true);
          const step = isBefore(date, rolled) ? 1 : -1;
          for (let passed = date; !passed.equals(rolled); passed = passed.add({ days: step }))
            expect(isWorkingDay(passed, calendar)).toBe(false);
        },
      ),
    );
  });

  it('knows weekends other than Saturday and Sunday', () => {
    const calendar = { weekend: weekendOf('AE'), holidays: new Set<string>() };
    expect(roll(on('2026-05-02'), 'following', calendar).toString()).toBe('2026-05-04');
    const egypt = { weekend: weekendOf('EG'), holidays: new Set<string>() };
    expect(roll(on('2026-05-01'), 'following', egypt).toString()).toBe('2026-05-03');
  });

  it('says so when there is no working day in a whole year', () => {
    const never = { weekend: new Set([1, 2, 3, 4, 5, 6, 7]), holidays: new Set<string>() };
    expect(() => roll(on('2026-05-01'), 'following', never)).toThrow(RangeError);
  });
});
