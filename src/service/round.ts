import type { Temporal } from 'temporal-polyfill';
import type { Holidays, Outcome } from '../jobs/job.js';
import type { Log } from '../log.js';
import type { AccountStore } from '../store/port.js';
import { bindingFaults, usable } from '../tracker/bind.js';
import { type Diff, diff } from '../tracker/diff.js';
import { TrackerError } from '../tracker/errors.js';
import { fieldSpec, tableSpec } from '../tracker/model.js';
import type { RowWrite, Tracker } from '../tracker/port.js';
import { type Fault, rowName, type Snapshot, takeSnapshot } from '../tracker/snapshot.js';
import { decide } from './decide.js';
import type { Delivered } from './deliver.js';
import { decideOptions, deliverDue } from './deliver-due.js';
import { nextDigest } from './digest.js';
import { historyFrom } from './fates.js';
import { type Installation, keep } from './keeper.js';
import type { MailOut } from './mail.js';
import type { Outbox } from './outbox.js';
import { joinWrites, linkWrites, type PagePlace } from './page-links.js';
import { pull } from './pull.js';
import { push, rowKey } from './push.js';
import { type Quota, rowsFault } from './quota.js';
import type { Patch, RoundReport } from './report.js';
import { digestCalls } from './send-digest.js';
import { settingsChange, settingsRow, todayOf } from './settings.js';

export type RoundDeps = {
  readonly tracker: Tracker;
  readonly account: AccountStore;
  readonly quota: Quota;
  readonly holidays: Holidays;
  readonly installation: Installation;
  /** How mail leaves; null: it does not, and approved messages say so. */
  readonly mail: MailOut | null;
  /** Where client pages are shown; null: nowhere, and rows hold no link to one. */
  readonly pages: PagePlace | null;
  readonly log: Log;
};

export type RoundOptions = {
  readonly now: Temporal.Instant;
  /** Decide and print; write nothing. */
  readonly dryRun?: boolean;
  /** Only what this job asks for. */
  readonly job?: string;
  readonly takeOver?: boolean;
  /** Where nothing changed and nothing is due before `wakeAt`, decide nothing. For schedules. */
  readonly restWhenQuiet?: boolean;
};

type Body = Omit<RoundReport, 'calls'>;

/**
 * One round for one account: pull, decide, deliver, diff, push. What the tracker or the network did wrong ends up in
 * `stopped`; the next round goes on from there.
 *
 * @throws StoreError when what must be remembered cannot be.
 */
export async function runRound(deps: RoundDeps, options: RoundOptions): Promise<RoundReport> {
  const before = deps.quota.spent();
  const body = await roundBody(deps, options).catch(async (error: unknown): Promise<Body> => {
    if (!(error instanceof TrackerError)) throw error;
    deps.log.warn({ kind: error.kind, code: error.code, status: error.status }, 'round stopped');
    await park(deps.account, error, options.now);
    return {
      ...quietBody(null),
      stopped: { kind: error.kind, problem: error.message, remedy: error.advice },
    };
  });
  return { calls: difference(deps.quota.spent(), before), ...body };
}

async function roundBody(deps: RoundDeps, options: RoundOptions): Promise<Body> {
  const now = options.now.toString({ fractionalSecondDigits: 3 });
  const { parked } = await deps.account.state();
  if (options.restWhenQuiet && parked && parked.until > now) {
    const remedy = `Rounds go on ${parked.until}; "short-accounts round" tries at once.`;
    return { ...quietBody(null), stopped: { kind: parked.kind, problem: parked.reason, remedy } };
  }
  const pulled = await pull(deps.tracker, deps.account, now);
  const state = await deps.account.state();
  const quiet = !pulled.changed && state.historyRebuilt && state.wakeAt !== null && state.wakeAt > now;
  if (options.restWhenQuiet && quiet)
    return { ...quietBody(state.wakeAt), rows: { read: pulled.read, written: 0 } };

  const binding = usable(pulled.binding);
  if (!state.historyRebuilt) {
    const standing = takeSnapshot(await deps.account.rows(), binding);
    await deps.account.putEffects(historyFrom(standing, now));
    await deps.account.saveState({ historyRebuilt: true });
  }
  if (!options.dryRun) await deps.account.recoverClaims(now);
  let decision = await decide(deps.account, binding, decideOptions(deps, options, null));
  const settings = settingsRow(decision.snapshot);
  const today = todayOf(decision.snapshot, options.now);
  const keeping = keep(settings?.cells.keptBy ?? null, deps.installation, today, options.takeOver ?? false);
  const isReal = options.dryRun !== true && keeping.mayWrite;
  let delivered: Delivered = { sent: 0, failed: 0, trouble: null };
  let digestWaits = false;
  const told = [
    ...bindingFaults(pulled.binding),
    ...state.notices.filter(({ on }) => on === today).map(({ fault }) => fault),
  ];
  if (isReal && options.job === undefined) {
    ({ decision, delivered, digestWaits } = await deliverDue(deps, options, binding, decision, told));
  }
  const { snapshot, outcome, outbox, written } = decision;
  const found = diff(snapshot, wanted(outcome, outbox), written);
  const notices = [
    ...state.notices.filter((notice) => notice.on === today),
    ...found.edited.map((fault) => ({ on: today, fault })),
  ];
  const pressing = [await deps.quota.pressure(), rowsFault(snapshot, deps.quota)].filter(
    (fault) => fault !== null,
  );
  const standingFaults = distinct([
    ...snapshot.faults,
    ...bindingFaults(pulled.binding),
    ...outcome.faults,
    ...outbox.faults,
    ...pressing,
  ]);

  async function settingsWrites(faults: readonly Fault[]): Promise<Diff> {
    const row = settingsRow(snapshot);
    if (!row || !keeping.mayWrite || options.job) return { writes: [], edited: [] };
    const kept = { faults, keptBy: keeping.cell, calls: await deps.quota.callsThisMonth(), now: options.now };
    return diff(snapshot, { changes: [settingsChange(row, kept)], rows: [] }, written);
  }

  async function linksDue(): Promise<RowWrite[]> {
    const refused = [...snapshot.tables.clients.keys()].filter(
      (id) => state.refused[rowKey({ table: 'clients', id })]?.on === today,
    );
    return linkWrites(deps.pages, snapshot, outcome.updates ?? new Map(), now, new Set(refused));
  }

  const digestAt = digestWaits ? options.now.add({ minutes: 15 }) : nextDigest(snapshot, options.now);
  const report = {
    rows: { read: pulled.read, written: 0 },
    messages: {
      waiting: outbox.waiting,
      sent: delivered.sent,
      withdrawn: outbox.withdrawn,
      failed: delivered.failed,
    },
    receivables: decision.receivables,
    wakeAt: earlier(earlier(outcome.wakeAt, outbox.nextSend), digestAt)?.toString() ?? null,
  };
  if (options.dryRun) {
    const faults = distinct([...standingFaults, ...notices.map(({ fault }) => fault)]);
    const writes = [...found.writes, ...(await settingsWrites(faults)).writes];
    const patches = writes.map((write) => patchOf(snapshot, write));
    const digest =
      keeping.mayWrite && options.job === undefined ? await digestCalls(deps, options, decision, told) : 0;
    return { ...report, faults, patches, price: deps.tracker.priceOfWrites(writes) + digest };
  }
  if (!keeping.mayWrite) {
    const { problem, remedy } = keeping;
    return { ...report, faults: standingFaults, readOnly: { problem, remedy } };
  }

  await deps.account.putEffects(outbox.effects);
  const context = { now, today, refused: state.refused };
  const links = options.job ? [] : await linksDue();
  const writes = joinWrites(found.writes, links);
  const pushed = await push(deps.tracker, deps.account, binding, snapshot, writes, context);
  notices.push(...pushed.faults.map((fault) => ({ on: today, fault })));
  const faults = distinct([...standingFaults, ...notices.map(({ fault }) => fault)]);
  const last = (await settingsWrites(faults)).writes;
  const pushedLast = await push(deps.tracker, deps.account, binding, snapshot, last, {
    ...context,
    refused: pushed.refused,
  });
  await deps.account.saveState({ wakeAt: report.wakeAt, notices, refused: pushedLast.refused, parked: null });
  return {
    ...report,
    faults,
    rows: { read: pulled.read, written: pushed.written + pushedLast.written },
  };
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b;
  return a.epochMilliseconds <= b.epochMilliseconds ? a : b;
}

function wanted(outcome: Outcome, outbox: Outbox) {
  return {
    changes: [...outcome.changes, ...outbox.changes],
    rows: [...outcome.rows, ...outbox.rows],
  };
}

/** A refused token is tried again the next day, a used-up quota when the month turns; other stops only wait for the next round. */
async function park(account: AccountStore, error: TrackerError, now: Temporal.Instant): Promise<void> {
  const day = now.toZonedDateTimeISO('UTC');
  const until =
    error.kind === 'quota'
      ? day.with({ day: 1 }).add({ months: 1 }).startOfDay()
      : error.kind === 'auth' || error.kind === 'permission'
        ? day.add({ days: 1 })
        : null;
  if (!until) return;
  const { kind, message: reason } = error;
  await account.saveState({
    parked: { until: until.toInstant().toString({ fractionalSecondDigits: 3 }), reason, kind },
  });
}

function quietBody(wakeAt: string | null): Body {
  return {
    rows: { read: 0, written: 0 },
    messages: { waiting: 0, sent: 0, withdrawn: 0, failed: 0 },
    faults: [],
    wakeAt,
  };
}

function patchOf(snapshot: Snapshot, write: RowWrite): Patch {
  const cells = write.id === null ? null : snapshot.tables[write.table].get(write.id)?.cells;
  return {
    table: tableSpec(write.table).label,
    record: write.id === null ? null : rowName(write.table, write.id, (cells ?? {}) as RowWrite['cells']),
    id: write.id,
    cells: Object.fromEntries(
      Object.entries(write.cells).map(([field, value]) => [
        fieldSpec(write.table, field)?.label ?? field,
        value,
      ]),
    ),
  };
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function difference(after: RoundReport['calls'], before: RoundReport['calls']): RoundReport['calls'] {
  const byKind = Object.entries(after.byKind)
    .map(([kind, count]) => [kind, count - (before.byKind[kind as keyof typeof before.byKind] ?? 0)] as const)
    .filter(([, count]) => count > 0);
  return { total: after.total - before.total, byKind: Object.fromEntries(byKind) };
}
