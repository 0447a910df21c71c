import type { Cells } from '../tracker/model.js';
import type { Calendar } from './calendar.js';
import type { ClientStory, ProjectStory, TaskStory } from './story.js';

/** A row of Hours before it is known on which invoice it goes. */
export type LoggedHours = {
  readonly key: string;
  readonly project: string;
  readonly cells: Cells<'hours'> & { readonly date: string; readonly minutes: number };
};

/** How long one sits at a thing, usually. */
const sitting = 2.1 * 60;
/** How sittings differ from that, in minutes: work is not cut in equal parts. */
const unevenness = [0, 25, -15, 10, -35, 40, -20, 5, -25, 15, 30] as const;
const shortest = 15;
/** The last days are logged and not yet looked through: their rate is still blank. */
const unratedDays = 6;

/** All hours of a project, spread over the days on which the studio worked. */
export function logHours(at: Calendar, { key: client }: ClientStory, project: ProjectStory): LoggedHours[] {
  const { rate, billing } = project.cells;
  const billed = billing !== 'not-billed';
  // A rate by the day or week says nothing about an hour.
  const byTheHour = billed && billing !== 'daily' && billing !== 'weekly';
  const rated = at.day(-unratedDays);
  return project.tasks.flatMap((task, nth) =>
    sittings(at, task, nth).map(({ date, minutes, what }, index) => ({
      key: `${client}/${project.key}/${task.key}/${index + 1}`,
      project: project.key,
      cells: {
        what,
        date,
        project: [`${client}/${project.key}`],
        task: [`${client}/${project.key}/${task.key}`],
        minutes,
        billable: billed && !task.work?.unbilled ? (true as const) : null,
        rate: byTheHour && rate !== undefined && date < rated ? rate : null,
      },
    })),
  );
}

type Sitting = { readonly date: string; readonly minutes: number; readonly what: string };

function sittings(at: Calendar, { work, name }: TaskStory, nth: number): readonly Sitting[] {
  if (!work) return [];
  const lengths = split(work.hours * 60, nth);
  const days = at.worked(work.from, work.to);
  return lengths.map((minutes, index) => {
    const part = index / lengths.length;
    return {
      // A stretch without a single working day is made up for on the weekday before it.
      date: days[Math.floor(part * days.length)] ?? at.weekday(work.from),
      minutes,
      what: work.log[Math.floor(part * work.log.length)] ?? name,
    };
  });
}

/** Uneven sittings in multiples of five minutes that add up to `total`. */
function split(total: number, seed: number): readonly number[] {
  const count = Math.max(1, Math.round(total / sitting));
  const lengths: number[] = [];
  let left = total;
  for (let index = 0; index < count - 1; index += 1) {
    const even = left / (count - index);
    const wanted = even + (unevenness[(seed * 3 + index) % unevenness.length] ?? 0);
    const minutes = Math.max(shortest, Math.round(wanted / 5) * 5);
    lengths.push(minutes);
    left -= minutes;
  }
  return [...lengths, left];
}

/** Billable minutes as they are billed: each sitting rounded as agreed with the client. */
export function billedMinutes(
  hours: readonly LoggedHours[],
  { billingIncrement, rounding }: ClientStory['client'],
): number {
  const step = billingIncrement ?? 1;
  const round = rounding === 'up' ? Math.ceil : Math.round;
  return hours
    .filter(({ cells }) => cells.billable)
    .reduce((sum, { cells }) => sum + round(cells.minutes / step) * step, 0);
}
