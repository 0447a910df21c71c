import type { DataSource, NotionWorld, Page, Property } from '../state.js';
import { type DateValue, instantOf } from './date.js';
import { readValue, relationIds } from './show.js';

export type Place = { readonly world: NotionWorld; readonly source: DataSource; readonly page: Page };

export const ROLLUP_FUNCTIONS = [
  'count',
  'count_values',
  'empty',
  'not_empty',
  'unique',
  'show_unique',
  'percent_empty',
  'percent_not_empty',
  'sum',
  'average',
  'median',
  'min',
  'max',
  'range',
  'earliest_date',
  'latest_date',
  'date_range',
  'checked',
  'unchecked',
  'percent_checked',
  'percent_unchecked',
  'count_per_group',
  'percent_per_group',
  'show_original',
] as const;

export type RolledUp =
  | { readonly type: 'number'; readonly number: number | null }
  | { readonly type: 'date'; readonly date: DateValue | null }
  | { readonly type: 'array'; readonly array: readonly object[] }
  | { readonly type: 'unsupported'; readonly unsupported: object };

/** How far a rollup may look through other computed properties. */
const DEEPEST = 8;

export function showRollup(place: Place, property: Property): object {
  return { ...rollUp(place, property), function: property.rollup?.function };
}

export function rollUp(place: Place, property: Property, depth = 0): RolledUp {
  const { world, source, page } = place;
  const relation = source.properties.get(property.rollup?.relationId ?? '');
  const target = world.dataSources.get(relation?.targetId ?? '');
  const rolled = target?.properties.get(property.rollup?.propertyId ?? '');
  if (relation === undefined || target === undefined || rolled === undefined || depth > DEEPEST) {
    return { type: 'unsupported', unsupported: {} };
  }
  const shown = relationIds(world, relation, page).flatMap((id) => {
    const linked = world.nodes.get(id);
    return linked?.kind === 'page'
      ? [{ type: rolled.type, [rolled.type]: readValue(world, target, rolled, linked) }]
      : [];
  });
  return calculate(property.rollup?.function ?? 'count', rolled, shown);
}

type Shown = Readonly<Record<string, unknown>>;

function calculate(name: string, rolled: Property, shown: readonly Shown[]): RolledUp {
  const parts = shown.map((one) => one[rolled.type]);
  const filled = parts.filter((part) => !isEmptyPart(part));
  const ratio = (count: number): RolledUp => number(parts.length === 0 ? 0 : count / parts.length);
  const ticked = parts.filter((part) => part === true).length;
  switch (name) {
    case 'count':
      return number(parts.length);
    case 'count_values':
      return number(filled.flatMap((part) => (Array.isArray(part) ? part : [part])).length);
    case 'empty':
      return number(parts.length - filled.length);
    case 'not_empty':
      return number(filled.length);
    case 'unique':
      return number(new Set(filled.map((part) => JSON.stringify(part))).size);
    case 'percent_empty':
      return ratio(parts.length - filled.length);
    case 'percent_not_empty':
      return ratio(filled.length);
    case 'checked':
      return number(ticked);
    case 'unchecked':
      return number(parts.length - ticked);
    case 'percent_checked':
      return ratio(ticked);
    case 'percent_unchecked':
      return ratio(parts.length - ticked);
    case 'show_original':
      return { type: 'array', array: shown.filter((one) => one[rolled.type] !== null) };
    case 'show_unique': {
      const unique = new Map(shown.map((one) => [JSON.stringify(one), one]));
      return { type: 'array', array: [...unique.values()] };
    }
    case 'earliest_date':
    case 'latest_date':
    case 'date_range':
      return dates(name, parts);
    default:
      return numbers(name, parts);
  }
}

function isEmptyPart(part: unknown): boolean {
  return part === null || part === undefined || (Array.isArray(part) && part.length === 0);
}

function number(value: number | null): RolledUp {
  return { type: 'number', number: value };
}

function numbers(name: string, parts: readonly unknown[]): RolledUp {
  const values = parts
    .map(numberIn)
    .filter((value) => value !== null)
    .sort((left, right) => left - right);
  const sum = values.reduce((total, value) => total + value, 0);
  const [first, last] = [values[0], values.at(-1)];
  if (name === 'sum') return number(sum);
  if (first === undefined || last === undefined) return number(null);
  const middle = values.length / 2;
  switch (name) {
    case 'average':
      return number(sum / values.length);
    case 'median':
      return number(((values[Math.ceil(middle) - 1] ?? first) + (values[Math.floor(middle)] ?? last)) / 2);
    case 'min':
      return number(first);
    case 'max':
      return number(last);
    case 'range':
      return number(last - first);
    default:
      return { type: 'unsupported', unsupported: {} };
  }
}

/** A number, or the number that a formula or another rollup came to. */
function numberIn(part: unknown): number | null {
  if (typeof part === 'number') return part;
  if (typeof part === 'object' && part !== null && 'number' in part && typeof part.number === 'number')
    return part.number;
  return null;
}

function dates(name: string, parts: readonly unknown[]): RolledUp {
  const values = parts
    .map(dateIn)
    .filter((value) => value !== null)
    .sort((left, right) => instantOf(left.start) - instantOf(right.start));
  const [first, last] = [values[0] ?? null, values.at(-1) ?? null];
  if (name === 'earliest_date') return { type: 'date', date: first };
  if (name === 'latest_date') return { type: 'date', date: last };
  const range = first === null || last === null ? null : { start: first.start, end: last.end ?? last.start };
  return { type: 'date', date: range === null ? null : { ...range, time_zone: null } };
}

function dateIn(part: unknown): DateValue | null {
  if (typeof part !== 'object' || part === null) return null;
  if ('start' in part) return part as DateValue;
  return 'date' in part ? (part.date as DateValue | null) : null;
}
