/**
 * Each entry takes a store from the version before to its own, inside one transaction. Entries are never changed once
 * released; a change is a new entry.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    binding TEXT,
    cursor TEXT,
    rest TEXT NOT NULL,
    next_round_at TEXT,
    parked_until TEXT,
    scan INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE rows (
    account TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    cells TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (account, tbl, id)
  ) WITHOUT ROWID;
  CREATE TABLE written (
    account TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    sent TEXT,
    pending TEXT,
    PRIMARY KEY (account, tbl, id, field)
  ) WITHOUT ROWID;
  CREATE TABLE effects (
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT,
    facts TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account, key)
  ) WITHOUT ROWID;
  CREATE TABLE calls (
    account TEXT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (account, month, kind)
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE effects ADD COLUMN approved TEXT;
  ALTER TABLE effects ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE effects ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE effects ADD COLUMN claimed_until TEXT;
  ALTER TABLE effects ADD COLUMN problem TEXT;
  `,
];
