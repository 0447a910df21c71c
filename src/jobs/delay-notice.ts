import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import { isOpen } from './blocked-tasks.js';
import { nextWorkingDay } from './client-days.js';
import type { ProjectInputs } from './client-inputs.js';
import { dateOf } from './dates.js';
import { showDate } from './format.js';
import { daysLate, inputHistory, wasTold } from './input-ladder.js';
import type { JobInput, MessageIntent } from './job.js';
import { letterHistory } from './letter-history.js';
import { progressOf } from './progress-of.js';
import { effortsOf } from './project-effort.js';
import { morningFor } from './schedule.js';
import { delayKey } from './slippage.js';

/** Smaller moves are caught up; and by then the client was asked twice. */
const worthTelling = 7;

/** The new day leaves so many days for what is missing to arrive. */
const roomToArrive = 3;

/**
 * That the end of a project moves because input is late: once for each due date, and only of what the client was asked
 * for. The new day lies whole weeks after the old one, so that it holds while the letter waits to be approved and sent.
 */
export function delayNotice(project: ProjectInputs, input: JobInput): MessageIntent | null {
  const { row, name, client } = project;
  const { dueOn, forecastOn, slipped = 0 } = effortsOf(input).projects.get(row.id) ?? {};
  if (!dueOn || !forecastOn || !isBefore(dueOn, forecastOn)) return null;
  const key = delayKey(row.id, dueOn);
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
  const weeks = Math.ceil((slipped + roomToArrive) / 7);
  const to = nextWorkingDay(client, addDays(dueOn, 7 * weeks), input);
  const reason = late.map((each) => plainText(each.name)).join(', ');
  return {
    key,
    kind: 'delay-notice',
    clientId: client.row.id,
    about: name,
    plannedFor: morningFor(client, addDays(oldest.due, worthTelling), input),
    why: [
      `${reason}: late since ${showDate(oldest.due)}. With it ${name} moves from ${showDate(dueOn)} to ${showDate(to)}, if it arrives within days.`,
      ...fixedDeadlines(project, to, input),
    ].join('\n'),
    askFirst: 'A new date is yours to promise.',
    thread: row.id,
    facts: { project: plainText(name), from: isoOf(dueOn), to: isoOf(to), reason },
  };
}

/** What others depend on does not move along. */
function fixedDeadlines({ row }: ProjectInputs, to: CalendarDate, input: JobInput): string[] {
  return (progressOf(input).projects.get(row.id)?.tasks ?? []).flatMap((task) => {
    const due = task.cells.fixedDeadline === true && isOpen(task) ? dateOf(task.cells.due) : null;
    if (!due || isBefore(to, due)) return [];
    return [`${task.cells.name?.trim() || task.id} has a fixed deadline on ${showDate(due)}.`];
  });
}
