import { Temporal } from 'temporal-polyfill';
import { type ClientView, clientViews } from '../jobs/client-view.js';
import { contextOf } from '../jobs/context.js';
import type { Holidays } from '../jobs/job.js';
import { clientPage, oldFrom } from '../messages/page/html.js';
import type { AccountId, AccountStore, LinkStore } from '../store/port.js';
import { usable } from '../tracker/bind.js';
import { inputFrom } from './decide.js';
import { openedBy } from './page-links.js';

/** All views of an account as of one reading. */
type Views = {
  readonly asOf: Temporal.Instant;
  /** From this instant on they may be others: a date turns for somebody, or they are old. */
  readonly until: Temporal.Instant;
  readonly views: ReadonlyMap<string, ClientView>;
};

/** Views with the pages made of them so far. */
type Known = Views & { readonly readAt: string; readonly pages: Map<string, string> };

export type ClientPagesDeps = {
  readonly links: Pick<LinkStore, 'find'>;
  readonly accountOf: (id: AccountId) => AccountStore;
  readonly holidays: Holidays;
  readonly now: () => Temporal.Instant;
};

export type ClientPages = {
  /** The page that a secret opens; null where it opens none, whatever the reason. */
  find(secret: string): Promise<string | null>;
};

/** Clients who are not, or no longer, to be shown anything. */
const unseen: ReadonlySet<string | null> = new Set(['prospect', 'declined']);

/**
 * Client pages from the mirror: a view costs no call to the tracker. They are decided once for each reading of the
 * tracker and each date, whoever looks at them first.
 */
export function createClientPages({ links, accountOf, holidays, now }: ClientPagesDeps): ClientPages {
  const accounts = new Map<AccountId, Known>();

  async function knownOf(id: AccountId, at: Temporal.Instant): Promise<Known | null> {
    const before = accounts.get(id);
    const { readAt } = await accountOf(id).state();
    if (before && before.readAt === readAt && Temporal.Instant.compare(at, before.until) < 0) return before;
    const found = await shownViews({ accountOf, holidays }, id, at);
    if (!found || readAt === null) return null;
    const known = { ...found, readAt, pages: new Map<string, string>() };
    accounts.set(id, known);
    return known;
  }

  return {
    async find(secret) {
      const at = now();
      const link = await openedBy(links, secret, at);
      if (!link) return null;
      const known = await knownOf(link.account, at);
      const view = known?.views.get(link.clientId);
      if (!known || !view) return null;
      const page = known.pages.get(link.clientId) ?? clientPage(view, { asOf: known.asOf, now: at });
      known.pages.set(link.clientId, page);
      return page;
    },
  };
}

/** What every client of an account may see at an instant; null before the first reading. */
export async function shownViews(
  { accountOf, holidays }: Pick<ClientPagesDeps, 'accountOf' | 'holidays'>,
  id: AccountId,
  at: Temporal.Instant,
): Promise<Views | null> {
  const account = accountOf(id);
  const { binding, readAt } = await account.state();
  if (binding === null || readAt === null) return null;
  const { input } = await inputFrom(account, usable(binding), { now: at, holidays });
  const { clients } = input.snapshot.tables;
  const views = new Map(
    [...clientViews(input)].filter(([key]) => !unseen.has(clients.get(key)?.cells.status ?? null)),
  );
  const asOf = Temporal.Instant.from(readAt);
  const [turn, old] = [contextOf(input).nextDate, oldFrom(asOf)];
  const isOldLater = Temporal.Instant.compare(at, old) < 0 && Temporal.Instant.compare(old, turn) < 0;
  return { asOf, until: isOldLater ? old : turn, views };
}
