import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { AccountId, AccountStore, Store } from './port.js';
import { StoreError } from './port.js';
import { migrations } from './schema.js';
import { sqliteAccount } from './sqlite-account.js';
import { storeError } from './sqlite-error.js';

/**
 * A store in one file, for one process at a time. `:memory:` keeps it in memory.
 *
 * @throws StoreError `in-use` while another process (or another handle of this one) has the file open.
 */
export function openSqliteStore(path: string): Store {
  const db = guard(() => open(path));
  const accounts = new Map<AccountId, AccountStore>();
  return {
    account(id) {
      const known = accounts.get(id) ?? guard(() => sqliteAccount(db, id, guard));
      accounts.set(id, known);
      return known;
    },
    async accounts() {
      return guard(() => idsOf(db.prepare('SELECT id FROM accounts ORDER BY id').all()));
    },
    async due(now, limit) {
      return guard(() =>
        idsOf(
          db
            .prepare(
              `SELECT id FROM accounts
               WHERE binding IS NOT NULL
                 AND (next_round_at IS NULL OR next_round_at <= ?)
                 AND (parked_until IS NULL OR parked_until <= ?)
               ORDER BY next_round_at, id LIMIT ?`,
            )
            .all(now, now, limit),
        ),
      );
    },
    async close() {
      guard(() => release(db));
    },
  };
}

function idsOf(found: readonly unknown[]): AccountId[] {
  return (found as { id: string }[]).map(({ id }) => id);
}

/** Only StoreErrors leave a store. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}

function open(path: string): Database.Database {
  if (path !== ':memory:') makeFile(path);
  const db = new Database(path);
  try {
    db.pragma('busy_timeout = 0');
    // Taken with the first transaction below and held until the process ends, however it ends.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('synchronous = FULL');
    migrate(db);
    db.pragma('journal_mode = WAL');
    return db;
  } catch (error) {
    release(db);
    throw error;
  }
}

/**
 * Made before the database opens it, so that it is its user's alone from the first moment; the log beside it gets the
 * same mode. A file that is there is not touched: to open and close it here would let go of every lock this process
 * holds on it (sqlite.org/howtocorrupt.html, section 2.2).
 */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  accessSync(path, constants.R_OK | constants.W_OK);
}

/**
 * Prepared statements outlive `close` until they are collected; the lock must not. What the disk does not take now
 * stays in the log beside the file and is read from there at the next opening.
 */
function release(db: Database.Database): void {
  if (!db.open) return;
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('locking_mode = NORMAL');
    db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get();
  } catch {
    // The lock then ends with the process.
  } finally {
    db.close();
  }
}

function migrate(db: Database.Database): void {
  db.exec('BEGIN EXCLUSIVE');
  try {
    const version = versionOf(db);
    for (const step of migrations.slice(version)) db.exec(step);
    if (version < migrations.length) db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(db: Database.Database): number {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) {
    throw new StoreError('The data folder was written by a newer version of Short Accounts', {
      kind: 'newer',
      advice: 'Install the newest version, or choose another DATA_DIR.',
    });
  }
  if (version === 0 && db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined) {
    throw new StoreError('The file in the data folder is the database of another program', {
      kind: 'corrupt',
      advice: 'Choose another DATA_DIR; this file was left as it is.',
    });
  }
  return version;
}
