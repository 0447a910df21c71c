import { isJson, type Json } from '../../reply.js';
import { arrayAt, objectAt, oneOf, refuse } from '../check.js';
import { validationError } from '../errors.js';
import { decodeId } from '../ids.js';
import { plainText, type RichText } from '../rich-text.js';
import { minute } from '../show.js';
import { type DataSource, type NotionWorld, type Page, type Property, propertyOf } from '../state.js';
import { rollUp } from '../values/rollup.js';
import { optionOf, relationIds } from '../values/show.js';
import { compileCondition, type Test } from './conditions.js';

export type RowTest = (page: Page) => boolean;

/** Compound filters may stand in each other this deep. Source: developers.notion.com/reference/filter-data-source-entries. */
const DEEPEST = 2;

type Filtering = { readonly world: NotionWorld; readonly source: DataSource };

export function compileFilter(filtering: Filtering, sent: unknown, path = 'body.filter', depth = 0): RowTest {
  const filter = objectAt(sent, path);
  for (const word of ['and', 'or'] as const) {
    if (filter[word] === undefined) continue;
    if (depth >= DEEPEST) return refuse(`${path}.${word}`, 'not present', filter[word]);
    const tests = arrayAt(filter[word], `${path}.${word}`).map((part, index) =>
      compileFilter(filtering, part, `${path}.${word}[${index}]`, depth + 1),
    );
    return word === 'and'
      ? (page) => tests.every((test) => test(page))
      : (page) => tests.some((test) => test(page));
  }
  if (filter['timestamp'] !== undefined) return timestampTest(filtering, filter, path);
  return propertyTest(filtering, filter, path);
}

function timestampTest({ world }: Filtering, filter: Json, path: string): RowTest {
  const name = oneOf(filter['timestamp'], `${path}.timestamp`, ['created_time', 'last_edited_time']);
  const test = compileCondition(name, filter[name], `${path}.${name}`, world.clock.ms());
  const key = name === 'created_time' ? 'createdAt' : 'editedAt';
  return (page) => test(minute(page[key]));
}

function propertyTest(filtering: Filtering, filter: Json, path: string): RowTest {
  const { world, source } = filtering;
  const asked = filter['property'];
  if (typeof asked !== 'string') return refuse(`${path}.property`, 'defined', asked);
  const property = source.properties.get(decodeId(asked)) ?? propertyOf(source, asked);
  if (property === undefined) throw validationError(`Could not find property with name or id: ${asked}`);
  if (property.type === 'formula')
    throw validationError('Unable to filter based on a formula of unknown type.');
  if (property.type === 'rollup') return rollupTest(filtering, property, filter, path);
  const kind = kindIn(filter, property.type);
  if (kind === null) {
    const sent = Object.keys(filter).find((key) => key !== 'property' && key !== 'type');
    throw validationError(`database property ${property.type} does not match filter ${sent}`);
  }
  const read = reader(world, property);
  const test = compileCondition(kind, filter[kind], `${path}.${kind}`, world.clock.ms());
  return (page) => test(read(page));
}

/** Texts may be filtered as rich text, whatever kind of text they are. */
function kindIn(filter: Json, type: string): string | null {
  if (filter[type] !== undefined) return type;
  const isText = ['title', 'url', 'email', 'phone_number', 'rich_text'].includes(type);
  if (isText && filter['rich_text'] !== undefined) return 'rich_text';
  if ((type === 'created_by' || type === 'last_edited_by') && filter['people'] !== undefined) return 'people';
  if ((type === 'created_time' || type === 'last_edited_time') && filter['date'] !== undefined) return 'date';
  return type === 'unique_id' && filter['number'] !== undefined ? 'number' : null;
}

/** The value of a cell in the form in which conditions compare it. */
export function reader(world: NotionWorld, property: Property): (page: Page) => unknown {
  const { id } = property;
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return (page) => plainText((page.values[id] ?? []) as RichText[]);
    case 'select':
    case 'status': {
      const names = new Map(property.options?.map((option) => [option.id, option.name]));
      return (page) => names.get(String(page.values[id])) ?? null;
    }
    case 'multi_select':
      return (page) => ((page.values[id] ?? []) as string[]).map((one) => optionOf(property, one)?.name);
    case 'checkbox':
      return (page) => page.values[id] === true;
    case 'relation':
      return (page) => relationIds(world, property, page);
    case 'created_time':
      return (page) => minute(page.createdAt);
    case 'last_edited_time':
      return (page) => minute(page.editedAt);
    case 'created_by':
      return (page) => [page.createdBy];
    case 'last_edited_by':
      return (page) => [page.editedBy];
    case 'unique_id':
      return (page) => page.number;
    default:
      return (page) => page.values[id] ?? null;
  }
}

function rollupTest({ world, source }: Filtering, property: Property, filter: Json, path: string): RowTest {
  const sent = objectAt(filter['rollup'], `${path}.rollup`);
  const [word = '', inner] = Object.entries(sent)[0] ?? [];
  const at = `${path}.rollup.${word}`;
  const rolled = (page: Page) => rollUp({ world, source, page }, property);
  if (word === 'number' || word === 'date') {
    const test = compileCondition(word, inner, at, world.clock.ms());
    return (page) => {
      const value = rolled(page);
      return value.type === word && test(value[word as never]);
    };
  }
  if (!['any', 'every', 'none'].includes(word) || !isJson(inner)) return refuse(at, 'not present', inner);
  const [kind = '', condition] = Object.entries(inner)[0] ?? [];
  const test = compileCondition(kind, condition, `${at}.${kind}`, world.clock.ms());
  return (page) => {
    const value = rolled(page);
    return value.type === 'array' && holds(word, value.array.map(plainForm), test);
  };
}

/** None of nothing is so; every one of nothing is not. */
function holds(word: string, values: readonly unknown[], test: Test): boolean {
  if (word === 'none') return !values.some(test);
  return word === 'any' ? values.some(test) : values.length > 0 && values.every(test);
}

function plainForm(shown: object): unknown {
  const { type } = shown as { type: string };
  const value = (shown as Record<string, unknown>)[type];
  if (type === 'title' || type === 'rich_text') return plainText(value as RichText[]);
  if (type === 'select' || type === 'status') return isJson(value) ? value['name'] : null;
  if (type === 'multi_select') return (value as { name: string }[]).map(({ name }) => name);
  if (type === 'unique_id') return isJson(value) ? value['number'] : null;
  return value;
}
