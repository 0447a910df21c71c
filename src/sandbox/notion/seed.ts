import { z } from 'zod';
import { isJson, type Json } from '../reply.js';
import { newDatabase, newDataSource } from './databases.js';
import { validationError } from './errors.js';
import { readMarkdown } from './markdown/read.js';
import { typedCells } from './person.js';
import { plainText, textRun } from './rich-text.js';
import { createRow } from './rows.js';
import { makeSchema } from './schema/change.js';
import { HOME_ID, type NotionWorld, newPage, PERSON } from './state.js';
import { insertAt, makeBlocks } from './tree.js';
import { newView } from './views/make.js';

const PAGE = z.object({
  id: z.string().optional(),
  title: z.string(),
  /** The page it stands on; Home when not given, the workspace itself for `null`. */
  on: z.string().nullish(),
  body: z.string().optional(),
  shared: z.boolean().optional(),
  published: z.boolean().optional(),
});

const DATABASE = z.object({
  title: z.string(),
  on: z.string().optional(),
  /** As the API takes it. */
  properties: z.record(z.string(), z.unknown()).default({}),
  rows: z
    .array(
      z.object({
        id: z.string().optional(),
        properties: z.record(z.string(), z.unknown()).default({}),
        body: z.string().optional(),
      }),
    )
    .default([]),
});

export const NOTION_SEED = z.object({
  notion: z.object({ pages: z.array(PAGE).default([]), databases: z.array(DATABASE).default([]) }),
});

type Seed = z.infer<typeof NOTION_SEED>['notion'];

/** Pages and whole databases, made by the person. A relation may name its data source by the title of an earlier one. */
export function seedNotion(world: NotionWorld, seed: Seed): object {
  const pages = seed.pages.map((page) => ({ id: seedPage(world, page), title: page.title }));
  const databases = seed.databases.map((database) => seedDatabase(world, database));
  world.changed();
  return { pages, databases };
}

function seedPage(world: NotionWorld, seed: Seed['pages'][number]): string {
  const isTop = seed.on === null;
  const holder = isTop ? null : holderOf(world, seed.on ?? HOME_ID);
  const page = newPage(
    world,
    holder === null ? { type: 'workspace' } : { type: 'page_id', id: holder.id },
    PERSON.id,
    seed.id,
  );
  page.values['title'] = [textRun(seed.title)];
  if (seed.shared !== undefined) page.shared = seed.shared;
  if (seed.published !== undefined) page.published = seed.published;
  if (holder !== null) insertAt(holder, [page.id], null);
  if (seed.body !== undefined) makeBlocks(world, page, readMarkdown(seed.body), PERSON.id);
  return page.id;
}

function holderOf(world: NotionWorld, id: string) {
  const holder = world.nodes.get(id);
  if (holder?.kind !== 'page') throw validationError(`There is no page ${id} to stand on.`);
  return holder;
}

function withTargets(world: NotionWorld, properties: Json): Json {
  const named = new Map([...world.dataSources.values()].map(({ id, title }) => [plainText(title), id]));
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const relation = isJson(property) && isJson(property['relation']) ? property['relation'] : null;
      const id = named.get(String(relation?.['data_source_id']));
      return [name, id === undefined ? property : { relation: { ...relation, data_source_id: id } }];
    }),
  );
}

function seedDatabase(world: NotionWorld, seed: Seed['databases'][number]): object {
  const holder = holderOf(world, seed.on ?? HOME_ID);
  const database = newDatabase(world, holder, PERSON.id);
  database.title = [textRun(seed.title)];
  const source = newDataSource(world, database, database.title, PERSON.id);
  makeSchema(world, source, withTargets(world, seed.properties), seed.title);
  insertAt(holder, [database.id], null);
  newView(world, { database, dataSourceId: source.id, name: 'Default view', type: 'table', by: PERSON.id });
  const rows = seed.rows.map((row) => {
    const page = createRow(world, source, typedCells(world, source, row.properties), PERSON.id, row.id);
    if (row.body !== undefined) makeBlocks(world, page, readMarkdown(row.body), PERSON.id);
    return page.id;
  });
  return { id: database.id, dataSourceId: source.id, title: seed.title, rows };
}
