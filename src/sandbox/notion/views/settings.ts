import { isJson, type Json } from '../../reply.js';
import { arrayAt, objectAt, oneOf, refuse } from '../check.js';
import { validationError } from '../errors.js';
import { decodeId } from '../ids.js';
import { compileFilter } from '../query/filter.js';
import { type DataSource, type NotionWorld, type Property, propertyOf } from '../state.js';

export const VIEW_TYPES = [
  'table',
  'board',
  'list',
  'calendar',
  'timeline',
  'gallery',
  'form',
  'chart',
  'map',
  'dashboard',
] as const;

/** What a view of a type cannot do without. */
const NEEDED: Readonly<Record<string, string>> = {
  board: 'group_by',
  calendar: 'date_property_id',
  timeline: 'date_property_id',
  chart: 'chart_type',
};

const MOST_SORTS = 100;

type Settling = { readonly world: NotionWorld; readonly source: DataSource };

/** A filter as it is kept: checked, with properties by id. */
export function viewFilter(settling: Settling, sent: unknown): Json | null {
  if (sent === undefined || sent === null) return null;
  compileFilter(settling, sent);
  return byId(settling.source, objectAt(sent, 'body.filter')) as Json;
}

function byId(source: DataSource, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => byId(source, one));
  if (!isJson(part)) return part;
  if (part['and'] !== undefined) return { and: byId(source, part['and']) };
  if (part['or'] !== undefined) return { or: byId(source, part['or']) };
  const { property, ...condition } = part;
  return property === undefined ? part : { property: find(source, property).id, ...condition };
}

export function viewSorts({ source }: Settling, sent: unknown): readonly Json[] | null {
  if (sent === undefined || sent === null) return null;
  const sorts = arrayAt(sent, 'body.sorts', MOST_SORTS).map((one, index) => {
    const sort = objectAt(one, `body.sorts[${index}]`);
    const direction = oneOf(sort['direction'], `body.sorts[${index}].direction`, ['ascending', 'descending']);
    if (sort['timestamp'] !== undefined) return { timestamp: sort['timestamp'], direction };
    return { property: find(source, sort['property']).id, direction };
  });
  return sorts.length === 0 ? null : sorts;
}

export function viewQuickFilters({ world, source }: Settling, sent: unknown): Json | null {
  if (sent === undefined || sent === null) return null;
  const filters = objectAt(sent, 'body.quick_filters');
  const kept = Object.entries(filters).map(([key, condition]) => {
    const property = find(source, key);
    compileFilter(
      { world, source },
      { property: property.id, ...objectAt(condition, `body.quick_filters.${key}`) },
    );
    return [property.id, condition] as const;
  });
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

export function viewConfiguration({ source }: Settling, type: string, sent: unknown): Json {
  const asked = sent === undefined || sent === null ? {} : objectAt(sent, 'body.configuration');
  if (asked['type'] !== undefined && asked['type'] !== type) {
    return refuse('body.configuration.type', `\`"${type}"\``, asked['type']);
  }
  const needed = NEEDED[type];
  if (needed !== undefined && asked[needed] === undefined)
    refuse(`body.configuration.${needed}`, 'defined', undefined);
  const rows = type === 'dashboard' ? { rows: [] } : {};
  return { type, ...rows, ...(named(source, asked) as Json) };
}

/** Ids in a configuration are shown plain, each with the name it has now beside it where Notion shows one. */
function named(source: DataSource, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => named(source, one));
  if (!isJson(part)) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]): [string, unknown][] => {
      if (!/(^|_)property_id$/.test(key) || typeof value !== 'string') return [[key, named(source, value)]];
      const property = find(source, value);
      return [
        [key, property.id],
        [key.replace(/id$/, 'name'), property.name],
      ];
    }),
  );
}

function find(source: DataSource, key: unknown): Property {
  const property =
    typeof key === 'string' ? (source.properties.get(decodeId(key)) ?? propertyOf(source, key)) : undefined;
  if (property === undefined) throw validationError(`Could not find property with name or id: ${key}`);
  return property;
}
