import { type CalendarDate, isoOf } from '../calendar.js';
import { type Money, parseMoney } from '../money.js';
import type { Compensation } from './jurisdictions.js';
import type { DatedSum } from './rates.js';

/** What a law gives once for a late debt, beside interest. */
export type FixedSum = {
  /** In the currency of the debt; null: there is none, or `unknown` says why it cannot be told. */
  readonly amount: Money | null;
  /** The law, and where the sum stands. */
  readonly source: string;
  readonly unknown: string | null;
  /** A sum in another currency than the debt is told, never converted. */
  readonly note: string | null;
};

export const noSum: FixedSum = { amount: null, source: '', unknown: null, note: null };

/** `owed` is what was owed on the due date, `start` the first day that bears interest. */
export function fixedSumOf(
  compensation: Compensation | undefined,
  owed: Money,
  start: CalendarDate,
): FixedSum {
  if (!compensation) return noSum;
  const { currency, law } = compensation;
  if (currency !== owed.currency) {
    const note = `The fixed sum by ${law} is one in ${currency}: it is not converted into ${owed.currency}, and not counted here.`;
    return { ...noSum, note };
  }
  if ('dated' in compensation) return datedSum(compensation.dated, { law, currency }, start);
  const units = owed.minor / 100;
  const band = compensation.bands.find(({ below }) => below === undefined || units < below);
  const amount = parseMoney(band?.amount ?? '', currency);
  return amount.ok ? { ...noSum, amount: amount.value, source: law } : noSum;
}

function datedSum(
  { name, source, rows, knownUntil }: DatedSum,
  { law, currency }: Pick<Compensation, 'law' | 'currency'>,
  start: CalendarDate,
): FixedSum {
  const day = isoOf(start);
  const row = day < knownUntil ? rows.findLast(({ from }) => from <= day) : undefined;
  const amount = row?.confidence === 'confirmed' ? parseMoney(row.amount, currency) : null;
  if (row && amount?.ok)
    return { ...noSum, amount: amount.value, source: `${law}; ${source}; ${row.confidence}` };
  const why = row && 'why' in row ? row.why : 'it is not in the table';
  const unknown = `Compensation unknown: the ${name} (${law}) for a delay that begins in ${start.year} is not known: ${why}. None is counted.`;
  return { ...noSum, unknown };
}
