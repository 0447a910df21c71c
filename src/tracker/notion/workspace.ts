import { z } from 'zod';
import { TrackerError } from '../errors.js';
import type { Conflict } from '../plan.js';
import type { NotionClient } from './client.js';

const bot = z.object({ bot: z.looseObject({ owner: z.looseObject({ type: z.string() }).optional() }) });
const userList = z.object({ results: z.array(z.looseObject({ type: z.string().optional() })) });

/**
 * On Notion's free tier a workspace of several members takes 1,000 blocks for ever, and deleting gives none back; a
 * personal access token is exempt (notion.com/help, workspace block limits). Which tier it is, nobody tells: so it is
 * said before anything is made. Null where it cannot apply, or where the connection may not see the members.
 */
export async function memberNote(client: NotionClient): Promise<Conflict | null> {
  try {
    const me = await client.call({
      kind: 'schema',
      method: 'get',
      path: 'users/me',
      answer: bot,
      repeatable: true,
    });
    if (me.bot.owner?.type === 'user') return null;
    const { results } = await client.call({
      kind: 'schema',
      method: 'get',
      path: 'users',
      query: { page_size: 100 },
      answer: userList,
      repeatable: true,
    });
    const members = results.filter(({ type }) => type === 'person').length;
    if (members < 2) return null;
    return {
      table: 'Workspace',
      problem: `It has ${members} members. On Notion's free tier a workspace of more than one member takes 1,000 blocks in all, and each row is one.`,
      remedy: 'On a paid tier nothing is to be done; on the free one use a workspace of your own.',
    };
  } catch (error) {
    if (error instanceof TrackerError && error.kind === 'permission') return null;
    throw error;
  }
}
