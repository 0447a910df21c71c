import type { Temporal } from 'temporal-polyfill';
import type { AccountStore } from '../store/port.js';
import { type CallKind, TrackerError } from '../tracker/errors.js';
import type { CallMeter } from '../tracker/port.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import type { RoundReport } from './report.js';

/**
 * The share of a month's calls each kind may use up: what was decided must still be written when reading has had its
 * part. Provisioning is a person's command and may use all.
 */
const shares: Record<CallKind, number> = { feed: 0.9, read: 0.9, schema: 0.9, write: 1, provision: 1 };

/** From this share on the freelancer is told. */
const saving = 0.8;

export type Quota = CallMeter & {
  /** Calls a month. */
  readonly limit: number;
  /** Calls counted since this meter was made. */
  spent(): RoundReport['calls'];
  callsThisMonth(): Promise<number>;
  /** What to tell the freelancer, if anything. */
  pressure(): Promise<Fault | null>;
};

/**
 * Counts every call of an account before it is sent, durably, by calendar month in UTC.
 *
 * @param limit calls a month; Airtable Free allows 1,000 a workspace (airtable.com/developers/web/api/rate-limits),
 * of which some belong to other tools.
 */
export function createQuota(account: AccountStore, limit: number, now: () => Temporal.Instant): Quota {
  const counted: Partial<Record<CallKind, number>> = {};
  let total = 0;
  const month = () => now().toString().slice(0, 7);
  let before: Promise<void> = Promise.resolve();

  async function count(kind: CallKind): Promise<void> {
    const thisMonth = month();
    const { total: used } = await account.calls(thisMonth);
    if (used >= Math.floor(limit * shares[kind])) throw usedUp(limit, now());
    await account.addCalls(thisMonth, kind, 1);
    counted[kind] = (counted[kind] ?? 0) + 1;
    total += 1;
  }

  return {
    limit,
    spend(kind) {
      // One after the other: calls asked for at once must not all see the same last one as free.
      const mine = before.then(() => count(kind));
      before = mine.catch(() => {});
      return mine;
    },
    spent: () => ({ total, byKind: { ...counted } }),
    callsThisMonth: async () => (await account.calls(month())).total,
    async pressure() {
      const { total: used } = await account.calls(month());
      if (used < limit * saving) return null;
      return {
        table: 'Settings',
        field: 'Calls used this month',
        // In steps of ten, so that the sentence does not change with every call.
        problem: `${Math.floor((used / limit) * 10) * 10} % of the ${limit} calls for this month are used.`,
        remedy: `Reading stops at 90 % and goes on ${turnOf(now())}. A larger limit is set with AIRTABLE_MONTHLY_CALLS.`,
      };
    },
  };
}

function usedUp(limit: number, now: Temporal.Instant): TrackerError {
  return new TrackerError(`The ${limit} calls for this month are used up`, {
    kind: 'quota',
    advice: `Rounds go on ${turnOf(now)}. A larger limit is set with AIRTABLE_MONTHLY_CALLS.`,
  });
}

function turnOf(now: Temporal.Instant): string {
  const next = now.toZonedDateTimeISO('UTC').with({ day: 1 }).add({ months: 1 });
  return `on ${next.toPlainDate().toString()}`;
}

/** Calls a month on Airtable Free (airtable.com/developers/web/api/rate-limits). */
const freeCalls = 1_000;

/** Rows a base may hold on Airtable Free (support.airtable.com/docs/airtable-plans), and when to say so. */
const freeRows = { most: 1_000, warnAt: 800 } as const;

/** Told in time: a base that is full takes no new rows at all. */
export function rowsFault(snapshot: Snapshot, { limit }: Pick<Quota, 'limit'>): Fault | null {
  // More calls than the free tier has are set by those who are on a larger one.
  if (limit > freeCalls) return null;
  const rows = Object.values(snapshot.tables).reduce((sum, table) => sum + table.size, 0);
  if (rows < freeRows.warnAt) return null;
  return {
    table: 'Settings',
    // In steps of fifty, so that the sentence does not change with every row.
    problem: `The tracker holds ${Math.floor(rows / 50) * 50} rows or more; a base on Airtable Free takes ${freeRows.most}.`,
    remedy:
      'Delete old hours and tasks you need no more, or move to a larger tier and set AIRTABLE_MONTHLY_CALLS.',
  };
}
