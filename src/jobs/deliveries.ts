import type { CalendarDate } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import type { JobInput } from './job.js';
import { once } from './once.js';

export type Delivery = {
  readonly row: Row<'projects'>;
  readonly name: string;
  readonly client: ClientContext;
  readonly on: CalendarDate;
};

/** Projects of one client that were handed over, with the day; those without a name cannot be spoken of. */
export const deliveriesOf = once((input: JobInput): readonly Delivery[] => {
  const { clients } = contextOf(input);
  const deliveries: Delivery[] = [];
  for (const row of input.snapshot.tables.projects.values()) {
    const { cells } = row;
    if (cells.status !== 'delivered' && cells.status !== 'closed') continue;
    const client = cells.client?.length === 1 ? clients.get(cells.client[0] ?? '') : undefined;
    const on = dateOf(cells.deliveredOn) ?? dateOf(cells.completedOn);
    const name = cells.name?.trim();
    if (client && on && name) deliveries.push({ row, name, client, on });
  }
  return deliveries;
});
