import { isJson } from '../../reply.js';
import { refuse } from '../check.js';
import { compileDate } from './dates.js';

/** A test of a value in its plain form: text, number, names of options, ids, a date. */
export type Test = (value: unknown) => boolean;

/** How a type's conditions are called, and which test each makes. */
type Operators = Readonly<Record<string, (wanted: unknown, path: string) => Test>>;

function text(wanted: unknown, path: string): string {
  return typeof wanted === 'string' ? wanted.toLowerCase() : refuse(path, 'a string', wanted);
}

function number(wanted: unknown, path: string): number {
  return typeof wanted === 'number' ? wanted : refuse(path, 'a number', wanted);
}

function yes(wanted: unknown, path: string, test: Test): Test {
  return wanted === true ? test : refuse(path, '`true`', wanted);
}

/** A name, or a list of which any will do. */
function names(wanted: unknown, path: string): readonly string[] {
  const list = [wanted].flat();
  if (list.every((one) => typeof one === 'string')) return list.map((one) => String(one).toLowerCase());
  return refuse(path, 'a string or an array', wanted);
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const EMPTY: Operators = {
  is_empty: (wanted, path) => yes(wanted, path, isBlank),
  is_not_empty: (wanted, path) => yes(wanted, path, (value) => !isBlank(value)),
};

const low = (value: unknown) => String(value ?? '').toLowerCase();

const TEXT: Operators = {
  ...EMPTY,
  equals: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        low(value) === one
    )(text(wanted, path)),
  does_not_equal: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        low(value) !== one
    )(text(wanted, path)),
  contains: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        low(value).includes(one)
    )(text(wanted, path)),
  does_not_contain: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        !low(value).includes(one)
    )(text(wanted, path)),
  starts_with: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        low(value).startsWith(one)
    )(text(wanted, path)),
  ends_with: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        low(value).endsWith(one)
    )(text(wanted, path)),
};

/** An empty number is neither more nor less than any, but it is not equal to any either. */
function compared(holds: (value: number, wanted: number) => boolean): Operators[string] {
  return (wanted, path) => {
    const one = number(wanted, path);
    return (value) => typeof value === 'number' && holds(value, one);
  };
}

const NUMBER: Operators = {
  ...EMPTY,
  equals: compared((value, wanted) => value === wanted),
  does_not_equal: (wanted, path) =>
    (
      (one) => (value: unknown) =>
        value !== one
    )(number(wanted, path)),
  greater_than: compared((value, wanted) => value > wanted),
  less_than: compared((value, wanted) => value < wanted),
  greater_than_or_equal_to: compared((value, wanted) => value >= wanted),
  less_than_or_equal_to: compared((value, wanted) => value <= wanted),
};

const CHECKBOX: Operators = {
  equals: (wanted, path) =>
    typeof wanted === 'boolean' ? (value) => value === wanted : refuse(path, 'a boolean', wanted),
  does_not_equal: (wanted, path) =>
    typeof wanted === 'boolean' ? (value) => value !== wanted : refuse(path, 'a boolean', wanted),
};

const SELECT: Operators = {
  ...EMPTY,
  equals: (wanted, path) =>
    (
      (any) => (value: unknown) =>
        any.includes(low(value))
    )(names(wanted, path)),
  does_not_equal: (wanted, path) =>
    (
      (any) => (value: unknown) =>
        !any.includes(low(value))
    )(names(wanted, path)),
};

/** What is in a list: names of options, ids of people or pages. */
const LIST: Operators = {
  ...EMPTY,
  contains: (wanted, path) =>
    (
      (any) => (value: unknown) =>
        holdsAny(value, any)
    )(names(wanted, path)),
  does_not_contain: (wanted, path) =>
    (
      (any) => (value: unknown) =>
        !holdsAny(value, any)
    )(names(wanted, path)),
};

function holdsAny(value: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(value) && value.some((one) => wanted.includes(low(one)));
}

const KINDS: Readonly<Record<string, Operators>> = {
  title: TEXT,
  rich_text: TEXT,
  url: TEXT,
  email: TEXT,
  phone_number: TEXT,
  number: NUMBER,
  unique_id: NUMBER,
  checkbox: CHECKBOX,
  select: SELECT,
  status: SELECT,
  multi_select: LIST,
  relation: LIST,
  people: LIST,
  created_by: LIST,
  last_edited_by: LIST,
  files: EMPTY,
};

const DATES = ['date', 'created_time', 'last_edited_time'];

/** @param now where relative dates count from, milliseconds since 1970. */
export function compileCondition(kind: string, sent: unknown, path: string, now: number): Test {
  if (!isJson(sent)) return refuse(path, 'an object', sent);
  const [entry, ...more] = Object.entries(sent);
  if (entry === undefined || more.length > 0) return refuse(path, 'an object with one condition', sent);
  const [name, wanted] = entry;
  if (DATES.includes(kind)) return compileDate(name, wanted, `${path}.${name}`, now);
  const operator = KINDS[kind]?.[name];
  if (operator === undefined) return refuse(`${path}.${name}`, 'not present', wanted);
  return operator(wanted, `${path}.${name}`);
}
