import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { clientPagesApp } from '../../src/web/client-pages.js';

/** Chromium as Debian has it; it asks nobody for anything. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
}

/** Pages under `/c/` followed by their name, filled up to the length of a secret, with the real headers. */
export async function servePages(pages: ReadonlyMap<string, string>) {
  const bySecret = new Map([...pages].map(([name, html]) => [secretOf(name), html]));
  const app = clientPagesApp({
    pages: { find: async (secret) => bySecret.get(secret) ?? null },
    ...{ perMinute: 10_000, missesPerMinute: 10_000 },
  });
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name: string) => `http://127.0.0.1:${port}/c/${secretOf(name)}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function secretOf(name: string): string {
  return name.padEnd(43, '-');
}
