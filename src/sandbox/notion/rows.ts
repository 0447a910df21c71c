import { isJson } from '../reply.js';
import { validationError } from './errors.js';
import { decodeId } from './ids.js';
import { type DataSource, type NotionWorld, newPage, type Page, type Property, propertyOf } from './state.js';
import { isComputed, parseValue, type Writing } from './values/parse.js';

export type Cells = ReadonlyMap<Property, unknown>;

/** The properties of a page as sent, checked in whole before anything is written. */
export function parseCells(writing: Writing, sent: unknown): Cells {
  const cells = new Map<Property, unknown>();
  if (sent === undefined) return cells;
  if (!isJson(sent)) throw validationError('body failed validation: body.properties should be an object.');
  for (const [key, value] of Object.entries(sent)) {
    const property = writing.source.properties.get(decodeId(key)) ?? propertyOf(writing.source, key);
    if (property === undefined) throw validationError(`${key} is not a property that exists.`);
    if (value === undefined) continue;
    cells.set(
      property,
      value === null ? emptied(property) : parseValue(writing, property, value, `body.properties.${key}`),
    );
  }
  return cells;
}

function emptied(property: Property): undefined {
  if (isComputed(property))
    throw validationError(`Cannot update ${property.type} property "${property.name}".`);
  return undefined;
}

/** A new row with its number and the first of every status. */
export function createRow(
  world: NotionWorld,
  source: DataSource,
  cells: Cells,
  by: string,
  id?: string,
): Page {
  const page = newPage(world, { type: 'data_source_id', id: source.id }, by, id);
  page.number = source.nextNumber;
  source.nextNumber += 1;
  source.rows.add(page.id);
  for (const property of source.properties.values()) {
    if (property.type === 'status' && property.options?.[0])
      page.values[property.id] = property.options[0].id;
  }
  writeCells(world, page, cells);
  return page;
}

export function writeCells(world: NotionWorld, page: Page, cells: Cells): void {
  for (const [property, value] of cells) {
    if (property.type === 'relation') writeRelation(world, page, property, (value ?? []) as string[]);
    else if (value === undefined) delete page.values[property.id];
    else page.values[property.id] = value;
  }
}

/** Links and unlinks; a two-way relation is written on its other side too. */
function writeRelation(world: NotionWorld, page: Page, property: Property, ids: readonly string[]): void {
  const before = (page.values[property.id] ?? []) as string[];
  page.values[property.id] = [...ids];
  if (property.syncedId === undefined) return;
  for (const id of before) if (!ids.includes(id)) unlink(world, id, property.syncedId, page.id);
  for (const id of ids) if (!before.includes(id)) link(world, id, property.syncedId, page.id);
}

function unlink(world: NotionWorld, pageId: string, propertyId: string, gone: string): void {
  const page = world.nodes.get(pageId);
  if (page?.kind !== 'page') return;
  const ids = (page.values[propertyId] ?? []) as string[];
  page.values[propertyId] = ids.filter((id) => id !== gone);
}

function link(world: NotionWorld, pageId: string, propertyId: string, added: string): void {
  const page = world.nodes.get(pageId);
  if (page?.kind !== 'page') return;
  // Both sides always agree, so what is new here is new there; a look through thousands of links would be for nothing.
  const ids = (page.values[propertyId] ?? []) as string[];
  ids.push(added);
  page.values[propertyId] = ids;
}

/** Rows that are not in the trash, oldest first. */
export function rowsOf(world: NotionWorld, source: DataSource): Page[] {
  const rows: Page[] = [];
  for (const id of source.rows) {
    const page = world.nodes.get(id);
    if (page?.kind === 'page' && !page.inTrash) rows.push(page);
  }
  return rows;
}
