import type Database from 'libsql';
import { sameCell } from '../tracker/diff.js';
import { type CellValue, fieldSpec, type TableKey } from '../tracker/model.js';
import type { ChangePage, RawCell, RowChange } from '../tracker/port.js';
import type { AccountId, AccountState, AccountStore, MirrorRow, WrittenCell } from './port.js';
import { sqliteEffects } from './sqlite-effects.js';

type Cells = Readonly<Record<string, RawCell>>;
type StoredRow = { tbl: TableKey; id: string; created_at: string; cells: string };
type StoredState = {
  binding: string | null;
  cursor: string | null;
  rest: string;
  next_round_at: string | null;
  scan: number;
};

const blank: AccountState = {
  binding: null,
  provisioning: null,
  cursor: null,
  historyRebuilt: false,
  readAt: null,
  scannedAt: null,
  schemaCheckedAt: null,
  wakeAt: null,
  nextRoundAt: null,
  parked: null,
  notices: [],
  refused: {},
};

/** One account in an open database. This process alone writes there, so what it knows of the state stays true. */
export function sqliteAccount(
  db: Database.Database,
  account: AccountId,
  guard: <T>(work: () => T) => T,
): AccountStore {
  let known: { state: AccountState; scan: number } | null = null;

  function transact<T>(work: () => T): T {
    return guard(() => {
      const before = known;
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        known = before;
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  function load(): { state: AccountState; scan: number } {
    if (known) return known;
    const stored = db.prepare('SELECT * FROM accounts WHERE id = ?').get(account) as StoredState | undefined;
    known = stored
      ? {
          state: {
            ...blank,
            ...(JSON.parse(stored.rest) as Partial<AccountState>),
            binding: stored.binding === null ? null : JSON.parse(stored.binding),
            cursor: stored.cursor,
            nextRoundAt: stored.next_round_at,
          },
          scan: stored.scan,
        }
      : { state: blank, scan: 0 };
    return known;
  }

  function save(changes: Partial<AccountState>, scan = load().scan): void {
    const before = load().state;
    const state = { ...before, ...changes };
    const { binding, cursor, nextRoundAt, ...rest } = state;
    if (known?.state === blank || changes.binding !== undefined) {
      db.prepare(
        `INSERT INTO accounts (id, binding, rest) VALUES (?, ?, '{}')
         ON CONFLICT (id) DO UPDATE SET binding = excluded.binding`,
      ).run(account, binding === null ? null : JSON.stringify(binding));
    }
    db.prepare(
      'UPDATE accounts SET cursor = ?, rest = ?, next_round_at = ?, parked_until = ?, scan = ? WHERE id = ?',
    ).run(cursor, JSON.stringify(rest), nextRoundAt, state.parked?.until ?? null, scan, account);
    known = { state, scan };
  }

  const getRow = db.prepare(
    'SELECT tbl, id, created_at, cells FROM rows WHERE account = ? AND tbl = ? AND id = ?',
  );
  const putRow = db.prepare(
    `INSERT INTO rows (account, tbl, id, created_at, cells, seen) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET created_at = excluded.created_at, cells = excluded.cells, seen = excluded.seen`,
  );
  const markSeen = db.prepare('UPDATE rows SET seen = ? WHERE account = ? AND tbl = ? AND id = ?');

  function find(table: TableKey, id: string): StoredRow | undefined {
    return getRow.get(account, table, id) as StoredRow | undefined;
  }

  /** @returns whether any cell really differs from before. */
  function absorb(row: RowChange, seenAt: string, scan: number): boolean {
    const stored = find(row.table, row.id);
    const before: Cells = stored ? JSON.parse(stored.cells) : {};
    const after = withoutBlanks(row.whole ? row.cells : { ...before, ...row.cells });
    const createdAt = row.createdAt ?? stored?.created_at ?? seenAt;
    const changed = stored === undefined || !sameCells(before, after);
    if (changed || createdAt !== stored.created_at) {
      putRow.run(account, row.table, row.id, createdAt, JSON.stringify(after), scan);
    } else markSeen.run(scan, account, row.table, row.id);
    return changed;
  }

  function forget(rows: readonly StoredRow[]): MirrorRow[] {
    for (const row of rows) {
      db.prepare('DELETE FROM rows WHERE account = ? AND tbl = ? AND id = ?').run(account, row.tbl, row.id);
      db.prepare('DELETE FROM written WHERE account = ? AND tbl = ? AND id = ?').run(
        account,
        row.tbl,
        row.id,
      );
    }
    return rows.map(mirrorRow);
  }

  function unseen(table: TableKey, scan: number): StoredRow[] {
    return db
      .prepare('SELECT tbl, id, created_at, cells FROM rows WHERE account = ? AND tbl = ? AND seen < ?')
      .all(account, table, scan) as StoredRow[];
  }

  function isNews(page: ChangePage): boolean {
    return (
      page.rows.length > 0 ||
      page.deleted.length > 0 ||
      page.completed.length > 0 ||
      page.cursor !== load().state.cursor
    );
  }

  return {
    async state() {
      return guard(() => load().state);
    },

    async saveState(changes) {
      transact(() => save(changes));
    },

    async rows(table) {
      return guard(() => {
        const found =
          table === undefined
            ? db.prepare('SELECT tbl, id, created_at, cells FROM rows WHERE account = ?').all(account)
            : db
                .prepare('SELECT tbl, id, created_at, cells FROM rows WHERE account = ? AND tbl = ?')
                .all(account, table);
        return (found as StoredRow[]).map(mirrorRow);
      });
    },

    async beginScan() {
      transact(() => save({}, load().scan + 1));
    },

    async commitPage(page, seenAt) {
      if (!isNews(page)) return { changed: [], gone: [] };
      return transact(() => {
        const { scan } = load();
        const changed = page.rows.filter((row) => absorb(row, seenAt, scan)).map((row) => row.id);
        const gone = [
          ...forget(page.deleted.flatMap(({ table, id }) => find(table, id) ?? [])),
          ...forget(page.completed.flatMap((table) => unseen(table, scan))),
        ];
        save({ cursor: page.cursor });
        return { changed, gone };
      });
    },

    async written() {
      return guard(() =>
        (
          db
            .prepare('SELECT tbl, id, field, value, sent, pending FROM written WHERE account = ?')
            .all(account) as {
            tbl: TableKey;
            id: string;
            field: string;
            value: string;
            sent: string | null;
            pending: string | null;
          }[]
        ).map(
          ({ tbl, id, field, value, sent, pending }): WrittenCell => ({
            table: tbl,
            id,
            field,
            value: JSON.parse(value),
            ...(sent === null ? {} : { sent: JSON.parse(sent) }),
            ...(pending === null ? {} : { pending: JSON.parse(pending) }),
          }),
        ),
      );
    },

    async intendWrites(cells) {
      transact(() => {
        const put = db.prepare(
          `INSERT INTO written (account, tbl, id, field, value, pending) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET pending = excluded.pending`,
        );
        for (const { table, id, field, value, pending } of cells) {
          put.run(account, table, id, field, JSON.stringify(value), JSON.stringify(pending ?? null));
        }
      });
    },

    async confirmWrites(rows) {
      transact(() => {
        const put = db.prepare(
          `INSERT INTO written (account, tbl, id, field, value, sent, pending) VALUES (?, ?, ?, ?, ?, ?, NULL)
           ON CONFLICT DO UPDATE SET value = excluded.value, sent = excluded.sent, pending = NULL`,
        );
        for (const { table, id, cells: asked, stored, created } of rows) {
          const cells = { ...asked, ...stored };
          absorb(
            { table, id, cells, createdAt: find(table, id) ? null : (created ?? null), whole: false },
            created ?? '1970-01-01T00:00:00.000Z',
            load().scan,
          );
          for (const [field, value] of Object.entries(cells)) {
            if (fieldSpec(table, field)?.class === 'yours') continue;
            const sent = stored?.[field] === undefined ? null : JSON.stringify(asked[field] ?? null);
            put.run(account, table, id, field, JSON.stringify(value), sent);
          }
        }
      });
    },

    ...sqliteEffects(db, account, guard),

    async addCalls(month, kind, calls) {
      return transact(() => {
        db.prepare(
          `INSERT INTO calls (account, month, kind, calls) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET calls = calls + excluded.calls`,
        ).run(account, month, kind, calls);
        const sum = db
          .prepare('SELECT SUM(calls) AS total FROM calls WHERE account = ? AND month = ?')
          .get(account, month) as { total: number };
        return sum.total;
      });
    },

    async calls(month) {
      return guard(() => {
        const found = db
          .prepare('SELECT kind, calls FROM calls WHERE account = ? AND month = ?')
          .all(account, month) as { kind: string; calls: number }[];
        return {
          total: found.reduce((sum, { calls }) => sum + calls, 0),
          byKind: Object.fromEntries(found.map(({ kind, calls }) => [kind, calls])),
        };
      });
    },
  };
}

function mirrorRow({ tbl, id, created_at, cells }: StoredRow): MirrorRow {
  return { table: tbl, id, createdAt: created_at, cells: JSON.parse(cells) as Cells };
}

function withoutBlanks(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
}

function sameCells(before: Cells, after: Cells): boolean {
  const fields = Object.keys(after);
  if (fields.length !== Object.keys(before).length) return false;
  return fields.every((field) => sameRaw(before[field] ?? null, after[field] ?? null));
}

function sameRaw(a: RawCell, b: RawCell): boolean {
  if (isUnreadable(a) || isUnreadable(b)) return JSON.stringify(a) === JSON.stringify(b);
  return sameCell(a as CellValue, b as CellValue);
}

function isUnreadable(cell: RawCell): boolean {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell);
}
