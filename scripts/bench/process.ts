import { fork } from 'node:child_process';
import { once } from 'node:events';
import { benchAccount } from './account.js';
import { manyYears } from './rows.js';

/** CPU and memory of the service alone: the first round, the repeated one, and idle rounds a second and core. */
const idleRounds = 500;
const results = [];

for (const size of [990, 29_350]) {
  const sandbox = fork(new URL('./sandbox-process.ts', import.meta.url), { execArgv: process.execArgv });
  const [url] = (await once(sandbox, 'message')) as [string];
  {
    await using account = await benchAccount(url, manyYears(size));
    const first = await cpu(() => account.round());
    const repeated = await cpu(() => account.round());
    await account.round();
    globalThis.gc?.();
    const idle = await cpu(async () => {
      for (let nth = 0; nth < idleRounds; nth += 1) await account.round({ restWhenQuiet: true });
    });
    results.push({
      rows: size,
      firstRoundCpuMs: Math.round(first),
      repeatedRoundCpuMs: Math.round(repeated),
      idleRoundsPerCpuSecond: Math.round((idleRounds / idle) * 1_000),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    });
  }
  sandbox.kill();
  await once(sandbox, 'exit');
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);

async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
