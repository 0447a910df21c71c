import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { House } from './house.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Ran = { readonly out: string; readonly err: string; readonly code: number | null };

/** The program as a process of its own, with this environment and no other; `input` comes on its standard input. */
export function startCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: string,
): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: '/nowhere', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input ?? '');
  const written = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => {
    written.out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    written.err += part.toString();
  });
  const ended = once(child, 'close').then(([code]) => ({ ...written, code: code as number | null }));
  return { child, ended };
}

export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: string,
): Promise<Ran> {
  return startCli(args, env, input).ended;
}

/** What the program needs to work on the tracker of a house, whose own service gives up the store for it. */
export async function handOver(house: House): Promise<Readonly<Record<string, string>>> {
  const { container } = await house.binding();
  await house.crash();
  return {
    ...{ AIRTABLE_TOKEN: 'patSandbox.token', AIRTABLE_BASE_ID: container },
    ...{ AIRTABLE_ENDPOINT_URL: house.url, DATA_DIR: house.dir },
  };
}
