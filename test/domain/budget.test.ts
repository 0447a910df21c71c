import { describe, expect, it } from 'vitest';
import { lineReached, parseAlertLines } from '../../src/domain/budget.js';

describe('src/domain/budget', () => {
  it.each(['75, 90, 100', '75 % 90 % 100 %', '100;75;90;75'])('reads "%s" as three rising lines', (text) => {
    expect(parseAlertLines(text)).toEqual({ ok: true, value: [0.75, 0.9, 1] });
  });

  it.each(['', 'often', '0', '-5', '75, soon'])('refuses "%s" and says what to write', (text) => {
    expect(parseAlertLines(text)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('75, 90, 100'),
    });
  });

  it.each([
    [44, 60, null],
    [45, 60, 0.75],
    [59, 60, 0.9],
    [60, 60, 1],
    [90, 60, 1],
    [5, 0, null],
  ])('with %i of %i used, the highest line reached is %s', (used, whole, line) => {
    expect(lineReached(used, whole, [0.75, 0.9, 1])).toBe(line);
  });
});
