/** Chance from a seed: a whole tracker is drawn from one number, which a failure prints. */
export type Draw = {
  /** From `min` to `max`, both included. */
  whole(min: number, max: number): number;
  one<T>(of: readonly T[]): T;
  /** Each with even odds, in their order. */
  some<T>(of: readonly T[]): readonly T[];
  isOneIn(many: number): boolean;
};

/** Mulberry32: enough for tests, and the same everywhere. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  const draw: Draw = {
    whole(min, max) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return min + (((mixed ^ (mixed >>> 14)) >>> 0) % (max - min + 1));
    },
    one(of) {
      // Never called with an empty list.
      return of[draw.whole(0, of.length - 1)] as (typeof of)[number];
    },
    some: (of) => of.filter(() => draw.isOneIn(2)),
    isOneIn: (many) => draw.whole(1, many) === 1,
  };
  return draw;
}
