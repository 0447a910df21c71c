import { plainWords } from './plain-words.js';
import { fault, ok, type Result } from './result.js';

/** Where the freelancer wants to hear of too much income from one client, and of too little put by. */
export type AlarmLines = {
  /** A share of income between 0 and 1; more than that from one client is worth a look. */
  readonly watchAbove: number;
  /** The share from which it is an alarm. */
  readonly alarmAt: number;
  /** Months of expenses; a cushion for fewer is too thin. */
  readonly cushionMonths: number;
};

/**
 * Where Settings say nothing: no client above about a third of income, alarm at 40 % (delivvo.io, processome.com);
 * three months of expenses is the lower end of what is usually advised.
 */
export const usualAlarmLines: AlarmLines = { watchAbove: 1 / 3, alarmAt: 0.4, cushionMonths: 3 };

const remedy =
  'Write for example: One client above 50 % of income; cushion below 3 months. Two percents are the lines of a first look and of the alarm.';

const percent = /(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent\b|prozent\b)/g;
const months = /(\d+(?:[.,]\d+)?)\s*(?:months?\b|monaten?\b|monate?\b|mes(?:es)?\b|mois\b|ay\b|[かヶカ]月)/g;
const aboutIncome =
  /client|kunde|customer|income|revenue|turnover|einkommen|einnahmen|umsatz|ingreso|renda|receita|revenu|chiffre|musteri|gelir|顧客|収入|売上/;
const aboutCushion =
  /cushion|reserve|savings|runway|polster|rucklage|colchon|colchao|ahorro|reserva|coussin|epargne|birikim|yedek|蓄え|貯え/;

/**
 * Reads lines such as `One client above 50 % of income; cushion below 3 months`. Words decide what a figure is about,
 * so a line about something else is a fault and not taken for one of these.
 */
export function parseAlarmLines(text: string): Result<AlarmLines> {
  const shares: number[] = [];
  const cushions: number[] = [];
  for (const piece of text.split(/[;\n·]|,(?!\d)/).map((each) => each.trim())) {
    if (piece === '') continue;
    const words = plainWords(piece);
    const found = figures(words, percent);
    const spans = figures(words, months);
    const isShare = found.length > 0 && spans.length === 0 && aboutIncome.test(words);
    const isCushion = spans.length === 1 && found.length === 0 && aboutCushion.test(words);
    if ((!isShare && !isCushion) || /\d/.test(words.replace(percent, '').replace(months, ''))) {
      return fault(`"${piece}" is not understood as an alarm line.`, remedy);
    }
    shares.push(...found);
    cushions.push(...spans);
  }
  const wrong = outOfRange(shares, cushions);
  if (wrong !== null) return fault(wrong, remedy);
  const [first, second] = [...new Set(shares)].sort((a, b) => a - b).map((share) => share / 100);
  const alarmAt = second ?? first ?? usualAlarmLines.alarmAt;
  return ok({
    watchAbove: second === undefined ? Math.min(usualAlarmLines.watchAbove, alarmAt) : (first ?? alarmAt),
    alarmAt,
    cushionMonths: cushions[0] ?? usualAlarmLines.cushionMonths,
  });
}

function outOfRange(shares: readonly number[], cushions: readonly number[]): string | null {
  if (shares.length === 0 && cushions.length === 0) return 'There is no alarm line in it.';
  if (shares.length > 2) return 'There are more than two shares of income.';
  if (cushions.length > 1) return 'There is more than one line for the cushion.';
  if (shares.some((share) => share <= 0 || share > 100))
    return 'A share of income is above 0 and at most 100 %.';
  return cushions.some((span) => span > 120) ? 'A cushion of more than 120 months is hardly meant.' : null;
}

function figures(words: string, pattern: RegExp): number[] {
  return [...words.matchAll(pattern)].map(([, digits = '']) => Number(digits.replace(',', '.')));
}
