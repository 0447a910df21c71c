import type { GridField, GridRow, GridSource, GridTable } from '../page/index.js';
import { isJson } from '../reply.js';
import { isTrashed } from './access.js';
import { NotionError } from './errors.js';
import { typePages } from './person.js';
import { plainText, type RichText } from './rich-text.js';
import { rowsOf } from './rows.js';
import { type DataSource, type NotionWorld, type Page, type Property, titleOf } from './state.js';
import { isComputed } from './values/parse.js';
import { readValue } from './values/show.js';

/** Where the page of a row is read. */
export const PAPER_PATH = '/_sandbox/page/notion';

const SOURCE_ID = 'notion';

/** Notion's types by the words the grid knows. */
const LOOKS: Readonly<Record<string, string>> = {
  title: 'singleLineText',
  rich_text: 'multilineText',
  phone_number: 'phoneNumber',
  select: 'singleSelect',
  status: 'singleSelect',
  multi_select: 'multipleSelects',
  relation: 'multipleRecordLinks',
  rollup: 'multipleLookupValues',
  unique_id: 'autoNumber',
  created_time: 'createdTime',
  last_edited_time: 'lastModifiedTime',
};

/** All databases of the local Notion as one workspace of tables; an edit there is a person's. */
export function notionGridSources(world: NotionWorld): GridSource[] {
  const sources = [...world.dataSources.values()].filter((source) => !isTrashed(world, source));
  if (sources.length === 0) return [];
  return [
    {
      backend: 'notion',
      name: 'Notion',
      id: SOURCE_ID,
      tables: () => sources.map((source) => gridTable(world, source)),
      edit({ tableId, recordId, fieldId, text }) {
        try {
          typePages(world, [
            { dataSourceId: tableId, pageId: recordId, properties: { [fieldId]: text === '' ? null : text } },
          ]);
          return { ok: true };
        } catch (error) {
          if (error instanceof NotionError) return { ok: false, message: error.message };
          throw error;
        }
      },
    },
  ];
}

function gridTable(world: NotionWorld, source: DataSource): GridTable {
  const properties = [...source.properties.values()].sort(
    (left, right) =>
      Number(right.type === 'title') - Number(left.type === 'title') || left.place - right.place,
  );
  return {
    id: source.id,
    name: plainText(source.title),
    fields: properties.map(gridField),
    rows: () => rowsOf(world, source).map((page) => gridRow(world, source, properties, page)),
  };
}

function gridField(property: Property): GridField {
  return {
    id: property.id,
    name: property.name,
    type: LOOKS[property.type] ?? property.type,
    ...(property.options === undefined
      ? {}
      : { options: property.options.map(({ name, color }) => ({ name, color: `${color}Light2` })) }),
    editable: !isComputed(property) && !['relation', 'people', 'files', 'place'].includes(property.type),
  };
}

function gridRow(
  world: NotionWorld,
  source: DataSource,
  properties: readonly Property[],
  page: Page,
): GridRow {
  const cells = properties.map((property) => {
    return [property.id, gridText(world, property, readValue(world, source, property, page))] as const;
  });
  return {
    id: page.id,
    cells: Object.fromEntries(cells.filter(([, text]) => text !== '')),
    href: `${PAPER_PATH}/${page.id}`,
  };
}

function gridText(world: NotionWorld, property: Property, value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return plainText(value as RichText[]);
    case 'relation':
      return (value as string[]).map((id) => quoted(pageName(world, id))).join(', ');
    case 'multi_select':
    case 'people':
    case 'files':
      return (value as { name?: string }[]).map(({ name = '' }) => quoted(name)).join(', ');
    default:
      return isJson(value) ? objectText(value) : String(value);
  }
}

function pageName(world: NotionWorld, id: string): string {
  const page = world.nodes.get(id);
  return page?.kind === 'page' ? plainText(titleOf(page)) || 'Untitled' : '';
}

function quoted(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** An option, a date, a running number, or what a formula or rollup came to. */
function objectText(value: Readonly<Record<string, unknown>>): string {
  if (typeof value['name'] === 'string') return value['name'];
  if (typeof value['start'] === 'string') return [value['start'], value['end']].filter(Boolean).join(' → ');
  if (value['prefix'] !== undefined)
    return [value['prefix'], value['number']].filter((part) => part !== null).join('-');
  const shown = value[String(value['type'])];
  if (isJson(shown)) return objectText(shown);
  return typeof shown === 'object' || shown === undefined ? '' : String(shown);
}
