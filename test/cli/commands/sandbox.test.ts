import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A sandbox in a process of its own, until the callback is done with it. */
async function withSandbox(args: readonly string[], use: (url: string) => Promise<void>) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'sandbox', '--port', '0', ...args],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: '/nowhere' },
      // A sandbox that never answers must not outlive the test.
      timeout: 50_000,
    },
  );
  const closed = once(child, 'close') as Promise<[number]>;
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    await use(line);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await closed;
  return code;
}

type Info = { now: string; airtable: { bases: { id: string; name: string }[] } };

async function infoOf(url: string): Promise<Info> {
  const answer = await fetch(`${url}/_sandbox/info`);
  return (await answer.json()) as Info;
}

describe('cli/commands/sandbox', { timeout: 60_000 }, () => {
  it('serves an empty workspace at its own time, and ends with 0 when stopped', async () => {
    const code = await withSandbox(['--now', '2026-12-24T09:00:00Z'], async (url) => {
      const info = await infoOf(url);
      expect(info.now).toMatch(/^2026-12-24T09:0/);
      expect(info.airtable.bases).toEqual([]);
    });
    expect(code).toBe(0);
  });

  it('serves a freelancer’s year when asked to', async () => {
    const code = await withSandbox(['--seed', 'demo', '--limits', 'off'], async (url) => {
      const [base] = (await infoOf(url)).airtable.bases;
      const answer = await fetch(`${url}/v0/${base?.id}/Invoices?fields%5B%5D=Number`, {
        headers: { authorization: 'Bearer patSandbox.token' },
      });
      const { records } = (await answer.json()) as { records: unknown[] };
      expect(records.length).toBe(40);
    });
    expect(code).toBe(0);
  });
});
