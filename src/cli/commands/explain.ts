import { Argument, type Command } from 'commander';
import { type Explanation, explainInvoice } from '../../jobs/explanation.js';
import { exitCodes } from '../exit.js';
import { mirrorInput } from '../mirror.js';
import { type Output, table } from '../output.js';
import { count } from '../report.js';
import { openSession } from '../session.js';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('why something happens or does not, from what the last round read; makes no call')
    .addArgument(new Argument('<what>', 'what to explain').choices(['invoice']))
    .argument('<number>', 'the number on the invoice')
    .option('--json', 'print for programs (docs/schemas/explain.json)')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts explain invoice 2026-014
  $ short-accounts explain invoice 2026-014 --json`,
    )
    .action(async (_what: string, number: string, options: { json?: true }) => {
      await using session = await openSession({ json: options.json === true });
      const found = explainInvoice(await mirrorInput(session), number);
      session.out.data(found);
      for (const one of found) printExplanation(session.out, one);
      if (found.length > 0) return;
      session.out.note(`No invoice has the number "${number}". Numbers are read as they stand in Invoices.`);
      process.exitCode = exitCodes.incomplete;
    });
}

function printExplanation(out: Output, one: Explanation): void {
  const amount = (text: string | null) =>
    text === null ? 'not known' : `${text} ${one.currency ?? ''}`.trim();
  out.print(out.style('bold', `Invoice ${one.invoice}${one.client === null ? '' : ` – ${one.client}`}`));
  const facts: (readonly [string, string])[] = [
    ['Open', `${amount(one.balance)} of ${amount(one.total)}, ${one.paymentStatus ?? 'status not known'}`],
    ['Paid, credited', `${amount(one.paid)}, ${amount(one.credited)}`],
    ['Issued', one.issuedOn ?? 'not known'],
    ['Due', `${one.dueOn ?? 'not known'}. ${one.dueFrom}`],
    ...(one.effectiveDueOn !== null && one.effectiveDueOn !== one.dueOn
      ? [['Effective due', one.effectiveDueOn] as const]
      : []),
    ['Today', `${one.today} in ${one.zone}`],
    ['Overdue', one.daysOverdue === null ? '–' : `${count(one.daysOverdue, 'day')} (${one.bucket})`],
    ['Policy', `${one.policy.name}, from ${one.policy.from}`],
    ...one.promises.map(({ on, kept }) => ['Promise', `${on}: ${kept ? 'kept' : 'broken'}`] as const),
    ['Why', one.why],
    ...(one.askFirst === null ? [] : [['Ask first', one.askFirst] as const]),
    ...(one.charge ? [['May be charged', `${one.charge.sum} ${one.currency ?? ''}`] as const] : []),
    ['Next', one.nextActionOn ?? '–'],
  ];
  for (const [name, said] of facts) out.print(`  ${name.padEnd(14)}  ${said}`);
  if (one.stages.length > 0) {
    out.print();
    const rows = one.stages.map(({ stage, on, state }) => [stage, on ?? '–', state]);
    for (const line of table(['Stage', 'On', 'State'], rows)) out.print(`  ${line}`);
  }
  if (one.charge) {
    out.print('\n  How the charge came about');
    for (const line of one.charge.working.split('\n')) out.print(`  · ${line}`);
  }
  for (const line of one.information) out.print(`  For information: ${line}`);
  if (one.wouldChange.length > 0) out.print('\n  What would change it');
  for (const way of one.wouldChange) out.print(`  · ${way}`);
  for (const { field, problem, remedy } of one.faults) {
    out.print(`  ${out.style('yellow', `${field ?? 'Row'}: ${problem}`)} ${remedy}`);
  }
  out.print();
}
