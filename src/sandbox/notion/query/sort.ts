import { arrayAt, objectAt, oneOf, refuse } from '../check.js';
import { validationError } from '../errors.js';
import { decodeId } from '../ids.js';
import { type DataSource, type NotionWorld, type Page, type Property, propertyOf } from '../state.js';
import { instantOf } from '../values/date.js';
import { readValue } from '../values/show.js';
import { reader } from './filter.js';

type Key = number | string | null;
type Order = { readonly key: (page: Page) => Key; readonly sign: 1 | -1 };

const MOST_SORTS = 100;

/** The rows in the order asked for; what is empty stands last either way. */
export function sortRows(world: NotionWorld, source: DataSource, rows: Page[], sent: unknown): Page[] {
  const orders = arrayAt(sent, 'body.sorts', MOST_SORTS).map((one, index) =>
    orderOf(world, source, one, `body.sorts[${index}]`),
  );
  if (orders.length === 0) return rows;
  const keyed = rows.map((page) => ({ page, keys: orders.map(({ key }) => key(page)) }));
  keyed.sort((left, right) => {
    for (const [index, { sign }] of orders.entries()) {
      const difference = compare(left.keys[index] ?? null, right.keys[index] ?? null, sign);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ page }) => page);
}

function compare(left: Key, right: Key, sign: 1 | -1): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return (left < right ? -1 : 1) * sign;
}

function orderOf(world: NotionWorld, source: DataSource, sent: unknown, path: string): Order {
  const sort = objectAt(sent, path);
  const direction = oneOf(sort['direction'] ?? 'ascending', `${path}.direction`, ['ascending', 'descending']);
  const sign = direction === 'ascending' ? 1 : -1;
  if (sort['timestamp'] !== undefined) {
    const name = oneOf(sort['timestamp'], `${path}.timestamp`, ['created_time', 'last_edited_time']);
    return { sign, key: (page) => (name === 'created_time' ? page.createdAt : page.editedAt) };
  }
  const asked = sort['property'];
  if (typeof asked !== 'string') return refuse(`${path}.property`, 'defined', asked);
  const property = source.properties.get(decodeId(asked)) ?? propertyOf(source, asked);
  if (property === undefined) throw validationError(`Could not find sort property with name or id: ${asked}`);
  return { sign, key: keyOf(world, source, property) };
}

function keyOf(world: NotionWorld, source: DataSource, property: Property): (page: Page) => Key {
  const { id, type } = property;
  if (type === 'select' || type === 'status') {
    const places = new Map(property.options?.map((option, index) => [option.id, index]));
    return (page) => places.get(String(page.values[id])) ?? null;
  }
  if (type === 'formula' || type === 'rollup')
    return (page) => plainKey(computed(world, source, property, page));
  const read = reader(world, property);
  return (page) => plainKey(read(page));
}

function computed(world: NotionWorld, source: DataSource, property: Property, page: Page): unknown {
  const shown = readValue(world, source, property, page) as Record<string, unknown>;
  return shown[String(shown['type'])];
}

function plainKey(value: unknown): Key {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return value === '' ? null : value.toLowerCase();
  if (Array.isArray(value)) return value.length === 0 ? null : String(value[0]).toLowerCase();
  return typeof value === 'object' && value !== null && 'start' in value
    ? instantOf(String(value.start))
    : null;
}
