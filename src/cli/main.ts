#!/usr/bin/env node
import './small-heap.js';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { commands } from './commands.js';
import { verdict } from './exit.js';

const { version } = JSON.parse(readFileSync(new URL(import.meta.resolve('#package')), 'utf8')) as {
  version: string;
};

const program = new Command('short-accounts')
  .description("The worker behind a freelancer's own project tracker.")
  .version(version)
  .showHelpAfterError('Add --help for usage and examples.')
  .exitOverride();
for (const add of commands) add(program);

// Whoever reads may stop early, like `head`: what was begun is still ended.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  const { code, lines } = verdict(error);
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = code;
}
