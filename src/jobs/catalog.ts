import { Temporal } from 'temporal-polyfill';
import type { TableKey } from '../tracker/model.js';
import { agreement } from './agreement.js';
import { checkIns } from './check-ins.js';
import { clientUpdates } from './client-updates.js';
import { health } from './health.js';
import { inputs } from './inputs.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { occasions } from './occasions.js';
import { progress } from './progress.js';
import { receivables } from './receivables.js';
import { reports } from './reports.js';
import { vetting } from './vetting.js';

/** Every decision of a round. None depends on what another wrote, so their order does not matter. */
export const jobs: readonly Job[] = [
  receivables,
  progress,
  checkIns,
  inputs,
  occasions,
  clientUpdates,
  reports,
  health,
  vetting,
  agreement,
];

/** All decisions as one: a row changed by several jobs is one change, a fault found by several is told once. */
export function decideAll(input: JobInput): Outcome {
  const outcomes = jobs.map((job) => job.decide(input));
  return {
    changes: merged(outcomes.flatMap((outcome) => outcome.changes)),
    rows: outcomes.flatMap((outcome) => outcome.rows),
    updates: new Map(outcomes.flatMap(({ updates }) => [...(updates ?? [])])),
    messages: outcomes.flatMap((outcome) => outcome.messages),
    faults: [...new Set(outcomes.flatMap((outcome) => outcome.faults))],
    wakeAt: outcomes.map((outcome) => outcome.wakeAt).reduce(earlier, null),
  };
}

function merged(changes: readonly Change[]): Change[] {
  const tables = new Map<TableKey, Map<string, Change>>();
  for (const change of changes) {
    const rows = tables.get(change.table) ?? new Map<string, Change>();
    tables.set(change.table, rows);
    const before = rows.get(change.id);
    rows.set(change.id, before ? { ...before, cells: { ...before.cells, ...change.cells } } : change);
  }
  return [...tables.values()].flatMap((rows) => [...rows.values()]);
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
