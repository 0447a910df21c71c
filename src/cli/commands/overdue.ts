import type { Command } from 'commander';
import { holidays } from '../../service/holidays.js';
import { addCalculator } from '../calculator.js';
import { table } from '../output.js';
import { answerOverdue } from '../overdue/answer.js';

export function addOverdue(program: Command): void {
  addCalculator(program, {
    name: 'overdue',
    description: 'whether something is overdue at an instant where its date counts',
    examples: ['{"dueOn": "2026-03-31", "now": "2026-04-01T09:00:00Z", "timeZone": "Europe/Berlin"}'],
    answer: (question) => answerOverdue(question, holidays),
    print(out, answers) {
      const rows = answers.map(({ localDate, overdue, daysOverdue, bucket }) => [
        localDate,
        overdue ? 'overdue' : 'not overdue',
        String(daysOverdue),
        bucket,
      ]);
      if (rows.length === 0) return;
      for (const line of table(['Date there', 'State', 'Days', 'Bucket'], rows)) out.print(line);
    },
  });
}
