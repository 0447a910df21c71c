import { type CalendarDate, isBefore } from '../domain/calendar.js';
import { reportedMinutes } from '../domain/increments.js';
import type { Money } from '../domain/money.js';
import type { Row } from '../tracker/model.js';
import { type ClientContext, contextOf } from './context.js';
import { byDateThen, dateOf } from './dates.js';
import { hoursByProject, taskOfHours } from './hours-of.js';
import type { JobInput } from './job.js';
import { hourlyRate } from './project-effort.js';

/** A stretch of work as a client is told of it. */
export type Stretch = {
  readonly on: CalendarDate;
  readonly what: string;
  /** As reported: rounded by the client's billing increment, else by that of Settings. What is stored stays raw. */
  readonly minutes: number;
  readonly rate: Money | null;
  readonly billable: boolean;
  readonly scope: 'in-scope' | 'extra' | 'favour';
};

/** The stretches of work of a project from one day to another, both included, by date. */
export function stretchesBetween(
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
  project: Row<'projects'>,
  client: ClientContext,
  input: JobInput,
): Stretch[] {
  const report = reporter(client, input);
  return (hoursByProject(input).get(project.id) ?? [])
    .flatMap((row): Stretch[] => {
      const { cells } = row;
      const on = dateOf(cells.date);
      if (!on || isBefore(on, from) || isBefore(until, on) || (cells.minutes ?? 0) <= 0) return [];
      return [
        {
          on,
          what: cells.what ?? '',
          minutes: report(cells.minutes ?? 0),
          rate: hourlyRate(cells.rate ?? project.cells.rate, project.cells.billing, client),
          billable: cells.billable === true,
          scope: taskOfHours(row, input.snapshot)?.cells.scope ?? 'in-scope',
        },
      ];
    })
    .sort((a, b) => byDateThen(a.on, b.on, a.what, b.what));
}

/** Hours are told where they were agreed: an estimate, a retainer, or work paid by the hour. */
export function areHoursTold({ estimatedHours, billing, retainerHours }: Row<'projects'>['cells']): boolean {
  return estimatedHours !== null || billing === 'hourly' || (retainerHours !== null && retainerHours > 0);
}

/** How minutes are told to a client: each stretch by itself, as on an invoice. */
export function reporter({ row }: ClientContext, input: JobInput): (minutes: number) => number {
  const settings = contextOf(input).settings?.cells;
  const increment = row.cells.billingIncrement ?? settings?.billingIncrement ?? null;
  const rounding = row.cells.rounding ?? settings?.rounding ?? null;
  return (minutes) => reportedMinutes(minutes, increment, rounding);
}
