import { z } from 'zod';
import type { Fault } from '../domain/result.js';

/** What a calculator is asked and answers: one question or several, answered in kind. */
export const questionFault = z
  .strictObject({
    fault: z.strictObject({
      field: z.string().describe('Which part of the question is wrong.'),
      problem: z.string(),
      remedy: z.string(),
    }),
  })
  .describe('Why there is no answer.');

export type QuestionFault = z.infer<typeof questionFault>;

export function faultAt(field: string, { problem, remedy }: Fault): QuestionFault {
  return { fault: { field, problem, remedy } };
}

type Issue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

/** A question of another shape than asked for; `example` is one that is right. */
export function misshapen(issue: Issue | undefined, example: string): QuestionFault {
  const field = issue?.keys?.[0] ?? (issue?.path ?? []).map(String).join('.');
  const remedy = `Write ${example}; --help says where the schema is.`;
  if (issue?.keys) return faultAt(field, { problem: `There is no "${field}" in a question.`, remedy });
  if (field === '') return faultAt('', { problem: 'A question is an object.', remedy });
  return faultAt(field, { problem: `"${field}" is missing or of another kind: ${issue?.message}.`, remedy });
}
