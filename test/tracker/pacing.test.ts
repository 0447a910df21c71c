import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPace } from '../../src/tracker/pacing.js';
import { fakeClock } from '../support/fake-clock.js';

const limit = { calls: 5, perMs: 1000 };

function mostWithin(instants: readonly number[], ms: number): number {
  return Math.max(
    0,
    ...instants.map((from) => instants.filter((at) => at >= from && at - from <= ms).length),
  );
}

describe('tracker/pacing', () => {
  it('lets no more than five calls reach the tracker in any sliding second, wherever in a call it counts', async () => {
    const calls = fc.array(
      fc.record({
        after: fc.nat(1500),
        lasts: fc.nat(3000),
        counted: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(calls, async (plan) => {
        const clock = fakeClock();
        const pace = localPace(clock, limit);
        const counted: number[] = [];
        await Promise.all(
          plan.map(async ({ after, lasts, counted: share }) => {
            await clock.sleep(after);
            await pace.run(async () => {
              counted.push(clock.now() + lasts * share);
              await clock.sleep(lasts);
            });
          }),
        );
        expect(counted).toHaveLength(plan.length);
        expect(mostWithin(counted, 1000)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });

  it('starts five calls at once when nothing was called before', async () => {
    const clock = fakeClock();
    const pace = localPace(clock, limit);
    const starts: number[] = [];
    await Promise.all(Array.from({ length: 6 }, () => pace.run(async () => starts.push(clock.now()))));
    expect(starts.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(starts[5]).toBe(1001);
  });

  it('keeps the order in which calls were asked for', async () => {
    const clock = fakeClock();
    const pace = localPace(clock, limit);
    const order: number[] = [];
    await Promise.all(Array.from({ length: 12 }, (_, n) => pace.run(async () => order.push(n))));
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('starts no call of anybody while it pauses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 30 }), async (arrivals) => {
        const clock = fakeClock();
        const pace = localPace(clock, limit);
        const starts: number[] = [];
        await pace.run(async () => pace.pause(30_000));
        await Promise.all(
          arrivals.map(async (after) => {
            await clock.sleep(after);
            await pace.run(async () => starts.push(clock.now()));
          }),
        );
        expect(Math.min(...starts)).toBeGreaterThanOrEqual(30_000);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on after a call that failed', async () => {
    const clock = fakeClock();
    const pace = localPace(clock, limit);
    const failing = pace.run(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const broken = pace.run(() => {
      throw new Error('at once');
    });
    await expect(broken).rejects.toThrow('at once');
    await expect(pace.run(async () => 'yes')).resolves.toBe('yes');
  });

  it('does not shorten a pause by a shorter one', async () => {
    const clock = fakeClock();
    const pace = localPace(clock, limit);
    pace.pause(30_000);
    pace.pause(1_000);
    expect(await pace.run(async () => clock.now())).toBe(30_000);
  });
});
