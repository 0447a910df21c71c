import { addDays, type CalendarDate, daysBetween, isBefore } from './calendar.js';

export type Effort = {
  /** Minutes spent so far, raw. */
  readonly spent: number;
  /** Minutes agreed at the start; null: none were. */
  readonly estimated: number | null;
  /** How far the work is, between 0 and 1; null: not known. */
  readonly share: number | null;
};

/** Below this share a few hours more or less would swing the figure wildly. */
const leastShare = 0.1;

/**
 * Estimate at completion, in minutes: what was spent divided by the share that is done (earned value, EAC = AC ÷ percent
 * complete; PMBOK). Before a tenth is done the estimate itself stands; null where nothing says anything.
 */
export function estimateAtCompletion({ spent, estimated, share }: Effort): number | null {
  if (share === 1) return spent;
  if (share !== null && share >= leastShare && spent > 0) return Math.round(spent / share);
  return estimated;
}

/** Something a client owes and has not given yet. */
export type Input = {
  /** The day by which it was needed. */
  readonly due: CalendarDate;
  /** Whether something else waits for it. */
  readonly holdsUp: boolean;
};

/**
 * Days by which the end moves because the client is late: each day after what holds other work up was due moves it by a
 * day. What runs late side by side is not added up.
 */
export function slippage(inputs: readonly Input[], today: CalendarDate): number {
  return inputs.reduce(
    (most, { due, holdsUp }) => (holdsUp ? Math.max(most, daysBetween(due, today)) : most),
    0,
  );
}

/**
 * When the work will be done as things stand: as planned, moved by the slippage. Null once that day is past, because
 * then nothing says when it will be.
 */
export function forecastOn(due: CalendarDate, slipped: number, today: CalendarDate): CalendarDate | null {
  const moved = addDays(due, slipped);
  return isBefore(moved, today) ? null : moved;
}
