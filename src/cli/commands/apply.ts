import type { Command } from 'commander';
import { provision } from '../../service/provision.js';
import type { Pack } from '../../tracker/model.js';
import { describeStep } from '../../tracker/plan.js';
import { count } from '../report.js';
import { openSession, provisionOptions } from '../session.js';
import { printConflicts, withOption } from './plan.js';

export function addApply(program: Command): void {
  program
    .command('apply')
    .description('make what is missing in the tracker; safe to stop at any time and run again')
    .addOption(withOption())
    .option('--json', 'print for programs')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts apply
  $ short-accounts apply --with all`,
    )
    .action(async (options: { with: readonly Pack[]; json?: true }) => {
      await using session = await openSession({ json: options.json === true });
      const { out } = session;
      const progress = out.progress('Making the tracker');
      const before = session.quota.spent().total;
      const made = await provision(
        session.tracker,
        session.account,
        provisionOptions(session, options.with),
        (step, done, total) => progress.at(done, total, describeStep(step)),
      ).finally(() => progress.end());
      const calls = session.quota.spent().total - before;
      out.data({ steps: made.steps, calls, conflicts: made.conflicts });
      out.print(
        made.steps === 0
          ? `Nothing to make: the tracker stands as it should (${count(calls, 'call')}).`
          : `Made ${count(made.steps, 'step')} with ${count(calls, 'call')}.`,
      );
      printConflicts(out, made.conflicts);
      if (made.steps > 0) {
        out.print(
          '\nNext: fill in the row of Settings (currency, sender, how to pay) and add your clients and invoices.',
        );
        out.print('Then see what a round would write: short-accounts round --dry-run');
      }
    });
}
