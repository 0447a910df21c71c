import type Database from 'libsql';
import type { AccountId, AccountStore, Effect } from './port.js';

type Effects = Pick<
  AccountStore,
  'effects' | 'putEffects' | 'claim' | 'handOver' | 'settle' | 'release' | 'recoverClaims' | 'reopen'
>;

/** States that only what is said of sending moves on. */
const held = `('sending', 'sent', 'failed', 'unknown')`;

/** What was done once for ever. Each statement decides and writes in one step, so that of two workers one wins. */
export function sqliteEffects(
  db: Database.Database,
  account: AccountId,
  guard: <T>(work: () => T) => T,
): Effects {
  function run(sql: string, ...values: readonly unknown[]): number {
    return guard(() => db.prepare(sql).run(...values).changes);
  }

  return {
    async effects() {
      return guard(() =>
        (
          db
            .prepare(
              `SELECT key, state, message_id AS messageId, facts, approved, claims, problem, at
               FROM effects WHERE account = ? ORDER BY key`,
            )
            .all(account) as Effect[]
        ).map((effect) => ({ ...effect })),
      );
    },

    async putEffects(effects) {
      if (effects.length === 0) return;
      guard(() => {
        const put = db.prepare(
          `INSERT INTO effects (account, key, state, message_id, facts, approved, at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET state = excluded.state, message_id = excluded.message_id,
             facts = excluded.facts, approved = excluded.approved, at = excluded.at
           WHERE effects.state NOT IN ${held}`,
        );
        db.transaction(() => {
          for (const { key, state, messageId, facts, approved, at } of effects) {
            put.run(account, key, state, messageId, facts, approved, at);
          }
        })();
      });
    },

    async claim(key, at, until) {
      return guard(() => {
        const taken = db
          .prepare(
            `UPDATE effects SET state = 'sending', claims = claims + 1, handed_over = 0, claimed_until = ?, at = ?
             WHERE account = ? AND key = ? AND state IN ('waiting', 'scheduled') RETURNING claims`,
          )
          .get(until, at, account, key) as { claims: number } | undefined;
        return taken?.claims ?? null;
      });
    },

    async handOver(key, claim) {
      return (
        run(
          `UPDATE effects SET handed_over = 1
           WHERE account = ? AND key = ? AND state = 'sending' AND claims = ? AND handed_over = 0`,
          ...[account, key, claim],
        ) === 1
      );
    },

    async settle(key, claim, { state, problem, at }) {
      // An outcome that comes late still tells more than "unknown" does.
      run(
        `UPDATE effects SET state = ?, problem = ?, at = ?, claimed_until = NULL
         WHERE account = ? AND key = ? AND claims = ? AND handed_over = 1 AND state IN ('sending', 'unknown')`,
        ...[state, problem, at, account, key, claim],
      );
    },

    async release(key, claim, problem) {
      run(
        `UPDATE effects SET state = 'waiting', problem = ?, handed_over = 0, claimed_until = NULL
         WHERE account = ? AND key = ? AND state = 'sending' AND claims = ?`,
        ...[problem, account, key, claim],
      );
    },

    async recoverClaims(now) {
      run(
        `UPDATE effects SET state = CASE handed_over WHEN 1 THEN 'unknown' ELSE 'waiting' END, claimed_until = NULL
         WHERE account = ? AND state = 'sending' AND claimed_until <= ?`,
        ...[account, now],
      );
    },

    async reopen(key, at) {
      run(
        `UPDATE effects SET state = 'waiting', approved = NULL, problem = NULL, handed_over = 0, at = ?
         WHERE account = ? AND key = ? AND state IN ('failed', 'unknown')`,
        ...[at, account, key],
      );
    },
  };
}
