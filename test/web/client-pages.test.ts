import { once } from 'node:events';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientPages } from '../../src/service/client-pages.js';
import { webApp } from '../../src/web/app.js';
import { type ClientPagesOptions, clientPagesApp } from '../../src/web/client-pages.js';

const secret = 'a'.repeat(43);
const acme = '<style>p { color: #1f5f8b }</style><p>Acme</p>';
const pages: ClientPages = { find: async (asked) => (asked === secret ? acme : null) };
const calendar = { find: async (asked: string) => (asked === secret ? 'BEGIN:VCALENDAR' : null) };
const health = { ok: true, summary: 'Well.', lastRoundAt: null, nextRoundAt: null };

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function serve(options: Partial<ClientPagesOptions> = {}): Promise<number> {
  const app = webApp({
    health: async () => ({ ...health, faults: 0, waiting: 0, callsThisMonth: 0 }),
    pages: clientPagesApp({ pages, calendar, ...options }),
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number; headers: Readonly<Record<string, unknown>>; body: string };

/** As a proxy on this computer would ask for somebody. */
async function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const sent = request({
    port,
    path,
    method,
    host: '127.0.0.1',
    headers: { host: 'pages.example.com', ...headers },
  });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const part of answer) body += part;
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}

describe('src/web/client-pages', () => {
  it('shows a page to whoever has its link, for nobody to keep or to find', async () => {
    const { status, headers, body } = await ask(await serve(), `/c/${secret}`);
    expect([status, body]).toEqual([200, acme]);
    expect(headers).toMatchObject({
      ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      ...{ 'x-robots-tag': 'noindex, nofollow, noarchive', 'x-content-type-options': 'nosniff' },
      ...{ 'x-frame-options': 'DENY', 'content-type': 'text/html; charset=utf-8' },
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none';style-src 'sha256-[^']+';base-uri 'none'/u);
    expect(policy).not.toContain('unsafe');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('etag');
  });

  it('hands out the freelancer’s calendar to whoever has its link', async () => {
    const { status, headers, body } = await ask(await serve(), `/calendar/${secret}.ics`);
    expect([status, body]).toEqual([200, 'BEGIN:VCALENDAR']);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/calendar; charset=utf-8',
    });
    server?.close();
    const none = clientPagesApp({ pages }).listen(0, '127.0.0.1');
    server = none;
    await once(none, 'listening');
    const { port } = none.address() as AddressInfo;
    expect((await ask(port, `/calendar/${secret}.ics`)).status).toBe(404);
  });

  it('answers everything that is not there in the same way', async () => {
    const port = await serve();
    const paths = [
      `/c/${'b'.repeat(43)}`,
      ...['/c/short', '/c/', '/c//', `/c/${'b'.repeat(8_000)}`, '/c/%00', `/c/${secret}%20`],
      ...[`/c/${secret}/more`, '/', '/health', '/c/..%2f'],
      ...['/c/%', '/c/%E0%A4%A', '/calendar/%E0%A4%A.ics', `/calendar/${secret}`, '/calendar/x.ics'],
    ];
    const answers = await Promise.all([
      ...paths.map((path) => ask(port, path)),
      ...['POST', 'PUT', 'OPTIONS', 'TRACE'].map((method) => ask(port, `/c/${secret}`, {}, method)),
    ]);
    const [{ body = '', headers: { date: _date, ...headers } = {} } = {}] = answers;
    for (const answer of answers) {
      expect([answer.status, answer.body]).toEqual([404, body]);
      expect({ ...answer.headers, date: '' }).toEqual({ ...headers, date: '' });
    }
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).toContain('lang="de"');
  });

  it('tells how long an answer is without one, to HEAD', async () => {
    const port = await serve();
    const found = await ask(port, `/c/${secret}`, {}, 'HEAD');
    const missed = await ask(port, `/c/${'b'.repeat(43)}`, {}, 'HEAD');
    expect([found.status, found.body, missed.status, missed.body]).toEqual([200, '', 404, '']);
  });

  it('slows down whoever guesses, by the address that the proxy names, and nobody else', async () => {
    const port = await serve({ missesPerMinute: 3 });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const guess = () => ask(port, `/c/${'b'.repeat(43)}`, from('203.0.113.7'));
    const statuses = [await guess(), await guess(), await guess(), await guess()].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    expect((await ask(port, `/c/${secret}`, from('198.51.100.2'))).status).toBe(200);
  });

  it('limits how often one address asks at all', async () => {
    const port = await serve({ perMinute: 2 });
    const statuses = [];
    for (let nth = 0; nth < 3; nth += 1) statuses.push((await ask(port, `/c/${secret}`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('says nothing of what went wrong inside, nor of the link', async () => {
    const broken: ClientPages = { find: async () => Promise.reject(new Error('secret reasons')) };
    const { status, body } = await ask(await serve({ pages: broken }), `/c/${secret}`);
    expect(status).toBe(500);
    expect(body).not.toMatch(/reasons|aaa|\bat\b/u);
  });

  it('keeps the health page for this computer, under the same port', async () => {
    const port = await serve();
    const local = await ask(port, '/health', { host: `127.0.0.1:${port}` });
    expect(JSON.parse(local.body)).toMatchObject({ ok: true });
    expect((await ask(port, `/c/${secret}`, { host: `localhost:${port}` })).status).toBe(200);
    expect((await ask(port, '/health')).status).toBe(404);
  });

  it('keeps it from whoever comes by a proxy that asks for this computer by its own name', async () => {
    const port = await serve();
    const host = `127.0.0.1:${port}`;
    for (const header of ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']) {
      expect((await ask(port, '/health', { host, [header]: 'x' })).status).toBe(404);
    }
  });
});
