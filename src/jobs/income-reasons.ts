import { usualAlarmLines } from '../domain/alarm-lines.js';
import { monthsCovered, monthsWithout } from '../domain/cushion.js';
import type { Reason } from '../domain/health.js';
import { showDate, showNumber, showPercent } from './format.js';
import { incomeOf, type MoneyLines, moneyLinesOf } from './income.js';
import type { JobInput } from './job.js';

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

/** One client who brings more of the income than is safe, at the lines that Settings draw. */
export function incomeReason(id: string, input: JobInput): Reason | null {
  const income = incomeOf(input);
  const share = income?.shares.byClient.get(id);
  const { lines } = moneyLinesOf(input);
  if (!income || share === undefined || (share <= lines.watchAbove && share < lines.alarmAt)) return null;
  const { shares, currency } = income;
  const line =
    share >= lines.alarmAt
      ? `the alarm line is ${showPercent(lines.alarmAt)}`
      : `more than ${watched(lines.watchAbove)} is worth a look`;
  const others = shares.othersLeftOut.length === 0 ? '' : ` (${list(shares.othersLeftOut)} not counted)`;
  return {
    weight: 'exposure',
    text: `${showPercent(share)} of your income in ${currency} since ${showDate(shares.since)} came from this client${others}; ${line}.`,
  };
}

/** A client who paid in other currencies has no share, or a part of one; that is said where nothing else says it. */
export function leftOutNote(id: string, input: JobInput): Reason | null {
  const others = incomeOf(input)?.shares.leftOut.get(id);
  if (!others || incomeReason(id, input)) return null;
  return { weight: 'note', text: `Payments in ${list(others)} are not counted in the share of income.` };
}

/** What the cushion allows: whom it lets go, and whether it is too thin for that. */
export function cushionAdvice(
  { cushion, lines }: MoneyLines,
  share: number | null,
  strained: boolean,
): string {
  const exit = strained ? 'Better to plan an exit early, while there is a choice: ' : '';
  if (!cushion) {
    return sentence(`${exit}a cushion of three to six months of expenses leaves you free to choose.`);
  }
  const covered = monthsCovered(cushion);
  const thin = covered < lines.cushionMonths ? `, below your line of ${months(lines.cushionMonths)}` : '';
  const without =
    share === null ? '' : `; it would last ${months(monthsWithout(cushion, share))} if this client left`;
  return sentence(`${exit}the cushion covers ${months(covered)} of expenses${thin}${without}.`);
}

function months(number: number): string {
  return `${showNumber(number)} ${number === 1 ? 'month' : 'months'}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function list(codes: readonly string[]): string {
  return conjunction.format(codes);
}

function watched(share: number): string {
  return share === usualAlarmLines.watchAbove ? 'a third' : showPercent(share);
}
