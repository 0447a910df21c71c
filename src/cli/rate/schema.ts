import { z } from 'zod';
import { questionFault } from '../question.js';

/** What `rate` is asked. */
export const rateQuestion = z
  .strictObject({
    jurisdiction: z.string().describe('The law of the claim: GB, DE, US-CA, EU.'),
    debtor: z.enum(['business', 'consumer']),
    on: z.string().meta({ format: 'date', description: 'The day, ISO 8601.' }),
  })
  .describe('A question to "short-accounts rate".');

const rate = z
  .strictObject({
    ratePercent: z.string().nullable().describe('Percent a year, a decimal; null: not known.'),
    referencePercent: z.string().nullable().describe('The rate it is built on, in percent.'),
    validFrom: z.string().nullable().describe('The first day of the row.'),
    source: z.string(),
    confidence: z.enum(['confirmed', 'inferred', 'unknown']),
    problem: z.string().nullable().describe('Why it is not known.'),
  })
  .describe('The statutory rate of that day.');

/** What `rate` answers. */
export const rateAnswer = z.union([rate, questionFault]).describe('An answer of "short-accounts rate".');

export type RateAnswer = z.infer<typeof rate>;
