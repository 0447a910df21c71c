import { z } from 'zod';
import { questionFault } from '../question.js';

const date = (description: string) => z.string().meta({ format: 'date', description });

/** What `due` is asked, one of it or an array. */
export const dueQuestion = z
  .strictObject({
    issuedOn: date('The invoice date, ISO 8601.'),
    terms: z
      .string()
      .describe('Payment terms as people write them: Net 30, EOM+15, 2/10 net 30, 30 Tage netto.'),
    country: z.string().optional().describe('ISO 3166-1 alpha-2: whose weekends and public holidays count.'),
    region: z
      .string()
      .optional()
      .describe('A part of the country with holidays of its own, without the country: BY.'),
    weekendRule: z
      .enum(['none', 'following', 'modified-following', 'preceding'])
      .optional()
      .describe('What a due date on a day that is not worked becomes. Left out: it stays.'),
  })
  .describe('A question to "short-accounts due".');

const dueDates = z
  .strictObject({
    issuedOn: date('The invoice date.'),
    terms: z.string().describe('The terms as they were written.'),
    dueOn: date('The due date as agreed.'),
    effectiveDueOn: date('The same, moved off days that are not worked by the weekend rule.'),
    discountUntil: date('The last day on which the discount may be taken.').optional(),
    discountPercent: z.string().optional().describe('The discount in percent, a decimal.'),
    reading: z.string().describe('How the terms were understood.'),
    note: z.string().optional().describe('What could not be looked at.'),
  })
  .describe('The dates that follow.');

/** What `due` answers, in the order asked. */
export const dueAnswer = z.union([dueDates, questionFault]).describe('An answer of "short-accounts due".');

export type DueAnswer = z.infer<typeof dueAnswer>;
export type DueDates = z.infer<typeof dueDates>;
