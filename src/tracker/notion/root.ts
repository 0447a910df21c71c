import { z } from 'zod';
import { TrackerError } from '../errors.js';
import type { NotionClient } from './client.js';

const rootPage = z.object({
  in_trash: z.boolean().optional(),
  public_url: z.string().nullable().optional(),
});

/** The page the tracker is made in, looked at before anything is. @throws TrackerError when nothing may be made there. */
export async function checkedRoot(
  client: NotionClient,
  parentPageId: string,
): Promise<{ id: string; name: string }> {
  const page = await client
    .call({
      kind: 'provision',
      method: 'get',
      path: `pages/${parentPageId}`,
      answer: rootPage,
      repeatable: true,
    })
    .catch(rootMissing);
  if (page.in_trash === true) {
    throw new TrackerError('The page for the tracker is in the trash of Notion', {
      kind: 'not-found',
      advice: 'Restore it, or name another page in NOTION_PARENT_PAGE_ID.',
    });
  }
  if (page.public_url) throw publishedError();
  // The id as it was configured: Notion's answers add dashes, and the place must stay the same words.
  return { id: parentPageId, name: parentPageId };
}

/** What is made below a published page can be read by everybody at once. */
export function publishedError(): TrackerError {
  return new TrackerError(
    'The page for the tracker is published: everything below it would be public at once',
    {
      kind: 'invalid',
      advice:
        'Unpublish it under Share › Publish, or name a page that is not published in NOTION_PARENT_PAGE_ID.',
    },
  );
}

/** Without the page nothing is: the account stops until it is shared, the commonest first failure. */
export function rootMissing(error: unknown): never {
  if (!(error instanceof TrackerError) || error.kind !== 'not-found') throw error;
  throw new TrackerError(`The page for the tracker is not there for this connection: ${error.message}`, {
    kind: 'permission',
    advice:
      'Open the page in Notion, choose ••• › Connections and add your connection; then check its id in NOTION_PARENT_PAGE_ID.',
    cause: error,
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.code === undefined ? {} : { code: error.code }),
  });
}
