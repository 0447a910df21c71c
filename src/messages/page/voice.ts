import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../domain/calendar.js';
import { decimalsOf } from '../../domain/currency.js';
import type { Money } from '../../domain/money.js';
import { plainText } from '../../domain/typed-text.js';
import type { ClientView } from '../../jobs/client-view.js';
import { amountText, dateText, listText, monthText, percentText } from '../format.js';
import { dateFormat, numberFormat } from '../formats.js';
import { type Args, say } from '../icu.js';
import { readerOf } from '../locale.js';
import { shortenedTo } from '../plain.js';
import { type PageWords, wordsOf } from './words/index.js';

/** How a page is told: in the client's words, dates and numbers. */
export type PageVoice = {
  readonly language: ClientView['language'];
  readonly locale: string;
  say(key: keyof PageWords, args?: Args): string;
  /** Text somebody typed, on one line and not longer than a reader takes in. */
  typed(text: string): string;
  date(date: CalendarDate): string;
  /** A date to keep in mind, with its day of the week: `Thu 19 Nov`. */
  dueDay(date: CalendarDate): string;
  /** A day to meet on, in full: `Friday 27 November`. */
  talkDay(date: CalendarDate): string;
  /** Of `2026-11`. */
  month(month: string): string;
  /** Of a share between 0 and 1. */
  percent(share: number): string;
  /** Of minutes, as hours with two decimals at most; at least as many as are asked for. */
  hours(minutes: number, decimals?: number): string;
  amount(money: Money): string;
  list(items: readonly string[]): string;
  /** One after the other, with a space between them where the language has spaces. */
  sentences(texts: readonly string[]): string;
  weekday(name: string): string;
  /** A moment on the client's clock. */
  moment(at: Temporal.Instant): string;
};

export type VoiceOptions = {
  /** `18 Nov` in place of `18 November 2026`, and names kept apart from the direction of the text around them. */
  readonly forScreen: boolean;
  /**
   * Of what somebody typed. Longer than any name that is one, unless said otherwise; a whole letter in a cell must not
   * bury the rest of the page.
   */
  readonly mostGraphemes?: number;
};

/** UTF-16 units for each grapheme: room for accents and emoji, none for a letter under a hundred of them. */
const unitsEach = 3;

export function pageVoice(view: ClientView, { forScreen, mostGraphemes = 160 }: VoiceOptions): PageVoice {
  const { language, address, zone, today } = view;
  const { locale } = readerOf(language, view.country);
  const words = wordsOf(language, address);
  const dates = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, { timeZone: 'UTC', ...options });
  const yearOf = ({ year }: CalendarDate) => (year === today.year ? {} : ({ year: 'numeric' } as const));
  return {
    language,
    locale,
    say: (key, args = {}) => say(words[key], args, locale),
    typed(text) {
      const line = shortenedTo(plainText(text), mostGraphemes, mostGraphemes * unitsEach);
      // First strong isolate and its end (Unicode Standard Annex 9).
      return forScreen ? `\u2068${line}\u2069` : line;
    },
    date(date) {
      if (!forScreen) return dateText(date.toString(), locale);
      return unbroken(dates({ day: 'numeric', month: 'short', ...yearOf(date) }).format(utc(date)));
    },
    dueDay(date) {
      if (!forScreen) return dateText(date.toString(), locale);
      const options = { weekday: 'short', day: 'numeric', month: 'short', ...yearOf(date) } as const;
      return unbroken(dates(options).format(utc(date)));
    },
    talkDay(date) {
      if (!forScreen) return dateText(date.toString(), locale);
      return dates({ weekday: 'long', day: 'numeric', month: 'long', ...yearOf(date) }).format(utc(date));
    },
    month(month) {
      if (!forScreen) return monthText(month, locale);
      const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
      return dates({ month: 'long', ...yearOf(first) }).format(utc(first));
    },
    percent: (share) => percentText(`${Math.round(share * 100)}%`, locale),
    hours: (minutes, decimals = 0) =>
      numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 2 }).format(
        minutes / 60,
      ),
    amount({ minor, currency }) {
      const decimals = decimalsOf(currency);
      return amountText((minor / 10 ** decimals).toFixed(decimals), currency, locale);
    },
    list: (items) => listText(items, locale),
    sentences: (texts) => texts.join(language === 'ja' ? '' : ' '),
    weekday: (name) => dates({ weekday: 'long' }).format(utc(dayNamed(name))),
    moment: (at) =>
      dates({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }).format(at.epochMilliseconds),
  };
}

/** With spaces at which no line ends. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function utc(date: CalendarDate): number {
  return Date.UTC(date.year, date.month - 1, date.day);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Any day of that name; the first of January 2024 was a Monday. */
function dayNamed(name: string): CalendarDate {
  return Temporal.PlainDate.from('2024-01-01').add({ days: Math.max(0, weekdays.indexOf(name)) });
}
