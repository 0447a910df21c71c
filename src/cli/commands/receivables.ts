import type { Command } from 'commander';
import { receivablesOf } from '../../jobs/receivables-summary.js';
import { mirrorInput } from '../mirror.js';
import { printReceivables } from '../receivables.js';
import { openSession } from '../session.js';

export function addReceivables(program: Command): void {
  program
    .command('receivables')
    .description('what is open by age, and how clients pay, each and in total; makes no call')
    .option('--json', 'print for programs (docs/schemas/receivables.json)')
    .addHelpText(
      'after',
      `
From what the last round read, as of today. Nothing of two currencies is added up or averaged.

  On time    share of the invoices paid in full by the end of their due date
  Days late  on average, weighted by amount; early payments do not make up for late ones
  DSO        days sales outstanding: open ÷ invoiced within a year × 365; with fewer than 12 invoices a chance figure

Examples:
  $ short-accounts receivables
  $ short-accounts receivables --json`,
    )
    .action(async ({ json }: { json?: true }) => {
      await using session = await openSession({ json: json === true });
      const receivables = receivablesOf(await mirrorInput(session));
      session.out.data(receivables);
      printReceivables(session.out, receivables);
    });
}
