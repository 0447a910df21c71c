import { parsePercent } from './ratio.js';
import { fault, ok, type Result } from './result.js';
import type { DueRule, EarlyDiscount, PaymentTerms } from './terms.js';
import { termWords } from './terms-words.js';

const understood =
  'Write for example: Net 30, 30 days, 2 weeks, 1 month, Due on receipt, EOM, EOM+15, 15 EOM, ' +
  '45 days then end of month, end of month then 45 days, on the 15th, 15th of next month, or 2/10 net 30.';

const mostDays = 365;

/**
 * Reads payment terms from text, in any case and spacing and in the usual forms of several languages. Text that
 * says nothing definite is a fault that names what is understood. A number alone is days. `15 EOM` is the 15th of the month after
 * (proximo), `EOM+15` and `Net 15 EOM` are 15 days after the month end; they differ for days above 28.
 */
export function parseTerms(text: string): Result<PaymentTerms> {
  const words = toWords(text);
  const { discount, rest } = splitDiscount(words);
  const rule = rest === '' ? null : readRule(rest);
  if (!rule) return fault(`"${text.trim()}" is not understood as payment terms.`, understood);
  const wrong = outOfRange(rule);
  if (wrong) return fault(`"${text.trim()}": ${wrong}`, understood);
  return discount ? withDiscount(text, rule, discount) : ok({ rule, discount: null });
}

/** The text as term words (capitals), numbers and signs, one space apart; unknown words stay as they are. */
function toWords(text: string): string {
  let words = plain(text);
  for (const [pattern, replacement] of shapes) words = words.replace(pattern, replacement);
  for (const { pattern, word } of phrases)
    words = words.replace(pattern, word === 'FILLER' ? ' ' : ` ${word} `);
  return words
    .replace(/[,;:.](?!\d)|[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:AFTER )?INVOICE/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Forms that are not plain words: ordinals, `n/30`, `P30D`, decimal commas of a percent, signs without spaces. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/^\s*p(\d+)([dwm])\s*$/, '$1 $2'],
  [/^(\d+) ?w$/, '$1 weeks'],
  [/^(\d+) ?m$/, '$1 months'],
  [/(\d),(\d+)(?=\s*%)/g, '$1.$2'],
  [/翌月(\d{1,2})日(?:払い)?/g, ' $1 TH NEXT '],
  [/毎月(\d{1,2})日(?:払い)?/g, ' $1 TH '],
  [/\bn\s*\/?\s*(\d+)/g, ' net $1 '],
  [/\bnet-(\d+)/g, ' net $1 '],
  [
    /\b(?:on day|on the|on|day|am|zum|le|el dia|el|dia|il|op de) (\d{1,2})(?:(?:st|nd|rd|th)(?: day\b)?|er|\.)?(?![\d.])/g,
    ' $1 TH ',
  ],
  [/(\d{1,2})(?:st|nd|rd|th)\b(?: day\b)?/g, ' $1 TH '],
  [/([+/%])/g, ' $1 '],
];

const letter = '[\\p{L}]';
const phrases = termWords.flatMap(({ word, forms }) =>
  forms.map((form) => ({ word, pattern: new RegExp(bounded(form), 'gu') })),
);

/** Japanese is written without spaces; all others end where their letters end. Words found before are capitals. */
function bounded(form: string): string {
  const quoted = form.replace(/[.+]/g, '\\$&');
  return /^[a-z]/.test(form) ? `(?<!${letter})${quoted}(?!${letter})` : quoted;
}

const ruleForms: readonly (readonly [RegExp, (n: number) => DueRule])[] = [
  [/^RECEIPT$/, () => ({ kind: 'on-receipt' })],
  [/^(?:NET )?(\d+)$/, days],
  [/^NET (\d+) DAYS$/, days],
  [/^(\d+) DAYS(?: NET)?$/, days],
  [/^(\d+) NET$/, days],
  [/^(?:NET )?(\d+) WEEKS$/, (n) => ({ kind: 'days', days: 7 * n })],
  [/^(?:NET )?(\d+) MONTHS$/, (months) => ({ kind: 'months', months })],
  [/^(?:NET )?EOM$/, () => ({ kind: 'month-end-then-days', days: 0 })],
  [/^EOM (?:[+] |THEN )?(\d+) DAYS$/, monthEndThenDays],
  [/^EOM (?:[+]|THEN) (\d+)$/, monthEndThenDays],
  [/^(?:NET )?(\d+)(?: DAYS)? AFTER EOM$/, monthEndThenDays],
  [/^NET (\d+)(?: DAYS)? EOM$/, monthEndThenDays],
  [/^(\d+)(?: TH)? EOM$/, dayOfNextMonth],
  [/^(?:NET )?(\d+)(?: TH)?(?: EACH)? NEXT$/, dayOfNextMonth],
  [/^NEXT (\d+)(?: TH)?$/, dayOfNextMonth],
  [/^NEXTEOM$/, () => ({ kind: 'day-of-next-month', day: 31 })],
  [/^(\d+) DAYS EOM$/, (n) => ({ kind: 'days-then-month-end', days: n, ambiguous: true })],
  [/^(\d+) DAYS (?:THEN|[+]) EOM$/, daysThenMonthEnd],
  [/^EOM AFTER (\d+) DAYS$/, daysThenMonthEnd],
  [/^(\d+) TH(?: EACH)?$/, (day) => ({ kind: 'day-of-month', day })],
];

function days(n: number): DueRule {
  return n === 0 ? { kind: 'on-receipt' } : { kind: 'days', days: n };
}

function monthEndThenDays(n: number): DueRule {
  return { kind: 'month-end-then-days', days: n };
}

function daysThenMonthEnd(n: number): DueRule {
  return { kind: 'days-then-month-end', days: n, ambiguous: false };
}

function dayOfNextMonth(day: number): DueRule {
  return { kind: 'day-of-next-month', day };
}

function readRule(words: string): DueRule | null {
  for (const [form, make] of ruleForms) {
    const match = form.exec(words);
    if (match) return make(Number(match[1] ?? 0));
  }
  return null;
}

function outOfRange(rule: DueRule): string | null {
  if ('days' in rule && rule.days > mostDays)
    return `payment after more than ${mostDays} days is taken for a slip.`;
  if ('months' in rule && (rule.months < 1 || rule.months > 12)) return 'months must be from 1 to 12.';
  if ('day' in rule && (rule.day < 1 || rule.day > 31)) return 'a day of the month must be from 1 to 31.';
  return null;
}

type SaidDiscount = { readonly percent: string; readonly days: number };

const discountForms: readonly RegExp[] = [
  /^(?<percent>[\d.]+)(?: %)? \/ (?<days>\d+)(?: DAYS)? (?<rest>.+)$/,
  /^(?<percent>[\d.]+) %(?: DISCOUNT)?(?: \/)? (?<days>\d+)(?: DAYS)? (?<rest>.+)$/,
  /^(?<days>\d+) DAYS (?<percent>[\d.]+) %(?: DISCOUNT)? (?<rest>.+)$/,
  /^(?<rest>.+) (?<percent>[\d.]+)(?: %)? \/ (?<days>\d+)(?: DAYS)?$/,
  /^(?<rest>.+) (?<percent>[\d.]+) %(?: DISCOUNT)? (?<days>\d+) DAYS$/,
  /^(?<rest>.+) (?<days>\d+) DAYS (?<percent>[\d.]+) %(?: DISCOUNT)?$/,
];

function splitDiscount(words: string): { readonly discount: SaidDiscount | null; readonly rest: string } {
  for (const form of discountForms) {
    const groups = form.exec(words)?.groups;
    if (groups) {
      const { percent = '', days: within = '', rest = '' } = groups;
      return { discount: { percent, days: Number(within) }, rest };
    }
  }
  return { discount: null, rest: words };
}

function withDiscount(text: string, rule: DueRule, said: SaidDiscount): Result<PaymentTerms> {
  const percent = parsePercent(said.percent);
  if (!percent.ok) return percent;
  const wrong = discountProblem(rule, said.days);
  if (wrong) return fault(`"${text.trim()}": ${wrong}`, understood);
  const discount: EarlyDiscount = { percent: percent.value, days: said.days };
  return ok({ rule, discount });
}

function discountProblem(rule: DueRule, within: number): string | null {
  if (rule.kind === 'on-receipt' || (rule.kind === 'month-end-then-days' && rule.days === 0)) {
    return 'it says until when the discount may be taken, but not when the full sum is due.';
  }
  const counted = rule.kind === 'days' || rule.kind === 'month-end-then-days' ? rule.days : mostDays;
  return within > counted ? 'the discount runs longer than the terms.' : null;
}
