import { Temporal } from 'temporal-polyfill';
import { type DateValue, instantOf, isDay } from '../values/date.js';

/** What a formula counts with; a date as in a page, a list for what several rows hold. */
export type Value = number | string | boolean | DateValue | readonly unknown[] | null;

/** A function or a mixture of types that the sandbox does not have; the value is then shown as unsupported. */
export class UnsupportedFormula extends Error {
  constructor(what: string) {
    super(`The sandbox does not have ${what} in formulas.`);
    this.name = 'UnsupportedFormula';
  }
}

export function isEmpty(value: Value): boolean {
  return (
    value === null ||
    value === '' ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

export function toNumber(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return Number.parseFloat(value) || 0;
  if (isDate(value)) return instantOf(value.start);
  throw new UnsupportedFormula('lists as numbers');
}

export function toText(value: Value): string {
  if (value === null) return '';
  if (isDate(value)) return value.start;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function isDate(value: Value): value is DateValue {
  return typeof value === 'object' && value !== null && 'start' in value;
}

function compare(left: Value, right: Value): number {
  if (isDate(left) || isDate(right)) return toNumber(left) - toNumber(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return toNumber(left) - toNumber(right);
}

function equal(left: Value, right: Value): boolean {
  if (isDate(left) && isDate(right)) return compare(left, right) === 0;
  if (left === null || right === null) return isEmpty(left) && isEmpty(right);
  return left === right;
}

function dateOf(value: Value): DateValue {
  if (isDate(value)) return value;
  throw new UnsupportedFormula('this value as a date');
}

function zoned(value: Value): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantOf(dateOf(value).start)).toZonedDateTimeISO('UTC');
}

const UNITS = ['years', 'quarters', 'months', 'weeks', 'days', 'hours', 'minutes'] as const;

function unitOf(value: Value): { unit: Exclude<(typeof UNITS)[number], 'quarters'>; times: number } {
  const unit = UNITS.find((one) => one === value);
  if (unit === undefined) throw new UnsupportedFormula(`the unit ${toText(value)}`);
  return unit === 'quarters' ? { unit: 'months', times: 3 } : { unit, times: 1 };
}

/** Whole units from the second date to the first. */
function dateBetween(left: Value, right: Value, by: Value): Value {
  if (left === null || right === null) return null;
  const { unit, times } = unitOf(by);
  const between = zoned(right).until(zoned(left), { largestUnit: unit });
  return Math.trunc(between[unit] / times);
}

function dateAdd(value: Value, amount: Value, by: Value): Value {
  if (value === null) return null;
  const { unit, times } = unitOf(by);
  const then = zoned(value).add({ [unit]: toNumber(amount) * times });
  const iso = new Date(then.epochMilliseconds).toISOString();
  const keepsDay = isDay(dateOf(value).start) && unit !== 'hours' && unit !== 'minutes';
  return { start: keepsDay ? iso.slice(0, 10) : iso.replace('Z', '+00:00'), end: null, time_zone: null };
}

type Function = (...args: readonly Value[]) => Value;

function numeric(calculate: (...numbers: number[]) => number): Function {
  return (...args) => calculate(...args.map(toNumber));
}

function textual(change: (text: string, ...more: string[]) => Value): Function {
  return (text = null, ...more) => change(toText(text), ...more.map(toText));
}

/** A decimal place more or less, as `round` takes it. */
function round(value: number, places = 0): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}

/** Functions whose arguments are all worked out beforehand. */
export const FUNCTIONS: Readonly<Record<string, Function>> = {
  add: (left = null, right = null) =>
    typeof left === 'string' || typeof right === 'string'
      ? toText(left) + toText(right)
      : toNumber(left) + toNumber(right),
  subtract: numeric((left, right) => left - right),
  multiply: numeric((left, right) => left * right),
  divide: numeric((left, right) => left / right),
  mod: numeric((left, right) => left % right),
  pow: numeric((left, right) => left ** right),
  unaryMinus: numeric((value) => -value),
  equal: (left = null, right = null) => equal(left, right),
  unequal: (left = null, right = null) => !equal(left, right),
  larger: (left = null, right = null) => compare(left, right) > 0,
  largerEq: (left = null, right = null) => compare(left, right) >= 0,
  smaller: (left = null, right = null) => compare(left, right) < 0,
  smallerEq: (left = null, right = null) => compare(left, right) <= 0,
  not: (value = null) => isEmpty(value),
  empty: (value = null) => isEmpty(value),
  abs: numeric(Math.abs),
  ceil: numeric(Math.ceil),
  floor: numeric(Math.floor),
  round: numeric(round),
  sqrt: numeric(Math.sqrt),
  exp: numeric(Math.exp),
  sign: numeric(Math.sign),
  min: numeric(Math.min),
  max: numeric(Math.max),
  sum: (...args) => args.flat().reduce((total: number, one) => total + toNumber(one as Value), 0),
  toNumber: numeric((value) => value),
  format: textual((text) => text),
  length: (value = null) => (Array.isArray(value) ? value.length : toText(value).length),
  concat: (...args) => args.map(toText).join(''),
  contains: textual((text, part = '') => text.includes(part)),
  includes: (value = null, part = null) =>
    Array.isArray(value) ? value.includes(part) : toText(value).includes(toText(part)),
  lower: textual((text) => text.toLowerCase()),
  upper: textual((text) => text.toUpperCase()),
  replaceAll: textual((text, part = '', by = '') => text.replaceAll(part, by)),
  dateBetween: (left = null, right = null, unit = null) => dateBetween(left, right, unit),
  dateAdd: (value = null, amount = null, unit = null) => dateAdd(value, amount, unit),
  dateSubtract: (value = null, amount = null, unit = null) => dateAdd(value, -toNumber(amount), unit),
  timestamp: (value = null) => instantOf(dateOf(value).start),
  fromTimestamp: (value = null) => ({
    start: new Date(toNumber(value)).toISOString().replace('Z', '+00:00'),
    end: null,
    time_zone: null,
  }),
  year: (value = null) => zoned(value).year,
  month: (value = null) => zoned(value).month,
  date: (value = null) => zoned(value).day,
  day: (value = null) => zoned(value).dayOfWeek,
  hour: (value = null) => zoned(value).hour,
  minute: (value = null) => zoned(value).minute,
};
