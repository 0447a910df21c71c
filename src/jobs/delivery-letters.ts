import { addDays, isBefore, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { contextOf } from './context.js';
import { dateOf } from './dates.js';
import type { Delivery } from './deliveries.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { JobInput, MessageIntent } from './job.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';
import { once } from './once.js';
import { silentClients } from './silence.js';

/** Days after which it is no news any more that something is ready. */
const window = 7;

type Status = Row<'projects'>['cells']['status'];

/** Of work that goes on, a day of delivery may be that of a part. */
const ready: ReadonlySet<Status> = new Set<Status>(['in-review', 'delivered', 'closed']);

/** The letter that goes with a delivery which the client has neither confirmed nor accepted yet. */
export function deliveryLetters(input: JobInput, ahead: number): Occasions {
  const faults: Fault[] = [];
  const all = unconfirmed(input)
    .filter(({ client, on }) => isNear(client, on, addDays(on, window), ahead))
    .map((delivery) => letter(delivery, input, faults));
  return { all, faults };
}

/** Named days of delivery alone, from adoption on. */
function unconfirmed(input: JobInput): Delivery[] {
  const { clients, chaseFrom } = contextOf(input);
  return [...input.snapshot.tables.projects.values()].flatMap((row) => {
    const { cells } = row;
    const on = ready.has(cells.status) ? dateOf(cells.deliveredOn) : null;
    const client = cells.client?.length === 1 ? clients.get(cells.client[0] ?? '') : undefined;
    const name = cells.name?.trim();
    if (!on || !client || !name || !chaseFrom || isBefore(on, chaseFrom)) return [];
    if (cells.receiptConfirmedOn !== null || cells.acceptedOn !== null) return [];
    return [{ row, name, client, on }];
  });
}

function letter(delivery: Delivery, input: JobInput, faults: Fault[]): Occasion {
  const { row, name, client, on } = delivery;
  const lapses = addDays(on, window);
  const reviewUntil = reviewDay(delivery, faults);
  const ask = reasonsToAsk(delivery, input);
  return {
    key: deliveryKey(row.id, isoOf(on)),
    kind: 'delivery',
    client,
    about: name,
    from: on,
    thread: row.id,
    // By a day that has passed nobody can look at anything.
    until: reviewUntil && isBefore(reviewUntil, lapses) ? reviewUntil : lapses,
    what: `Delivery of ${name}`,
    why: [`${name} was delivered on ${showDate(on)}, and nobody has confirmed it yet.`, ...ask].join('\n'),
    ...(ask.length === 0 ? {} : { askFirst: ask.join('\n') }),
    facts: {
      project: plainText(name),
      ...linkOf(row),
      ...(reviewUntil ? { reviewUntil: isoOf(reviewUntil) } : {}),
    },
  };
}

function reviewDay({ row, on }: Delivery, faults: Fault[]) {
  const day = dateOf(row.cells.reviewUntil);
  if (!day || !isBefore(day, on)) return day;
  faults.push(
    rowFault('projects', row, 'reviewUntil', {
      problem: `It lies before the day of delivery (${showDate(on)}), so it counts as blank.`,
      remedy: 'Correct this date, or Delivered on.',
    }),
  );
  return null;
}

/** Where the way it was delivered is an address, that is where it lies. */
function linkOf({ cells }: Row<'projects'>): MessageIntent['facts'] {
  const way = cells.deliveredBy?.trim() ?? '';
  return /^https?:\/\/\S+$/u.test(way) ? { link: way } : {};
}

function reasonsToAsk({ row, client, on }: Delivery, input: JobInput): string[] {
  const told = toldDays(input).get(row.id);
  const isTold = told !== undefined && !(told.size === 1 && told.has(isoOf(on)));
  return [
    ...(isTold ? ['A delivery of this project was told before: is this another one?'] : []),
    ...(silentClients(input).has(client.row.id)
      ? ['A word about money waits for this client, or an invoice is in dispute.']
      : []),
  ];
}

const prefix = 'delivery:';

function deliveryKey(projectId: string, day: string): string {
  return `${prefix}${projectId}:${day}`;
}

/** The days of delivery that were told, by project: a day that was corrected is not a delivery of its own. */
const toldDays = once(({ snapshot }: JobInput): ReadonlyMap<string, ReadonlySet<string>> => {
  const told = new Map<string, Set<string>>();
  for (const { cells } of snapshot.tables.messages.values()) {
    if (!cells.key?.startsWith(prefix) || (cells.state !== 'sent' && cells.state !== 'unknown')) continue;
    const [id = '', day = ''] = cells.key.slice(prefix.length).split(':');
    told.set(id, (told.get(id) ?? new Set<string>()).add(day));
  }
  return told;
});
