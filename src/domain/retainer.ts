import { addMonths, type CalendarDate, daysBetween, endOfMonth, isBefore } from './calendar.js';
import { type Pace, runOutDate } from './forecast.js';

/** What becomes of hours not used in their month: they lapse, last one month more, or stay. */
export type RollOver = 'none' | 'one-month' | 'all';

export type Retainer = {
  readonly monthlyMinutes: number;
  readonly rollOver: RollOver;
  /** Any day of its first month; a first month counts in full. */
  readonly start: CalendarDate;
};

/** A stretch of work. */
export type Worked = { readonly on: CalendarDate; readonly minutes: number };

/** How a retainer stands in the month of a day, in minutes. */
export type RetainerBalance = {
  /** Brought over from the month before. */
  readonly carried: number;
  readonly used: number;
  readonly left: number;
  /** Used beyond what there was. It is billed in its month and does not shorten the next one. */
  readonly overage: number;
};

/**
 * Hours brought over are used first, so that as little as possible lapses. Null before the first month. Linear in
 * stretches of work and months.
 */
export function retainerBalance(
  { monthlyMinutes, rollOver, start }: Retainer,
  work: readonly Worked[],
  today: CalendarDate,
): RetainerBalance | null {
  const byMonth = new Map<string, number>();
  for (const { on, minutes } of work)
    byMonth.set(monthOf(on), (byMonth.get(monthOf(on)) ?? 0) + minutes);
  const first = start.with({ day: 1 });
  let carried = 0;
  for (let nth = 0; ; nth += 1) {
    const month = addMonths(first, nth);
    if (isBefore(today, month)) return null;
    const used = byMonth.get(monthOf(month)) ?? 0;
    const available = monthlyMinutes + carried;
    const left = Math.max(0, available - used);
    if (monthOf(month) === monthOf(today)) {
      return { carried, used, left, overage: Math.max(0, used - available) };
    }
    carried = { none: 0, 'one-month': Math.min(left, monthlyMinutes), all: left }[rollOver];
  }
}

/**
 * The day of the present month on which nothing is left: the day it happened, or the one on which it will at `pace`
 * (minutes over calendar days). Null when the month ends before.
 */
export function retainerRunsOut(
  balance: RetainerBalance,
  work: readonly Worked[],
  pace: Pace,
  today: CalendarDate,
): CalendarDate | null {
  if (balance.left > 0) {
    const on = runOutDate(balance.left, pace, today);
    return on && daysBetween(on, endOfMonth(today)) >= 0 ? on : null;
  }
  const available = balance.used - balance.overage;
  const ofMonth = work.filter(({ on }) => monthOf(on) === monthOf(today));
  let used = 0;
  for (const { on, minutes } of ofMonth.sort((a, b) => daysBetween(b.on, a.on))) {
    used += minutes;
    if (minutes > 0 && used >= available) return on;
  }
  return null;
}

function monthOf(date: CalendarDate): string {
  return `${date.year}-${date.month}`;
}
