import { z } from 'zod';
import { isJson } from '../reply.js';
import { validationError } from './errors.js';
import { replaceBody } from './markdown/replace.js';
import { textRun } from './rich-text.js';
import { createRow, writeCells } from './rows.js';
import {
  type DataSource,
  type NotionWorld,
  type Page,
  PERSON,
  type Property,
  propertyOf,
  touch,
} from './state.js';
import { newOption, parseValue } from './values/parse.js';

const EDIT = z.object({
  dataSourceId: z.string().optional(),
  pageId: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()).default({}),
  delete: z.boolean().optional(),
  restore: z.boolean().optional(),
  /** A new body, in Notion's markdown. */
  body: z.string().optional(),
});

export const EDITS = z.object({ edits: z.array(EDIT) });

type Edit = z.infer<typeof EDIT>;

/** A person types into pages, in the order given; what was typed before a refused edit stays. */
export function typePages(world: NotionWorld, edits: readonly Edit[]): { id: string }[] {
  return edits.map((edit, index) => {
    const page = typePage(world, edit, `edits[${index}]`);
    world.changed();
    return { id: page.id };
  });
}

function typePage(world: NotionWorld, edit: Edit, where: string): Page {
  const page = edit.pageId ? findPage(world, edit.pageId, where) : null;
  const sourceId = edit.dataSourceId ?? (page?.parent.type === 'data_source_id' ? page.parent.id : '');
  const source = world.dataSources.get(sourceId);
  const title = source === undefined ? titleTyped(edit) : undefined;
  const cells = source === undefined ? new Map() : typedCells(world, source, edit.properties);
  const target = page ?? createRow(world, known(source, where), cells, PERSON.id);
  if (page !== null) writeCells(world, page, cells);
  if (title !== undefined) target.values['title'] = [textRun(title)];
  if (edit.delete || edit.restore) target.inTrash = edit.delete === true;
  if (edit.body !== undefined) {
    replaceBody({ world, by: PERSON.id }, target, edit.body, { mayDelete: true, keepSame: true });
  }
  touch(world, target, PERSON.id);
  return target;
}

function known(source: DataSource | undefined, where: string): DataSource {
  if (source === undefined) throw validationError(`${where}: the data source is not there or not given.`);
  return source;
}

function findPage(world: NotionWorld, id: string, where: string): Page {
  const page = world.nodes.get(id);
  if (page?.kind !== 'page') throw validationError(`${where}: there is no page ${id}.`);
  return page;
}

function titleTyped(edit: Edit): string | undefined {
  const title = edit.properties['title'];
  return title === undefined ? undefined : String(title);
}

/** Values as typed: plain texts, numbers and names, or in the API's own form. */
export function typedCells(
  world: NotionWorld,
  source: DataSource,
  properties: Readonly<Record<string, unknown>>,
): Map<Property, unknown> {
  return new Map(
    Object.entries(properties).map(([key, typed]) => {
      const property = propertyOf(source, key);
      if (property === undefined) throw validationError(`${key} is not a property that exists.`);
      const sent = apiForm(property, typed);
      return [property, parseValue({ world, source, byPerson: true }, property, sent, key)];
    }),
  );
}

function apiForm(property: Property, typed: unknown): unknown {
  const { type } = property;
  if (isJson(typed) && type in typed) return typed;
  if (typed === null || typed === '') {
    const isList = ['title', 'rich_text', 'multi_select', 'relation', 'people', 'files'].includes(type);
    return { [type]: isList ? [] : type === 'checkbox' ? false : null };
  }
  return { [type]: partForm(property, typed) };
}

function partForm(property: Property, typed: unknown): unknown {
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return [textRun(String(typed))];
    case 'number':
      return numberTyped(property, typed);
    case 'checkbox':
      return typed === true || typed === 'true';
    case 'select':
      return { name: String(typed) };
    case 'status':
      statusTyped(property, String(typed));
      return { name: String(typed) };
    case 'multi_select':
      return listTyped(typed).map((name) => ({ name }));
    case 'relation':
    case 'people':
      return listTyped(typed).map((id) => ({ id }));
    case 'date':
      return isJson(typed) ? typed : { start: String(typed) };
    default:
      return typed;
  }
}

function numberTyped(property: Property, typed: unknown): number {
  const value = typeof typed === 'number' ? typed : Number(String(typed).replace(',', '.'));
  if (Number.isFinite(value)) return value;
  throw validationError(`${property.name} takes a number, not "${String(typed)}".`);
}

function listTyped(typed: unknown): string[] {
  const list = Array.isArray(typed) ? typed : String(typed).split(/\s*,\s*/);
  return list.map(String).filter((one) => one !== '');
}

/** A person can make an option of a status as they go; the API cannot. */
function statusTyped(property: Property, name: string): void {
  property.options ??= [];
  if (property.options.some((option) => option.name === name)) return;
  const option = newOption(name, {}, property.options.length);
  property.options.push(option);
  property.groups?.[0]?.option_ids.push(option.id);
}
