import { z } from 'zod';
import { isJson } from '../reply.js';
import { EDITS, typePages } from './person.js';
import { editNotionSchema, SCHEMA_EDIT } from './person-schema.js';
import { plainText } from './rich-text.js';
import { NOTION_SEED, seedNotion } from './seed.js';
import { BOT, CAPABILITIES, HOME_ID, type NotionWorld } from './state.js';

const TOKEN = z.object({
  token: z.string().min(1),
  capabilities: z
    .array(z.enum(['read_content', 'update_content', 'insert_content', 'read_comments', 'insert_comments']))
    .optional(),
  revoked: z.boolean().optional(),
});

const WORKSPACE = z.object({ blocksLeft: z.number().int().nonnegative().nullable() });

export function notionInfo(world: NotionWorld): object {
  const dataSources = [...world.dataSources.values()]
    .filter((source) => !source.inTrash)
    .map(({ id, databaseId, title }) => ({ id, databaseId, name: plainText(title) }));
  return { rootPageId: HOME_ID, botId: BOT.id, dataSources };
}

/** Whether a control call is about Notion: it names its ids, its tokens or its part of a seed. */
export function isNotionEdit(act: string, sent: unknown): boolean {
  if (!isJson(sent)) return false;
  switch (act) {
    case 'POST edit':
      return Array.isArray(sent['edits']) && sent['edits'].length > 0 && sent['edits'].every(isPageEdit);
    case 'POST schema-edit':
      return sent['baseId'] === undefined;
    case 'POST tokens':
      return sent['capabilities'] !== undefined || /^(ntn_|secret_)/.test(String(sent['token']));
    case 'POST seed':
      return sent['notion'] !== undefined && sent['bases'] === undefined;
    default:
      return act === 'POST notion-workspace';
  }
}

function isPageEdit(edit: unknown): boolean {
  return isJson(edit) && (edit['dataSourceId'] !== undefined || edit['pageId'] !== undefined);
}

export function runNotion(world: NotionWorld, act: string, sent: unknown): object {
  switch (act) {
    case 'POST edit':
      return { pages: typePages(world, EDITS.parse(sent).edits) };
    case 'POST schema-edit':
      editNotionSchema(world, SCHEMA_EDIT.parse(sent));
      return {};
    case 'POST tokens': {
      const { token, capabilities = CAPABILITIES, revoked = false } = TOKEN.parse(sent);
      world.tokens.set(token, { capabilities, revoked });
      world.changed();
      return {};
    }
    case 'POST seed':
      return seedNotion(world, NOTION_SEED.parse(sent).notion);
    default:
      world.blocksLeft = WORKSPACE.parse(sent).blocksLeft;
      world.changed();
      return {};
  }
}

/** Seeds what there is for Notion; `false` when there is nothing. */
export function seedNotionFrom(world: NotionWorld, seed: unknown): boolean {
  if (!isJson(seed) || seed['notion'] === undefined) return false;
  seedNotion(world, NOTION_SEED.parse(seed).notion);
  return true;
}
