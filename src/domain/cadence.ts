import { addDays, addMonths, type CalendarDate, daysBetween } from './calendar.js';
import { fault, ok, type Result } from './result.js';

/** How often a client hears from the freelancer; `never` switches check-ins off. */
export type Cadence =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'never' };

const day = { days: 1 };
const week = { days: 7 };
const month = { months: 1 };
const year = { months: 12 };
type Unit = { readonly days: number } | { readonly months: number };

const never: Cadence = { kind: 'never' };
const wholeWords: ReadonlyMap<string, Cadence> = new Map([
  ...rows('daily, taglich, diario, quotidien, gunluk, 毎日', times(1, day)),
  ...rows('weekly, wochentlich, semanal, hebdomadaire, haftalik, 毎週', times(1, week)),
  ...rows('fortnightly, vierzehntagig, quincenal, quinzenal, 隔週', times(2, week)),
  ...rows('monthly, monatlich, mensual, mensal, mensuel, aylik, 毎月', times(1, month)),
  ...rows('quarterly, vierteljahrlich, trimestral, trimestriel', times(3, month)),
  ...rows('half-yearly, half yearly, halbjahrlich, semestral, semestriel', times(6, month)),
  ...rows('yearly, annually, jahrlich, anual, annuel, yillik, 毎年', times(1, year)),
  ...rows('never, none, nie, nunca, jamais', never),
]);

const units: ReadonlyMap<string, Unit> = new Map([
  ...rows<Unit>('d, day, days, tag, tage, dia, dias, jour, jours, gun, 日', day),
  ...rows<Unit>('w, week, weeks, woche, wochen, semana, semanas, semaine, semaines, hafta, 週間', week),
  ...rows<Unit>('fortnight, fortnights', { days: 14 }),
  ...rows<Unit>('m, month, months, monat, monate, mes, meses, mois, ay, か月, ヶ月', month),
  ...rows<Unit>('quarter, quarters, quartal, quartale', { months: 3 }),
  ...rows<Unit>('y, year, years, jahr, jahre, ano, anos, an, ans, yil, 年', year),
]);

const longestDays = 730;
const understood = 'Write for example: weekly, every 2 weeks, monthly, 10 days, every 3 months, or never.';

/**
 * Reads a check-in cadence in the usual words of several languages. "Biweekly" and "bimonthly" are refused: they
 * mean twice in one, or one in two.
 */
export function parseCadence(text: string): Result<Cadence> {
  const words = plain(text);
  const cadence = wholeWords.get(words) ?? repeated(words);
  if (!cadence) return fault(`"${text.trim()}" is not understood as how often to check in.`, understood);
  if (isTooLong(cadence)) return fault(`"${text.trim()}" is not between 1 day and 2 years.`, understood);
  return ok(cadence);
}

/**
 * The check-in that follows the last touch (any contact restarts the clock); null when there is to be none.
 * Months keep the day of the touch, or take the last day of a shorter month.
 */
export function nextCheckIn(cadence: Cadence, lastTouch: CalendarDate): CalendarDate | null {
  return nthCheckIn(cadence, lastTouch, 1);
}

/** The n-th check-in of a rhythm that began on `anchor`; counted from the anchor, so the day never drifts. */
export function nthCheckIn(cadence: Cadence, anchor: CalendarDate, n: number): CalendarDate | null {
  if (cadence.kind === 'never') return null;
  return cadence.kind === 'days' ? addDays(anchor, n * cadence.days) : addMonths(anchor, n * cadence.months);
}

/** Whole days since a check-in was due; 0 until the day after. */
export function checkInOverdueDays(dueOn: CalendarDate, today: CalendarDate): number {
  return Math.max(0, daysBetween(dueOn, today));
}

const every =
  'every |each |once every |once a |alle |jede |jeden |jedes |cada |a cada |chaque |tous les |toutes les |her ';
const two = 'other |second |two |zwei |zweite |zweiten |zweites |deux |dos |dois |duas |iki ';
const rhythm = new RegExp(`^(?:${every})?(?:(?<twice>${two})|(?<count>\\d{1,3}) ?)?(?<name>\\D+)$`);

function repeated(words: string): Cadence | null {
  const { twice, count, name = '' } = rhythm.exec(words)?.groups ?? {};
  const unit = units.get(name);
  // A unit alone says nothing: "week" may be a slip for "weekly" or for "2 weeks".
  if (!unit || words === name) return iso(words);
  return times(count === undefined ? (twice === undefined ? 1 : 2) : Number(count), unit);
}

/** ISO 8601 durations: `P7D`, `P2W`, `P1M`. */
function iso(words: string): Cadence | null {
  const [, count, letter = ''] = /^p(\d{1,3})([dwmy])$/.exec(words) ?? [];
  const unit = units.get(letter);
  return count !== undefined && unit ? times(Number(count), unit) : null;
}

function times(count: number, unit: Unit): Cadence {
  return 'days' in unit
    ? { kind: 'days', days: count * unit.days }
    : { kind: 'months', months: count * unit.months };
}

function isTooLong(cadence: Cadence): boolean {
  if (cadence.kind === 'days') return cadence.days < 1 || cadence.days > longestDays;
  return cadence.kind === 'months' && (cadence.months < 1 || cadence.months > 24);
}

function plain(text: string): string {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return lower.replace(/ı/g, 'i').replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function rows<T>(words: string, meaning: T): readonly (readonly [string, T])[] {
  return words.split(', ').map((word) => [word, meaning] as const);
}
