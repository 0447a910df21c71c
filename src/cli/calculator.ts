import type { Command } from 'commander';
import { exitCodes } from './exit.js';
import { createOutput, type Output } from './output.js';
import type { QuestionFault } from './question.js';
import { readJson } from './stdin.js';

export type Calculator<T extends object> = {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
  answer(question: unknown): T | QuestionFault;
  /** All answers for a person. */
  print(out: Output, answers: readonly T[]): void;
};

/** A command that takes a JSON object or an array on standard input and answers in kind. */
export function addCalculator<T extends object>(program: Command, calculator: Calculator<T>): void {
  const { name, description, examples } = calculator;
  program
    .command(name)
    .description(`${description}; reads JSON, one object or an array`)
    .option('--json', `answer in kind for programs (docs/schemas/${name}-answer.json)`)
    .addHelpText(
      'after',
      `
Examples:
${examples.map((example) => `  $ echo '${example}' | short-accounts ${name}`).join('\n')}

What may be asked: docs/schemas/${name}-question.json. The exit code is 1 when a question has no answer; the others are
answered.`,
    )
    .action(async (options: { json?: true }) => {
      const out = createOutput(options.json === true, process.stdout, process.stderr);
      const { many, items } = await readJson(process.stdin);
      const answers = items.map((item) => calculator.answer(item));
      out.data(many ? answers : answers[0]);
      calculator.print(
        out,
        answers.filter((answer): answer is T => !('fault' in answer)),
      );
      for (const [nth, answer] of answers.entries()) {
        if (!('fault' in answer)) continue;
        process.exitCode = exitCodes.incomplete;
        const { field, problem, remedy } = answer.fault;
        if (!out.json)
          out.note(`Question ${nth + 1}, ${field === '' ? 'all of it' : field}: ${problem} ${remedy}`);
      }
    });
}
