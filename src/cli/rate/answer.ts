import { parseDate } from '../../domain/calendar.js';
import { parseJurisdiction } from '../../domain/charges/jurisdictions.js';
import { statutoryRateOn } from '../../domain/charges/statutory.js';
import { faultAt, misshapen, type QuestionFault } from '../question.js';
import { type RateAnswer, rateQuestion } from './schema.js';

const example = '{"jurisdiction": "DE", "debtor": "business", "on": "2026-07-01"}';

/** The statutory rate of a day. A rate that is not known is an answer, too: null, and why. */
export function answerRate(question: unknown): RateAnswer | QuestionFault {
  const asked = rateQuestion.safeParse(question);
  if (!asked.success) return misshapen(asked.error.issues[0], example);
  const known = parseJurisdiction(asked.data.jurisdiction);
  if (!known.ok) return faultAt('jurisdiction', known);
  const on = parseDate(asked.data.on);
  if (!on.ok) return faultAt('on', on);
  const { validUntil: _until, ...rate } = statutoryRateOn(known.value, asked.data.debtor, on.value);
  return rate;
}
