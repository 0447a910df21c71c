import { Temporal } from 'temporal-polyfill';
import { anniversariesBetween, yearsBetween } from './anniversary.js';
import { addDays, type CalendarDate, isBefore } from './calendar.js';
import { monthCalled, plainWords } from './month-names.js';
import { type Fault, fault, ok, type Result } from './result.js';

type Language = 'en' | 'de' | 'es' | 'pt' | 'fr' | 'tr' | 'ja';

/** A day of every year on which good wishes are sent. */
export type GreetingDay = {
  /** `christmas`, or month and day of one that is not known by name: `03-12`. */
  readonly id: string;
  /** As it stands in a letter: by language where it is known, else as it was written. */
  readonly name: string | Readonly<Record<Language, string>>;
  /** Its dates from one day to another, both included. */
  between(from: CalendarDate, to: CalendarDate): readonly CalendarDate[];
  /** Days before and after it in which the wish is in place. */
  readonly before: number;
  readonly after: number;
};

type Known = GreetingDay & { readonly called: readonly string[] };

const known: readonly Known[] = [
  {
    id: 'christmas',
    name: {
      en: 'Christmas',
      de: 'Weihnachten',
      es: 'Navidad',
      pt: 'Natal',
      fr: 'Noël',
      tr: 'Noel',
      ja: 'クリスマス',
    },
    called: names('christmas, christmas day, xmas, weihnachten, navidad, natal, noel, クリスマス'),
    between: yearly(12, 25),
    // People leave for the holidays.
    before: 4,
    after: 0,
  },
  {
    id: 'new-year',
    name: {
      en: 'the New Year',
      de: 'Neujahr',
      es: 'Año Nuevo',
      pt: 'Ano Novo',
      fr: 'la nouvelle année',
      tr: 'Yeni Yıl',
      ja: '新年',
    },
    called: names(
      "new year, the new year, new year's day, new years day, neujahr, neues jahr, ano nuevo, ano novo, nouvel an, " +
        'nouvelle annee, la nouvelle annee, yeni yil, yilbasi, 新年, 正月, お正月, 年始',
    ),
    between: yearly(1, 1),
    before: 2,
    after: 7,
  },
  {
    id: 'easter',
    name: {
      en: 'Easter',
      de: 'Ostern',
      es: 'Pascua',
      pt: 'Páscoa',
      fr: 'Pâques',
      tr: 'Paskalya',
      ja: 'イースター',
    },
    called: names('easter, easter sunday, ostern, pascua, pascoa, paques, paskalya, イースター, 復活祭'),
    between: eastersBetween,
    before: 4,
    after: 0,
  },
];

const remedy =
  'Write Christmas, New Year or Easter, a date such as 12 March, or a name with its date such as Founding day: 12 March.';

const nothing = new Set(
  names('none, no, never, keine, nein, nie, ninguno, nunca, nenhum, aucun, jamais, yok, -, –, —'),
);

/** Reads `Christmas, New Year, Founding day: 12 March`. What is not understood is a fault of its own; `None` means none. */
export function parseGreetingDays(text: string): {
  readonly days: readonly GreetingDay[];
  readonly faults: readonly Fault[];
} {
  const days = new Map<string, GreetingDay>();
  const faults: Fault[] = [];
  for (const item of text.split(/[,;·、\n]/u).map((each) => each.trim())) {
    if (item === '' || nothing.has(plainWords(item))) continue;
    const day = parseGreetingDay(item);
    if (day.ok) days.set(day.value.id, day.value);
    else faults.push({ problem: day.problem, remedy: day.remedy });
  }
  return { days: [...days.values()], faults };
}

function parseGreetingDay(item: string): Result<GreetingDay> {
  const words = plainWords(item);
  const feast = known.find(({ called }) => called.includes(words));
  if (feast) return ok(feast);
  const [, name, dated = item] = /^([^:：]+)[:：](.+)$/u.exec(item) ?? [];
  const on = monthAndDay(plainWords(dated));
  if (!on) return fault(`"${item}" is not known as a day on which greetings are sent.`, remedy);
  const [month, day] = on;
  const id = [month, day].map((number) => String(number).padStart(2, '0')).join('-');
  return ok({ id, name: (name ?? dated).trim(), between: yearly(month, day), before: 0, after: 3 });
}

const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th|er|º|o)? ?(?:of |de |do )?(\p{L}+)\.?$/u;
const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?$/u;
const german = /^(\d{1,2})\. ?(\d{1,2})\.?$/u;
const iso = /^(?:-{2})?(\d{2})-(\d{2})$/u;
const japanese = /^(\d{1,2})月(\d{1,2})日$/u;

/** `24 December`, `December 24`, `24.12.`, `12-24`, `12月24日`. `12/24` and `24/12` are left out: one is read as the other. */
function monthAndDay(words: string): readonly [number, number] | null {
  const [, first, named = ''] = dayFirst.exec(words) ?? [];
  const [, leading = '', last] = monthFirst.exec(words) ?? [];
  const [, germanDay, germanMonth] = german.exec(words) ?? [];
  const [, month, day] = iso.exec(words) ?? japanese.exec(words) ?? [];
  return (
    real(monthCalled(named), first) ??
    real(monthCalled(leading), last) ??
    real(Number(germanMonth), germanDay) ??
    real(Number(month), day)
  );
}

/** A day that the month has in a leap year. */
function real(month: number | null, dayText: string | undefined): readonly [number, number] | null {
  const day = Number(dayText);
  if (!month || !day || month > 12) return null;
  return day <= Temporal.PlainYearMonth.from({ year: 2000, month }).daysInMonth ? [month, day] : null;
}

function yearly(month: number, day: number): GreetingDay['between'] {
  const date = Temporal.PlainDate.from({ year: 2000, month, day });
  return (from, to) => anniversariesBetween(date, from, to);
}

function eastersBetween(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const easters = yearsBetween(from, to).map(easterIn);
  return easters.filter((on) => !isBefore(on, from) && !isBefore(to, on));
}

/**
 * Easter Sunday of the Gregorian calendar, by the anonymous algorithm (J. Meeus, Astronomical Algorithms, 1991,
 * chapter 8).
 */
export function easterIn(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return addDays(Temporal.PlainDate.from({ year, month: 3, day: 22 }), epact + weekday - 7 * late);
}

function names(list: string): readonly string[] {
  return list.split(', ').map(plainWords);
}
