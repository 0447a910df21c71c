import { z } from 'zod';
import { agreedKinds, allocations, roundings } from '../../domain/charges/charge.js';
import { dayCounts } from '../../domain/charges/day-count.js';
import { questionFault } from '../question.js';

const date = (description: string) => z.string().meta({ format: 'date', description });
const decimal = (description: string) => z.union([z.string(), z.number()]).describe(description);
const amount = (description: string) => z.string().describe(`${description} A decimal.`);

/** What `charge` is asked. */
export const chargeQuestion = z
  .strictObject({
    principal: decimal('The debt, a decimal.'),
    currency: z.string().describe('ISO 4217.'),
    dueOn: date('The due date; it is not overdue yet on that day.'),
    asOf: date('The day up to which is counted, itself included.'),
    paidOn: date('All of it was paid on that day.').optional(),
    jurisdiction: z
      .string()
      .optional()
      .describe('The law of the claim: a country (GB, DE), a state (US-CA), or EU; no names.'),
    debtor: z.enum(['business', 'consumer']).optional(),
    agreed: z
      .strictObject({
        kind: z.enum(agreedKinds),
        value: decimal('An amount for flat, else a percent up to 1000. Zero or blank: none.').optional(),
        cap: decimal('The most of interest and fee together, a decimal amount. Blank: no limit.').optional(),
        statedYearly: decimal('The yearly equivalent stated beside a monthly rate, in percent.').optional(),
      })
      .optional()
      .describe('Left out: what the law gives, where one is named.'),
    payments: z
      .array(z.strictObject({ on: date('The day it arrived.'), amount: decimal('A decimal.') }))
      .optional(),
    dayCount: z.enum(dayCounts).optional(),
    rounding: z.enum(roundings).optional(),
    allocation: z
      .enum(allocations)
      .optional()
      .describe('What a part payment goes to first; what is left of it goes to the others.'),
    graceDays: z.int().min(0).max(3_650).optional(),
  })
  .describe('A question to "short-accounts charge".');

const segment = z.strictObject({
  from: date('The first day.'),
  to: date('The last day, itself included.'),
  days: z.int(),
  ratePercent: z.string().describe('Percent a year, a decimal.'),
  base: amount('What interest runs on.'),
  amount: amount('Interest of this part.'),
  source: z.string(),
  confidence: z.string(),
});

const charge = z
  .strictObject({
    daysOverdue: z.int().describe('To the day on which nothing of the debt was left, else to asOf.'),
    open: amount('What is left of the debt.'),
    interest: amount('Interest not paid yet.'),
    compensation: amount(
      'The fixed sum the law gives, in the currency of the debt; null: it is not known.',
    ).nullable(),
    fee: amount('Agreed fee or customary fine.'),
    total: amount('What is known of these together.'),
    rateKnown: z.boolean().describe('False where the rate of some days is not known: they bear none here.'),
    segments: z.array(segment),
    working: z.string().describe('How it came about, a line for each step.'),
  })
  .describe('What may be charged.');

/** What `charge` answers. */
export const chargeAnswer = z
  .union([charge, questionFault])
  .describe('An answer of "short-accounts charge".');

export type ChargeQuestion = z.infer<typeof chargeQuestion>;
export type ChargeAnswer = z.infer<typeof charge>;
