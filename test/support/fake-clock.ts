import type { Clock } from '../../src/tracker/pacing.js';

export type FakeClock = Clock & { set(ms: number): void; readonly slept: readonly number[] };

/** Virtual time: sleepers wake in order as soon as nothing else is left to do, and nobody waits in real time. */
export function fakeClock(start: string | number = 0): FakeClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  let sleepers: { at: number; wake: () => void }[] = [];
  const slept: number[] = [];
  let ticking = false;

  function tick(): void {
    const next = sleepers.reduce<(typeof sleepers)[number] | undefined>(
      (first, sleeper) => (first === undefined || sleeper.at < first.at ? sleeper : first),
      undefined,
    );
    ticking = next !== undefined;
    if (!next) return;
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    now = Math.max(now, next.at);
    next.wake();
    setImmediate(tick);
  }

  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    slept,
    sleep: (ms) =>
      new Promise((wake) => {
        slept.push(ms);
        sleepers.push({ at: now + Math.max(0, ms), wake });
        if (!ticking) {
          ticking = true;
          setImmediate(tick);
        }
      }),
  };
}
