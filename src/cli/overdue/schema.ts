import { z } from 'zod';
import { agingBuckets } from '../../domain/aging.js';
import { questionFault } from '../question.js';

/** What `overdue` is asked. */
export const overdueQuestion = z
  .strictObject({
    dueOn: z.string().meta({ format: 'date', description: 'The due date, ISO 8601.' }),
    now: z.string().meta({ format: 'date-time', description: 'An instant with its offset, ISO 8601.' }),
    timeZone: z.string().describe('Whose date counts: an IANA name.'),
    weekendRule: z.enum(['none', 'following', 'modified-following', 'preceding']).optional(),
    country: z.string().optional().describe('ISO 3166-1 alpha-2: whose weekends and holidays count.'),
  })
  .describe('A question to "short-accounts overdue".');

const overdue = z
  .strictObject({
    localDate: z.string().meta({ format: 'date', description: 'The date there at that instant.' }),
    overdue: z.boolean().describe('Not on the due date itself.'),
    daysOverdue: z.int().min(0),
    bucket: z.enum(agingBuckets),
  })
  .describe('Whether it is overdue, and since when.');

/** What `overdue` answers. */
export const overdueAnswer = z
  .union([overdue, questionFault])
  .describe('An answer of "short-accounts overdue".');

export type OverdueAnswer = z.infer<typeof overdue>;
