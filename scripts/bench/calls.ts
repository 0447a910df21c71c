import type { DemoEdit } from '../../src/demo/edit.js';
import type { DemoRow } from '../../src/demo/row.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { type BenchAccount, benchAccount, readFloor, writeFloor } from './account.js';
import { naiveRound } from './naive.js';
import { benchNow, manyYears } from './rows.js';

/** Calls of rounds, counted at the sandbox, against the floor and against a script of the usual kind in one run. */
const rows = manyYears(Number(process.argv[2] ?? 990));

type Line = { round: string; calls: number; floor: number; naive?: number; ratio?: number };

async function counted(account: BenchAccount, work: () => Promise<unknown>): Promise<number> {
  const before = await account.counted();
  await work();
  return (await account.counted()) - before;
}

function edited({ table, key }: DemoRow, cells: DemoRow['cells']): DemoEdit {
  return { kind: 'change', table, key, cells, links: {} };
}

const sandbox = await startSandbox({ limits: false, now: benchNow.toString() });
const lines: Line[] = [];
let provisionCalls = 0;
{
  await using account = await benchAccount(sandbox.url, rows);
  provisionCalls = account.provisionCalls;

  // What a first round reads and writes is known only after it: a dry run reads, the round after it writes.
  const reads = await counted(account, () => account.round({ dryRun: true }));
  const { patches = [] } = await account.round({ dryRun: true });
  const mirror = await account.account.rows();
  const writes = (await counted(account, () => account.round())) - 1;
  lines.push({
    round: 'everything new',
    calls: reads + writes,
    floor: readFloor(mirror) + writeFloor(patches),
    naive: await counted(account, () => naiveRound(account)),
  });
  await account.round();

  lines.push({ round: 'nothing changed', calls: await counted(account, () => account.round()), floor: 1 });

  await account.account.saveState({ scannedAt: null });
  lines.push({
    round: 'everything read again, as each week',
    calls: await counted(account, () => account.round()),
    floor: 1 + readFloor(mirror),
  });

  const unpaid = rows.filter(
    ({ table, cells }) =>
      table === 'invoices' && cells['documentStatus'] === 'sent' && cells['paidOn'] === undefined,
  );
  const open = rows.filter(({ table, cells }) => table === 'tasks' && cells['status'] === 'to-do');
  const paid = unpaid.map((row) => edited(row, { paidOn: '2026-05-11' }));
  const [alone, withLetter] = ['finch/invoices/shop-7', 'kiezmuehle/invoices/care-5'].map((key) =>
    paid.find((edit) => edit.kind === 'change' && edit.key === key),
  );
  if (!alone || !withLetter) throw new Error('the demo has these two unpaid invoices');
  const others = paid.filter((edit) => edit !== alone && edit !== withLetter);
  const percent = Math.round(rows.length / 100);
  const ticked = open.map((row) => edited(row, { status: 'done', doneOn: '2026-05-12' }));
  const onePercent = [...others.slice(0, percent / 2), ...ticked].slice(0, percent);
  for (const [name, edits] of [
    ['one invoice paid', [alone]],
    ['one invoice paid, whose client has a letter waiting', [withLetter]],
    ['1 % of the rows changed', onePercent],
  ] as const) {
    await account.edit(edits);
    const before = await account.counted();
    const dry = await account.round({ dryRun: true });
    const feed = (await account.counted()) - before;
    const calls = feed + (await counted(account, () => account.round())) - 1;
    const line: Line = { round: name, calls, floor: feed + writeFloor(dry.patches ?? []) };
    lines.push(
      edits.length === 1 ? line : { ...line, naive: await counted(account, () => naiveRound(account)) },
    );
    await account.round();
  }
}
await sandbox.close();
for (const line of lines) {
  if (line.naive !== undefined) line.ratio = Math.round(line.naive / line.calls);
}
process.stdout.write(`${JSON.stringify({ rows: rows.length, provisionCalls, rounds: lines }, null, 2)}\n`);
