import { timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { ClientView } from '../jobs/client-view.js';
import type { AccountId, LinkStore, ShareLink } from '../store/port.js';
import type { RowWrite } from '../tracker/port.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { calendarLinkOf, hashIn, hashOf, isLinkSecret, linkOf } from './page-link.js';

/** Where client pages are shown, and what opens them. */
export type PagePlace = {
  /** The address under which the pages are reached from outside, without a slash at its end. */
  readonly publicUrl: string;
  readonly links: LinkStore;
  readonly account: AccountId;
  /** A new secret: 32 random bytes as base64url. */
  readonly newSecret: () => string;
};

/** How long a link opens a page unless told otherwise, in days. */
const linkDays = 90;

/**
 * Makes a link to a client's page, or to the calendar ({@link calendarOwner}). Its secret is in what is returned, and nowhere else.
 * @param expiresAt ISO 8601 UTC; after 90 days unless given.
 */
export async function makeLink(
  { publicUrl, links, account, newSecret }: PagePlace,
  clientId: string,
  now: string,
  expiresAt = Temporal.Instant.from(now)
    .add({ hours: 24 * linkDays })
    .toString({ fractionalSecondDigits: 3 }),
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const secret = newSecret();
  const hash = hashOf(secret);
  await links.add({ hash, account, clientId, madeAt: now, expiresAt });
  const url = clientId === calendarOwner ? calendarLinkOf(publicUrl, secret) : linkOf(publicUrl, secret);
  return { url, expiresAt };
}

/** Whether a link opens a page at an instant, ISO 8601 UTC. */
export function opens({ expiresAt, revokedAt }: ShareLink, now: string): boolean {
  return revokedAt === null && now < expiresAt;
}

/** In place of a client: the link opens the freelancer's own calendar. */
export const calendarOwner = 'calendar';

/** The link that a secret belongs to, where it opens anything; null otherwise, whatever the reason. */
export async function openedBy(
  links: Pick<LinkStore, 'find'>,
  secret: string,
  at: Temporal.Instant,
): Promise<ShareLink | null> {
  if (!isLinkSecret(secret)) return null;
  const hash = hashOf(secret);
  const link = await links.find(hash);
  if (!link || !timingSafeEqual(Buffer.from(link.hash), Buffer.from(hash))) return null;
  return opens(link, at.toString({ fractionalSecondDigits: 3 })) ? link : null;
}

/**
 * What has to be written so that a link stands in the row of each client who has a page and whose row holds none that
 * opens it. A link is remembered before it is written, so that what stands in the tracker always opens something.
 *
 * @param pages null: pages are shown nowhere, and rows hold no link.
 * @param refused clients whose row the tracker refused today: they get no link that nobody would ever see.
 */
export async function linkWrites(
  pages: PagePlace | null,
  snapshot: Snapshot,
  views: ReadonlyMap<string, ClientView>,
  now: string,
  refused: ReadonlySet<string>,
): Promise<RowWrite[]> {
  if (!snapshot.has('clients', 'clientPage')) return [];
  const { clients } = snapshot.tables;
  if (pages === null) {
    const linked = [...clients.values()].filter(({ cells }) => cells.clientPage !== null);
    return linked.map(({ id }) => ({ table: 'clients', id, cells: { clientPage: null } }));
  }
  const { links, account, publicUrl } = pages;
  const owners = Array.from(views, ([clientId, { name }]) => ({ clientId, name }));
  await links.keepOwners(account, owners);
  const live = new Set(
    (await links.list(account)).filter((link) => opens(link, now)).map(({ hash }) => hash),
  );
  const writes: RowWrite[] = [];
  for (const { clientId } of owners) {
    const standing = hashIn(clients.get(clientId)?.cells.clientPage ?? '');
    if (standing?.publicUrl === publicUrl && live.has(standing.hash)) continue;
    if (refused.has(clientId)) continue;
    const { url } = await makeLink(pages, clientId, now);
    writes.push({ table: 'clients', id: clientId, cells: { clientPage: url } });
  }
  return writes;
}

/** Two lists of writes as one, a row of both as one write. */
export function joinWrites(writes: readonly RowWrite[], more: readonly RowWrite[]): RowWrite[] {
  const added = new Map(more.map((write) => [`${write.table}/${write.id}`, write]));
  const joined = writes.map((write) => {
    const name = `${write.table}/${write.id}`;
    const also = added.get(name);
    added.delete(name);
    return also ? { ...write, cells: { ...write.cells, ...also.cells } } : write;
  });
  return [...joined, ...added.values()];
}
