import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type RollOver, retainerBalance } from '../../src/domain/retainer.js';

function balance(
  rollOver: RollOver,
  worked: Readonly<Record<string, number>>,
  on = '2026-11-15',
  minutes: readonly (readonly [string, number])[] = [],
) {
  const days = minutes.map(([day, spent]) => ({ on: Temporal.PlainDate.from(day), minutes: spent }));
  return retainerBalance({
    ...{ monthly: 600, rollOver, since: Temporal.PlainDate.from('2026-09-10') },
    ...{ today: Temporal.PlainDate.from(on), worked: new Map(Object.entries(worked)), days },
  });
}

describe('src/domain/retainer', () => {
  it('says what is left until the last day of the month', () => {
    const { allowance, used, left, overage, until } = balance('none', { '2026-10': 100, '2026-11': 390 });
    expect({ allowance, used, left, overage, until: until.toString() }).toEqual({
      ...{ allowance: 600, used: 390, left: 210, overage: 0 },
      until: '2026-11-30',
    });
  });

  it('counts what is beyond as overage, and never carries it', () => {
    expect(balance('all', { '2026-09': 600, '2026-10': 700, '2026-11': 650 })).toMatchObject({
      ...{ carried: 0, left: 0, overage: 50 },
    });
  });

  it.each<[RollOver, number]>([
    ['none', 0],
    ['one-month', 350],
    ['all', 550],
  ])('carries with %s over what was not used', (rollOver, carried) => {
    expect(balance(rollOver, { '2026-09': 400, '2026-10': 250 }).carried).toBe(carried);
  });

  it('uses the month’s own hours before those carried over, so that the latter lapse', () => {
    expect(balance('one-month', { '2026-09': 0, '2026-10': 500 }).carried).toBe(100);
    expect(balance('all', { '2026-09': 400, '2026-10': 700 }).carried).toBe(100);
  });

  it.each([
    ['2026-11-15', 450, '2026-11-20'],
    ['2026-11-15', 200, null],
    ['2026-11-15', 0, null],
    ['2026-11-15', 600, '2026-11-15'],
    ['2026-11-15', 900, '2026-11-15'],
  ])('on %s with %i minutes used, it runs out on %s', (on, used, day) => {
    expect(balance('none', { '2026-11': used }, on).runsOutOn?.toString() ?? null).toBe(day);
  });

  it('names the day that took the last of it, whatever day it is now', () => {
    const days = [
      ['2026-11-12', 200],
      ['2026-11-02', 400],
      ['2026-11-09', 250],
    ] as const;
    for (const on of ['2026-11-12', '2026-11-29'])
      expect(balance('none', { '2026-11': 850 }, on, days).runsOutOn?.toString()).toBe('2026-11-09');
  });

  it('never runs out where nothing was agreed', () => {
    const since = Temporal.PlainDate.from('2026-09-10');
    const today = Temporal.PlainDate.from('2026-11-15');
    const none = { monthly: 0, rollOver: 'none', since, today, worked: new Map(), days: [] } as const;
    expect(retainerBalance(none).runsOutOn).toBeNull();
  });

  it('never gives away more than was agreed in all', () => {
    const minutes = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(
        fc.constantFrom<RollOver>('none', 'one-month', 'all'),
        minutes,
        minutes,
        minutes,
        (how, a, b, c) => {
          const { allowance, used, left, overage } = balance(how, {
            '2026-09': a,
            '2026-10': b,
            '2026-11': c,
          });
          expect(allowance).toBeGreaterThanOrEqual(600);
          expect(allowance).toBeLessThanOrEqual(3 * 600);
          expect(left - overage).toBe(allowance - used);
          expect(Math.min(left, overage)).toBe(0);
        },
      ),
    );
  });
});
