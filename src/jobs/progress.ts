import { type CalendarDate, daysBetween, isBefore, isoOf, parseDate } from '../domain/calendar.js';
import type { ScopeSums } from '../domain/scope.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { budgetAdvice } from './budget-advice.js';
import { contextOf } from './context.js';
import { rowFault } from './fault.js';
import { showMoney, showNumber } from './format.js';
import { projectOfHours } from './hours-of.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { moneyAdvice } from './money-advice.js';
import { progressOf } from './progress-of.js';
import { effortsOf, type ProjectEffort } from './project-effort.js';
import { rateAdvice } from './rate-reviews.js';

export const progress: Job = {
  name: 'progress',
  purpose: 'how far projects are, what they took and will take, what that suggests, and which tasks are late',
  decide,
};

type TaskRow = Row<'tasks'>;

function decide(input: JobInput): Outcome {
  const { snapshot } = input;
  const context = contextOf(input);
  const { projects, faults } = progressOf(input);
  const efforts = effortsOf(input);
  const money = moneyAdvice(input);
  const budget = budgetAdvice(input);
  const rates = rateAdvice(input);
  const late = lateReader(context.today);
  const changes: Change[] = [];
  for (const [id, { percent, minutes }] of projects) {
    const advice = [money.get(id), budget.byProject.get(id), rates.get(id)].filter(
      (text) => text !== undefined,
    );
    const cells = {
      percentComplete: percent,
      hoursUsed: minutes === null ? null : hoursOf(minutes),
      advice: advice.length === 0 ? null : advice.join('\n'),
      ...effortCells(efforts.projects.get(id)),
    };
    changes.push({ table: 'projects', id, cells });
  }
  for (const [id, row] of snapshot.tables.tasks) {
    const daysLate = late.daysOf(row);
    // Most tasks are not late; saying so of each is not worth its weight.
    if (daysLate !== row.cells.daysLate) changes.push({ table: 'tasks', id, cells: { daysLate } });
  }
  for (const [id, row] of snapshot.tables.hours) {
    const { cells } = row;
    const project = snapshot.tables.projects.get(projectOfHours(row, snapshot) ?? '');
    if (cells.rate !== null || cells.billable !== true || project?.cells.billing !== 'hourly') continue;
    if (project.cells.rate !== null)
      changes.push({ table: 'hours', id, cells: { rate: project.cells.rate } });
  }
  const all = [...context.faults, ...faults, ...efforts.faults, ...budget.faults, ...late.faults];
  return { changes, rows: [], messages: [], faults: all, wakeAt: context.nextDate };
}

function effortCells(effort: ProjectEffort | undefined) {
  const { forecastOn = null, retainer = null, scope } = effort ?? {};
  return {
    forecast: forecastOn && isoOf(forecastOn),
    hoursLeft: retainer && hoursOf(retainer.left),
    runsOut: retainer?.runsOutOn ? isoOf(retainer.runsOutOn) : null,
    absorbed: scope ? absorbed(scope) : null,
  };
}

/** `3.5 h, worth €297.50`: what was given away, as far as its price is known. */
function absorbed({ minutes: { favour }, absorbed: worth, unpriced, tooLarge }: ScopeSums): string | null {
  if (favour === 0) return null;
  const hours = `${showNumber(hoursOf(favour))} h as a favour`;
  if (tooLarge) return `${hours}, worth too much to be counted`;
  if (worth === null) return hours;
  const rest = unpriced === 0 ? '' : `, without ${showNumber(hoursOf(unpriced))} h that have no rate`;
  return `${hours}, worth ${showMoney(worth)}${rest}`;
}

/** Hours with two decimals, as a tracker shows them. */
function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}

/** Whole days after the due date: until today while it is open, until the day it was done from then on. */
function lateReader(today: CalendarDate) {
  const faults: Fault[] = [];
  function read(row: TaskRow, field: 'due' | 'doneOn'): CalendarDate | null {
    const text = row.cells[field];
    if (text === null) return null;
    const date = parseDate(text);
    if (date.ok) return date.value;
    faults.push(rowFault('tasks', row, field, date));
    return null;
  }
  return {
    faults,
    daysOf(row: TaskRow): number | null {
      if (row.cells.status === 'dropped') return null;
      const due = read(row, 'due');
      const end = row.cells.status === 'done' ? read(row, 'doneOn') : today;
      return due && end && isBefore(due, end) ? daysBetween(due, end) : null;
    },
  };
}
