import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MirrorRow } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import type { ChangePage } from '../../src/tracker/port.js';
import { benchNow, manyYears, mirrorOf } from './rows.js';

/** What the store takes for a complete reading, the same again, one changed row and handing out all rows, in a file. */
const sizes = [990, 29_350];
const cellsARow = 20;
const runs = 5;
const seenAt = benchNow.toString();

function pagesOf(rows: readonly MirrorRow[]): ChangePage[] {
  return [...new Set(rows.map((row) => row.table))].flatMap((table) => {
    const all = rows.filter((row) => row.table === table);
    return Array.from({ length: Math.ceil(all.length / 100) }, (_, page) => ({
      rows: all.slice(page * 100, page * 100 + 100).map((row) => ({ ...row, whole: true })),
      deleted: [],
      schemaChanged: false,
      reading: 'scan' as const,
      completed: (page + 1) * 100 >= all.length ? [table] : [],
      cursor: `${table} ${page}`,
      last: false,
    }));
  });
}

/** The demo's rows, filled up with short texts to as many cells as a wide table has. */
function widened(row: MirrorRow): MirrorRow {
  const missing = Math.max(0, cellsARow - Object.keys(row.cells).length);
  const more = Array.from({ length: missing }, (_, index) => [`more${index}`, `${row.id} ${index}`]);
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(more) } };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function repeated(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timed(work));
  return median(times);
}

async function measured(size: number) {
  const dir = mkdtempSync(join(tmpdir(), 'bench-store-'));
  const file = join(dir, 'store.sqlite');
  const store = openSqliteStore(file);
  const account = store.account('local');
  const mirror = mirrorOf(manyYears(size)).map(widened);
  const pages = pagesOf(mirror);

  async function read(): Promise<number[]> {
    await account.beginScan();
    const times: number[] = [];
    for (const page of pages) times.push(await timed(() => account.commitPage(page, seenAt)));
    return times;
  }

  const first = await read();
  const again = await read();
  const [row] = mirror;
  if (!row) throw new Error('there are rows');
  let edit = 0;
  const oneChanged = await repeated(() => {
    edit += 1;
    const cells = { ...row.cells, notes: `edit ${edit}` };
    const rows = [{ ...row, cells, whole: true }];
    return account.commitPage(
      { ...pages[0], rows, reading: 'delta', completed: [], cursor: `edit ${edit}` } as ChangePage,
      seenAt,
    );
  });
  const allRows = await repeated(() => account.rows());
  await store.close();
  const megabytes = statSync(file).size / 1e6;
  rmSync(dir, { recursive: true });
  return {
    rows: size,
    pages: pages.length,
    newPageMs: Number(median(first).toFixed(2)),
    knownPageMs: Number(median(again).toFixed(2)),
    oneChangedMs: Number(oneChanged.toFixed(2)),
    rowsMs: Number(allRows.toFixed(1)),
    rowsMicrosecondsARow: Number(((allRows * 1_000) / size).toFixed(1)),
    fileMb: Number(megabytes.toFixed(1)),
  };
}

const results: Awaited<ReturnType<typeof measured>>[] = [];
for (const size of sizes) results.push(await measured(size));
const [small, large] = results;
const growth = small && large ? large.rowsMicrosecondsARow / small.rowsMicrosecondsARow : 0;
process.stdout.write(
  `${JSON.stringify({ sizes: results, rowsGrowthARow: Number(growth.toFixed(2)) }, null, 2)}\n`,
);
