import { type Command, InvalidArgumentError } from 'commander';
import { previewDays } from '../../service/preview.js';
import { wordsFor } from '../../service/words.js';
import { mirrorInput } from '../mirror.js';
import { table } from '../output.js';
import { count } from '../report.js';
import { openSession } from '../session.js';

const mostDays = 366;

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('what would come to wait for your approval, day by day; makes no call and changes nothing')
    .option('--days <n>', 'how far to look ahead', parseDays, 30)
    .option('--json', 'print for programs (docs/schemas/preview.json)')
    .addHelpText(
      'after',
      `
Each message is taken as approved on its day, and nothing else as changing: no payment, no edit.

Examples:
  $ short-accounts preview
  $ short-accounts preview --days 90 --json`,
    )
    .action(async ({ days, json }: { days: number; json?: true }) => {
      await using session = await openSession({ json: json === true });
      const { out } = session;
      const input = await mirrorInput(session);
      const previewed = previewDays(input, days, wordsFor(input.snapshot));
      out.data({ days, messages: previewed });
      if (previewed.length === 0) out.print(`Nothing would come to wait within ${count(days, 'day')}.`);
      for (const { on, messages } of previewed) {
        out.print(out.style('bold', on));
        const rows = messages.map(({ client, subject, why, askFirst }) => {
          const [reason = ''] = why.split('\n');
          return [client, subject, askFirst === null ? reason : `${reason} Look at your bank first.`];
        });
        for (const line of table(['Client', 'Subject', 'Why'], rows)) out.print(`  ${line}`);
        out.print();
      }
    });
}

function parseDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= mostDays) return days;
  throw new InvalidArgumentError(`Write a whole number of days from 1 to ${mostDays}.`);
}
