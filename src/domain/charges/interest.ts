import { addDays, addMonths, type CalendarDate, daysBetween, isBefore, isoOf } from '../calendar.js';
import type { Payment } from '../invoice.js';
import { type Money, money } from '../money.js';
import { type Ratio, roundRatio } from '../ratio.js';
import type { Allocation, ChargeRounding, Segment } from './charge.js';
import { countedDays, type DayCount, dayShare, yearShare } from './day-count.js';
import { isPositive, lesser, minus, plus, times, whole, zero } from './exact.js';
import type { RatePlan } from './rate-plan.js';
import { halfYearOf, percentRatio, type RateOn } from './statutory.js';

export type Accrual = {
  readonly principal: Money;
  /** What was left on the due date. */
  readonly owedAtDue: Ratio;
  readonly dueOn: CalendarDate;
  readonly end: CalendarDate;
  readonly currency: string;
  /** After the due date, in order. */
  readonly payments: readonly Payment[];
  /** Fee and compensation, which payments may go to first. */
  readonly costs: Ratio;
  /** The most interest there may be by agreement; null: no limit. */
  readonly mostInterest: Money | null;
  readonly plan: RatePlan;
  readonly conventions: {
    readonly dayCount: DayCount;
    readonly rounding: ChargeRounding;
    readonly allocation: Allocation;
  };
};

export type Accrued = {
  /** What is left of the debt itself; below zero when too much was paid. */
  readonly principal: Ratio;
  /** Interest that was not paid yet. */
  readonly interest: Money;
  /** Minor units of fee and compensation that payments covered. */
  readonly paidCosts: number;
  /** The day by which nothing of the debt itself was left. */
  readonly settledOn: CalendarDate | null;
  /** Less interest counts than the days bear. */
  readonly isCapped: boolean;
  readonly segments: readonly Segment[];
  /** Days whose rate is not known, as sentences. */
  readonly unknown: readonly string[];
};

type Piece = { readonly exact: Ratio; readonly segment: Omit<Segment, 'amount'> };

/**
 * Interest day by day in the longest stretches of one rate and one base. A payment counts against what is owed at the
 * end of its day: the day itself still bears interest.
 */
export function accrue(accrual: Accrual): Accrued {
  const { dueOn, payments, plan, conventions, currency } = accrual;
  const pieces: Piece[] = [];
  const unknown: string[] = [];
  let principal = accrual.owedAtDue;
  let owedCosts = accrual.costs;
  let capital = zero;
  let accrued = zero;
  let paidInterest = zero;
  let at = dueOn;
  let settledOn = isPositive(principal) ? null : dueOn;
  const most = accrual.mostInterest ? whole(accrual.mostInterest.minor) : null;
  const owedInterest = () => minus(most ? lesser(accrued, most) : accrued, paidInterest);

  for (const stop of stopsOf(accrual)) {
    while (isBefore(at, stop)) {
      const from = addDays(at, 1);
      const rate = rateAt(plan, from);
      const until = rate?.validUntil ? addDays(rate.validUntil, -1) : stop;
      const to = isBefore(until, stop) ? until : stop;
      const base =
        plan.onOriginalAmount && isPositive(principal) ? accrual.owedAtDue : plus(principal, capital);
      if (rate && rate.ratePercent === null) unknown.push(unknownWords(rate, from, to));
      else if (rate && isPositive(base)) {
        const piece = pieceOf(rate, base, { after: at, from, to }, conventions, currency);
        accrued = plus(accrued, piece.exact);
        pieces.push(piece);
      }
      at = to;
    }
    for (const { amount, on } of payments) {
      if (daysBetween(on, stop) !== 0) continue;
      let rest = whole(amount.minor);
      // Money given back is owed again.
      if (amount.minor < 0) {
        principal = minus(principal, rest);
        if (isPositive(principal)) settledOn = null;
        continue;
      }
      if (conventions.allocation === 'principal-first' && isPositive(principal)) {
        const toPrincipal = lesser(rest, principal);
        principal = minus(principal, toPrincipal);
        rest = minus(rest, toPrincipal);
      }
      const toCosts = lesser(rest, owedCosts);
      owedCosts = minus(owedCosts, toCosts);
      rest = minus(rest, toCosts);
      const toInterest = lesser(rest, owedInterest());
      paidInterest = plus(paidInterest, toInterest);
      // The oldest interest is paid first, and that is what bears interest itself.
      capital = minus(capital, lesser(toInterest, capital));
      principal = minus(principal, minus(rest, toInterest));
      if (!settledOn && !isPositive(principal)) settledOn = on;
    }
    if (plan.compoundsYearly && isAnniversary(dueOn, stop)) capital = owedInterest();
  }
  const segments = rounded(pieces, currency);
  const sum = segments.reduce((all, { amount }) => all + amount.minor, 0);
  const paid = Number(roundRatio(paidInterest, 'half-up'));
  const counted = Math.min(sum, accrual.mostInterest?.minor ?? sum);
  return {
    principal,
    interest: money(Math.max(0, counted - paid), currency),
    paidCosts: Number(roundRatio(minus(accrual.costs, owedCosts), 'half-up')),
    settledOn,
    isCapped: counted < sum,
    segments,
    unknown,
  };
}

/** Days at whose end something changes: payments, full years, the end, and new years where a day is rounded that is worth another share after them. */
function stopsOf({ dueOn, end, payments, plan, conventions }: Accrual): CalendarDate[] {
  const stops: CalendarDate[] = [];
  const add = (day: CalendarDate) => {
    if (isBefore(dueOn, day) && !isBefore(end, day)) stops.push(day);
  };
  for (const { on } of payments) add(on);
  for (let years = 1; plan.compoundsYearly && years <= end.year - dueOn.year; years += 1) {
    add(addMonths(dueOn, 12 * years));
  }
  const byYear = conventions.rounding === 'per-day' && conventions.dayCount === 'act/act';
  for (let { year } = dueOn; byYear && year < end.year; year += 1) {
    add(dueOn.with({ year, month: 12, day: 31 }));
  }
  add(end);
  stops.sort((a, b) => daysBetween(b, a));
  return stops.filter((day, nth) => nth === 0 || isBefore(stops[nth - 1] ?? day, day));
}

function isAnniversary(dueOn: CalendarDate, day: CalendarDate): boolean {
  return day.year > dueOn.year && addMonths(dueOn, 12 * (day.year - dueOn.year)).equals(day);
}

function rateAt(plan: RatePlan, day: CalendarDate): RateOn | null {
  if (plan.rateFor) return plan.rateFor(day);
  if (!plan.yearly) return null;
  const { percent, source } = plan.yearly;
  return {
    ratePercent: percent,
    referencePercent: null,
    validFrom: null,
    validUntil: null,
    source,
    confidence: 'confirmed',
    problem: null,
  };
}

function pieceOf(
  { ratePercent, source, confidence }: RateOn,
  base: Ratio,
  { after, from, to }: { readonly [K in 'after' | 'from' | 'to']: CalendarDate },
  { dayCount, rounding }: Accrual['conventions'],
  currency: string,
): Piece {
  const percent = ratePercent ?? '0';
  const days = daysBetween(after, to);
  const yearly = times(base, percentRatio(percent));
  const exact =
    rounding === 'per-day'
      ? times(wholeUnits(times(yearly, dayShare(from, dayCount))), whole(countedDays(after, to, dayCount)))
      : times(yearly, yearShare(after, to, dayCount));
  return {
    exact: rounding === 'per-period' ? wholeUnits(exact) : exact,
    segment: {
      from,
      to,
      days,
      ratePercent: percent,
      source,
      confidence,
      base: money(Number(roundRatio(base, 'half-up')), currency),
    },
  };
}

function wholeUnits(exact: Ratio): Ratio {
  return whole(Number(roundRatio(exact, 'half-up')));
}

/** The parts shown are what each adds to the rounded sum, so that they add up to it. */
function rounded(pieces: readonly Piece[], currency: string): Segment[] {
  let exactSum = zero;
  let shown = 0;
  return pieces.map(({ exact, segment }) => {
    exactSum = plus(exactSum, exact);
    const sum = Number(roundRatio(exactSum, 'half-up'));
    const amount = money(sum - shown, currency);
    shown = sum;
    const { from, to, days, ratePercent, base, source, confidence } = segment;
    return { from, to, days, ratePercent, base, amount, source, confidence };
  });
}

function unknownWords({ problem }: RateOn, from: CalendarDate, to: CalendarDate): string {
  const [first, last] = [halfYearOf(from), halfYearOf(to)];
  const when = first === last ? `for ${first}` : `from ${first} to ${last}`;
  return `${isoOf(from)} to ${isoOf(to)}: ${daysBetween(from, to) + 1} days, rate unknown ${when}. ${problem ?? ''} No interest is counted for them.`;
}
