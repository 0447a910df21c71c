import type { Command } from 'commander';
import { holidays } from '../../service/holidays.js';
import { answerDue } from '../due/answer.js';
import type { DueAnswer, DueDates } from '../due/schema.js';
import { exitCodes } from '../exit.js';
import { createOutput, type Output, table } from '../output.js';
import { readJson } from '../stdin.js';

export function addDue(program: Command): void {
  program
    .command('due')
    .description('the due date that follows from payment terms; reads JSON, one object or an array')
    .option('--json', 'answer in kind for programs (docs/schemas/due-answer.json)')
    .addHelpText(
      'after',
      `
Examples:
  $ echo '{"issuedOn": "2026-01-31", "terms": "2/10 net 30"}' | short-accounts due
  $ echo '[{"issuedOn": "2026-04-24", "terms": "EOM+15", "country": "DE", "weekendRule": "following"}]' | short-accounts due --json

The exit code is 1 when a question has no answer; the others are answered.`,
    )
    .action(async (options: { json?: true }) => {
      const out = createOutput(options.json === true, process.stdout, process.stderr);
      const { many, items } = await readJson(process.stdin);
      const answers = items.map((item) => answerDue(item, holidays));
      out.data(many ? answers : answers[0]);
      printAnswers(out, answers);
      if (answers.some((answer) => 'fault' in answer)) process.exitCode = exitCodes.incomplete;
    });
}

function printAnswers(out: Output, answers: readonly DueAnswer[]): void {
  const dates = answers.filter((answer): answer is DueDates => !('fault' in answer));
  const rows = dates.map(({ issuedOn, terms, dueOn, effectiveDueOn, discountUntil = '', reading }) => [
    issuedOn,
    terms,
    dueOn,
    effectiveDueOn,
    discountUntil,
    reading,
  ]);
  const header = ['Issued', 'Terms', 'Due', 'Effective', 'Discount until', 'Read as'];
  if (rows.length > 0) for (const line of table(header, rows)) out.print(line);
  for (const note of new Set(dates.flatMap(({ note }) => note ?? []))) out.print(note);
  if (out.json) return;
  for (const [nth, answer] of answers.entries()) {
    if ('fault' in answer) out.note(`Question ${nth + 1}: ${answer.fault.problem} ${answer.fault.remedy}`);
  }
}
