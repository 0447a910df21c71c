import { addDays, type CalendarDate, isBefore } from '../calendar.js';
import { parseDecimal } from '../decimal.js';
import { type Money, money, parseMoney } from '../money.js';
import type { ChargeInput } from './charge.js';
import { type FixedSum, fixedSumOf, noSum } from './compensation.js';
import type { Debtor, Jurisdiction } from './jurisdictions.js';
import { halfYearOf, percentRatio, type RateOn, rateOn, statutoryRateOn } from './statutory.js';

/** What is charged and by which rates, before any day is counted. */
export type RatePlan = {
  /** A rate that stays, in percent a year. */
  readonly yearly: { readonly percent: string; readonly source: string } | null;
  /** A rate that depends on the day. */
  readonly rateFor: ((day: CalendarDate) => RateOn) | null;
  readonly fee:
    | { readonly kind: 'amount'; readonly amount: Money }
    | { readonly kind: 'percent'; readonly percent: string }
    | null;
  readonly fine: { readonly percent: string } | null;
  readonly compensation: FixedSum;
  readonly compoundsYearly: boolean;
  readonly onOriginalAmount: boolean;
  readonly notes: readonly string[];
  /** What has to be said before a statutory charge can be worked out. */
  readonly missing: string | null;
};

const nothing: RatePlan = {
  yearly: null,
  rateFor: null,
  fee: null,
  fine: null,
  compensation: noSum,
  compoundsYearly: false,
  onOriginalAmount: false,
  notes: [],
  missing: null,
};

/** The agreement, else the law that is named; neither: nothing. */
export function planRates(input: ChargeInput, law: Jurisdiction | undefined, owedAtDue: number): RatePlan {
  const { agreed, principal } = input;
  const kind = agreed?.kind ?? (input.jurisdiction === undefined ? 'none' : 'statutory');
  if (kind === 'statutory') return statutory(input, law, owedAtDue);
  const { value } = agreed ?? {};
  if (kind === 'none' || !isAbove(value)) return nothing;
  if (kind === 'flat') {
    const amount = parseMoney(value, principal.currency);
    return amount.ok ? { ...nothing, fee: { kind: 'amount', amount: amount.value } } : nothing;
  }
  if (kind === 'percent-once') return { ...nothing, fee: { kind: 'percent', percent: value } };
  if (kind === 'yearly') {
    return { ...nothing, yearly: { percent: value, source: 'agreed' }, notes: tooLow(input, law, value) };
  }
  const yearly = {
    percent: twelveTimes(value),
    source: `agreed: ${value} % a month, twelve times a year`,
  };
  if (law?.code === 'CA') return canadian(value, yearly, agreed?.statedYearly);
  return { ...nothing, yearly, notes: tooLow(input, law, yearly.percent) };
}

/** A rate that may not be agreed between businesses counts as agreed, and is told. */
function tooLow({ dueOn, debtor }: ChargeInput, law: Jurisdiction | undefined, percent: string): string[] {
  if (!law?.leastAgreed || debtor === 'consumer') return [];
  const start = addDays(dueOn, 1);
  const { ratePercent, source } = rateOn(law, law.leastAgreed, start);
  if (ratePercent === null || !isLess(percent, ratePercent)) return [];
  return [
    `${percent} % a year is less than may be agreed between businesses in ${law.name} in ${halfYearOf(start)}: ${ratePercent} % (${source}). It is counted as agreed.`,
  ];
}

/** A monthly rate counts no higher than the yearly one stated beside it, or 5 % without one (Interest Act s. 4). */
function canadian(
  monthly: string,
  yearly: { readonly percent: string; readonly source: string },
  stated: string | undefined,
): RatePlan {
  const most = isAbove(stated) ? stated : '5';
  const source = isAbove(stated) ? 'agreed: the yearly equivalent stated' : 'Interest Act s. 4';
  const note = isAbove(stated)
    ? `${monthly} % a month is more than the ${stated} % a year stated beside it: ${stated} % counts.`
    : `${monthly} % a month is agreed without its yearly equivalent: in Canada no more than 5 % a year counts.`;
  return isLess(most, yearly.percent)
    ? { ...nothing, yearly: { percent: most, source }, notes: [note] }
    : { ...nothing, yearly, notes: isAbove(stated) ? [] : [note] };
}

function isLess(one: string, other: string): boolean {
  const [a, b] = [percentRatio(one), percentRatio(other)];
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

function statutory(input: ChargeInput, law: Jurisdiction | undefined, owedAtDue: number): RatePlan {
  const { jurisdiction, debtor } = input;
  if (jurisdiction === undefined) {
    return { ...nothing, missing: 'Which law governs the claim has to be said for a statutory charge.' };
  }
  if (debtor === undefined) {
    return {
      ...nothing,
      missing: 'Whether the debtor is a business or a consumer has to be said for a statutory charge.',
    };
  }
  const known = law?.rates[debtor];
  if (!law || !known) {
    return {
      ...nothing,
      missing: `No statutory rate against a ${debtor} is known here for ${jurisdiction}.`,
    };
  }
  const start = addDays(input.dueOn, 1);
  const isFixed = known.regime === 'fixed-at-start';
  const isUnsure = isFixed && known.fixingDayUnsure === true && changes(law, debtor, start, lastDay(input));
  const owed = money(owedAtDue, input.principal.currency);
  const compensation = debtor === 'business' ? fixedSumOf(law.compensation, owed, start) : noSum;
  return {
    ...nothing,
    rateFor: (day) => {
      const rate = statutoryRateOn(law.code, debtor, isFixed ? start : day);
      return isFixed
        ? { ...rate, validUntil: null, ...(isUnsure && { confidence: 'inferred' as const }) }
        : rate;
    },
    fine: law.fine ?? null,
    compensation,
    compoundsYearly: law.compoundsYearly === true,
    onOriginalAmount: law.onOriginalAmount === true,
    notes: [
      ...(isFixed
        ? ['The rate of the half-year in which interest begins stays for the life of the debt.']
        : []),
      ...(law.note && debtor === 'business' ? [law.note] : []),
      ...(law.compoundsYearly ? ['After each full year its interest bears interest itself.'] : []),
      ...(law.onOriginalAmount ? ['Interest runs on the amount as it was when it fell due.'] : []),
      ...(compensation.note ? [compensation.note] : []),
    ],
  };
}

function lastDay({ asOf, paidOn }: ChargeInput): CalendarDate {
  return paidOn && isBefore(paidOn, asOf) ? paidOn : asOf;
}

/** Whether another rate than that of the first day comes, or is not known, up to the last one. */
function changes({ code }: Jurisdiction, debtor: Debtor, first: CalendarDate, last: CalendarDate): boolean {
  const { ratePercent } = statutoryRateOn(code, debtor, first);
  let day: CalendarDate | null = first;
  while (day && !isBefore(last, day)) {
    const rate = statutoryRateOn(code, debtor, day);
    if (rate.ratePercent !== ratePercent) return true;
    day = rate.validUntil;
  }
  return false;
}

function isAbove(value: string | undefined): value is string {
  const decimal = value === undefined ? null : parseDecimal(value);
  return decimal !== null && decimal.digits > 0n;
}

function twelveTimes(value: string): string {
  const decimal = parseDecimal(value);
  if (!decimal) return value;
  const digits = (decimal.digits * 12n).toString().padStart(decimal.scale + 1, '0');
  if (decimal.scale === 0) return digits;
  return `${digits.slice(0, -decimal.scale)}.${digits.slice(-decimal.scale)}`.replace(/\.?0+$/, '');
}
