import type { Command } from 'commander';
import { addCalculator } from '../calculator.js';
import { table } from '../output.js';
import { answerRate } from '../rate/answer.js';

export function addRate(program: Command): void {
  addCalculator(program, {
    name: 'rate',
    description: 'the statutory rate of late-payment interest on a day, with its source',
    examples: ['{"jurisdiction": "DE", "debtor": "business", "on": "2026-07-01"}'],
    answer: answerRate,
    print(out, answers) {
      const rows = answers.map(({ ratePercent, referencePercent, validFrom, source, problem }) => [
        ratePercent ?? 'unknown',
        referencePercent ?? '',
        validFrom ?? '',
        problem ?? source,
      ]);
      if (rows.length === 0) return;
      for (const line of table(['Percent', 'Reference', 'Since', 'Source'], rows)) out.print(line);
    },
  });
}
