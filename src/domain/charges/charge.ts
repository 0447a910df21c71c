import { addDays, type CalendarDate, daysBetween, isBefore } from '../calendar.js';
import type { Payment } from '../invoice.js';
import { type Money, money, SumTooLarge, toDecimal } from '../money.js';
import { type Ratio, roundRatio } from '../ratio.js';
import { fault, ok, type Result } from '../result.js';
import { noSum } from './compensation.js';
import type { DayCount } from './day-count.js';
import { isPositive, minus, plus, times, whole, zero } from './exact.js';
import { accrue } from './interest.js';
import { type Debtor, jurisdictionOf } from './jurisdictions.js';
import { planRates, type RatePlan } from './rate-plan.js';
import { percentRatio } from './statutory.js';
import { workingOf } from './working.js';

export const agreedKinds = ['none', 'flat', 'percent-once', 'monthly', 'yearly', 'statutory'] as const;

/** What was agreed for a late payment. Percents and amounts are decimal texts, above zero. */
export type Agreed = {
  readonly kind: (typeof agreedKinds)[number];
  /** An amount for `flat`, a percent for the others; zero or blank means none. */
  readonly value?: string;
  /** The most that is charged by agreement. */
  readonly cap?: Money;
  /** The yearly equivalent that the contract states beside a monthly rate (Interest Act s. 4, Canada). */
  readonly statedYearly?: string;
};

export const roundings = ['once', 'per-period', 'per-day'] as const;
export type ChargeRounding = (typeof roundings)[number];

export const allocations = ['principal-first', 'costs-interest-principal'] as const;
/**
 * What a part payment goes to first; by law costs, then interest, then principal in Germany (BGB § 367 (1)). Where the
 * principal comes first, what is left of a payment goes to costs and interest.
 */
export type Allocation = (typeof allocations)[number];

export type ChargeInput = {
  readonly principal: Money;
  readonly dueOn: CalendarDate;
  readonly asOf: CalendarDate;
  /** All of it was paid on that day. */
  readonly paidOn?: CalendarDate;
  /** The law of the claim: a country, or a state such as `US-CA`. */
  readonly jurisdiction?: string;
  readonly debtor?: Debtor;
  /** Left out: what the law gives, where one is named. */
  readonly agreed?: Agreed;
  readonly payments?: readonly Payment[];
  readonly dayCount?: DayCount;
  readonly rounding?: ChargeRounding;
  readonly allocation?: Allocation;
  /** Paid within so many days after the due date, nothing is charged; later, interest runs from the due date. */
  readonly graceDays?: number;
};

export type Segment = {
  /** Both ends included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
  readonly ratePercent: string;
  readonly base: Money;
  readonly amount: Money;
  readonly source: string;
  readonly confidence: string;
};

/** What may be charged, and how it came about. Nothing is ever added to an invoice by it. */
export type Charge = {
  /** To the day on which nothing of the debt was left, else to `asOf`. */
  readonly daysOverdue: number;
  /** What is left of the debt itself. */
  readonly open: Money;
  readonly interest: Money;
  /** The fixed sum of the law; null: there is one, and it is not known. */
  readonly compensation: Money | null;
  readonly fee: Money;
  /** What is known of `open`, `interest`, `compensation` and `fee` together. */
  readonly total: Money;
  /** False where a rate for some of the days is not known: these bear no interest here. */
  readonly rateKnown: boolean;
  readonly segments: readonly Segment[];
  readonly working: readonly string[];
};

/**
 * What may be charged for a late payment. The first day that counts is the one after the due date, the last one the day
 * of payment or `asOf` (BGB § 187 (1); 5 CFR 1315). Exact until it is rounded half up, as `rounding` says.
 *
 * @throws SumTooLarge where it comes to more than can be counted; {@link tryCharge} makes a fault of that.
 */
export function computeCharge(input: ChargeInput): Charge {
  const { principal, dueOn, asOf, graceDays = 0 } = input;
  const { currency } = principal;
  const law = input.jurisdiction === undefined ? undefined : jurisdictionOf(input.jurisdiction);
  const end = input.paidOn && isBefore(input.paidOn, asOf) ? input.paidOn : asOf;
  const isPaid = input.paidOn !== undefined && !isBefore(asOf, input.paidOn);
  const days = Math.max(0, daysBetween(dueOn, end));
  const payments = (input.payments ?? [])
    .filter(({ on }) => !isBefore(end, on))
    .sort((a, b) => daysBetween(b.on, a.on));
  const conventions = {
    dayCount: input.dayCount ?? law?.dayCount ?? 'act/365',
    rounding: input.rounding ?? 'once',
    allocation: input.allocation ?? law?.allocation ?? 'principal-first',
  } as const;
  const early = payments.filter(({ on }) => !isBefore(dueOn, on));
  const owedAtDue = minus(whole(principal.minor), sumOf(early));
  const isLate = days > graceDays && isPositive(owedAtDue) && !settledInGrace(input, payments);
  const plan = planRates(input, law, Number(roundRatio(owedAtDue, 'half-up')));
  const none = money(0, currency);
  const late = isLate
    ? plan
    : { ...plan, yearly: null, rateFor: null, fee: null, fine: null, compensation: noSum };
  const { cap } = input.agreed ?? {};
  const wholeFee = feeOf(late, owedAtDue, currency);
  // The agreed most counts for fee and interest together; the fee comes first.
  const agreedFee = cap ? money(Math.min(wholeFee.minor, cap.minor), currency) : wholeFee;
  const costs = { fee: agreedFee, compensation: late.compensation.amount ?? none };
  const accrued = accrue({
    principal,
    owedAtDue,
    dueOn,
    end,
    currency,
    conventions,
    plan: late,
    costs: whole(costs.fee.minor + costs.compensation.minor),
    mostInterest: cap ? money(cap.minor - agreedFee.minor, currency) : null,
    payments: payments.filter(({ on }) => isBefore(dueOn, on)),
  });
  const daysOverdue = Math.min(days, accrued.settledOn ? daysBetween(dueOn, accrued.settledOn) : days);
  const open = isPaid ? none : money(Math.max(0, Number(roundRatio(accrued.principal, 'half-up'))), currency);
  const paidCosts = Math.min(costs.fee.minor + costs.compensation.minor, accrued.paidCosts);
  const owedCompensation = Math.max(0, costs.compensation.minor - paidCosts);
  const compensation = late.compensation.unknown ? null : money(owedCompensation, currency);
  const fee = money(
    Math.max(0, costs.fee.minor - Math.max(0, paidCosts - costs.compensation.minor)),
    currency,
  );
  const { interest } = accrued;
  const total = money(open.minor + interest.minor + owedCompensation + fee.minor, currency);
  return {
    daysOverdue,
    open,
    interest,
    compensation,
    fee,
    total,
    rateKnown: accrued.unknown.length === 0 && plan.missing === null,
    segments: accrued.segments,
    working: workingOf(input, {
      days: daysOverdue,
      end: accrued.settledOn && isBefore(accrued.settledOn, end) ? accrued.settledOn : end,
      isLate,
      plan,
      accrued,
      conventions,
      capped: accrued.isCapped || agreedFee.minor < wholeFee.minor,
      costs,
      early,
    }),
  };
}

/** As {@link computeCharge}; a sum that is too large to be counted is a fault of the debt. */
export function tryCharge(input: ChargeInput): Result<Charge> {
  try {
    return ok(computeCharge(input));
  } catch (error) {
    if (!(error instanceof SumTooLarge)) throw error;
    const { principal, dueOn, asOf } = input;
    return fault(
      `What ${toDecimal(principal)} ${principal.currency} due on ${dueOn} comes to by ${input.paidOn ?? asOf} is too large a sum to be counted.`,
      'Check the amount, the dates and what was agreed for late payment.',
    );
  }
}

function sumOf(payments: readonly Payment[]): Ratio {
  return payments.reduce((sum, { amount }) => plus(sum, whole(amount.minor)), zero);
}

/** Paid off by part payments before the grace days were over. */
function settledInGrace(
  { principal, dueOn, graceDays = 0 }: ChargeInput,
  payments: readonly Payment[],
): boolean {
  const until = addDays(dueOn, graceDays);
  const inTime = payments.filter(({ on }) => !isBefore(until, on));
  return !isPositive(minus(whole(principal.minor), sumOf(inTime)));
}

function feeOf({ fee, fine }: RatePlan, owed: Ratio, currency: string): Money {
  const percent = fee?.kind === 'percent' ? fee.percent : (fine?.percent ?? null);
  if (fee?.kind === 'amount') return fee.amount;
  if (percent === null) return money(0, currency);
  return money(Number(roundRatio(times(owed, percentRatio(percent)), 'half-up')), currency);
}
