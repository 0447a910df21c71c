import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareDone, type WeighedTask } from '../../src/domain/progress.js';

const done = (estimateHours: number | null = null): WeighedTask => ({ state: 'done', estimateHours });
const open = (estimateHours: number | null = null): WeighedTask => ({ state: 'open', estimateHours });
const dropped = (estimateHours: number | null = null): WeighedTask => ({ state: 'dropped', estimateHours });

describe('src/domain/progress', () => {
  it.each([
    ['weighs tasks by their estimates', [done(3), open(1)], 0.75],
    ['counts tasks alike where none has an estimate', [done(), open(), open()], 0.33],
    ['gives a task without an estimate the average of the others', [done(2), done(4), open()], 0.66],
    ['is not all of it while a task without an estimate is open', [done(8), open()], 0.5],
    ['is not all of it while a task of no weight is open', [done(8), open(0)], 0.99],
    ['never rounds up to all of it', [done(999), open(0.1)], 0.99],
    ['reads tenths of an hour exactly', [done(0.1), done(0.2), open(0.3)], 0.5],
    ['is all of it once all is done', [done(2.9), done(), done(0)], 1],
    ['leaves out what was dropped, and its estimate', [done(1), open(1), dropped(50)], 0.5],
    ['is unknown where there is nothing to go by', [dropped(5)], null],
    ['counts tasks alike where every estimate is zero', [done(0), open(0)], 0.5],
  ] as const)('%s', (_what, tasks, share) => {
    expect(shareDone(tasks)).toBe(share);
  });

  it('goes up when a task is done and never leaves its bounds, whatever the order of the tasks', () => {
    const task = fc.record({
      state: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
      estimateHours: fc.option(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
    });
    fc.assert(
      fc.property(fc.array(task), fc.nat(), (tasks, nth) => {
        const share = shareDone(tasks);
        expect(shareDone([...tasks].reverse())).toBe(share);
        if (share === null) return;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share === 1).toBe(tasks.every(({ state }) => state !== 'open'));
        const further = tasks.map((one, index) =>
          index === nth % tasks.length && one.state === 'open' ? { ...one, state: 'done' as const } : one,
        );
        expect(shareDone(further)).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});
