import { isJson, type Json } from '../../reply.js';
import { blockFor } from '../access.js';
import { arrayAt, idAt, oneOf, refuse, textAt } from '../check.js';
import { validationError } from '../errors.js';
import { newId } from '../ids.js';
import { parseRichText } from '../rich-text.js';
import type { DataSource, NotionWorld, Option, Property } from '../state.js';
import { parseDate } from './date.js';

/** Types whose values Notion works out itself. */
const READ_ONLY = new Set([
  'formula',
  'rollup',
  'unique_id',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'button',
]);

export function isComputed(property: Property): boolean {
  return READ_ONLY.has(property.type);
}

export type Writing = {
  readonly world: NotionWorld;
  readonly source: DataSource;
  /** A person sees pages that are not shared with the connection. */
  readonly byPerson?: boolean;
};

const COLORS = ['default', 'gray', 'brown', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'red'];

/** A property's value as sent, in the form in which it is kept; `undefined` empties it. */
export function parseValue(writing: Writing, property: Property, sent: unknown, path: string): unknown {
  if (isComputed(property)) {
    throw validationError(
      `Cannot update ${property.type} property "${property.name}": its value is read-only.`,
    );
  }
  const value = valuePart(property, sent, path);
  const at = `${path}.${property.type}`;
  if (value === null) return property.type === 'status' ? property.options?.[0]?.id : undefined;
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return parseRichText(value, at);
    case 'number':
      return typeof value === 'number' ? value : refuse(at, 'a number', value);
    case 'checkbox':
      return typeof value === 'boolean' ? value : refuse(at, 'a boolean', value);
    case 'url':
      return textAt(value, at, 2000) || undefined;
    case 'email':
    case 'phone_number':
      return textAt(value, at, 200) || undefined;
    case 'date':
      return parseDate(value, at);
    case 'select':
      return optionId(property, value, at, true);
    case 'status':
      return optionId(property, value, at, false);
    case 'multi_select':
      return [
        ...new Set(arrayAt(value, at).map((one, index) => optionId(property, one, `${at}[${index}]`, true))),
      ];
    case 'relation':
      return parseRelation(writing, property, value, at);
    case 'people':
      return arrayAt(value, at).map((one, index) =>
        idAt(isJson(one) ? one['id'] : undefined, `${at}[${index}].id`),
      );
    case 'files':
      return arrayAt(value, at).map((file, index) => parseFile(file, `${at}[${index}]`));
    case 'place':
      return { name: null, ...(isJson(value) ? value : {}) };
    default:
      return isJson(value) ? value : undefined;
  }
}

/** The part under the type's name: `{ number: 5 }`, also `{ type: 'number', number: 5 }`. */
function valuePart(property: Property, sent: unknown, path: string): unknown {
  if (!isJson(sent)) return refuse(path, 'an object', sent);
  const value = sent[property.type];
  if (value === undefined) throw validationError(`${property.name} is expected to be ${property.type}.`);
  return value;
}

function optionId(property: Property, sent: unknown, path: string, mayMake: boolean): string {
  if (!isJson(sent)) return refuse(path, 'an object', sent);
  property.options ??= [];
  const { options } = property;
  const byId = options.find((option) => option.id === sent['id']);
  if (byId !== undefined) return byId.id;
  if (sent['name'] === undefined) return refuse(`${path}.name`, 'defined', undefined);
  const name = textAt(sent['name'], `${path}.name`, 100);
  const byName = options.find((option) => option.name.toLowerCase() === name.toLowerCase());
  if (byName !== undefined) return byName.id;
  if (!mayMake) {
    throw validationError(`Invalid status option. Status option "${name}" does not exist".`);
  }
  const option = newOption(name, sent, options.length);
  options.push(option);
  return option.id;
}

/** @param at how many options there are already: colours go round. */
export function newOption(name: string, sent: Json, at: number): Option {
  if (name.includes(',')) {
    throw validationError(`Invalid select option, commas not allowed: ${name}`);
  }
  const color =
    sent['color'] === undefined
      ? (COLORS[at % COLORS.length] ?? 'default')
      : oneOf(sent['color'], 'color', COLORS);
  const description = sent['description'];
  return { id: newId(), name, color, description: typeof description === 'string' ? description : null };
}

function parseRelation(writing: Writing, property: Property, value: unknown, path: string): string[] {
  const ids = arrayAt(value, path).map((one, index) =>
    idAt(isJson(one) ? one['id'] : undefined, `${path}[${index}].id`),
  );
  for (const id of new Set(ids)) {
    const page = writing.byPerson ? writing.world.nodes.get(id) : blockFor(writing.world, id, 'page');
    if (
      page?.kind !== 'page' ||
      page.parent.type !== 'data_source_id' ||
      page.parent.id !== property.targetId
    ) {
      throw validationError(`Page ${id} is not in the related data source of ${property.name}.`);
    }
  }
  return [...new Set(ids)];
}

function parseFile(sent: unknown, path: string): Json {
  if (!isJson(sent)) return refuse(path, 'an object', sent);
  const external = sent['external'];
  if (!isJson(external)) return refuse(`${path}.external`, 'defined', external);
  const url = textAt(external['url'], `${path}.external.url`);
  return { name: textAt(sent['name'] ?? url, `${path}.name`), type: 'external', external: { url } };
}
