import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCalendarFeed } from '../../src/service/calendar-feed.js';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import { hashOf } from '../../src/service/page-link.js';
import { calendarOwner, makeLink, openedBy } from '../../src/service/page-links.js';
import type { ShareLink } from '../../src/store/port.js';
import type { Backend } from '../../src/tracker/port.js';
import { House } from '../support/house.js';
import { pagePlace } from '../support/pages.js';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

/** A house with Acme, who has work in hand, and Bolt, who has none. */
async function furnished(options: Parameters<typeof House.furnished>[1] = {}) {
  const pages = pagePlace();
  const own = await House.furnished(['core', 'relationship'], { pages: pages.place, ...options });
  house = own;
  const [acme = '', bolt = ''] = await own.edit(
    { table: 'clients', cells: { name: 'Acme', status: 'active' } },
    { table: 'clients', cells: { name: 'Bolt', status: 'active' } },
  );
  await own.edit({ table: 'projects', cells: { name: 'Website', client: [acme], status: 'in-progress' } });
  const source = async () => {
    const { store } = await own.service();
    const accountOf = (id: string) => store.account(id);
    return createClientPages({ links: pages.place.links, accountOf, holidays, now: () => own.now });
  };
  return { house: own, acme, bolt, ...pages, source };
}

/** The link as it stands in the tracker, which alone knows it. */
async function linkInTracker({ house: own, acme }: { house: House; acme: string }): Promise<unknown> {
  const binding = await own.binding();
  const path =
    own.backend === 'airtable'
      ? `/v0/${binding.container}/${own.tableId(binding, 'clients')}/${acme}`
      : `/v1/pages/${acme}`;
  const answer = await fetch(`${own.url}${path}`, {
    headers: {
      authorization: `Bearer ${own.backend === 'airtable' ? 'patSandbox.token' : 'ntn_sandbox'}`,
      'notion-version': '2026-03-11',
    },
  });
  const { fields, properties } = (await answer.json()) as {
    fields?: Record<string, string>;
    properties?: Record<string, { url: string | null }>;
  };
  return fields ? (fields['Client page'] ?? null) : properties?.['Client page']?.url;
}

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');

/** A store that answers with one link whatever it is asked for, and keeps what it was asked. */
function storeOf(secret: string) {
  const asked: string[] = [];
  const link: ShareLink = {
    ...{ hash: hashOf(secret), account: 'local', clientId: 'recC' },
    ...{ madeAt: '2026-11-01T00:00:00.000Z', expiresAt: '2027-01-30T00:00:00.000Z', revokedAt: null },
  };
  const find = async (hash: string) => {
    asked.push(hash);
    return link;
  };
  return { asked, link, find };
}

describe('src/service/page-links, openedBy', () => {
  const secret = 'k'.repeat(43);

  it('asks the store by hash alone, so that a near guess looks like any other', async () => {
    const store = storeOf(secret);
    const near = `${'k'.repeat(42)}l`;
    await openedBy(store, secret, now);
    await openedBy(store, near, now);
    expect(store.asked).toEqual([hashOf(secret), hashOf(near)]);
    const [right = '', wrong = ''] = store.asked;
    const same = [...right].filter((sign, nth) => sign === wrong[nth]).length;
    expect(same).toBeLessThan(10);
  });

  it('compares what was found with what was asked in constant time, and takes the store’s word for nothing', async () => {
    const store = storeOf(secret);
    const compare = vi.mocked(timingSafeEqual).mockClear();
    expect(await openedBy(store, secret, now)).toBe(store.link);
    expect(await openedBy(store, 'm'.repeat(43), now)).toBeNull();
    expect(compare.mock.calls.map((pair) => pair.map(String))).toEqual([
      [hashOf(secret), hashOf(secret)],
      [hashOf(secret), hashOf('m'.repeat(43))],
    ]);
    expect(compare.mock.results.map(({ value }) => value)).toEqual([true, false]);
  });

  it('asks for nothing that is no secret of ours', async () => {
    const store = storeOf(secret);
    for (const text of ['', 'k'.repeat(42), 'k'.repeat(44), `${'k'.repeat(42)}!`])
      expect(await openedBy(store, text, now)).toBeNull();
    expect(store.asked).toEqual([]);
  });
});

describe('src/service/page-links', () => {
  it.each<Backend>(['airtable', 'notion'])(
    'puts a link that opens the page into the row of each client who has one, once (%s)',
    async (backend) => {
      const all = await furnished({ backend });
      await all.house.round();
      const [secret = ''] = all.secrets;
      expect(await linkInTracker(all)).toBe(`https://pages.example.com/c/${secret}`);
      expect(await (await all.source()).find(secret)).toContain('<h1>\u2068Website\u2069 is under way.</h1>');
      await all.house.advance({ minutes: 5 });
      expect((await all.house.round()).rows.written).toBe(0);
      expect(all.secrets).toHaveLength(1);
    },
  );

  it('remembers the hash of a link alone: no file of the data folder holds the secret', async () => {
    const all = await furnished();
    await all.house.round();
    await all.house.advance({ minutes: 5 });
    await all.house.round();
    const { account } = await all.house.service();
    const [secret = 'none'] = all.secrets;
    const known = JSON.stringify([await account.rows(), await account.written(), await account.state()]);
    expect(known).toContain('/c/sha256-');
    expect(known).not.toContain(secret);
    await all.house.crash();
    expect(readFileSync(join(all.house.dir, 'short-accounts.sqlite')).includes(secret)).toBe(false);
  });

  it('puts a new link in place of one that ended, was revoked or was typed over', async () => {
    const all = await furnished();
    await all.house.round();
    await all.place.links.revoke('local', all.acme, all.house.now.toString({ fractionalSecondDigits: 3 }));
    await all.house.advance({ minutes: 5 });
    await all.house.round();
    expect(all.secrets).toHaveLength(2);
    await all.house.edit({
      table: 'clients',
      id: all.acme,
      cells: { clientPage: 'https://elsewhere.example' },
    });
    await all.house.advance({ minutes: 5 });
    await all.house.round();
    expect(await linkInTracker(all)).toContain(all.secrets[2]);
    await all.house.advance({ hours: 24 * 91 });
    await all.house.round();
    expect(await linkInTracker(all)).toContain(all.secrets[3]);
    expect(all.secrets).toHaveLength(4);
  });

  it('opens nothing once a link ended or was revoked, or its client is not to see anything', async () => {
    const all = await furnished();
    await all.house.round();
    const [secret = ''] = all.secrets;
    const pages = await all.source();
    expect(await pages.find(secret)).not.toBeNull();
    expect(await pages.find(`${secret.slice(0, -1)}x`)).toBeNull();
    expect(await pages.find('../../etc/passwd')).toBeNull();
    await all.house.edit({ table: 'clients', id: all.acme, cells: { status: 'declined' } });
    await all.house.advance({ minutes: 5 });
    await all.house.round();
    expect(await pages.find(secret)).toBeNull();
    await all.house.edit({ table: 'clients', id: all.acme, cells: { status: 'active' } });
    await all.house.advance({ minutes: 5 });
    await all.house.round();
    expect(await pages.find(secret)).not.toBeNull();
    await all.place.links.revoke('local', all.acme, all.house.now.toString({ fractionalSecondDigits: 3 }));
    expect(await pages.find(secret)).toBeNull();
  });

  it('shows what the last round knew, as of then, and costs no call', async () => {
    const all = await furnished();
    await all.house.round();
    const pages = await all.source();
    const before = await all.house.calls();
    const [secret = ''] = all.secrets;
    expect(await pages.find(secret)).toContain('As of Tue 12 May, 10:00');
    await all.house.edit({ table: 'clients', id: all.acme, cells: { status: 'paused' } });
    expect(await pages.find(secret)).not.toContain('paused');
    expect(await all.house.calls()).toBe(before);
    await all.house.advance({ hours: 1 });
    await all.house.round();
    expect(await pages.find(secret)).toContain('Work is paused for now.');
    expect(await pages.find(secret)).toContain('As of Tue 12 May, 11:00');
  });

  it('takes links out of the tracker where pages are shown nowhere', async () => {
    const all = await furnished();
    await all.house.round();
    await all.house.crash({});
    await all.house.advance({ minutes: 5 });
    expect((await all.house.round()).rows.written).toBe(1);
    expect(await linkInTracker(all)).toBeNull();
  });

  it('makes no link on a dry run, nor in a tracker without the column', async () => {
    const all = await furnished();
    await all.house.round({ dryRun: true });
    expect(all.secrets).toEqual([]);
    expect(await all.place.links.list('local')).toEqual([]);
  });

  it('opens the freelancer’s own calendar by a link of its own, and a client’s page never', async () => {
    const all = await furnished();
    await all.house.edit({
      table: 'contacts',
      cells: { name: 'Grace', client: [all.acme], birthday: '1990-06-03' },
    });
    await all.house.round();
    const at = all.house.now.toString({ fractionalSecondDigits: 3 });
    const { url } = await makeLink({ ...all.place, account: 'local' }, calendarOwner, at);
    expect(url).toBe(`https://pages.example.com/calendar/${all.secrets[1]}.ics`);
    const { store } = await all.house.service();
    const accountOf = (id: string) => store.account(id);
    const feed = createCalendarFeed({
      links: all.place.links,
      accountOf,
      holidays,
      now: () => all.house.now,
    });
    const text = (await feed.find(all.secrets[1] ?? '')) ?? '';
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
    expect(text).toMatch(/DTSTART;VALUE=DATE:20260603\r\n(?:.*\r\n)*?SUMMARY:Acme: .*Grace/u);
    const [page = '', calendar = ''] = all.secrets;
    expect(await feed.find(page)).toBeNull();
    expect(await (await all.source()).find(calendar)).toBeNull();
    await all.place.links.revoke('local', calendarOwner, at);
    expect(await feed.find(calendar)).toBeNull();
  });
});
