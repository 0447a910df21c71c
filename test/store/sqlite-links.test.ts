import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteLinks } from '../../src/store/sqlite-links.js';

const made = { account: 'local', clientId: 'recC', madeAt: '2026-11-23T09:00:00.000Z' };
const expiresAt = '2027-02-21T09:00:00.000Z';

describe('src/store/sqlite-links', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'links-'));
    file = join(dir, 'data', 'client-links.sqlite');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('keeps several links of a client, and ends them all at once', async () => {
    const links = openSqliteLinks(':memory:');
    await links.add({ ...made, hash: 'a', expiresAt });
    await links.add({ ...made, hash: 'b', madeAt: '2026-11-24T09:00:00.000Z', expiresAt });
    await links.add({ ...made, hash: 'c', clientId: 'recD', expiresAt });
    await links.add({ ...made, hash: 'old', expiresAt: '2026-11-20T09:00:00.000Z' });
    expect((await links.list('local', 'recC')).map(({ hash }) => hash)).toEqual(['a', 'old', 'b']);
    expect(await links.revoke('local', 'recC', '2026-11-25T00:00:00.000Z')).toBe(2);
    expect(await links.find('a')).toEqual({
      ...{ ...made, hash: 'a', expiresAt },
      revokedAt: '2026-11-25T00:00:00.000Z',
    });
    expect((await links.find('c'))?.revokedAt).toBeNull();
    expect(await links.find('d')).toBeNull();
    expect(await links.list('other')).toEqual([]);
    await links.close();
  });

  it('knows who has a page, in place of what was said before', async () => {
    const links = openSqliteLinks(':memory:');
    await links.keepOwners('local', [{ clientId: 'recC', name: 'Acme' }]);
    await links.keepOwners('other', [{ clientId: 'recX', name: 'Elsewhere' }]);
    await links.keepOwners('local', [{ clientId: 'recD', name: 'Bolt' }]);
    expect(await links.owners('local')).toEqual([{ clientId: 'recD', name: 'Bolt' }]);
    expect(await links.owners('other')).toHaveLength(1);
    await links.close();
  });

  it('lets a second process end a link that the first one shows, from the next look on', async () => {
    const [serving, sharing] = [openSqliteLinks(file), openSqliteLinks(file)];
    await sharing.add({ ...made, hash: 'a', expiresAt });
    expect((await serving.find('a'))?.revokedAt).toBeNull();
    await sharing.revoke('local', 'recC', '2026-11-25T00:00:00.000Z');
    expect((await serving.find('a'))?.revokedAt).toBe('2026-11-25T00:00:00.000Z');
    await sharing.close();
    await serving.close();
  });

  it('is a file for its user alone, and survives a restart', async () => {
    const first = openSqliteLinks(file);
    await first.add({ ...made, hash: 'a', expiresAt });
    await first.close();
    expect(statSync(file).mode & 0o077).toBe(0);
    const second = openSqliteLinks(file);
    expect(await second.find('a')).not.toBeNull();
    await second.close();
  });
});
