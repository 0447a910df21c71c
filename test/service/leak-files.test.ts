import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageIdOf } from '../../src/messages/mail/mail.js';
import { createCalendarFeed } from '../../src/service/calendar-feed.js';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import { hashOf } from '../../src/service/page-link.js';
import { calendarOwner, makeLink } from '../../src/service/page-links.js';
import type { MirrorRow } from '../../src/tracker/mirror.js';
import { clientPagesApp } from '../../src/web/client-pages.js';
import { mayTell } from '../support/allow-list.js';
import { runCli } from '../support/cli.js';
import { letterStories } from '../support/letter-stories.js';
import { type MarkedHouse, markedHouse } from '../support/marked-house.js';
import { markedClients, marksIn } from '../support/marks.js';
import { readLetter, type Told } from '../support/told.js';

const seed = 1;

let marked: MarkedHouse;
let folder: string;
beforeAll(async () => {
  marked = await markedHouse(seed);
  folder = mkdtempSync(join(tmpdir(), 'published-'));
  await marked.live();
}, 120_000);
afterAll(async () => {
  await marked.close();
  rmSync(folder, { recursive: true });
});

/** A client's own marks may stand in it where they are on the list; nobody else's, and no id of any row. */
function expectForClient(by: Told['by'], owner: string, text: string): void {
  const marks = marksIn(text);
  expect(marks.filter((mark) => mark.owner !== owner && mark.owner !== 'S')).toEqual([]);
  expect(marks.filter(({ cell }) => !mayTell(by, cell))).toEqual([]);
  expect(marks.map((mark) => mark.owner)).toContain(owner);
  expect(marked.rowIds.filter((id) => text.includes(id))).toEqual([]);
}

async function rowsOf(table: 'messages' | 'clientUpdates'): Promise<readonly MirrorRow[]> {
  const { account } = await marked.house.service();
  return account.rows(table);
}

async function webDeps() {
  const { store } = await marked.house.service();
  const accountOf = (id: string) => store.account(id);
  return { links: marked.place.links, accountOf, holidays, now: () => marked.house.now };
}

/** The program as a process of its own: the store is for one at a time. */
async function run(...args: readonly string[]) {
  const { container } = await marked.house.binding();
  await marked.house.crash();
  return runCli(args, {
    ...{ AIRTABLE_TOKEN: 'patSandbox.token', AIRTABLE_BASE_ID: container, LOG_LEVEL: 'debug' },
    ...{ AIRTABLE_ENDPOINT_URL: marked.house.url, DATA_DIR: marked.house.dir },
  });
}

describe('what really leaves, of a tracker with a client for each kind of letter and marks in every cell', () => {
  it('sends every kind of letter that is proposed by itself, each of one client alone', async () => {
    const { container } = await marked.house.binding();
    const rows = await rowsOf('messages');
    const kinds: string[] = [];
    let calendars = 0;
    for (const name of readdirSync(marked.mailFolder)) {
      const row = rows.find(
        ({ cells }) => `${messageIdOf(container, String(cells['key']), 'example.com')}.eml` === name,
      );
      const [client = ''] = (row?.cells['client'] ?? []) as readonly string[];
      const kind = String(row?.cells['kind']) as Told['by'];
      const letter = await readLetter(readFileSync(join(marked.mailFolder, name)));
      expectForClient(kind, marked.ownerOfRow(client), letter);
      expect(marksIn(name)).toEqual([]);
      kinds.push(kind);
      if (letter.includes('BEGIN:VCALENDAR')) calendars += 1;
    }
    expect([...new Set(kinds)].sort()).toEqual(letterStories.map(({ kind }) => kind).sort());
    expect(calendars).toBeGreaterThan(0);
  });

  it('keeps a row of Client updates for each, and what stood in it before is gone', async () => {
    const rows = (await rowsOf('clientUpdates')).filter(({ cells }) => cells['clientName']);
    const owners = rows.map(({ cells: { key, ...cells } }) => {
      const owner = marked.ownerOfRow(String(key));
      expectForClient('row', owner, JSON.stringify({ ...cells, asOf: null }));
      return owner;
    });
    expect(new Set(owners).size).toBeGreaterThan(10);
  });

  it('serves to each who has a link the page of one client alone', async () => {
    const deps = await webDeps();
    const pages = createClientPages(deps);
    const server = clientPagesApp({ pages }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const owners: string[] = [];
    try {
      for (const secret of marked.secrets) {
        const link = await marked.place.links.find(hashOf(secret));
        const answer = await fetch(`http://127.0.0.1:${port}/c/${secret}`);
        expect(answer.status).toBe(200);
        const owner = marked.ownerOfRow(link?.clientId ?? '');
        expectForClient('page', owner, await answer.text());
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        expect(marksIn(JSON.stringify(headers))).toEqual([]);
        owners.push(owner);
      }
    } finally {
      server.close();
      server.closeAllConnections();
    }
    expect(new Set(owners).size).toBeGreaterThan(10);
  });

  it('is a calendar to the freelancer alone: names and days of every client, and nothing that is written of them', async () => {
    const at = marked.house.now.toString({ fractionalSecondDigits: 3 });
    const { url } = await makeLink({ ...marked.place, account: 'local' }, calendarOwner, at);
    const secret = /([^/]+)\.ics$/u.exec(url)?.[1] ?? '';
    const text = (await createCalendarFeed(await webDeps()).find(secret)) ?? '';
    const marks = marksIn(text.replaceAll(/\r\n[ \t]/gu, ''));
    expect(new Set(marks.map(({ owner }) => owner)).size).toBeGreaterThan(3);
    const told = new Set(['clients.name', 'projects.name', 'contacts.name', 'invoices.number']);
    expect(marks.filter(({ cell }) => !told.has(cell))).toEqual([]);
    expect(await createClientPages(await webDeps()).find(secret)).toBeNull();
  });

  it('publishes a file for each client, under a name that tells nothing, and logs nothing of anybody', async () => {
    const ran = await run('publish', '--out', folder, '--json');
    expect([ran.code, marksIn(ran.err)]).toEqual([0, []]);
    const { pages } = JSON.parse(ran.out) as { pages: { client: string; file: string }[] };
    const files = readdirSync(join(folder, 'c'));
    expect(files.map((name) => join('c', name)).sort()).toEqual(pages.map(({ file }) => file).sort());
    for (const { client, file } of pages) {
      expect(file).toMatch(/^c\/[A-Za-z0-9_-]{43}\.html$/u);
      const [own] = marksIn(client);
      expectForClient('page', own?.owner ?? '?', readFileSync(join(folder, file), 'utf8'));
    }
    expect(pages).toHaveLength(letterStories.length);
    expect(readdirSync(folder).sort()).toEqual(['c', 'robots.txt']);
  });

  it('hands out hours logs of one client alone', async () => {
    const owner = markedClients[letterStories.findIndex(({ kind }) => kind === 'monthly-report')] ?? '?';
    const client = `zq1${owner}1clients1name1`;
    const days = ['--from', '2026-01-01', '--to', '2026-12-31'];
    for (const form of ['--csv', '--json']) {
      const ran = await run('hours', client, ...days, form);
      expect([ran.code, marksIn(ran.err)]).toEqual([0, []]);
      expectForClient('hours log', owner, ran.out);
    }
  });
});
