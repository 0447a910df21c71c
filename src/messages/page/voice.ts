import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../domain/calendar.js';
import { decimalsOf } from '../../domain/currency.js';
import type { Money } from '../../domain/money.js';
import { plainText } from '../../domain/typed-text.js';
import type { ClientView } from '../../jobs/client-view.js';
import { amountText, dateText, listText, monthText, percentText } from '../format.js';
import { type Args, say } from '../icu.js';
import { readerOf } from '../locale.js';
import { shortened } from '../plain.js';
import { type PageWords, wordsOf } from './words/index.js';

/** How a page is told: in the client's words, dates and numbers. */
export type PageVoice = {
  readonly language: ClientView['language'];
  readonly locale: string;
  say(key: keyof PageWords, args?: Args): string;
  /** Text somebody typed, on one line and not longer than a reader takes in. */
  typed(text: string): string;
  date(date: CalendarDate): string;
  month(month: string): string;
  /** Of a share between 0 and 1. */
  percent(share: number): string;
  /** Of minutes, as hours with two decimals at most. */
  hours(minutes: number): string;
  amount(money: Money): string;
  list(items: readonly string[]): string;
  weekday(name: string): string;
  /** A moment on the client's clock. */
  moment(at: Temporal.Instant): string;
};

export type VoiceOptions = {
  /** `18 Nov` in place of `18 November 2026`, and names kept apart from the direction of the text around them. */
  readonly forScreen: boolean;
};

/** Longer than any name that is one; a whole letter in a cell must not bury the rest of the page. */
const mostGraphemes = 160;

const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

export function pageVoice(view: ClientView, { forScreen }: VoiceOptions): PageVoice {
  const { language, address, zone, today } = view;
  const { locale } = readerOf(language, view.country);
  const words = wordsOf(language, address);
  const dates = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, options);
  return {
    ...{ language, locale },
    say: (key, args = {}) => say(words[key], args, locale),
    typed(text) {
      const line = shortened(plainText(text), mostGraphemes);
      // First strong isolate and its end (Unicode Standard Annex 9).
      return forScreen ? `\u2068${line}\u2069` : line;
    },
    date(date) {
      if (!forScreen) return dateText(date.toString(), locale);
      const year = date.year === today.year ? {} : ({ year: 'numeric' } as const);
      return dates({ day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(utc(date));
    },
    month: (month) => monthText(month, locale),
    percent: (share) => percentText(`${Math.round(share * 100)}%`, locale),
    hours: (minutes) => numberFormat(locale).format(minutes / 60),
    amount({ minor, currency }) {
      const decimals = decimalsOf(currency);
      return amountText((minor / 10 ** decimals).toFixed(decimals), currency, locale);
    },
    list: (items) => listText(items, locale),
    weekday: (name) => dates({ weekday: 'long', timeZone: 'UTC' }).format(utc(dayNamed(name))),
    moment: (at) =>
      dates({
        ...{ weekday: 'short', day: 'numeric', month: 'short' },
        ...{ hour: '2-digit', minute: '2-digit', timeZone: zone },
      }).format(at.epochMilliseconds),
  };
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const format =
    (formats.get(name) as Intl.DateTimeFormat | undefined) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, format);
  return format;
}

function numberFormat(locale: string): Intl.NumberFormat {
  const name = `${locale} number`;
  const format =
    (formats.get(name) as Intl.NumberFormat | undefined) ??
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  formats.set(name, format);
  return format;
}

function utc(date: CalendarDate): number {
  return Date.UTC(date.year, date.month - 1, date.day);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Any day of that name; the first of January 2024 was a Monday. */
function dayNamed(name: string): CalendarDate {
  return Temporal.PlainDate.from('2024-01-01').add({ days: Math.max(0, weekdays.indexOf(name)) });
}
