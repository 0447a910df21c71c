import { type CalendarDate, isBefore, parseDate } from '../calendar.js';
import { type Decimal, decimalToText, parseDecimal } from '../decimal.js';
import { type Ratio, ratio } from '../ratio.js';
import { type Debtor, type Jurisdiction, jurisdictionOf, type StatutoryRate } from './jurisdictions.js';
import type { Confidence, Reference, ReferenceRow } from './rates.js';

/** A rate as of a day. */
export type RateOn = {
  /** Percent a year; null: unknown, and `problem` says why. */
  readonly ratePercent: string | null;
  readonly referencePercent: string | null;
  readonly validFrom: string | null;
  /** The first day on which another row counts; null: none is known. */
  readonly validUntil: CalendarDate | null;
  readonly source: string;
  readonly confidence: Confidence | 'unknown';
  readonly problem: string | null;
};

/** The statutory rate of a law against a kind of debtor on a day. Unknown is an answer: nothing is guessed. */
export function statutoryRateOn(code: string, debtor: Debtor, on: CalendarDate): RateOn {
  const key = `${code} ${debtor} ${on.year} ${on.month < 7}`;
  const known = halfYears.get(key);
  if (known) return known;
  const rate = lookUp(code, debtor, on);
  if (halfYears.size >= halfYearsAtMost) halfYears.clear();
  halfYears.set(key, rate);
  return rate;
}

/** Rates change at the beginning of a half-year at most; thousands of debts ask for the same few. */
const halfYears = new Map<string, RateOn>();
const halfYearsAtMost = 5_000;

function lookUp(code: string, debtor: Debtor, on: CalendarDate): RateOn {
  const jurisdiction = jurisdictionOf(code);
  if (!jurisdiction) return unknown(`No statutory rate is known here for "${code}".`, '');
  const rate = jurisdiction.rates[debtor];
  if (!rate) {
    return unknown(`No statutory rate against a ${debtor} is known here for ${jurisdiction.name}.`, '');
  }
  return rateOn(jurisdiction, rate, on);
}

/** What a row of the tables says on a day; `name` is that of the country. */
export function rateOn({ name }: Pick<Jurisdiction, 'name'>, rate: StatutoryRate, on: CalendarDate): RateOn {
  if (rate.regime === 'constant') {
    return {
      ratePercent: rate.percent,
      referencePercent: null,
      validFrom: null,
      validUntil: null,
      source: rate.law,
      confidence: 'confirmed',
      problem: null,
    };
  }
  const { reference, margin } = rate;
  const source = `${rate.law}; ${reference.source}`;
  const nth = reference.rows.findLastIndex(({ from }) => !isBefore(on, date(from)));
  const row = reference.rows[nth];
  const next = reference.rows[nth + 1]?.from ?? reference.knownUntil;
  if (!row || !isBefore(on, date(reference.knownUntil))) {
    const problem = `The ${reference.name} for ${halfYearOf(on)} is not in the table for ${name}.`;
    const first = reference.rows[0]?.from;
    const begins = first !== undefined && isBefore(on, date(first)) ? date(first) : null;
    return { ...unknown(problem, source), validUntil: begins };
  }
  if (row.confidence !== 'confirmed') {
    const problem = `The ${reference.name} for ${halfYearOf(on)} (${row.percent} %) is not confirmed.`;
    const about = { referencePercent: row.percent, confidence: row.confidence, validUntil: date(next) };
    return { ...unknown(problem, source), ...about };
  }
  return {
    ratePercent: withMargin(row, margin, rate.roundUpToHalf === true),
    referencePercent: row.percent,
    validFrom: halfYearStart(on, row, reference),
    validUntil: date(next),
    source,
    confidence: row.confidence,
    problem: null,
  };
}

function unknown(problem: string, source: string): RateOn {
  return {
    ratePercent: null,
    referencePercent: null,
    validFrom: null,
    validUntil: null,
    source,
    confidence: 'unknown',
    problem,
  };
}

/** Rows are left out where a rate stayed: the half-year of the day begins no earlier than its row. */
function halfYearStart(on: CalendarDate, { from }: ReferenceRow, { rows }: Reference): string {
  const yearly = rows.every((row) => row.from.endsWith('-01-01'));
  const start = on.with({ month: on.month < 7 || yearly ? 1 : 7, day: 1 }).toString();
  return start < from ? from : start;
}

export function halfYearOf({ year, month }: CalendarDate): string {
  return `the ${month < 7 ? 'first' : 'second'} half of ${year}`;
}

function withMargin(row: ReferenceRow, margin: string, roundUpToHalf: boolean): string {
  const [reference, points] = [parseDecimal(row.percent), parseDecimal(margin)];
  if (!reference || !points) throw new RangeError(`"${row.percent}" and "${margin}" are no percents.`);
  const scale = Math.max(reference.scale, points.scale);
  const at = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  const sum = { digits: at(reference) + at(points), scale };
  if (!roundUpToHalf) return decimalToText(trimmed(sum));
  const unit = 10n ** BigInt(scale);
  const halves = (2n * sum.digits + unit - 1n) / unit;
  return decimalToText(trimmed({ digits: halves * 5n, scale: 1 }));
}

function trimmed({ digits, scale }: Decimal): Decimal {
  return scale > 0 && digits % 10n === 0n
    ? trimmed({ digits: digits / 10n, scale: scale - 1 })
    : { digits, scale };
}

/** A percent a year as a ratio. @throws RangeError for what is no number. */
export function percentRatio(percent: string): Ratio {
  const known = percents.get(percent);
  if (known) return known;
  const decimal = parseDecimal(percent);
  if (!decimal) throw new RangeError(`"${percent}" is no percent.`);
  const made = ratio(decimal.digits, 100n * 10n ** BigInt(decimal.scale));
  if (percents.size >= halfYearsAtMost) percents.clear();
  percents.set(percent, made);
  return made;
}

const percents = new Map<string, Ratio>();

const dates = new Map<string, CalendarDate>();

function date(iso: string): CalendarDate {
  const known = dates.get(iso);
  if (known) return known;
  const parsed = parseDate(iso);
  if (!parsed.ok) throw new RangeError(parsed.problem);
  dates.set(iso, parsed.value);
  return parsed.value;
}
