import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { placeRows } from '../../src/cli/demo/place.js';
import type { DemoEdit } from '../../src/demo/edit.js';
import type { DemoRow } from '../../src/demo/row.js';
import { orderForPlacing } from '../../src/demo/year.js';
import { createLog } from '../../src/log.js';
import { Secret } from '../../src/secret.js';
import { holidays } from '../../src/service/holidays.js';
import { type OpenAccount, openAccount } from '../../src/service/open.js';
import { provision } from '../../src/service/provision.js';
import type { RoundReport } from '../../src/service/report.js';
import { runRound } from '../../src/service/round.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { packs, type TableKey, tableKeys } from '../../src/tracker/model.js';
import type { Binding } from '../../src/tracker/port.js';
import { benchNow } from './rows.js';

/** The whole service over a local Airtable, with time that is moved and a pace that waits for nobody. */
export type BenchAccount = OpenAccount &
  AsyncDisposable & {
    readonly url: string;
    now: Temporal.Instant;
    readonly provisionCalls: number;
    binding(): Promise<Binding>;
    round(options?: { restWhenQuiet?: boolean; dryRun?: boolean }): Promise<RoundReport>;
    edit(edits: readonly DemoEdit[]): Promise<void>;
    /** Calls the sandbox counted. */
    counted(): Promise<number>;
    /** Moves time on, here and in the sandbox. */
    moveTo(instant: Temporal.Instant): Promise<void>;
  };

export async function benchAccount(
  url: string,
  rows: readonly DemoRow[],
  monthlyCalls = 1_000_000,
): Promise<BenchAccount> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = openSqliteStore(join(dir, 'store.sqlite'));
  const time = { now: benchNow };
  const token = new Secret('patSandbox.token');
  const opened = await openAccount({
    config: { backend: 'airtable', token, workspaceId: 'wspSandbox0000000', endpointUrl: url },
    monthlyCalls,
    store,
    id: 'local',
    installation: { id: 'bench0000000', label: 'bench' },
    holidays,
    mail: null,
    pages: null,
    clock: { now: () => time.now.epochMilliseconds, sleep: async () => {} },
    pace: { run: (call) => call(), pause: () => {} },
    log: createLog({ level: 'silent', secrets: [token], destination: process.stderr }),
  });
  const { tracker, account, quota, deps } = opened;
  await provision(tracker, account, {
    packs,
    name: 'Short Accounts',
    now: benchNow.toString(),
    firstRow: { currency: 'EUR' },
  });
  const provisionCalls = quota.spent().total;
  const binding = async () => {
    const { binding: bound } = await account.state();
    if (!bound) throw new Error('the tracker is made');
    return bound;
  };
  const settings = await firstRecord(url, await binding(), 'settings');
  let ids = await placeRows(
    url,
    'airtable',
    await binding(),
    orderForPlacing(rows),
    new Map([['settings', settings]]),
  );

  return {
    ...opened,
    url,
    get now() {
      return time.now;
    },
    set now(instant) {
      time.now = instant;
    },
    provisionCalls,
    binding,
    round: (options = {}) => runRound(deps, { now: time.now, ...options }),
    async edit(edits) {
      const changed = edits.map((edit) => (edit.kind === 'make' ? edit.row : edit));
      ids = await placeRows(url, 'airtable', await binding(), changed, ids);
    },
    async counted() {
      const answer = await fetch(`${url}/_sandbox/requests`);
      return ((await answer.json()) as { counters: { airtable: number } }).counters.airtable;
    },
    async moveTo(instant) {
      time.now = instant;
      await fetch(`${url}/_sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now: instant.toString() }),
      });
    },
    async [Symbol.asyncDispose]() {
      await tracker.close();
      await store.close();
      rmSync(dir, { recursive: true });
    },
  };
}

async function firstRecord(url: string, binding: Binding, table: TableKey): Promise<string> {
  const answer = await fetch(`${url}/v0/${binding.container}/${binding.tables[table]?.id}`, {
    headers: { authorization: 'Bearer patSandbox.token' },
  });
  const { records } = (await answer.json()) as { records: { id: string }[] };
  return records[0]?.id ?? '';
}

/** The fewest calls writing can take: ten patched rows a call and table. */
export function writeFloor(patches: readonly { readonly table: string }[]): number {
  const byTable = new Map<string, number>();
  for (const { table } of patches) byTable.set(table, (byTable.get(table) ?? 0) + 1);
  return [...byTable.values()].reduce((sum, rows) => sum + Math.ceil(rows / 10), 0);
}

/** A hundred rows a call and table. */
export function readFloor(rows: readonly { readonly table: string }[]): number {
  return tableKeys.reduce((sum, table) => {
    const count = rows.filter((row) => row.table === table).length;
    return sum + Math.ceil(count / 100);
  }, 0);
}
