import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSqliteLinks } from '../../src/store/sqlite-links.js';
import { handOver, runCli, startCli } from '../support/cli.js';
import { House, installationFor } from '../support/house.js';

let house: House;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await House.open();
  await house.crash({ installation: installationFor(house.dir) });
  await house.apply(['core']);
  const [acme = '', bolt = ''] = await house.edit(
    { table: 'clients', cells: { name: 'Acme', status: 'active' } },
    { table: 'clients', cells: { name: 'Acorn', status: 'active' } },
  );
  await house.edit(
    { table: 'projects', cells: { name: 'Website', client: [acme], status: 'in-progress' } },
    { table: 'projects', cells: { name: 'Logo', client: [bolt], status: 'in-progress' } },
  );
  env = {
    ...(await handOver(house)),
    ...{ LOG_LEVEL: 'debug', PORT: '0', PUBLIC_URL: 'https://pages.example.com/' },
  };
});
afterAll(() => house.close());

function schema(name: string) {
  const text = readFileSync(new URL(`../../docs/schemas/${name}.json`, import.meta.url), 'utf8');
  return z.fromJSONSchema(JSON.parse(text));
}

describe('src/cli/commands/share', () => {
  it('shares and ends links while the service runs, and no secret is written anywhere', async () => {
    const running = startCli(['start'], env);
    const lines = createInterface({ input: running.child.stdout ?? process.stdin })[Symbol.asyncIterator]();
    const url = /http:\S+/u.exec(String((await lines.next()).value))?.[0] ?? '';
    try {
      await expect
        .poll(
          async () =>
            ((await (await fetch(`${url}/health`)).json()) as { lastRoundAt: string | null }).lastRoundAt,
          { timeout: 20_000 },
        )
        .not.toBeNull();
      const shared = await runCli(['share', 'acme', '--json'], env);
      expect(shared.code).toBe(0);
      const said = JSON.parse(shared.out) as { url: string };
      expect(schema('share').safeParse(said).error).toBeUndefined();
      const path = new URL(said.url).pathname;
      expect(said.url).toMatch(/^https:\/\/pages\.example\.com\/c\/[A-Za-z0-9_-]{43}$/u);
      const page = await fetch(url + path);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Website')]);
      expect((await fetch(`${url}${path}`)).headers.get('cache-control')).toBe('no-store');

      const own = JSON.parse((await runCli(['share', '--calendar', '--json'], env)).out) as { url: string };
      const feed = await fetch(url + new URL(own.url).pathname);
      expect([feed.status, await feed.text()]).toEqual([200, expect.stringContaining('END:VCALENDAR')]);

      const ended = await runCli(['share', 'acme', '--revoke', '--json'], env);
      expect(JSON.parse(ended.out)).toEqual({ client: 'Acme', revoked: 2 });
      expect(schema('share').safeParse(JSON.parse(ended.out)).error).toBeUndefined();
      expect((await fetch(url + path)).status).toBe(404);

      running.child.kill('SIGTERM');
      const { out, err } = await running.ended;
      const files = readdirSync(house.dir).map((name) => readFileSync(join(house.dir, name), 'latin1'));
      for (const text of [out, err, shared.err, ...files]) expect(text).not.toContain(path.slice(3));
      expect(files.join('')).toContain('/c/sha256-');
    } finally {
      running.child.kill('SIGKILL');
    }
  }, 60_000);

  it.each([
    [['share'], /Name one client, or --calendar/u],
    [['share', 'acme', '--calendar'], /Name one client, or --calendar/u],
    [['share', 'nobody'], /No client with a page is called "nobody"\. There are: Acme, Acorn\./u],
    [['share', 'ac'], /"ac" may be Acme or Acorn\. Write more of the name\./u],
    [['share', 'acme', '--expires', '2020-01-01'], /--expires is a day that is past/u],
    [['share', 'acme', '--expires', 'soon'], /Write a day as 2026-12-31/u],
  ])('says what is wrong with %j', async (args, problem) => {
    const { code, err } = await runCli(args, env);
    expect([code, err]).toEqual([2, expect.stringMatching(problem)]);
  });

  it('tells two clients of one name apart by their rows, and says when nobody has a page yet', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'share-'));
    try {
      const own = { ...env, DATA_DIR: dir };
      const none = await runCli(['share', 'acme'], own);
      expect([none.code, none.err]).toEqual([2, expect.stringContaining('No client has a page yet')]);
      const links = openSqliteLinks(join(dir, 'client-links.sqlite'));
      const twins = ['recA', 'recB'].map((clientId) => ({ clientId, name: 'Acme' }));
      await links.keepOwners('local', twins);
      await links.close();
      const unclear = await runCli(['share', 'acme'], own);
      expect(unclear.err).toContain('2 clients are called "Acme". Write the id of the row: recA or recB.');
      expect((await runCli(['share', 'recB', '--json'], own)).code).toBe(0);
    } finally {
      rmSync(dir, { recursive: true });
    }
  }, 60_000);

  it('says that an address is missing under which pages are reached', async () => {
    const { PUBLIC_URL: _without, ...rest } = env;
    const { code, err } = await runCli(['share', 'acme'], rest);
    expect([code, err]).toEqual([2, expect.stringContaining('PUBLIC_URL is missing')]);
  });
});

describe('src/cli/commands/publish', () => {
  it('writes each page under a name that stays, and takes away those of nobody', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'publish-'));
    try {
      const first = await runCli(['publish', '--out', dir, '--json'], env);
      const { pages } = JSON.parse(first.out) as { pages: { client: string; file: string }[] };
      expect(first.code).toBe(0);
      expect(schema('publish').safeParse({ pages }).error).toBeUndefined();
      expect(pages.map(({ client }) => client).sort()).toEqual(['Acme', 'Acorn']);
      const acme = pages.find(({ client }) => client === 'Acme')?.file ?? '';
      expect(readFileSync(join(dir, acme), 'utf8')).toContain('Website');
      expect(readFileSync(join(dir, acme), 'utf8')).not.toContain('Logo');
      expect(readFileSync(join(dir, 'robots.txt'), 'utf8')).toContain('Disallow: /');

      await house.edit({ table: 'clients', id: await idOf('Acorn'), cells: { status: 'declined' } });
      await house.crash();
      await runCli(['round'], env);
      const second = await runCli(['publish', '--out', dir, '--json'], env);
      expect(JSON.parse(second.out)).toEqual({ pages: [{ client: 'Acme', file: acme }] });
      expect(readdirSync(join(dir, 'c'))).toEqual([acme.slice(2)]);

      const empty = mkdtempSync(join(tmpdir(), 'publish-empty-'));
      const unread = await runCli(['publish', '--out', dir], { ...env, DATA_DIR: empty });
      rmSync(empty, { recursive: true });
      expect([unread.code, unread.err]).toEqual([2, expect.stringContaining('Nothing has been read yet')]);
      expect(readdirSync(join(dir, 'c'))).toEqual([acme.slice(2)]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  }, 60_000);
});

async function idOf(name: string): Promise<string> {
  const { account } = await house.service();
  return (await account.rows('clients')).find(({ cells }) => cells['name'] === name)?.id ?? '';
}
