import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCalendarFeed } from '../../src/service/calendar-feed.js';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import { calendarOwner, makeLink } from '../../src/service/page-links.js';
import type { Backend } from '../../src/tracker/port.js';
import { House } from '../support/house.js';
import { pagePlace } from '../support/pages.js';

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
