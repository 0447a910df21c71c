import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import type { Sandbox, SeedBases } from '../../sandbox/index.js';
import { furnish, runningFrom, sandboxConfig } from '../demo/furnish.js';
import { UsageError } from '../exit.js';
import { createOutput } from '../output.js';
import { openSession } from '../session.js';
import { parseInstant } from './round.js';
import { untilStopped } from './start.js';

type Options = {
  port: number;
  smtpPort: number;
  seed: string;
  limits: 'on' | 'off';
  now?: Temporal.Instant;
  file?: string;
};

export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('the local Airtable and Notion alone, on 127.0.0.1; ends with Ctrl-C')
    .option('--port <port>', 'where it listens; 0 for any free port', parsePort, 4010)
    .option('--smtp-port <port>', 'where it catches mail; 0 for any free port', parsePort, 0)
    .option('--seed <what>', 'empty, demo (a freelancer’s year), or a JSON file with bases', 'empty')
    .addOption(
      new Option('--limits <switch>', 'rate limit, month’s quota and record cap as at Airtable')
        .choices(['on', 'off'])
        .default('on'),
    )
    .option('--now <instant>', 'begin at this instant instead of now (ISO 8601)', parseInstant)
    .option('--file <path>', 'keep what it holds in this file')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts sandbox
  $ short-accounts sandbox --port 0 --seed demo --limits off
  $ short-accounts sandbox --seed bases.json --now 2026-12-24T09:00:00Z

Airtable's token is patSandbox.token, the workspace wspSandbox0000000; Notion's token is ntn_sandbox. Any client of
either works against it with the address as its endpoint. Mail sent to the second address is caught and shown, never passed on.`,
    )
    .action(runSandbox);
}

async function runSandbox({ port, smtpPort, seed, limits, now, file }: Options): Promise<void> {
  const out = createOutput(false, process.stdout, process.stderr);
  const given = seed === 'empty' || seed === 'demo' ? undefined : readSeed(seed);
  // Loaded when needed: other commands start without a web server.
  const { startSandbox } = await import('../../sandbox/index.js');
  const sandbox = await startSandbox({
    port,
    smtpPort,
    limits: limits === 'on',
    ...(now === undefined ? {} : { now: now.toString() }),
    ...(file === undefined ? {} : { file }),
    ...(given === undefined ? {} : { seed: given }),
    ...(seed === 'demo' ? { fill: (empty) => fill(empty, now ?? Temporal.Now.instant()) } : {}),
  });
  try {
    out.print(sandbox.url);
    out.note(`Mail is caught at ${sandbox.smtpUrl} and read at ${sandbox.url}/mail.`);
    await untilStopped();
  } finally {
    await sandbox.close();
  }
}

async function fill(sandbox: Pick<Sandbox, 'url' | 'smtpUrl'>, now: Temporal.Instant): Promise<void> {
  using local = await sandboxConfig(sandbox, 'airtable');
  await using session = await openSession({ json: false, config: local.config, now: runningFrom(now) });
  await furnish(session, sandbox.url, now);
}

function readSeed(path: string): SeedBases {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SeedBases;
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new UsageError(`--seed ${path}: ${why}. Write empty, demo, or the path of a JSON file.`);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
