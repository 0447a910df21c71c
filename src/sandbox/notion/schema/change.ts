import { isJson, type Json } from '../../reply.js';
import { objectAt, refuse, textAt } from '../check.js';
import { validationError } from '../errors.js';
import { decodeId, newPropertyId } from '../ids.js';
import { plainText } from '../rich-text.js';
import { type DataSource, type NotionWorld, type Property, propertyOf } from '../state.js';
import { convertColumn, dropGoneOptions } from './convert.js';
import { relationOf, settingsOf, settle, typeOf } from './settings.js';

/** A property's description. Source: developers.notion.com/reference/property-object. */
const LONGEST_DESCRIPTION = 280;

/** What is made first, so that what refers to it finds it. */
const ORDER = ['relation', 'rollup', 'formula'];

/** Changes a schema as it is asked to: properties by name or id, `null` deletes, a new name makes one. */
export function changeSchema(
  world: NotionWorld,
  source: DataSource,
  sent: Json,
  path = 'body.properties',
): void {
  const entries = Object.entries(sent).map(([key, value]) => ({ key, value, at: `${path}.${key}` }));
  const rank = ({ value, at }: { value: unknown; at: string }) =>
    isJson(value) ? ORDER.indexOf(typeOf(value, at) ?? '') : -1;
  for (const { key, value, at } of entries.toSorted((left, right) => rank(left) - rank(right))) {
    const property = source.properties.get(decodeId(key)) ?? propertyOf(source, key);
    if (value === null) deleteProperty(world, source, property, key);
    else if (property === undefined) makeProperty(world, source, key, objectAt(value, at), at);
    else updateProperty(world, source, property, objectAt(value, at), at);
  }
  sortProperties(source);
}

/** The properties of a new data source; it has exactly one title. */
export function makeSchema(world: NotionWorld, source: DataSource, sent: Json, path: string): void {
  const titles = Object.entries(sent).filter(
    ([key, value]) => isJson(value) && typeOf(value, `${path}.${key}`) === 'title',
  );
  if (titles.length > 1) throw validationError('A data source can have only one title property.');
  if (titles.length === 0 && Object.keys(sent).length > 0) throw validationError('Title is not provided');
  const withTitle = titles.length === 0 ? { Name: { title: {} }, ...sent } : sent;
  changeSchema(world, source, withTitle, path);
}

/** Schemas and pages show properties in the order of their ids. */
function sortProperties(source: DataSource): void {
  const sorted = [...source.properties.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  source.properties.clear();
  for (const property of sorted) source.properties.set(property.id, property);
}

function makeProperty(
  world: NotionWorld,
  source: DataSource,
  name: string,
  sent: Json,
  path: string,
): Property {
  const type = typeOf(sent, path);
  if (type === null) throw validationError(`Could not find property with name or id: ${name}`);
  if (type === 'title' && source.properties.has('title')) {
    throw validationError('A data source can have only one title property.');
  }
  const id = type === 'title' ? 'title' : newPropertyId(source.properties);
  const called = typeof sent['name'] === 'string' ? sent['name'] : name;
  const place = source.properties.size;
  const property: Property = { id, place, name: called, type, description: descriptionOf(sent, path) };
  const settings = settingsOf(sent, type, path);
  // A rollup or formula that is refused must not leave a property behind.
  if (type === 'relation') {
    source.properties.set(id, property);
    relate(world, source, property, settings, `${path}.relation`);
  } else {
    settle({ world, source, property, path: `${path}.${type}` }, settings);
    source.properties.set(id, property);
  }
  return property;
}

function descriptionOf(sent: Json, path: string): string | null {
  const description = sent['description'] ?? null;
  return description === null ? null : textAt(description, `${path}.description`, LONGEST_DESCRIPTION);
}

/** A two-way relation makes its other side itself, under a name that nobody can choose beforehand. */
function relate(
  world: NotionWorld,
  source: DataSource,
  property: Property,
  settings: Json,
  path: string,
): void {
  const { targetId, isDual } = relationOf(world, settings, path);
  const target = world.dataSources.get(targetId);
  if (target === undefined) throw new Error('the target was looked up before');
  property.targetId = targetId;
  if (!isDual) {
    if (property.syncedId !== undefined) partRelation(world, property);
    return;
  }
  if (property.syncedId !== undefined && target.properties.has(property.syncedId)) return;
  const other: Property = {
    id: newPropertyId(target.properties),
    place: target.properties.size,
    name: freeName(target, `Related to ${plainText(source.title)} (${property.name})`),
    type: 'relation',
    description: null,
    targetId: source.id,
    syncedId: property.id,
  };
  property.syncedId = other.id;
  target.properties.set(other.id, other);
  sortProperties(target);
}

/** The other side stays behind as a relation of its own. */
function partRelation(world: NotionWorld, property: Property): void {
  const other = world.dataSources.get(property.targetId ?? '')?.properties.get(property.syncedId ?? '');
  if (other !== undefined) delete other.syncedId;
  delete property.syncedId;
}

function freeName(source: DataSource, name: string): string {
  let free = name;
  for (let count = 1; propertyOf(source, free) !== undefined; count += 1) free = `${name} ${count}`;
  return free;
}

function updateProperty(
  world: NotionWorld,
  source: DataSource,
  property: Property,
  sent: Json,
  path: string,
): void {
  const type = typeOf(sent, path);
  if (sent['name'] !== undefined) renameProperty(source, property, textAt(sent['name'], `${path}.name`));
  if (sent['description'] !== undefined) property.description = descriptionOf(sent, path);
  if (type === null || type === 'title') return;
  if (property.type === 'title') throw validationError('Cannot change the type of the title property.');
  const settings = settingsOf(sent, type, path);
  if (type !== property.type) {
    convertColumn(world, source, property, type, (next) =>
      settle({ world, source, property: next, path }, settings),
    );
    if (type === 'relation') relate(world, source, property, settings, `${path}.relation`);
    return;
  }
  if (type === 'relation') {
    if (settings['data_source_id'] !== undefined)
      relate(world, source, property, settings, `${path}.relation`);
    return;
  }
  settle({ world, source, property, path: `${path}.${type}` }, settings);
  dropGoneOptions(world, source, property);
}

export function renameProperty(source: DataSource, property: Property, name: string): void {
  const other = propertyOf(source, name);
  if (other !== undefined && other !== property) {
    throw validationError(`Property with name ${name} already exists.`);
  }
  if (name === '') refuse('body.properties.name', 'a non-empty string', name);
  property.name = name;
}

export function deleteProperty(
  world: NotionWorld,
  source: DataSource,
  property: Property | undefined,
  key: string,
): void {
  if (property === undefined) throw validationError(`Could not find property with name or id: ${key}`);
  if (property.type === 'title') throw validationError('Cannot delete the title property.');
  if (property.syncedId !== undefined) partRelation(world, property);
  source.properties.delete(property.id);
  for (const id of source.rows) {
    const row = world.nodes.get(id);
    if (row?.kind === 'page') delete row.values[property.id];
  }
}
