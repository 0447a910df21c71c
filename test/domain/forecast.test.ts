import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { estimateAtCompletion, forecastOn, slippage } from '../../src/domain/forecast.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('src/domain/forecast', () => {
  it.each([
    ['what was spent by the share that is done', 1_200, 2_400, 0.4, 3_000],
    ['the estimate before a tenth is done', 600, 2_400, 0.09, 2_400],
    ['what was spent, where that is beyond the estimate before a tenth is done', 3_000, 2_400, 0.05, 3_000],
    ['the estimate while no hour is on record', 0, 2_400, 0.5, 2_400],
    ['what was spent, once all is done', 1_234, 2_400, 1, 1_234],
    ['nothing where neither share nor estimate is known', 600, null, null, null],
  ])('expects %s', (_what, spent, estimated, share, expected) => {
    expect(estimateAtCompletion({ spent, estimated, share })).toBe(expected);
  });

  const work = { due: null, daysAfter: null };

  it('moves the end by the longest wait of what holds other work up, not by the sum', () => {
    const inputs = [
      { due: day('2026-11-19'), waiting: [work] },
      { due: day('2026-11-21'), waiting: [work, work] },
      { due: day('2026-11-01'), waiting: [] },
    ];
    expect(slippage(inputs, day('2026-11-23'))).toBe(4);
    expect(slippage(inputs, day('2026-11-19'))).toBe(0);
    expect(slippage([], day('2026-11-23'))).toBe(0);
  });

  it.each([
    ['less the days in hand', '2026-11-27', 5, 1],
    ['not at all while the work still fits', '2026-11-30', 5, 0],
    ['by no more than the client is late, where it never fitted', '2026-11-20', 20, 4],
    ['by the days late where the days are nonsense', '2026-11-30', -3, 4],
  ])('moves it %s', (_what, due, daysAfter, moved) => {
    const inputs = [{ due: day('2026-11-19'), waiting: [{ due: day(due), daysAfter }] }];
    expect(slippage(inputs, day('2026-11-23'))).toBe(moved);
  });

  it('forecasts nothing once the day itself is past', () => {
    expect(forecastOn(day('2026-12-01'), 4, day('2026-11-23'))?.toString()).toBe('2026-12-05');
    expect(forecastOn(day('2026-11-23'), 0, day('2026-11-23'))?.toString()).toBe('2026-11-23');
    expect(forecastOn(day('2026-11-22'), 0, day('2026-11-23'))).toBeNull();
  });
});
