import { addDays, addMonths, type CalendarDate, dayOfMonth, endOfMonth, isBefore } from './calendar.js';
import type { Percent } from './ratio.js';

/** The rule that yields a due date from the date an invoice is issued. Days are calendar days. */
export type DueRule =
  | { readonly kind: 'on-receipt' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number }
  /** `ambiguous`: the text could also mean the end of the month first and the days after it. */
  | { readonly kind: 'days-then-month-end'; readonly days: number; readonly ambiguous: boolean }
  /** The end of the month of issue, and `days` after it (0: the end itself). */
  | { readonly kind: 'month-end-then-days'; readonly days: number }
  /** That day of the month after the month of issue; 31 is its last day. */
  | { readonly kind: 'day-of-next-month'; readonly day: number }
  /** The next such day after the date of issue. */
  | { readonly kind: 'day-of-month'; readonly day: number };

/** A discount for paying early; its days count from the same point as those of the rule. */
export type EarlyDiscount = { readonly percent: Percent; readonly days: number };

export type PaymentTerms = { readonly rule: DueRule; readonly discount: EarlyDiscount | null };

export type DueDate = {
  readonly dueOn: CalendarDate;
  /** The last day on which the discount may be taken; never after the due date. */
  readonly discountUntil?: CalendarDate;
  /** In percent, as decimal text. */
  readonly discountPercent?: string;
  /** How the terms were understood, in a sentence for people. */
  readonly reading: string;
};

/**
 * The due date as agreed, before weekends and holidays. The day of issue does not count (BGB § 187 (1)).
 *
 * "45 days end of month" has two lawful readings in France (Code de commerce L. 441-10): days first, or month
 * end first. Unless the terms say which, days come first, and `reading` says so. EOM and proximo terms as in
 * X12 codes 02, 09 and 12; with end-of-month dating a discount counts from the month end as well (American
 * Marketing Association in the Monash University marketing dictionary). A day that a month does not have becomes its last day.
 */
export function dueDate(terms: PaymentTerms, issuedOn: CalendarDate): DueDate {
  const dueOn = dueBy(terms.rule, issuedOn);
  const { discount } = terms;
  if (!discount) return { dueOn, reading: ruleInWords(terms.rule) };
  return {
    dueOn,
    discountUntil: earlier(dueOn, addDays(discountStart(terms.rule, issuedOn), discount.days)),
    discountPercent: discount.percent.text,
    reading: `${ruleInWords(terms.rule)}; ${discountInWords(terms.rule, discount)}`,
  };
}

function dueBy(rule: DueRule, issuedOn: CalendarDate): CalendarDate {
  switch (rule.kind) {
    case 'on-receipt':
      return issuedOn;
    case 'days':
      return addDays(issuedOn, rule.days);
    case 'months':
      return addMonths(issuedOn, rule.months);
    case 'days-then-month-end':
      return endOfMonth(addDays(issuedOn, rule.days));
    case 'month-end-then-days':
      return addDays(endOfMonth(issuedOn), rule.days);
    case 'day-of-next-month':
      return dayOfMonth(addMonths(dayOfMonth(issuedOn, 1), 1), rule.day);
    case 'day-of-month':
      return nextDayOfMonth(rule.day, issuedOn);
  }
}

function nextDayOfMonth(day: number, issuedOn: CalendarDate): CalendarDate {
  const thisMonth = dayOfMonth(issuedOn, day);
  return isBefore(issuedOn, thisMonth) ? thisMonth : dayOfMonth(addMonths(dayOfMonth(issuedOn, 1), 1), day);
}

function discountStart(rule: DueRule, issuedOn: CalendarDate): CalendarDate {
  return rule.kind === 'month-end-then-days' ? endOfMonth(issuedOn) : issuedOn;
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return isBefore(a, b) ? a : b;
}

function ruleInWords(rule: DueRule): string {
  switch (rule.kind) {
    case 'on-receipt':
      return 'due on receipt: on the invoice date';
    case 'days':
      return `${daysInWords(rule.days)} after the invoice date`;
    case 'months':
      return `${rule.months === 1 ? '1 month' : `${rule.months} months`} after the invoice date`;
    case 'days-then-month-end':
      return daysThenMonthEndInWords(rule);
    case 'month-end-then-days':
      return rule.days === 0
        ? 'the end of the invoice month'
        : `the end of the invoice month, then ${daysInWords(rule.days)}`;
    case 'day-of-next-month':
      return `the ${dayInWords(rule.day)} of the month after the invoice month`;
    case 'day-of-month':
      return rule.day === 31
        ? 'the first end of a month after the invoice date'
        : `the next ${dayInWords(rule.day)} of a month after the invoice date`;
  }
}

function daysThenMonthEndInWords({
  days,
  ambiguous,
}: {
  readonly days: number;
  readonly ambiguous: boolean;
}): string {
  const reading = `${daysInWords(days)} after the invoice date, then the end of that month`;
  return ambiguous ? `${reading} (for the other reading write "end of month then ${days} days")` : reading;
}

function discountInWords(rule: DueRule, { percent, days }: EarlyDiscount): string {
  const from = rule.kind === 'month-end-then-days' ? 'the end of the invoice month' : 'the invoice date';
  return `${percent.text} % discount when paid within ${daysInWords(days)} after ${from}`;
}

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function dayInWords(day: number): string {
  if (day === 31) return 'last day';
  const ending = { 1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd' }[day] ?? 'th';
  return `${day}${ending}`;
}
