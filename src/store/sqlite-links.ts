import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { LinkStore, PageOwner, ShareLink } from './port.js';
import { storeError } from './sqlite-error.js';

/** Entries are never changed once released; a change is a new entry. */
const migrations: readonly string[] = [
  `
  CREATE TABLE links (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    client_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX links_of_client ON links (account, client_id, made_at);
  CREATE TABLE owners (
    account TEXT NOT NULL,
    client_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account, client_id)
  ) WITHOUT ROWID;
  `,
];

/** How long one process waits for another one that is writing, in milliseconds. */
const patience = 5_000;

type StoredLink = {
  hash: string;
  account: string;
  client_id: string;
  made_at: string;
  expires_at: string;
  revoked_at: string | null;
};

/** The links in one file, which several processes may have open. `:memory:` keeps them in memory. */
export function openSqliteLinks(path: string): LinkStore {
  const db = guard(() => open(path));
  const byHash = db.prepare('SELECT * FROM links WHERE hash = ?');
  return {
    async add({ hash, account, clientId, madeAt, expiresAt }) {
      guard(() =>
        db
          .prepare('INSERT INTO links (hash, account, client_id, made_at, expires_at) VALUES (?, ?, ?, ?, ?)')
          .run(hash, account, clientId, madeAt, expiresAt),
      );
    },
    async find(hash) {
      const found = guard(() => byHash.get(hash) as StoredLink | undefined);
      return found === undefined ? null : linkOf(found);
    },
    async list(account, clientId) {
      const rows = guard(() =>
        clientId === undefined
          ? db.prepare('SELECT * FROM links WHERE account = ? ORDER BY made_at, hash').all(account)
          : db
              .prepare('SELECT * FROM links WHERE account = ? AND client_id = ? ORDER BY made_at, hash')
              .all(account, clientId),
      );
      return (rows as StoredLink[]).map(linkOf);
    },
    async revoke(account, clientId, at) {
      return guard(
        () =>
          db
            .prepare(
              `UPDATE links SET revoked_at = ?
               WHERE account = ? AND client_id = ? AND revoked_at IS NULL AND expires_at > ?`,
            )
            .run(at, account, clientId, at).changes,
      );
    },
    async revokeOne(hash, at) {
      guard(() =>
        db.prepare('UPDATE links SET revoked_at = ? WHERE hash = ? AND revoked_at IS NULL').run(at, hash),
      );
    },
    async keepOwners(account, owners) {
      guard(() => {
        if (sameOwners(ownersOf(db, account), owners)) return;
        db.exec('BEGIN IMMEDIATE');
        try {
          db.prepare('DELETE FROM owners WHERE account = ?').run(account);
          const put = db.prepare('INSERT INTO owners (account, client_id, name) VALUES (?, ?, ?)');
          for (const { clientId, name } of owners) put.run(account, clientId, name);
          db.exec('COMMIT');
        } catch (error) {
          if (db.inTransaction) db.exec('ROLLBACK');
          throw error;
        }
      });
    },
    async owners(account) {
      return guard(() => ownersOf(db, account));
    },
    async close() {
      guard(() => db.close());
    },
  };
}

function ownersOf(db: Database.Database, account: string): PageOwner[] {
  const found = db
    .prepare('SELECT client_id, name FROM owners WHERE account = ? ORDER BY client_id')
    .all(account) as { client_id: string; name: string }[];
  return found.map(({ client_id: clientId, name }) => ({ clientId, name }));
}

function sameOwners(before: readonly PageOwner[], after: readonly PageOwner[]): boolean {
  const names = new Map(before.map(({ clientId, name }) => [clientId, name]));
  return names.size === after.length && after.every(({ clientId, name }) => names.get(clientId) === name);
}

function linkOf({ hash, account, client_id, made_at, expires_at, revoked_at }: StoredLink): ShareLink {
  return {
    hash,
    account,
    clientId: client_id,
    madeAt: made_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
  };
}

/** Only StoreErrors leave a store. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}

/** Made before the database opens it, so that it is its user's alone from the first moment. */
function open(path: string): Database.Database {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  }
  const db = new Database(path);
  try {
    db.pragma(`busy_timeout = ${patience}`);
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
  db.exec('BEGIN IMMEDIATE');
  try {
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    for (const step of migrations.slice(version)) db.exec(step);
    if (version < migrations.length) db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
