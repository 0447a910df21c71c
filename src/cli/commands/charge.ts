import type { Command } from 'commander';
import { addCalculator } from '../calculator.js';
import { answerCharge } from '../charge/answer.js';

export function addCharge(program: Command): void {
  addCalculator(program, {
    name: 'charge',
    description: 'what may be charged for a late payment, with its working',
    examples: [
      '{"principal": "1000.00", "currency": "GBP", "dueOn": "2026-03-31", "asOf": "2026-05-20", "jurisdiction": "GB", "debtor": "business"}',
      '{"principal": "500", "currency": "EUR", "dueOn": "2026-03-31", "asOf": "2026-05-20", "agreed": {"kind": "yearly", "value": "9.5"}}',
    ],
    answer: answerCharge,
    print(out, answers) {
      for (const { total, open, interest, compensation, fee, working } of answers) {
        out.print(
          out.style(
            'bold',
            `Total ${total}: open ${open}, interest ${interest}, compensation ${compensation ?? 'unknown'}, fee ${fee}`,
          ),
        );
        for (const line of working.split('\n')) out.print(`  ${line}`);
        out.print();
      }
    },
  });
}
