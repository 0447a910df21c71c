import { addDays, addMonths, type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import { type Delivery, deliveriesOf } from './deliveries.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { ideaLines } from './noted.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';

/** Months after delivery at which a good freelancer asks what became of it. */
const after = [3, 6] as const;

/** For so many days the question is still in place. */
const window = 28;

/** The days of a month at the least and at the most, to leave out at a glance what is far away. */
const month = { least: 28, most: 31 } as const;

/** The next day from today on at which that question comes; null once both are over. */
export function nextFollowUp({ on, client }: Delivery): CalendarDate | null {
  return after.map((months) => addMonths(on, months)).find((day) => !isBefore(day, client.today)) ?? null;
}

/** Three and six months after delivery: has the work done what the client hoped for? */
export function followUps(input: JobInput, ahead: number): Occasions {
  const all = deliveriesOf(input).flatMap((delivery) =>
    after.flatMap((months) => followUp(delivery, months, ahead, input)),
  );
  return { all, faults: [] };
}

function followUp(
  delivery: Delivery,
  months: (typeof after)[number],
  ahead: number,
  input: JobInput,
): Occasion[] {
  const { row, name, client, on } = delivery;
  const age = daysBetween(on, client.today);
  if (age + ahead < months * month.least || age > months * month.most + 2 * window) return [];
  const from: CalendarDate = addMonths(on, months);
  const until = addDays(from, window);
  if (!isNear(client, from, until, ahead)) return [];
  const goal = plainText(row.cells.goal ?? '') || plainText(client.row.cells.bigPictureGoal ?? '');
  return [
    {
      key: `follow-up-${months}:${row.id}`,
      kind: 'follow-up',
      client,
      about: name,
      from,
      until,
      what: `${months} months after ${name}`,
      why: [
        `${name} was delivered on ${showDate(on)}, ${months} months ago: a good moment to ask what became of it.`,
        ...ideaLines(client.row.id, input),
      ].join('\n'),
      facts: { project: plainText(name), months, ...(goal === '' ? {} : { goal }) },
    },
  ];
}
