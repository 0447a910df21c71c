import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { storeContract } from './contract.js';

storeContract('src/store/sqlite in memory', async () => openSqliteStore(':memory:'));

describe('src/store/sqlite in a file', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'store-'));
    file = join(dir, 'data', 'short-accounts.sqlite');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function kindOf(open: () => unknown): string {
    try {
      open();
    } catch (error) {
      if (error instanceof StoreError) return error.kind;
      throw error;
    }
    return 'opened';
  }

  it('remembers across a restart', async () => {
    const first = openSqliteStore(file);
    await first.account('local').saveState({ wakeAt: '2026-05-01T09:00:00.000Z' });
    await first.account('local').addCalls('2026-05', 'read', 2);
    await first.close();
    const second = openSqliteStore(file);
    expect((await second.account('local').state()).wakeAt).toBe('2026-05-01T09:00:00.000Z');
    expect((await second.account('local').calls('2026-05')).total).toBe(2);
    await second.close();
  });

  it('keeps file and folder to its user', async () => {
    await openSqliteStore(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'data')).mode & 0o777).toBe(0o700);
  });

  it('refuses to be opened twice, and says so', async () => {
    const first = openSqliteStore(file);
    expect(kindOf(() => openSqliteStore(file))).toBe('in-use');
    await first.close();
    const again = openSqliteStore(file);
    await again.close();
  });

  it('stays with the process that has it, also after that one tried twice, until it ends', async () => {
    const holder = fork(new URL('./hold-open.ts', import.meta.url), [file], {
      execArgv: ['--import', 'tsx'],
    });
    expect(await once(holder, 'message')).toEqual(['in-use', undefined]);
    expect(kindOf(() => openSqliteStore(file))).toBe('in-use');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = openSqliteStore(file);
    expect((await store.account('local').calls('2026-05')).total).toBe(1);
    await store.close();
  });

  it('refuses a store of a newer version, as often as it is asked, and leaves it alone', async () => {
    await openSqliteStore(file).close();
    const raw = new Database(file);
    raw.exec('PRAGMA user_version = 999');
    raw.close();
    const before = readFileSync(file);
    expect(kindOf(() => openSqliteStore(file))).toBe('newer');
    expect(kindOf(() => openSqliteStore(file))).toBe('newer');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a file that is no store', () => {
    const other = join(dir, 'letter.txt');
    writeFileSync(other, 'Dear Ada, '.repeat(1_000));
    expect(kindOf(() => openSqliteStore(other))).toBe('corrupt');
  });

  it('puts nothing into the database of another program', () => {
    const other = join(dir, 'letters.sqlite');
    const raw = new Database(other);
    raw.exec('CREATE TABLE letters (text TEXT)');
    raw.close();
    const before = readFileSync(other);
    expect(kindOf(() => openSqliteStore(other))).toBe('corrupt');
    expect(readFileSync(other).equals(before)).toBe(true);
  });

  it('says that a store is damaged when it comes upon the damage', async () => {
    const whole = openSqliteStore(file);
    await whole.account('local').putEffects(
      Array.from({ length: 2_000 }, (_, index) => ({
        key: `key ${index}`,
        state: 'sent' as const,
        messageId: null,
        facts: 'amount 1,800.00',
        approved: null,
        at: '2026-05-01T09:00:00.000Z',
      })),
    );
    await whole.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(7, bytes.length / 2));
    const store = openSqliteStore(file);
    await expect(store.account('local').effects()).rejects.toMatchObject({ kind: 'corrupt' });
    await store.close();
  });

  it('throws nothing but StoreErrors once it is closed, and may be closed again', async () => {
    const store = openSqliteStore(file);
    await store.close();
    await store.close();
    expect(kindOf(() => store.account('local'))).toBe('io');
  });

  it('says when the folder cannot be made', () => {
    writeFileSync(join(dir, 'data'), 'a file where a folder should be');
    expect(kindOf(() => openSqliteStore(file))).toBe('full');
  });

  it('is whole after a kill at any moment: a page and its cursor stand together or not at all', async () => {
    for (const pages of [1, 7, 40]) {
      const child = fork(new URL('./commit-for-ever.ts', import.meta.url), [file], {
        execArgv: ['--import', 'tsx'],
      });
      let last = '';
      for (let seen = 0; seen < pages; seen += 1) [last] = (await once(child, 'message')) as [string];
      child.kill('SIGKILL');
      await once(child, 'exit');

      const store = openSqliteStore(file);
      const account = store.account('local');
      const cursor = (await account.state()).cursor ?? '';
      const rows = await account.rows();
      expect(Number(cursor)).toBeGreaterThanOrEqual(Number(last));
      expect(new Set(rows.map((row) => row.cells['name']))).toEqual(new Set([`page ${cursor}`]));
      expect(rows).toHaveLength(20);
      await store.close();
    }
  });
});
