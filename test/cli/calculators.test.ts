import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerCharge } from '../../src/cli/charge/answer.js';
import { chargeAnswer, chargeQuestion } from '../../src/cli/charge/schema.js';
import { answerOverdue } from '../../src/cli/overdue/answer.js';
import { overdueAnswer, overdueQuestion } from '../../src/cli/overdue/schema.js';
import { answerRate } from '../../src/cli/rate/answer.js';
import { rateAnswer, rateQuestion } from '../../src/cli/rate/schema.js';
import { holidays } from '../../src/service/holidays.js';
import { runCli } from '../support/cli.js';
import { oneOrMany } from '../support/schema.js';

const folder = '../../docs/schemas';
const overdue = (question: unknown) => answerOverdue(question, holidays);

function schemaOf(name: string) {
  return z.fromJSONSchema(
    JSON.parse(readFileSync(new URL(`${folder}/${name}.json`, import.meta.url), 'utf8')),
  );
}

const charge = {
  principal: '1000.00',
  currency: 'GBP',
  dueOn: '2016-01-31',
  asOf: '2016-03-21',
  jurisdiction: 'GB',
  debtor: 'business',
};
const rate = { jurisdiction: 'DE', debtor: 'business', on: '2026-07-01' };
const late = { dueOn: '2026-03-31', now: '2026-04-01T09:00:00Z', timeZone: 'Europe/Berlin' };

describe('cli/calculators', () => {
  it.each([
    ['charge', chargeQuestion, chargeAnswer, answerCharge, charge],
    ['rate', rateQuestion, rateAnswer, answerRate, rate],
    ['overdue', overdueQuestion, overdueAnswer, overdue, late],
  ] as const)(
    '%s has schemas that programs read, and answers by them',
    async (name, question, answer, ask, asked) => {
      await expect(oneOrMany(question, 'question')).toMatchFileSnapshot(`${folder}/${name}-question.json`);
      await expect(oneOrMany(answer, 'answer')).toMatchFileSnapshot(`${folder}/${name}-answer.json`);
      expect(schemaOf(`${name}-question`).safeParse([asked, asked]).success).toBe(true);
      expect(schemaOf(`${name}-question`).safeParse({ ...asked, more: 1 }).success).toBe(false);
      const answers = [asked, { ...asked, more: 1 }, 7].map((each) => ask(each));
      expect(schemaOf(`${name}-answer`).safeParse(answers).error).toBeUndefined();
      expect(answers.map((each) => 'fault' in each)).toEqual([false, true, true]);
    },
  );

  it('computes a charge with its working', () => {
    const answer = answerCharge({
      ...charge,
      payments: [{ on: '2016-02-20', amount: '500' }],
      agreed: { kind: 'yearly', value: '7.3 %', cap: '50' },
      dayCount: 'act/360',
      rounding: 'per-period',
      allocation: 'principal-first',
      graceDays: 3,
    });
    expect(answer).toMatchObject({
      daysOverdue: 50,
      open: '500.00',
      interest: '7.10',
      total: '507.10',
      rateKnown: true,
      segments: [
        {
          from: '2016-02-01',
          to: '2016-02-20',
          days: 20,
          ratePercent: '7.3',
          base: '1000.00',
          amount: '4.06',
        },
        { from: '2016-02-21', to: '2016-03-21', days: 30, base: '500.00', amount: '3.04' },
      ],
    });
  });

  it.each([
    ['principal', { principal: '-5' }],
    ['principal', { principal: '1,000' }],
    ['principal', { currency: 'EURO' }],
    ['dueOn', { dueOn: '2026-02-30' }],
    ['paidOn', { paidOn: 'soon' }],
    ['jurisdiction', { jurisdiction: 'Ruritania' }],
    ['jurisdiction', { jurisdiction: 'XX' }],
    ['jurisdiction', { jurisdiction: 'GB-' }],
    ['agreed.value', { agreed: { kind: 'yearly', value: '1,5 %' } }],
    ['agreed.value', { agreed: { kind: 'flat', value: '-1' } }],
    ['agreed.value', { agreed: { kind: 'flat', value: '25 %' } }],
    ['agreed.value', { agreed: { kind: 'flat', value: '25.005' } }],
    ['agreed.value', { agreed: { kind: 'monthly', value: '1e999' } }],
    ['agreed.value', { agreed: { kind: 'yearly', value: '1000.01' } }],
    ['principal', { principal: '1e11', dueOn: '1900-01-01', agreed: { kind: 'yearly', value: '1000' } }],
    ['principal', { principal: '100000000000.01' }],
    ['agreed.statedYearly', { agreed: { kind: 'monthly', value: '1', statedYearly: '12,5' } }],
    ['agreed.cap', { agreed: { kind: 'flat', value: '1', cap: '-1' } }],
    ['currency', { payments: [{ on: '2026-01-01', amount: '1', currency: 'USD' }] }],
    ['payments.0.on', { payments: [{ on: 'x', amount: '1' }] }],
    ['payments.0.amount', { payments: [{ on: '2026-01-01', amount: '-1' }] }],
    ['graceDays', { graceDays: -1 }],
    ['agreed.kind', { agreed: { kind: 'weekly' } }],
  ])('names %s where the question is %j', (field, wrong) => {
    expect(answerCharge({ ...charge, ...wrong })).toMatchObject({
      fault: { field, problem: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) },
    });
  });

  it.each([
    ['an empty input', '', 'Nothing came on standard input'],
    ['a text that is no JSON', 'Net 30', 'is not JSON'],
  ])('ends with 2 for %s, says why on standard error, and prints nothing', async (_what, input, said) => {
    const ended = await runCli(['charge', '--json'], {}, input);
    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) });
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['a text', 'GB'],
    ['an array in an array', []],
    ['an empty object', {}],
  ])('has a fault for %s among the questions, and answers the others in order', (_what, wrong) => {
    const answers = [charge, wrong, charge].map(answerCharge);
    expect(answers.map((each) => 'fault' in each)).toEqual([false, true, false]);
    expect(answers[1]).toMatchObject({ fault: { remedy: expect.stringContaining('"principal"') } });
  });

  it('answers no questions with no answers', async () => {
    expect(await runCli(['rate', '--json'], {}, '[]')).toMatchObject({ code: 0, out: '[]\n' });
  });

  it('answers by what was left out as if the law had said it', () => {
    const german = {
      ...charge,
      currency: 'EUR',
      jurisdiction: 'DE',
      dueOn: '2026-03-31',
      asOf: '2026-08-20',
    };
    const payments = [{ on: '2026-05-20', amount: '500' }];
    expect(answerCharge({ ...german, payments })).toEqual(
      answerCharge({
        ...{ ...german, payments, agreed: { kind: 'statutory' }, dayCount: 'act/act', rounding: 'once' },
        ...{ allocation: 'costs-interest-principal', graceDays: 0 },
      }),
    );
    const { jurisdiction: _law, debtor: _debtor, ...bare } = { ...german, payments };
    const agreed = { kind: 'yearly', value: '9' };
    expect(answerCharge({ ...bare, agreed })).toEqual(
      answerCharge({
        ...{ ...bare, agreed, dayCount: 'act/365', rounding: 'once' },
        ...{ allocation: 'principal-first', graceDays: 0 },
      }),
    );
    expect(answerCharge(bare)).toMatchObject({ interest: '0.00', total: '500.00', rateKnown: true });
  });

  it.each([
    ['a debt counted up to before it was due', { asOf: '2016-01-01' }, { daysOverdue: 0, total: '1000.00' }],
    ['one paid before it was due', { paidOn: '2016-01-02' }, { daysOverdue: 0, total: '0.00' }],
    ['one paid later than asked about', { paidOn: '2016-12-31' }, { daysOverdue: 50, open: '1000.00' }],
    ['one of nothing', { principal: '0' }, { daysOverdue: 0, total: '0.00' }],
    ['numbers for decimals', { principal: 1000 }, { interest: '11.64' }],
  ])('answers %s', (_what, more, expected) => {
    expect(answerCharge({ ...charge, ...more })).toMatchObject(expected);
  });

  it('says that the compensation is not known where it is not', () => {
    const turkish = { currency: 'TRY', jurisdiction: 'TR', dueOn: '2025-11-30', asOf: '2026-01-15' };
    const answer = answerCharge({ ...charge, ...turkish });
    expect(schemaOf('charge-answer').safeParse(answer).error).toBeUndefined();
    expect(answer).toMatchObject({
      ...{ compensation: null, rateKnown: true, open: '1000.00' },
      working: expect.stringContaining('Compensation unknown'),
    });
  });

  it('takes blank for none, where a value, a cap or a yearly equivalent may stand', () => {
    const agreed = { kind: 'flat', value: ' ', cap: '', statedYearly: '' };
    expect(answerCharge({ ...charge, agreed })).toMatchObject({ fee: '0.00', total: '1000.00' });
    expect(answerCharge({ ...charge, agreed: { ...agreed, value: '25' } })).toMatchObject({ fee: '25.00' });
  });

  it.each([
    ['uk', 'GB'],
    ['gb-sct', 'GB'],
    ['DE-BY', 'DE'],
    ['EL', 'GR'],
    ['CA-QC', 'CA'],
  ])('reads %s as the law of %s', (written, meant) => {
    const asked = (jurisdiction: string) =>
      answerRate({ jurisdiction, debtor: 'business', on: '2026-03-01' });
    expect(asked(written)).toEqual(asked(meant));
    expect(asked(written)).toMatchObject({ ratePercent: expect.any(String), problem: null });
  });

  it.each(['US', 'US-NY', 'US-TX', 'AU', 'JP', 'IN'])(
    'knows no statutory rate for %s, and says so',
    (code) => {
      const law = { jurisdiction: code, debtor: 'business' };
      expect(answerRate({ ...law, on: '2026-03-01' })).toMatchObject({
        ...{ ratePercent: null, problem: expect.stringContaining('No statutory rate') },
      });
      expect(answerCharge({ ...charge, ...law })).toMatchObject({
        ...{ total: '1000.00', rateKnown: false, daysOverdue: 50 },
        working: expect.stringContaining('No statutory rate'),
      });
    },
  );

  it.each([
    ['America/Los_Angeles', '2026-03-31', 0],
    ['Europe/Berlin', '2026-04-01', 1],
    ['Asia/Tokyo', '2026-04-01', 1],
    ['Pacific/Kiritimati', '2026-04-01', 1],
  ])('counts by the date in %s', (timeZone, localDate, daysOverdue) => {
    expect(overdue({ ...late, now: '2026-03-31T23:30:00Z', timeZone })).toEqual({
      ...{ localDate, overdue: daysOverdue > 0, daysOverdue },
      bucket: daysOverdue > 0 ? '1-30' : 'current',
    });
  });

  it.each([
    ['when clocks go forward', 'Europe/Berlin', '2026-03-28', '2026-03-29T21:59:59Z', 1],
    ['when clocks go back', 'Europe/Berlin', '2026-10-24', '2026-10-25T22:59:59Z', 1],
    ['by half an hour on Lord Howe Island', 'Australia/Lord_Howe', '2026-04-04', '2026-04-05T13:29:59Z', 1],
    ['after the leap day', 'Europe/London', '2024-02-28', '2024-03-01T00:00:00Z', 2],
  ])('counts days and no hours %s', (_when, timeZone, dueOn, now, daysOverdue) => {
    expect(overdue({ dueOn, now, timeZone })).toMatchObject({ daysOverdue });
  });

  it('moves the due date off days that are not worked where a rule is given', () => {
    const saturday = { dueOn: '2026-04-04', now: '2026-04-07T09:00:00Z', timeZone: 'Europe/Berlin' };
    expect(overdue(saturday)).toMatchObject({ daysOverdue: 3 });
    // Easter Monday is a holiday there.
    expect(overdue({ ...saturday, weekendRule: 'following', country: 'DE' })).toMatchObject({
      overdue: false,
    });
  });

  it('answers in kind, prints for people, and ends with 1 where a question has no answer', async () => {
    const ask = (name: string, question: unknown, ...options: string[]) =>
      runCli([name, ...options], {}, JSON.stringify(question));
    const one = await ask('charge', charge, '--json');
    expect(one.code).toBe(0);
    expect(JSON.parse(one.out)).toMatchObject({ interest: '11.64', compensation: '70.00', total: '1081.64' });
    const many = await ask('rate', [rate, { ...rate, on: 'x' }], '--json');
    expect(many.code).toBe(1);
    expect(JSON.parse(many.out)).toMatchObject([{ ratePercent: '10.52' }, { fault: { field: 'on' } }]);
    expect((await ask('overdue', late)).out).toContain('overdue');
    expect((await ask('charge', charge)).out).toContain('8.5 % a year on 1000.00 GBP');
    expect((await ask('rate', rate)).out).toContain('10.52');
  });
});
