/** Time as the entry points give it: the real one in the program, a virtual one in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * The turn-taking of all callers of one base or workspace. Share one between everything that talks to the same
 * tracker: its limit is counted over all of them.
 */
export interface Pace {
  /** Makes the call as soon as its turn comes, in the order asked. */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** From now on for so long nobody's call starts. */
  pause(ms: number): void;
}

export type PaceLimit = { readonly calls: number; readonly perMs: number };

/**
 * A pace for the callers of one process: never more than `calls` within any `perMs`, whenever the tracker counts
 * them. Somewhere between start and answer the tracker counted the call, so its place is free again `perMs` after the
 * answer, not after the start: slow answers cannot squeeze calls together.
 */
export function localPace(clock: Clock, limit: PaceLimit): Pace {
  const running = new Set<Promise<unknown>>();
  let ended: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let line: Promise<unknown> = Promise.resolve();

  async function untilFree(): Promise<void> {
    for (;;) {
      const now = clock.now();
      ended = ended.filter((at) => now - at <= limit.perMs);
      const [oldest] = ended;
      if (now < pausedUntil) await clock.sleep(pausedUntil - now);
      else if (running.size + ended.length < limit.calls) return;
      else if (oldest !== undefined) await clock.sleep(oldest + limit.perMs + 1 - now);
      else await Promise.race(running);
    }
  }

  return {
    async run(call) {
      const start = line.then(untilFree).then(() => {
        const answered = call().finally(() => {
          running.delete(settled);
          ended.push(clock.now());
        });
        const settled = answered.then(
          () => {},
          () => {},
        );
        running.add(settled);
        return { answered };
      });
      // One that failed to start must not hold up those behind it.
      line = start.catch(() => {});
      return (await start).answered;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
}
