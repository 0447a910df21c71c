import { describe, expect, it } from 'vitest';
import { reportedMinutes, type TimeRounding } from '../../src/domain/increments.js';

describe('src/domain/increments', () => {
  it.each<[number, number | null, TimeRounding | null, number]>([
    [1, 15, 'up', 15],
    [15, 15, 'up', 15],
    [16, 15, 'up', 30],
    [7, 15, 'nearest', 0],
    [8, 15, 'nearest', 15],
    [22.5, 15, 'nearest', 30],
    [37, 15, 'none', 37],
    [37, null, 'up', 37],
    [37, 15, null, 37],
    [37, 0, 'up', 37],
    [0, 15, 'up', 0],
  ])('tells %d minutes in steps of %s, rounded %s, as %d', (minutes, increment, rounding, told) => {
    expect(reportedMinutes(minutes, increment, rounding)).toBe(told);
  });
});
