import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from './calendar.js';

export type RollOver = 'none' | 'one-month' | 'all';

export type RetainerInput = {
  /** Minutes agreed for each month. */
  readonly monthly: number;
  readonly rollOver: RollOver;
  /** The first month of the agreement, its first day. */
  readonly since: CalendarDate;
  readonly today: CalendarDate;
  /** Minutes worked by month, `2026-11`. */
  readonly worked: ReadonlyMap<string, number>;
  /** Minutes worked by day in the month of `today`, in any order. */
  readonly days: readonly { readonly on: CalendarDate; readonly minutes: number }[];
};

/** A retainer in the month of `today`. All in minutes, raw. */
export type RetainerBalance = {
  /** What may be used this month: the month's own and what was carried over. */
  readonly allowance: number;
  readonly carried: number;
  readonly used: number;
  /** 0 when more was used than there is. */
  readonly left: number;
  readonly overage: number;
  /** The last day of the month. */
  readonly until: CalendarDate;
  /** The day on which it was used up, or will be at the pace of this month so far; null: it lasts. */
  readonly runsOutOn: CalendarDate | null;
};

/**
 * What is left of a retainer. The month's own minutes are used up before those carried over, so that with `one-month`
 * what came from the month before and was not needed lapses at the end of this one. Overage is never carried.
 */
export function retainerBalance(input: RetainerInput): RetainerBalance {
  const { monthly, today, worked } = input;
  const first = today.with({ day: 1 });
  const until = addDays(first, today.daysInMonth - 1);
  const carried = carriedInto(first, input);
  const used = worked.get(monthOf(first)) ?? 0;
  const allowance = monthly + carried;
  const left = Math.max(0, allowance - used);
  return {
    allowance,
    carried,
    used,
    left,
    until,
    overage: Math.max(0, used - allowance),
    runsOutOn: used >= allowance ? usedUpOn(allowance, input) : runsOut(allowance, used, today),
  };
}

function carriedInto(month: CalendarDate, { monthly, rollOver, since, worked }: RetainerInput): number {
  if (rollOver === 'none') return 0;
  let carried = 0;
  for (let at = since.with({ day: 1 }); isBefore(at, month); at = at.add({ months: 1 })) {
    const used = worked.get(monthOf(at)) ?? 0;
    const ownLeft = Math.max(0, monthly - used);
    const beyond = Math.max(0, used - monthly);
    carried = rollOver === 'all' ? ownLeft + Math.max(0, carried - beyond) : ownLeft;
  }
  return carried;
}

/** The day that took the last of it; it does not move as days go by. */
function usedUpOn(allowance: number, { days, today }: RetainerInput): CalendarDate | null {
  if (allowance === 0) return null;
  let used = 0;
  for (const { on, minutes } of days.toSorted((a, b) => daysBetween(b.on, a.on))) {
    used += minutes;
    if (used >= allowance) return on;
  }
  return today;
}

function runsOut(allowance: number, used: number, today: CalendarDate): CalendarDate | null {
  if (used === 0) return null;
  const days = Math.floor((allowance * today.day) / used);
  return days < today.daysInMonth ? today.with({ day: Math.max(days, today.day) }) : null;
}

/** `2026-11` */
export function monthOf(date: CalendarDate): string {
  return isoOf(date).slice(0, 7);
}
