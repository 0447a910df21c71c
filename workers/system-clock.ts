import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../src/tracker/pacing.js';

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => setTimeout(ms),
};
