import type { Temporal } from 'temporal-polyfill';
import { civil, utc } from './dates.js';
import { unsupported } from './error.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What Airtable writes when no format is given. */
const DEFAULT_FORMAT = 'YYYY-MM-DDTHH:mm:ssZ';

/** A format cut into literal text in brackets, specifiers and other characters, longest specifier first. */
const PIECES =
  /\[[^\]]*\]|YYYY|YY|Q|MMMM|MMM|MM|M|Do|DD|D|dddd|ddd|d|HH|H|hh|h|mm|m|SSS|ss|s|A|a|ZZ|Z|X|x|LL|L|l|[\s\S]/g;

/** What a text says of a date. */
type Parts = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
};

type Writer = (moment: Temporal.PlainDateTime, at: number) => string | number;

/** Specifiers of support.airtable.com/docs/supported-format-specifiers-for-datetime-format, in UTC and English. */
const WRITERS: Readonly<Record<string, Writer>> = {
  YYYY: (moment) => pad(moment.year, 4),
  YY: (moment) => pad(moment.year % 100, 2),
  Q: (moment) => Math.ceil(moment.month / 3),
  MMMM: (moment) => MONTHS[moment.month - 1] ?? '',
  MMM: (moment) => (MONTHS[moment.month - 1] ?? '').slice(0, 3),
  MM: (moment) => pad(moment.month, 2),
  M: (moment) => moment.month,
  Do: (moment) => `${moment.day}${ordinal(moment.day)}`,
  DD: (moment) => pad(moment.day, 2),
  D: (moment) => moment.day,
  dddd: (moment) => DAYS[moment.dayOfWeek % 7] ?? '',
  ddd: (moment) => (DAYS[moment.dayOfWeek % 7] ?? '').slice(0, 3),
  d: (moment) => moment.dayOfWeek % 7,
  HH: (moment) => pad(moment.hour, 2),
  H: (moment) => moment.hour,
  hh: (moment) => pad(moment.hour % 12 || 12, 2),
  h: (moment) => moment.hour % 12 || 12,
  mm: (moment) => pad(moment.minute, 2),
  m: (moment) => moment.minute,
  ss: (moment) => pad(moment.second, 2),
  s: (moment) => moment.second,
  SSS: (moment) => pad(moment.millisecond, 3),
  A: (moment) => (moment.hour < 12 ? 'AM' : 'PM'),
  a: (moment) => (moment.hour < 12 ? 'am' : 'pm'),
  ZZ: () => '+0000',
  Z: () => '+00:00',
  X: (_, at) => Math.floor(at / 1000),
  x: (_, at) => at,
  L: (moment) => `${pad(moment.month, 2)}/${pad(moment.day, 2)}/${pad(moment.year, 4)}`,
  l: (moment) => `${moment.month}/${moment.day}/${moment.year}`,
  LL: (moment) => `${MONTHS[moment.month - 1] ?? ''} ${moment.day}, ${moment.year}`,
};

/** Throws `FormulaError` (`unsupported`) at a letter that Airtable may read as a specifier and the sandbox does not. */
export function formatInstant(at: number, format = DEFAULT_FORMAT): string {
  const moment = utc(at);
  return pieces(format)
    .map((piece) => {
      if (piece.startsWith('[')) return piece.slice(1, -1);
      const write = WRITERS[piece];
      if (write !== undefined) return String(write(moment, at));
      return literal(piece, 'DATETIME_FORMAT');
    })
    .join('');
}

/** Each specifier that can be read: the pattern of its text and what it says of the date. */
const READERS: Readonly<Record<string, readonly [string, (text: string) => Parts]>> = {
  YYYY: ['\\d{4}', (text) => ({ year: Number(text) })],
  YY: ['\\d{2}', (text) => ({ year: 2000 + Number(text) })],
  MMMM: ['[A-Za-z]+', (text) => ({ month: monthNumber(text) })],
  MMM: ['[A-Za-z]+', (text) => ({ month: monthNumber(text) })],
  MM: ['\\d{1,2}', (text) => ({ month: Number(text) })],
  M: ['\\d{1,2}', (text) => ({ month: Number(text) })],
  Do: ['\\d{1,2}(?:st|nd|rd|th)', (text) => ({ day: Number.parseInt(text, 10) })],
  DD: ['\\d{1,2}', (text) => ({ day: Number(text) })],
  D: ['\\d{1,2}', (text) => ({ day: Number(text) })],
  HH: ['\\d{1,2}', (text) => ({ hour: Number(text) })],
  H: ['\\d{1,2}', (text) => ({ hour: Number(text) })],
  hh: ['\\d{1,2}', (text) => ({ hour: Number(text) % 12 })],
  h: ['\\d{1,2}', (text) => ({ hour: Number(text) % 12 })],
  mm: ['\\d{1,2}', (text) => ({ minute: Number(text) })],
  m: ['\\d{1,2}', (text) => ({ minute: Number(text) })],
  ss: ['\\d{1,2}', (text) => ({ second: Number(text) })],
  s: ['\\d{1,2}', (text) => ({ second: Number(text) })],
  SSS: ['\\d{3}', (text) => ({ millisecond: Number(text) })],
  A: ['[AaPp][Mm]', () => ({})],
  a: ['[AaPp][Mm]', () => ({})],
};

const FIRST_DAY = { year: 1970, month: 1, day: 1 };

/** The instant `text` names in UTC, or `undefined` when it does not fit the format or is no date. */
export function parseFormatted(text: string, format: string): number | undefined {
  const parts = pieces(format);
  const readers = parts.map((piece) => (piece.startsWith('[') ? undefined : READERS[piece]));
  const pattern = parts
    .map((piece, index) => readers[index]?.[0].replace(/^.*$/, '($&)') ?? fixed(piece))
    .join('');
  const found = new RegExp(`^\\s*${pattern}\\s*$`).exec(text)?.slice(1);
  if (found === undefined) return undefined;

  const read = readers.filter((reader) => reader !== undefined);
  let moment: Parts & typeof FIRST_DAY = FIRST_DAY;
  for (const [index, [, reader]] of read.entries()) moment = { ...moment, ...reader(found[index] ?? '') };
  const afternoon = /[ap]$/i.test(format) && found.some((part) => /^pm$/i.test(part));
  try {
    return civil(afternoon ? { ...moment, hour: (moment.hour ?? 0) + 12 } : moment);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function pieces(format: string): string[] {
  return format.match(PIECES) ?? [];
}

function fixed(piece: string): string {
  const text = piece.startsWith('[') ? piece.slice(1, -1) : literal(piece, 'DATETIME_PARSE');
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function literal(piece: string, functionName: string): string {
  if (/^[A-Za-z]$/.test(piece) && piece !== 'T') {
    throw unsupported(functionName, `the specifier "${piece}" of ${functionName}()`);
  }
  return piece;
}

/** 0, which no calendar has, for a word that is no month. */
function monthNumber(text: string): number {
  const short = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(short)) + 1;
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
