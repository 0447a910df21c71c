import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';

/** Views of client pages a second, over HTTP and from a store in a file, and how long the slowest hundredth takes. */
const sizes = [990, 29_350];
const readers = 16;
const seconds = 10;
const results = [];

for (const size of sizes) {
  const server = fork(new URL('./pages-server.ts', import.meta.url), [String(size)], {
    execArgv: process.execArgv,
  });
  const [{ rows, urls }] = (await once(server, 'message')) as [{ rows: number; urls: string[] }];
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const first = performance.now();
  const bytes = await view(urls[0] ?? '', agent);
  const firstMs = performance.now() - first;
  await read(2);
  const taken = await read(seconds);
  taken.sort((a, b) => a - b);
  const at = (share: number) => Math.round((taken[Math.floor(taken.length * share)] ?? 0) * 10) / 10;
  results.push({
    rows,
    pages: urls.length,
    bytesOfOne: bytes,
    firstViewMs: Math.round(firstMs),
    viewsPerSecond: Math.round(taken.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    slowestMs: at(1 - 1 / taken.length),
  });
  agent.destroy();
  server.disconnect();
  await once(server, 'exit');

  /** Readers who look at one page after the other. @returns milliseconds of each view. */
  async function read(during: number): Promise<number[]> {
    const end = performance.now() + during * 1_000;
    const times: number[] = [];
    async function reader(nth: number): Promise<void> {
      for (let turn = nth; performance.now() < end; turn += 7) {
        const start = performance.now();
        await view(urls[turn % urls.length] ?? '', agent);
        times.push(performance.now() - start);
      }
    }
    await Promise.all(Array.from({ length: readers }, (_, nth) => reader(nth)));
    return times;
  }
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);

async function view(url: string, agent: Agent): Promise<number> {
  const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} instead of a page`);
  let bytes = 0;
  for await (const part of answer) bytes += (part as Buffer).length;
  return bytes;
}
