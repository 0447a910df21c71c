import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerDue } from '../../../src/cli/due/answer.js';
import { dueAnswer, dueQuestion } from '../../../src/cli/due/schema.js';
import { holidays } from '../../../src/service/holidays.js';
import { oneOrMany } from '../../support/schema.js';

const folder = '../../../docs/schemas';

function written(name: string): z.core.JSONSchema.JSONSchema {
  return JSON.parse(readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8'));
}

const questions = [
  { issuedOn: '2026-01-31', terms: 'Net 30' },
  { issuedOn: '2026-01-31', terms: '2/10 net 30', country: 'US', weekendRule: 'following' },
  { issuedOn: '2026-04-17', terms: 'Net 14', country: 'DE', region: 'BY', weekendRule: 'preceding' },
];

describe('cli/due/schema', () => {
  it('is the schema that programs read', async () => {
    await expect(oneOrMany(dueQuestion, 'question')).toMatchFileSnapshot(`${folder}/due-question.json`);
    await expect(oneOrMany(dueAnswer, 'answer')).toMatchFileSnapshot(`${folder}/due-answer.json`);
  });

  it('is JSON Schema, draft 2020-12', () => {
    for (const name of ['due-question.json', 'due-answer.json']) {
      expect(written(name).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    }
  });

  it('takes the questions that are answered, alone and together', () => {
    const schema = z.fromJSONSchema(written('due-question.json'));
    for (const question of questions) expect(schema.safeParse(question).success).toBe(true);
    expect(schema.safeParse(questions).success).toBe(true);
    expect(schema.safeParse({ issuedOn: '2026-01-31' }).success).toBe(false);
    expect(schema.safeParse({ issuedOn: '2026-01-31', terms: 'Net 30', when: 'soon' }).success).toBe(false);
  });

  it('describes every answer', () => {
    const schema = z.fromJSONSchema(written('due-answer.json'));
    const answers = [...questions, { issuedOn: '2026-01-31', terms: 'soon' }, 7].map((question) =>
      answerDue(question, holidays),
    );
    expect(schema.safeParse(answers).success).toBe(true);
    for (const answer of answers) expect(schema.safeParse(answer).success).toBe(true);
    expect(schema.safeParse({ dueOn: '2026-01-31' }).success).toBe(false);
  });
});
