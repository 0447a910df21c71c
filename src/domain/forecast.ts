import { addDays, type CalendarDate } from './calendar.js';

/** What is known of a piece of work. Minutes are as they were written, never rounded. */
export type Effort = {
  /** Between 0 and 1; null when unknown. */
  readonly share: number | null;
  readonly usedMinutes: number;
  readonly estimatedMinutes: number | null;
};

export type Completion = {
  /** Minutes it will have taken in all, and what of them is still to come. */
  readonly atCompletion: number;
  readonly left: number;
  /** `pace`: by what the work done so far took; `estimate`: what is left of the estimate. */
  readonly method: 'pace' | 'estimate';
};

/** Below this share the hours so far say too little of the rest, in percent. */
const tellingPercent = 20;

/**
 * Estimate at completion as in earned value: once a fifth is done, hours used divided by the share done, which is the
 * estimate divided by the cost performance index; before that, hours used and what is left of the estimate. Null
 * where neither can be said.
 */
export function completionOf({ share, usedMinutes, estimatedMinutes }: Effort): Completion | null {
  if (share === null) return null;
  const percent = Math.round(share * 100);
  if (percent >= 100) return { atCompletion: usedMinutes, left: 0, method: 'pace' };
  if (percent >= tellingPercent && usedMinutes > 0) {
    const atCompletion = Math.round((usedMinutes * 100) / percent);
    return { atCompletion, left: atCompletion - usedMinutes, method: 'pace' };
  }
  if (estimatedMinutes === null) return null;
  const left = Math.round((estimatedMinutes * (100 - percent)) / 100);
  return { atCompletion: usedMinutes + left, left, method: 'estimate' };
}

/** Work done in a stretch of time. */
export type Pace = { readonly minutes: number; readonly days: number };

/** How far ahead a forecast is worth saying, in days. */
const horizon = 730;

/**
 * The worked day on which `left` minutes are done, at `pace` (minutes over worked days), beginning on `from`; null
 * without a pace, or when it lies more than two years ahead.
 */
export function finishDate(
  left: number,
  pace: Pace,
  from: CalendarDate,
  isWorked: (day: CalendarDate) => boolean,
): CalendarDate | null {
  if (pace.minutes <= 0 || pace.days <= 0) return null;
  let needed = Math.max(1, Math.ceil((left * pace.days) / pace.minutes));
  for (let ahead = 0; ahead <= horizon; ahead += 1) {
    const day = addDays(from, ahead);
    if (isWorked(day)) needed -= 1;
    if (needed === 0) return day;
  }
  return null;
}

/** The day on which `left` minutes are used up at `pace` (minutes over calendar days); null: not within two years. */
export function runOutDate(left: number, pace: Pace, today: CalendarDate): CalendarDate | null {
  if (pace.minutes <= 0 || pace.days <= 0) return null;
  const days = Math.ceil((Math.max(0, left) * pace.days) / pace.minutes);
  return days > horizon ? null : addDays(today, days);
}
