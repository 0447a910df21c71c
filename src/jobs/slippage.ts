import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import { type LateInput, slippage } from '../domain/forecast.js';
import type { Row } from '../tracker/model.js';
import { blockedTasks, isOpen } from './blocked-tasks.js';
import { contextOf, dateOfInstant } from './context.js';
import { dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { isWithClient } from './progress-of.js';

/**
 * Days by which the end of a project moves because its client is late. Once they were told so and Due was moved, what
 * was late then counts from the day that was planned before, and is not counted twice.
 */
export function slippedDays(
  projectId: string,
  tasks: readonly Row<'tasks'>[],
  dueOn: CalendarDate | null,
  today: CalendarDate,
  input: JobInput,
): number {
  const inputs = tasks.flatMap((task) => lateInput(task, input));
  const before =
    dueOn &&
    movesTold(input)
      .get(projectId)
      ?.findLast(({ from }) => isBefore(from, dueOn));
  if (!dueOn || !before) return slippage(inputs, today);
  const isKnown = ({ due }: LateInput) => !isBefore(before.toldOn, due);
  const known = slippage(inputs.filter(isKnown), today);
  const fresh = slippage(
    inputs.filter((each) => !isKnown(each)),
    today,
  );
  return Math.max(0, fresh, known === 0 ? 0 : daysBetween(dueOn, addDays(before.from, known)));
}

function lateInput(task: Row<'tasks'>, input: JobInput): LateInput[] {
  const due = isOpen(task) && isWithClient(task) ? dateOf(task.cells.due) : null;
  if (!due || !blockedTasks(input).isReady(task.id)) return [];
  const waiting = blockedTasks(input)
    .waitingFor(task.id)
    .map(({ cells }) => ({ due: dateOf(cells.due), daysAfter: cells.daysAfter }));
  return [{ due, waiting }];
}

export function delayKey(projectId: string, dueOn: CalendarDate): string {
  return `${prefix}${projectId}:${isoOf(dueOn)}`;
}

const prefix = 'delay:';

type Move = { readonly from: CalendarDate; readonly toldOn: CalendarDate };

/** Which days clients were told that a project leaves, by project id, in the order in which they were told. */
const movesTold = once((input: JobInput): ReadonlyMap<string, readonly Move[]> => {
  const { clients, zone } = contextOf(input);
  const moves = new Map<string, Move[]>();
  for (const { cells } of input.snapshot.tables.messages.values()) {
    if (!cells.key?.startsWith(prefix) || cells.state !== 'sent' || cells.sentAt === null) continue;
    const [id = '', date = ''] = cells.key.slice(prefix.length).split(':');
    const from = dateOf(date);
    if (!from) continue;
    const toldOn = dateOfInstant(cells.sentAt, clients.get(cells.client?.[0] ?? '')?.zone ?? zone);
    moves.set(
      id,
      [...(moves.get(id) ?? []), { from, toldOn }].sort((a, b) => daysBetween(b.toldOn, a.toldOn)),
    );
  }
  return moves;
});
