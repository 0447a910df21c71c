import { showFormula } from '../formula/index.js';
import { minute } from '../show.js';
import { fullUser } from '../show-user.js';
import type { DataSource, NotionWorld, Option, Page, Property } from '../state.js';
import { showRollup } from './rollup.js';

/** References a page shows of one property; the property's own endpoint shows all. Source: developers.notion.com/reference/retrieve-a-page. */
const REFERENCES_SHOWN = 25;

/** The part of a property's value under its type's name. */
export function showValue(world: NotionWorld, source: DataSource, property: Property, page: Page): object {
  if (property.type === 'relation') {
    const ids = firstRelated(world, property, page, REFERENCES_SHOWN + 1);
    return {
      relation: ids.slice(0, REFERENCES_SHOWN).map((id) => ({ id })),
      has_more: ids.length > REFERENCES_SHOWN,
    };
  }
  return { [property.type]: readValue(world, source, property, page) };
}

/** As many as are asked for, without looking at the thousands behind them. */
function firstRelated(world: NotionWorld, property: Property, page: Page, count: number): string[] {
  const found: string[] = [];
  for (const id of (page.values[property.id] ?? []) as string[]) {
    if (found.length === count) break;
    if (world.nodes.get(id)?.inTrash === false) found.push(id);
  }
  return found;
}

/** Linked pages; those in the trash are not shown. */
export function relationIds(world: NotionWorld, property: Property, page: Page): string[] {
  const ids = (page.values[property.id] ?? []) as string[];
  return ids.filter((id) => world.nodes.get(id)?.inTrash === false);
}

export function readValue(world: NotionWorld, source: DataSource, property: Property, page: Page): unknown {
  const value = page.values[property.id];
  switch (property.type) {
    case 'title':
    case 'rich_text':
    case 'files':
      return value ?? [];
    case 'checkbox':
      return value ?? false;
    case 'select':
    case 'status':
      return showOption(property, value);
    case 'multi_select':
      return ((value ?? []) as string[]).flatMap((id) => showOption(property, id) ?? []);
    case 'people':
      return ((value ?? []) as string[]).slice(0, REFERENCES_SHOWN).map(fullUser);
    case 'relation':
      return relationIds(world, property, page);
    case 'created_time':
      return minute(page.createdAt);
    case 'last_edited_time':
      return minute(page.editedAt);
    case 'created_by':
      return fullUser(page.createdBy);
    case 'last_edited_by':
      return fullUser(page.editedBy);
    case 'unique_id':
      return { prefix: property.prefix ?? null, number: page.number ?? 0 };
    case 'formula':
      return showFormula({ world, source, page }, property);
    case 'rollup':
      return showRollup({ world, source, page }, property);
    case 'button':
      return {};
    default:
      return value ?? null;
  }
}

export function optionOf(property: Property, id: unknown): Option | undefined {
  return property.options?.find((option) => option.id === id);
}

function showOption(property: Property, id: unknown): object | null {
  const option = optionOf(property, id);
  return option === undefined ? null : { id: option.id, name: option.name, color: option.color };
}
