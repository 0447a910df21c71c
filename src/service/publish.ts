import { createHmac } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientPage } from '../messages/page/html.js';
import type { AccountId } from '../store/port.js';
import { type ClientPagesDeps, shownViews } from './client-pages.js';

export type Published = { readonly client: string; readonly file: string };

/** Names that only this command gives, so that it never takes away a file of anybody else. */
const ownName = /^[A-Za-z0-9_-]{43}\.html$/u;

/**
 * Writes every client's page into `dir`/c, one file each, for any host of static files. A name cannot be guessed, and is
 * the same the next time, because it is made from `key`: 32 secret bytes. Pages of clients who have none any more go.
 * Before the first reading nobody knows who has one: nothing is written or taken away, and the answer is null.
 */
export async function publishPages(
  deps: Omit<ClientPagesDeps, 'links'>,
  { account, dir, key }: { readonly account: AccountId; readonly dir: string; readonly key: Buffer },
): Promise<Published[] | null> {
  const now = deps.now();
  const shown = await shownViews(deps, account, now);
  if (!shown) return null;
  const folder = join(dir, 'c');
  await mkdir(folder, { recursive: true });
  const published: Published[] = [];
  for (const [id, view] of shown.views) {
    const name = `${createHmac('sha256', key).update(`${account}\n${id}`).digest('base64url')}.html`;
    const html = clientPage(view, { asOf: shown.asOf, now });
    await writeFile(join(folder, name), html, { mode: 0o644 });
    published.push({ client: view.name, file: join('c', name) });
  }
  const kept = new Set(published.map(({ file }) => file.slice(2)));
  for (const name of await readdir(folder)) {
    if (ownName.test(name) && !kept.has(name)) await rm(join(folder, name));
  }
  await writeFile(join(dir, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
  return published;
}
