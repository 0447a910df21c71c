import { closeSync, mkdirSync, openSync } from 'node:fs';
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
      const known = accounts.get(id) ?? sqliteAccount(db, id, guard);
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
      guard(() => {
        // Prepared statements outlive `close` until they are collected; the lock must not.
        db.pragma('journal_mode = DELETE');
        db.pragma('locking_mode = NORMAL');
        db.prepare('SELECT id FROM accounts LIMIT 1').get();
        db.close();
      });
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
  const inMemory = path === ':memory:';
  if (!inMemory) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // The log beside it gets the mode of the file itself.
    closeSync(openSync(path, 'a', 0o600));
  }
  const db = new Database(path);
  try {
    db.pragma('busy_timeout = 0');
    // Taken with the first write below and held until the process ends, however it ends.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Database.Database): void {
  db.exec('BEGIN EXCLUSIVE');
  try {
    const version = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (version > migrations.length) {
      throw new StoreError('The data folder was written by a newer version of Short Accounts', {
        kind: 'newer',
        advice: 'Install the newest version, or choose another DATA_DIR.',
      });
    }
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
