import { z } from 'zod';
import { TrackerError } from '../errors.js';
import type { CellValue } from '../model.js';
import type { NotionClient } from './client.js';
import { readBody } from './read.js';

export type PageBody = {
  readonly field: string;
  readonly markdown: string;
  /** The text believed to stand there, in Notion's form; null for a page that was never filled. */
  readonly was: string | null;
};

const markdownPage = z.object({ markdown: z.string() });

/**
 * Writes the text of a page and learns the form Notion keeps it in: by that it is known later whether a person edited
 * it. Pages, databases and views a person put into it are not removed: then the row is refused.
 *
 * A text that stands already is exchanged only while it stands as it was read, by the same call; only where Notion
 * does not find it, a look tells whether somebody edited it meanwhile.
 *
 * @throws TrackerError `invalid` when somebody did.
 */
export async function writeBody(
  client: NotionClient,
  pageId: string,
  body: PageBody | null,
): Promise<Readonly<Record<string, CellValue>>> {
  if (body === null) return {};
  return { [body.field]: await exchanged(client, pageId, body) };
}

async function exchanged(client: NotionClient, pageId: string, body: PageBody): Promise<string> {
  const { was, markdown } = body;
  if (was === null || was.trim() === '' || markdown.trim() === '') return replace(client, pageId, markdown);
  const update = { old_str: was.trim(), new_str: markdown.trim(), replace_all_matches: false };
  let now: string;
  try {
    now = await patch(client, pageId, {
      type: 'update_content',
      update_content: { content_updates: [update] },
    });
  } catch (error) {
    if (!(error instanceof TrackerError) || error.kind !== 'invalid') throw error;
    const stands = await readBody(client, pageId);
    // It had arrived before, and only the answer was lost.
    if (typeof stands === 'string' && letters(stands) === letters(markdown)) return stands;
    if (typeof stands === 'string' && stands.trim() === was.trim()) return replace(client, pageId, markdown);
    throw editedError();
  }
  const [all, ours] = [letters(now), letters(markdown)];
  // What somebody wrote above or below is still there, and must not be taken for the service's own next time.
  if (all !== ours && all.includes(ours)) throw editedError();
  return now;
}

function replace(client: NotionClient, pageId: string, markdown: string): Promise<string> {
  return patch(client, pageId, {
    type: 'replace_content',
    replace_content: { new_str: markdown, allow_deleting_content: false },
  });
}

async function patch(client: NotionClient, pageId: string, body: Record<string, unknown>): Promise<string> {
  const { markdown } = await client.call({
    kind: 'write',
    method: 'patch',
    path: `pages/${pageId}/markdown`,
    body,
    answer: markdownPage,
    repeatable: true,
  });
  return markdown;
}

/** What is left of a text when Notion's form of it and the form it was sent in are to be compared. */
function letters(markdown: string): string {
  return markdown.replace(/<empty-block\/>/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Where a row is refused because of a person's words. */
export const editedCode = 'edited_meanwhile';

function editedError(): TrackerError {
  return new TrackerError(
    'This text is kept by Short Accounts and was edited by hand; it is left as it is.',
    {
      kind: 'invalid',
      code: editedCode,
      advice: 'Empty the page to have it filled again.',
    },
  );
}
