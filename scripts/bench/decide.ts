import { decideAll } from '../../src/jobs/catalog.js';
import { holidays } from '../../src/service/holidays.js';
import { planOutbox } from '../../src/service/outbox.js';
import { wordsFor } from '../../src/service/words.js';
import { diff } from '../../src/tracker/diff.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { benchBinding, benchNow, manyYears, mirrorOf } from './rows.js';

/** CPU of one decision over the whole mirror, and the memory it holds, at several sizes in one run. */
const sizes = [990, 29_350, 100_000];
const runs = 5;

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const binding = benchBinding();
// Once before anything is measured: code warm, holidays loaded.
decideAll({
  snapshot: takeSnapshot(mirrorOf(manyYears(990)), binding),
  now: benchNow,
  holidays,
  skipped: new Map(),
});

const results = sizes.map((size) => {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const mirror = mirrorOf(manyYears(size));
  const snapshots: ReturnType<typeof takeSnapshot>[] = [];
  const times = Array.from({ length: runs }, () => {
    snapshots.length = 0;
    const snapshot = cpuMs(() => snapshots.push(takeSnapshot(mirror, binding)));
    const [taken] = snapshots;
    if (!taken) throw new Error('a snapshot was taken');
    const outcomes: ReturnType<typeof decideAll>[] = [];
    const decide = cpuMs(() =>
      outcomes.push(decideAll({ snapshot: taken, now: benchNow, holidays, skipped: new Map() })),
    );
    const [outcome] = outcomes;
    if (!outcome) throw new Error('a decision was made');
    const compare = cpuMs(() => {
      const outbox = planOutbox({
        input: { snapshot: taken, now: benchNow, holidays, skipped: new Map() },
        standing: taken,
        intents: outcome.messages,
        history: [],
        written: [],
        word: wordsFor(taken),
        mail: { perHour: 60, trouble: null },
      });
      diff(
        taken,
        { changes: [...outcome.changes, ...outbox.changes], rows: [...outcome.rows, ...outbox.rows] },
        [],
      );
    });
    return { snapshot, decide, compare };
  });
  globalThis.gc?.();
  const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
  const median = (part: 'snapshot' | 'decide' | 'compare') =>
    times.map((time) => time[part]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  return {
    rows: mirror.length,
    snapshotMs: Math.round(median('snapshot')),
    decideMs: Math.round(median('decide')),
    compareMs: Math.round(median('compare')),
    heapMb: Math.round(heapMb),
  };
});

process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
