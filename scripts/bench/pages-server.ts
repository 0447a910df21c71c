import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import { hashOf } from '../../src/service/page-link.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openSqliteLinks } from '../../src/store/sqlite-links.js';
import { clientPagesApp } from '../../src/web/client-pages.js';
import { benchBinding, benchNow, manyYears, mirrorOf } from './rows.js';

/** Client pages of a tracker with so many rows, from a store in a file. Tells its parent the links. */
const rows = mirrorOf(manyYears(Number(process.argv[2])));
const dir = mkdtempSync(join(tmpdir(), 'bench-pages-'));
const store = openSqliteStore(join(dir, 'short-accounts.sqlite'));
const links = openSqliteLinks(join(dir, 'client-links.sqlite'));
const now = benchNow.toString({ fractionalSecondDigits: 3 });
const account = store.account('local');
const page = {
  deleted: [],
  schemaChanged: false,
  reading: 'scan',
  completed: [],
  cursor: '1',
  last: true,
} as const;
await account.commitPage({ ...page, rows: rows.map((row) => ({ ...row, whole: true })) }, now);
await account.saveState({ binding: benchBinding(), readAt: now, historyRebuilt: true });

const expiresAt = benchNow.add({ hours: 24 * 90 }).toString({ fractionalSecondDigits: 3 });
const secrets: string[] = [];
for (const { table, id, cells } of rows) {
  if (table !== 'clients' || cells['status'] !== 'active') continue;
  const secret = createHash('sha256').update(id).digest('base64url');
  await links.add({ hash: hashOf(secret), account: 'local', clientId: id, madeAt: now, expiresAt });
  secrets.push(secret);
}
const pages = createClientPages({ links, accountOf: () => account, holidays, now: () => benchNow });
const unlimited = { perMinute: 1e9, missesPerMinute: 1e9 };
const server = clientPagesApp({ pages, ...unlimited }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
process.send?.({ rows: rows.length, urls: secrets.map((secret) => `http://127.0.0.1:${port}/c/${secret}`) });
await once(process, 'disconnect');
server.close();
server.closeAllConnections();
await store.close();
await links.close();
rmSync(dir, { recursive: true });
