import { Temporal } from 'temporal-polyfill';
import { demoYear } from '../../src/demo/year.js';
import type { JobInput } from '../../src/jobs/job.js';
import { holidays } from '../../src/service/holidays.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from './mirror.js';

/** The demo's year as a decision sees it; rows are named by their keys. */
export function demoInput(at = '2026-11-23T09:00:00Z'): JobInput {
  const now = Temporal.Instant.from(at);
  const rows = demoYear(now).map(({ table, key, cells, links }) =>
    mirrorRow(table, key, { ...cells, ...links }),
  );
  return { snapshot: takeSnapshot(rows, fullBinding()), now, holidays, skipped: new Map() };
}
