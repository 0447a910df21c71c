import { Temporal } from 'temporal-polyfill';
import { bucketOf, daysOverdue } from '../../domain/aging.js';
import { dateAt, parseDate } from '../../domain/calendar.js';
import { parseCountry } from '../../domain/country.js';
import { fault, ok, type Result } from '../../domain/result.js';
import { roll, weekendOf } from '../../domain/working-days.js';
import { parseZone } from '../../domain/zone.js';
import type { Holidays } from '../../jobs/job.js';
import { faultAt, misshapen, type QuestionFault } from '../question.js';
import { type OverdueAnswer, overdueQuestion } from './schema.js';

const example = '{"dueOn": "2026-03-31", "now": "2026-04-01T09:00:00Z", "timeZone": "Europe/Berlin"}';

/** Whether something is overdue in a zone at an instant: once its due date has ended there. */
export function answerOverdue(question: unknown, holidays: Holidays): OverdueAnswer | QuestionFault {
  const asked = overdueQuestion.safeParse(question);
  if (!asked.success) return misshapen(asked.error.issues[0], example);
  const due = parseDate(asked.data.dueOn);
  if (!due.ok) return faultAt('dueOn', due);
  const now = readInstant(asked.data.now);
  if (!now.ok) return faultAt('now', now);
  const zone = parseZone(asked.data.timeZone);
  if (!zone.ok) return faultAt('timeZone', zone);
  const country = asked.data.country === undefined ? null : parseCountry(asked.data.country);
  if (country?.ok === false) return faultAt('country', country);
  const code = country?.value ?? null;
  const free = code === null ? new Set<string>() : holidays(code);
  const rule = asked.data.weekendRule ?? 'none';
  const effective = roll(due.value, rule, { weekend: weekendOf(code), holidays: free });
  const today = dateAt(now.value, zone.value);
  const days = daysOverdue(effective, today);
  return { localDate: today.toString(), overdue: days > 0, daysOverdue: days, bucket: bucketOf(days) };
}

function readInstant(text: string): Result<Temporal.Instant> {
  try {
    return ok(Temporal.Instant.from(text));
  } catch {
    return fault(`"${text}" is no instant.`, 'Write date, time and offset: 2026-04-01T09:00:00Z.');
  }
}
