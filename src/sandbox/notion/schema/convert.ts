import { plainText, type RichText, textRun } from '../rich-text.js';
import type { DataSource, NotionWorld, Page, Property } from '../state.js';
import { isDay } from '../values/date.js';
import { newOption } from '../values/parse.js';
import { optionOf } from '../values/show.js';

/** Turns a column into another type; cells keep what the new type can hold. */
export function convertColumn(
  world: NotionWorld,
  source: DataSource,
  property: Property,
  type: string,
  settle: (property: Property) => void,
): void {
  const before = { ...property };
  settle({ ...property, type });
  property.type = type;
  if (type !== 'select' && type !== 'multi_select') delete property.options;
  delete property.groups;
  settle(property);
  for (const page of pagesOf(world, source)) {
    const text = textOf(before, page);
    delete page.values[property.id];
    const value = text === '' ? undefined : fromText(property, text);
    if (value !== undefined) page.values[property.id] = value;
  }
}

function* pagesOf(world: NotionWorld, source: DataSource): Generator<Page> {
  for (const id of source.rows) {
    const page = world.nodes.get(id);
    if (page?.kind === 'page') yield page;
  }
}

function textOf(property: Property, page: Page): string {
  const value = page.values[property.id];
  if (value === undefined || value === null) return '';
  switch (property.type) {
    case 'rich_text':
      return plainText(value as RichText[]);
    case 'select':
    case 'status':
      return optionOf(property, value)?.name ?? '';
    case 'multi_select':
      return (value as string[]).map((id) => optionOf(property, id)?.name ?? '').join(', ');
    case 'date':
      return (value as { start: string }).start;
    default:
      return typeof value === 'object' ? '' : String(value);
  }
}

function fromText(property: Property, text: string): unknown {
  switch (property.type) {
    case 'rich_text':
      return [textRun(text)];
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'checkbox':
      return text === 'true' || undefined;
    case 'url':
    case 'email':
    case 'phone_number':
      return text;
    case 'date':
      return isDay(text) ? { start: text, end: null, time_zone: null } : undefined;
    case 'select':
      return optionNamed(property, text);
    case 'status':
      return property.options?.find((option) => option.name === text)?.id;
    case 'multi_select':
      return text.split(/,\s*/).map((name) => optionNamed(property, name));
    default:
      return undefined;
  }
}

function optionNamed(property: Property, text: string): string {
  const name = text.replaceAll(',', ' ');
  property.options ??= [];
  const { options } = property;
  const known = options.find((option) => option.name === name);
  if (known !== undefined) return known.id;
  const option = newOption(name, {}, options.length);
  options.push(option);
  return option.id;
}

/** An option that is left out of an update is gone from every page. */
export function dropGoneOptions(world: NotionWorld, source: DataSource, property: Property): void {
  if (property.options === undefined) return;
  const known = new Set(property.options.map((option) => option.id));
  for (const page of pagesOf(world, source)) {
    const value = page.values[property.id];
    if (Array.isArray(value)) page.values[property.id] = value.filter((id) => known.has(id));
    else if (typeof value === 'string' && !known.has(value)) {
      if (property.type === 'status') page.values[property.id] = property.options[0]?.id;
      else delete page.values[property.id];
    }
  }
}
