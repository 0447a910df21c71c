import { type CalendarDate, isoOf } from '../calendar.js';
import type { Payment } from '../invoice.js';
import { type Money, toDecimal } from '../money.js';
import type { Allocation, ChargeInput, ChargeRounding } from './charge.js';
import type { DayCount } from './day-count.js';
import type { Accrued } from './interest.js';
import type { RatePlan } from './rate-plan.js';

/** What a charge came to, to be told line by line. */
export type Told = {
  readonly days: number;
  readonly end: CalendarDate;
  readonly isLate: boolean;
  readonly plan: RatePlan;
  readonly accrued: Accrued;
  readonly conventions: {
    readonly dayCount: DayCount;
    readonly rounding: ChargeRounding;
    readonly allocation: Allocation;
  };
  readonly capped: boolean;
  readonly costs: { readonly fee: Money; readonly compensation: Money };
  readonly early: readonly Payment[];
};

/** How a charge came about: debt and days, each stretch of interest, fixed sums, and every convention that counted. */
export function workingOf(input: ChargeInput, told: Told): string[] {
  const { plan, accrued, conventions } = told;
  const { currency } = input.principal;
  const amount = (value: Money) => `${toDecimal(value)} ${currency}`;
  const lines = [
    `${amount(input.principal)} due on ${isoOf(input.dueOn)}, counted to ${isoOf(told.end)}: ${told.days} days past due.`,
  ];
  const early = told.early.length;
  if (early === 1) lines.push('A payment by the due date comes off before anything runs.');
  if (early > 1) lines.push(`${early} payments by the due date come off before anything runs.`);
  if (!told.isLate) {
    if (plan.missing) lines.push(plan.missing);
    if (told.days > 0) lines.push(`Within ${input.graceDays ?? 0} days of grace: nothing is charged.`);
    return lines;
  }
  lines.push(...plan.notes);
  if (plan.missing) lines.push(plan.missing);
  for (const { from, to, days, ratePercent, base, amount: part, source, confidence } of accrued.segments) {
    lines.push(
      `${isoOf(from)} to ${isoOf(to)}: ${days} days, ${ratePercent} % a year on ${amount(base)} = ${amount(part)} (${source}; ${confidence}).`,
    );
  }
  lines.push(...accrued.unknown);
  if (told.costs.fee.minor > 0) lines.push(`Fee, once: ${amount(told.costs.fee)}. No interest runs on it.`);
  if (told.costs.compensation.minor > 0) {
    lines.push(`Compensation, once: ${amount(told.costs.compensation)} (${plan.compensation.source}).`);
  }
  if (plan.compensation.unknown) lines.push(plan.compensation.unknown);
  lines.push(...limitsOf(input, told));
  if (accrued.segments.length > 0) {
    lines.push(
      `Days: ${conventions.dayCount}, from the day after the due date, both ends included. Rounded half up ${roundingWords[conventions.rounding]}. Part payments: ${conventions.allocation}.`,
    );
  }
  return lines;
}

/** The agreed most and the days of grace, where something is charged at all. */
function limitsOf({ agreed, graceDays, principal }: ChargeInput, told: Told): string[] {
  const { accrued, costs, capped } = told;
  const lines: string[] = [];
  if (accrued.segments.length === 0 && costs.fee.minor + costs.compensation.minor === 0) return lines;
  if (agreed?.cap) {
    const most = `the agreed most of ${toDecimal(agreed.cap)} ${principal.currency}`;
    lines.push(capped ? `Limited to ${most}.` : `Below ${most}.`);
  }
  if (graceDays) lines.push(`${graceDays} days of grace are over: all days past due count.`);
  return lines;
}

const roundingWords: Readonly<Record<ChargeRounding, string>> = {
  once: 'once, on the sum',
  'per-period': 'for each period',
  'per-day': 'for a day, then times the days',
};
