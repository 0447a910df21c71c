import { type Command, InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { jobs } from '../../jobs/catalog.js';
import { runRound } from '../../service/round.js';
import { UsageError } from '../exit.js';
import { printTotals } from '../receivables.js';
import { printReport } from '../report.js';
import { openSession } from '../session.js';

type Options = { dryRun?: true; job?: string; now?: Temporal.Instant; takeOver?: true; json?: true };

export function addRound(program: Command): void {
  program
    .command('round')
    .description('read the tracker, decide, and write what differs')
    .option('--dry-run', 'print what would be written and its price in calls; write nothing')
    .option('--job <name>', `only this decision: ${jobs.map((job) => job.name).join(', ')}`, parseJob)
    .option(
      '--now <instant>',
      'decide as of this instant (ISO 8601); implies --dry-run outside the sandbox',
      parseInstant,
    )
    .option('--take-over', 'keep this tracker from now on, although another installation does')
    .option('--json', 'print for programs (docs/schemas/round.json)')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts round --dry-run
  $ short-accounts round --job receivables --dry-run
  $ short-accounts round --now 2026-12-24T09:00:00Z --dry-run --json`,
    )
    .action(async (options: Options) => {
      await using session = await openSession({ json: options.json === true });
      if (options.takeOver && options.dryRun)
        throw new UsageError('--take-over writes; leave out --dry-run.');
      const report = await runRound(session.deps, {
        now: options.now ?? session.now(),
        dryRun: options.dryRun === true || (options.now !== undefined && !session.sandboxed),
        takeOver: options.takeOver === true,
        ...(options.job === undefined ? {} : { job: options.job }),
      });
      session.out.data(report);
      printReport(session.out, report);
      if (report.receivables) printTotals(session.out, report.receivables);
      if (report.stopped || report.readOnly) process.exitCode = 1;
    });
}

function parseJob(text: string): string {
  if (jobs.some((job) => job.name === text)) return text;
  throw new InvalidArgumentError(`There is no job "${text}".`);
}

export function parseInstant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new InvalidArgumentError('Write an instant like 2026-12-24T09:00:00Z.');
  }
}
