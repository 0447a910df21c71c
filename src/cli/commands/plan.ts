import { type Command, Option } from 'commander';
import { planProvision } from '../../service/provision.js';
import { type Pack, packs } from '../../tracker/model.js';
import { type Conflict, describeStep } from '../../tracker/plan.js';
import { UsageError } from '../exit.js';
import type { Output } from '../output.js';
import { count } from '../report.js';
import { openSession, provisionOptions } from '../session.js';

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('print what has to be made in the tracker and what that costs; changes nothing')
    .addOption(withOption())
    .option('--json', 'print for programs')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts plan
  $ short-accounts plan --with payments,charges
  $ short-accounts plan --with all --json`,
    )
    .action(async (options: { with: readonly Pack[]; json?: true }) => {
      await using session = await openSession({ json: options.json === true });
      const { out } = session;
      const { plan, calls } = await planProvision(
        session.tracker,
        session.account,
        provisionOptions(session, options.with),
      );
      out.data({ steps: plan.steps.map(describeStep), calls, conflicts: plan.conflicts });
      if (plan.steps.length === 0) out.print('Nothing to make: the tracker stands as it should.');
      for (const [index, step] of plan.steps.entries()) {
        out.print(`${String(index + 1).padStart(3)}  ${describeStep(step)}`);
      }
      if (plan.steps.length > 0)
        out.print(
          `\n${count(plan.steps.length, 'step')}, about ${count(calls, 'call')}. Run "apply" to do them.`,
        );
      printConflicts(out, plan.conflicts);
    });
}

/** `--with payments,charges` or `--with all`. */
export function withOption(): Option {
  return new Option('--with <packs>', `packs to add to the core: ${packs.slice(1).join(', ')}, or all`)
    .argParser(parsePacks)
    .default([], 'core only');
}

function parsePacks(text: string): readonly Pack[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('all')) return packs;
  return names.map((name) => {
    const pack = packs.find((known) => known === name);
    if (!pack) throw new UsageError(`There is no pack "${name}". Packs: ${packs.slice(1).join(', ')}, all.`);
    return pack;
  });
}

export function printConflicts(out: Output, conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) return;
  out.print(`\n${out.style('yellow', 'Left alone, because something stands there:')}`);
  for (const { table, field, problem, remedy } of conflicts) {
    out.print(`  ${[table, field].filter((part) => part !== undefined).join(' › ')}: ${problem} ${remedy}`);
  }
}
