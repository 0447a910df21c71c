import { addDays, isBefore } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { ProjectInputs } from './client-inputs.js';
import { isoOf } from './dates.js';
import { showDate } from './format.js';
import { daysLate, inputHistory, wasTold } from './input-ladder.js';
import type { JobInput, MessageIntent } from './job.js';
import { letterHistory } from './letter-history.js';
import { effortsOf } from './project-effort.js';
import { morningFor } from './schedule.js';

/** Smaller moves are caught up; and by then the client was asked twice. */
const worthTelling = 7;

/**
 * That the end of a project moves because input is late: once for each due date, and only of what the client was asked
 * for. The new date is the forecast, so it moves on by a day for each day until the letter goes out.
 */
export function delayNotice(project: ProjectInputs, input: JobInput): MessageIntent | null {
  const { row, name, client } = project;
  const { dueOn, forecastOn } = effortsOf(input).projects.get(row.id) ?? {};
  if (!dueOn || !forecastOn || !isBefore(dueOn, forecastOn)) return null;
  const key = `delay:${row.id}:${isoOf(dueOn)}`;
  if (letterHistory(input).isOver(key)) return null;
  const history = inputHistory(input);
  // Once the work is said to rest, its dates move with the pause.
  if (project.inputs.some((each) => wasTold(each, 'pause', history))) return null;
  const late = project.inputs.filter(
    (each) =>
      each.holdsUp.length > 0 &&
      daysLate(each.due, client.today) >= worthTelling &&
      wasTold(each, 'ask', history),
  );
  const [oldest] = late;
  if (!oldest) return null;
  const reason = late.map((each) => plainText(each.name)).join(', ');
  return {
    key,
    kind: 'delay-notice',
    clientId: client.row.id,
    about: name,
    plannedFor: morningFor(client, addDays(oldest.due, worthTelling), input),
    why: `${reason}: late since ${showDate(oldest.due)}. With it ${name} moves from ${showDate(dueOn)} to ${showDate(forecastOn)}, as things stand.`,
    askFirst: 'A new date is yours to promise.',
    thread: row.id,
    facts: { project: plainText(name), from: isoOf(dueOn), to: isoOf(forecastOn), reason },
  };
}
