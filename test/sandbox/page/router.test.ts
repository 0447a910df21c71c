import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { type GridPageOptions, type GridSource, gridRouter } from '../../../src/sandbox/page/index.js';
import { FakeSource, STATUS, text } from './fake-source.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(sources: readonly GridSource[], options?: GridPageOptions): Promise<string> {
  const app = express().use(
    gridRouter(
      () => sources,
      () => ({ airtable: 7, rateLimited: 2 }),
      options,
    ),
  );
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function studio(): FakeSource {
  return new FakeSource()
    .withTable(
      'tblClients',
      'Clients',
      [text('fldName', 'Name'), text('fldOpen', 'Open', { editable: false })],
      {
        recA: { fldName: 'Finch <script>alert(1)</script>', fldOpen: '€12.00' },
        recB: { fldName: 'Holt' },
      },
    )
    .withTable('tblInvoices', 'Invoices', [text('fldNumber', 'Number'), STATUS], {});
}

const EDIT = {
  sourceId: 'appStudio',
  tableId: 'tblClients',
  recordId: 'recB',
  fieldId: 'fldName',
  text: 'Holt & Co',
};

async function send(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${address}/_sandbox/page/edit`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('src/sandbox/page/router', () => {
  it('shows the first table of the first base, with its columns and rows named for a screen reader', async () => {
    const page = await (await fetch(await serve([studio()]))).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toMatch(/<table role="grid" aria-rowcount="3" aria-colcount="2" aria-label="Clients">/);
    expect(page.match(/<th scope="col"/g)).toHaveLength(2);
    expect(page.match(/<th scope="row"/g)).toHaveLength(2);
    expect(page).toMatch(
      /<a href="\/\?source=appStudio&amp;table=tblClients" aria-current="page">Clients<\/a>/,
    );
    expect(page).toContain('<dt>Rate limited</dt><dd data-counter="rateLimited">2</dd>');
  });

  it('marks what is not to be edited', async () => {
    const page = await (await fetch(await serve([studio()]))).text();
    expect(page.match(/aria-readonly="true"/g)).toHaveLength(2);
    expect(await (await fetch(await serve([studio()], { readOnly: true }))).text()).toMatch(
      /<th scope="row" [^>]*aria-readonly="true"/,
    );
  });

  it('escapes what is in the cells', async () => {
    const page = await (await fetch(await serve([studio()]))).text();
    expect(page).toContain('Finch &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>alert');
  });

  it('allows nothing inline and nothing from elsewhere', async () => {
    const address = await serve([studio()]);
    const response = await fetch(address);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('strict-transport-security')).toBeNull();
    const page = await response.text();
    expect(page).not.toMatch(/ style=|<style| on[a-z]+="/);
    const assets = [...page.matchAll(/(?:src|href)="([^"]*\.(?:js|css))"/g)].map((found) => found[1]);
    expect(assets).toEqual(['/_sandbox/page/page.css', '/_sandbox/page/page.js']);
    for (const asset of assets) expect((await fetch(`${address}${asset}`)).status).toBe(200);
  });

  it('serves a script that parses', async () => {
    const script = await (await fetch(`${await serve([studio()])}/_sandbox/page/page.js`)).text();
    expect(() => new Function(script)).not.toThrow();
  });

  it('shows another table when asked, says when it has no rows and when it is gone', async () => {
    const address = await serve([studio()]);
    const invoices = await (await fetch(`${address}/?source=appStudio&table=tblInvoices`)).text();
    expect(invoices).toContain('No rows yet');
    expect(invoices).toContain('data-options="[&quot;Draft&quot;,&quot;Sent&quot;');
    expect((await fetch(`${address}/?table=tblGone`)).status).toBe(404);
    expect((await fetch(`${address}/?source=appGone`)).status).toBe(404);
  });

  it('waits for a base when there is none', async () => {
    const response = await fetch(await serve([]));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('No base yet');
  });

  it('shows a long table in pages', async () => {
    const rows = Object.fromEntries(
      Array.from({ length: 201 }, (_, at) => [`rec${at}`, { fldName: `Row ${at}` }]),
    );
    const address = await serve([
      new FakeSource().withTable('tblLong', 'Long', [text('fldName', 'Name')], rows),
    ]);
    const second = await (await fetch(`${address}/?source=appStudio&table=tblLong&page=2`)).text();
    expect(second.match(/<th scope="row"/g)).toHaveLength(1);
    expect(second).toContain('aria-rowindex="202"');
    expect(await (await fetch(`${address}/?page=nonsense`)).text()).toContain('Page 1 of 2');
  });

  it('links other pages from the top', async () => {
    const links = [{ href: 'http://127.0.0.1:4020/today', label: 'Today' }];
    const page = await (await fetch(await serve([studio()], { links }))).text();
    expect(page).toContain('<a href="http://127.0.0.1:4020/today">Today</a>');
  });

  it('hands an edit to its base and shows the new text', async () => {
    const source = studio();
    const address = await serve([new FakeSource('Other', 'appOther'), source]);
    const response = await send(address, EDIT);
    expect(await response.json()).toEqual({ ok: true });
    const { sourceId: _, ...edit } = EDIT;
    expect(source.edits).toEqual([edit]);
    expect(await (await fetch(`${address}/?source=appStudio`)).text()).toContain('Holt &amp; Co');
  });

  it('passes on why a base refuses an edit', async () => {
    const response = await send(await serve([studio().refusing('Total is no number.')]), EDIT);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ ok: false, message: 'Total is no number.' });
  });

  it.each([
    ['a field kept by the tracker', { ...EDIT, fieldId: 'fldOpen' }],
    ['a field that is gone', { ...EDIT, fieldId: 'fldGone' }],
    ['a base that is gone', { ...EDIT, sourceId: 'appGone' }],
    ['an edit without a text', { ...EDIT, text: undefined }],
  ])('refuses %s with a reason and changes nothing', async (_, body) => {
    const source = studio();
    const response = await send(await serve([source]), body);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ ok: false, message: expect.stringMatching(/\w/) });
    expect(source.edits).toEqual([]);
  });

  it('refuses every edit when it only shows', async () => {
    const source = studio();
    expect((await send(await serve([source], { readOnly: true }), EDIT)).status).toBe(422);
    expect(source.edits).toEqual([]);
  });

  it('answers text that is no JSON with a reason', async () => {
    const response = await send(await serve([studio()]), '{"sourceId":');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ ok: false, message: 'The edit could not be read.' });
  });

  it('takes no edit from the page of another site', async () => {
    const source = studio();
    const address = await serve([source]);
    expect((await send(address, EDIT, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(address, EDIT, { Origin: address })).status).toBe(200);
    expect(source.edits).toHaveLength(1);
  });

  it('gives the counters of the moment', async () => {
    const response = await fetch(`${await serve([studio()])}/_sandbox/page/counters`);
    expect(await response.json()).toEqual({ airtable: 7, rateLimited: 2 });
  });
});
