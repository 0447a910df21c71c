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
 * complete; PMBOK): it assumes that the rest goes as the part that is done. Before a tenth is done the estimate itself
 * stands, or what was spent where that is more already; null where nothing says anything.
 */
export function estimateAtCompletion({ spent, estimated, share }: Effort): number | null {
  if (share === 1) return spent;
  if (share !== null && share >= leastShare && spent > 0) return Math.round(spent / share);
  return estimated === null ? null : Math.max(spent, estimated);
}

/** Something a client owes and has not given yet. */
export type LateInput = {
  /** The day by which it was needed. */
  readonly due: CalendarDate;
  /** What else waits for it. */
  readonly waiting: readonly Waiting[];
};

/** Work that waits for something, with the day on which it is to be ready and the days it takes from then on. */
export type Waiting = { readonly due: CalendarDate | null; readonly daysAfter: number | null };

/**
 * Days by which the end moves because the client is late: each day after what holds other work up was due moves it by a
 * day, less the days in hand where it is known how long that work takes. What runs late side by side is not added up.
 */
export function slippage(inputs: readonly LateInput[], today: CalendarDate): number {
  return inputs.reduce((most, { due, waiting }) => {
    const late = Math.max(0, daysBetween(due, today));
    return late <= most ? most : Math.max(most, ...waiting.map((work) => movedBy(work, late, today)));
  }, 0);
}

function movedBy({ due, daysAfter }: Waiting, late: number, today: CalendarDate): number {
  if (!due || daysAfter === null || daysAfter < 0) return late;
  return Math.min(late, Math.max(0, daysBetween(due, addDays(today, daysAfter))));
}

/**
 * When the work will be done as things stand: as planned, moved by the slippage. Null once that day is past, because
 * then nothing says when it will be.
 */
export function forecastOn(due: CalendarDate, slipped: number, today: CalendarDate): CalendarDate | null {
  const moved = addDays(due, slipped);
  return isBefore(moved, today) ? null : moved;
}
