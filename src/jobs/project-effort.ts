import { type CalendarDate, isBefore } from '../domain/calendar.js';
import { estimateAtCompletion, forecastOn } from '../domain/forecast.js';
import { type Money, parseMoney } from '../domain/money.js';
import { monthOf, type RetainerBalance, type RetainerInput, retainerBalance } from '../domain/retainer.js';
import { type ScopedWork, type ScopeSums, sumScope, worthOf } from '../domain/scope.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { nextWorkingDay } from './client-days.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import { rowFault } from './fault.js';
import { hoursByProject, taskOfHours } from './hours-of.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { progressOf } from './progress-of.js';
import { slippedDays } from './slippage.js';

/** What a project takes and will take. Minutes are raw; they are rounded where they are shown. */
export type ProjectEffort = {
  /** Estimate at completion; null: nothing says. */
  readonly expectedMinutes: number | null;
  readonly dueOn: CalendarDate | null;
  /** When it will be done as things stand; null: nothing says, or it is done. */
  readonly forecastOn: CalendarDate | null;
  /** Days by which late input from the client has moved the end. */
  readonly slipped: number;
  readonly scope: ScopeSums;
  /** Worth of all work but favours; null where the rate of some is not known, or there was none. */
  readonly worth: Money | null;
  readonly retainer: RetainerBalance | null;
  /** Minutes by month, `2026-11`, in which there were any. */
  readonly byMonth: ReadonlyMap<string, number>;
};

export type Efforts = {
  readonly projects: ReadonlyMap<string, ProjectEffort>;
  readonly faults: readonly Fault[];
};

type ProjectRow = Row<'projects'>;

/** Projects in which nothing is to come, or nothing was agreed yet. */
const still: ReadonlySet<string | null> = new Set(['delivered', 'closed', 'proposed']);

/** Effort by project id. Linear in tasks and hours. */
export const effortsOf = once((input: JobInput): Efforts => {
  const { snapshot } = input;
  const { clients, today: accountToday } = contextOf(input);
  const faults: Fault[] = [];
  const hours = hoursByProject(input);
  const projects = new Map<string, ProjectEffort>();
  for (const [id, row] of snapshot.tables.projects) {
    const client = clients.get(row.cells.client?.[0] ?? '') ?? null;
    projects.set(id, effortOf(row, client, hours.get(id) ?? []));
  }
  return { projects, faults };

  function effortOf(
    row: ProjectRow,
    client: ClientContext | null,
    own: readonly Row<'hours'>[],
  ): ProjectEffort {
    const { cells } = row;
    const { percent = null, minutes = null, tasks = [] } = progressOf(input).projects.get(row.id) ?? {};
    const today = client?.today ?? accountToday;
    const dueOn = dueOf(row, faults);
    const slipped = slippedDays(row.id, tasks, dueOn, today, input);
    const isOver = percent === 1 || still.has(cells.status);
    const forecast = dueOn && !isOver ? forecastOn(dueOn, slipped, today) : null;
    const moved = forecast && slipped > 0 && client ? nextWorkingDay(client, forecast, input) : forecast;
    const estimated = cells.estimatedHours === null ? null : Math.round(cells.estimatedHours * 60);
    const byMonth = minutesByMonth(own, today);
    const work = scopedWork(own, cells, client, input);
    return {
      expectedMinutes:
        minutes === null ? null : estimateAtCompletion({ spent: minutes, estimated, share: percent }),
      dueOn,
      forecastOn: moved,
      slipped,
      byMonth,
      scope: sumScope(work),
      worth: knownWorth(work, row, faults),
      retainer: minutes === null ? null : retainerOf(cells, byMonth, daysInMonth(own, today), today),
    };
  }
});

/** The day it is due; null with a fault where it would end before it began. */
function dueOf(row: ProjectRow, faults: Fault[]): CalendarDate | null {
  const [start, due] = [dateOf(row.cells.start), dateOf(row.cells.due)];
  if (!start || !due || !isBefore(due, start)) return due;
  faults.push(
    rowFault('projects', row, 'due', {
      problem: `It lies before the start (${start}), so nothing is forecast.`,
      remedy: 'Correct one of the two dates.',
    }),
  );
  return null;
}

function scopedWork(
  own: readonly Row<'hours'>[],
  project: ProjectRow['cells'],
  client: ClientContext | null,
  { snapshot }: JobInput,
): ScopedWork[] {
  return own.map((row) => ({
    scope: taskOfHours(row, snapshot)?.cells.scope ?? 'in-scope',
    minutes: Math.max(0, row.cells.minutes ?? 0),
    rate: hourlyRate(row.cells.rate ?? project.rate, project.billing, client),
  }));
}

function knownWorth(work: readonly ScopedWork[], row: ProjectRow, faults: Fault[]): Money | null {
  const { worth, unpriced, tooLarge } = worthOf(work.filter(({ scope }) => scope !== 'favour'));
  if (tooLarge || sumScope(work).tooLarge) faults.push(rowFault('projects', row, 'rate', tooLargeWork));
  return unpriced === 0 ? worth : null;
}

const tooLargeWork = {
  problem: 'What its hours are worth is too large a sum to be counted, so it is not said.',
  remedy: 'Check the number of digits here, and in Rate and Minutes of its hours.',
};

/** A rate by the day or week says nothing of an hour. */
export function hourlyRate(
  rate: number | null,
  billing: ProjectRow['cells']['billing'],
  client: ClientContext | null,
): Money | null {
  if (rate === null || !client?.currency || billing === 'daily' || billing === 'weekly') return null;
  const hourly = parseMoney(rate, client.currency);
  return hourly.ok ? hourly.value : null;
}

function minutesByMonth(own: readonly Row<'hours'>[], today: CalendarDate): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const { cells } of own) {
    const on = dateOf(cells.date);
    if (!on || isBefore(today, on)) continue;
    months.set(monthOf(on), (months.get(monthOf(on)) ?? 0) + Math.max(0, cells.minutes ?? 0));
  }
  return months;
}

/** What was worked in the month of a day until that day. */
function daysInMonth(own: readonly Row<'hours'>[], today: CalendarDate): RetainerInput['days'] {
  return own.flatMap(({ cells }) => {
    const on = dateOf(cells.date);
    if (!on || isBefore(today, on) || monthOf(on) !== monthOf(today)) return [];
    return [{ on, minutes: Math.max(0, cells.minutes ?? 0) }];
  });
}

/** A retainer as of a day; it begins with its project, else with the first hour worked. */
export function retainerOf(
  { retainerHours, rollOver, start }: ProjectRow['cells'],
  worked: ReadonlyMap<string, number>,
  days: RetainerInput['days'],
  today: CalendarDate,
): RetainerBalance | null {
  if (retainerHours === null || retainerHours <= 0) return null;
  const first = [...worked.keys()].sort()[0];
  const since = dateOf(start) ?? (first === undefined ? today : dateOf(`${first}-01`)) ?? today;
  const monthly = Math.round(retainerHours * 60);
  return retainerBalance({ monthly, rollOver: rollOver ?? 'none', since, today, worked, days });
}
