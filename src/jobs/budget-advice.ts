import { lineReached, parseAlertLines, usualAlertLines } from '../domain/budget.js';
import { parseMoney } from '../domain/money.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { contextOf } from './context.js';
import { rowFault } from './fault.js';
import { showDate, showMoney, showNumber, showPercent } from './format.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { progressOf } from './progress-of.js';
import { effortsOf, type ProjectEffort } from './project-effort.js';

export type BudgetAdvice = {
  readonly byProject: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
};

/** Work that is going on, or has just ended. */
const current: ReadonlySet<string | null> = new Set(['signed', 'in-progress', 'in-review', 'on-hold']);

/** What hours, money and dates suggest, by project id, at the lines that Settings draw. */
export const budgetAdvice = once((input: JobInput): BudgetAdvice => {
  const faults: Fault[] = [];
  const lines = alertLines(contextOf(input).settings, faults);
  const { projects } = progressOf(input);
  const byProject = new Map<string, string>();
  for (const [id, { cells }] of input.snapshot.tables.projects) {
    const effort = effortsOf(input).projects.get(id);
    const { minutes = null, percent = null } = projects.get(id) ?? {};
    if (!effort || !current.has(cells.status)) continue;
    const said = [
      hoursLine(cells, minutes, percent, effort, lines),
      moneyLine(cells, effort, lines),
      dateLine(percent, effort),
    ];
    const text = said.filter((line) => line !== null).join('\n');
    if (text !== '') byProject.set(id, text);
  }
  return { byProject, faults };
});

function hoursLine(
  { estimatedHours }: Row<'projects'>['cells'],
  minutes: number | null,
  percent: number | null,
  { retainer, expectedMinutes }: ProjectEffort,
  lines: readonly number[],
): string | null {
  if (retainer) {
    const line = lineReached(retainer.used, retainer.allowance, lines);
    if (line === null) return null;
    return `${showPercent(line)} of this month's retainer is used: ${hours(retainer.used)} of ${hours(retainer.allowance)} h.`;
  }
  if (minutes === null || estimatedHours === null) return null;
  const estimated = Math.round(estimatedHours * 60);
  const line = lineReached(minutes, estimated, lines);
  if (line === null) return null;
  const done = percent === null ? '' : `, and ${showPercent(percent)} is done`;
  const more =
    expectedMinutes !== null && expectedMinutes > estimated
      ? ` At this pace it will take ${hours(expectedMinutes)} h.`
      : '';
  return `${showPercent(line)} of the estimate is used: ${hours(minutes)} of ${hours(estimated)} h${done}.${more}`;
}

/** Work against the money that was set for it, where the rate of all of it is known. */
function moneyLine(
  { budget }: Row<'projects'>['cells'],
  { worth }: ProjectEffort,
  lines: readonly number[],
): string | null {
  if (worth === null || budget === null) return null;
  const whole = parseMoney(budget, worth.currency);
  const line = whole.ok ? lineReached(worth.minor, whole.value.minor, lines) : null;
  if (!whole.ok || line === null) return null;
  return `${showPercent(line)} of the budget is used: work worth ${showMoney(worth)} of ${showMoney(whole.value)}.`;
}

function dateLine(percent: number | null, { dueOn, forecastOn }: ProjectEffort): string | null {
  if (dueOn === null || forecastOn !== null || percent === 1) return null;
  return `It was due on ${showDate(dueOn)}, and nothing says when it will be done: write a new day in Due.`;
}

function hours(minutes: number): string {
  return showNumber(Math.round(minutes / 6) / 10);
}

function alertLines(settings: Row<'settings'> | null, faults: Fault[]): readonly number[] {
  const text = settings?.cells.budgetAlerts ?? null;
  if (settings === null || text === null) return usualAlertLines;
  const lines = parseAlertLines(text);
  if (lines.ok) return lines.value;
  faults.push(rowFault('settings', settings, 'budgetAlerts', lines));
  return usualAlertLines;
}
