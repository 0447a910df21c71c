import type { Command } from 'commander';
import { checkup, type Finding } from '../../service/checkup.js';
import { exitCodes } from '../exit.js';
import { openSession } from '../session.js';

const marks = { well: '✓', note: '·', problem: '✗' } as const;
const styles = { well: 'green', note: 'dim', problem: 'red' } as const;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check token, base, columns, rows and calls, and say what to do; changes nothing')
    .option('--json', 'print for programs')
    .addHelpText('after', '\nExample:\n  $ short-accounts doctor')
    .action(async (options: { json?: true }) => {
      await using session = await openSession({ json: options.json === true });
      const findings = await checkup(session);
      session.out.data({ ok: !findings.some(isProblem), findings });
      for (const { state, what, remedy } of findings) {
        session.out.print(`${session.out.style(styles[state], marks[state])} ${what}`);
        if (remedy !== undefined) session.out.print(`  ${remedy}`);
      }
      if (findings.some(isProblem)) process.exitCode = exitCodes.incomplete;
    });
}

function isProblem(finding: Finding): boolean {
  return finding.state === 'problem';
}
