import { addDays, daysBetween } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { ClientContext } from './context.js';
import { byDateThen } from './dates.js';
import { type Delivery, deliveriesOf } from './deliveries.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { ledgerOf } from './ledger.js';
import { notedOf } from './noted.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';
import { groupBy } from './once.js';

/** Days after delivery from which, and until which, a client is asked whom else one could help. */
const asked = { from: 14, until: 28 } as const;

/** Nobody is asked again for every delivery: so many days lie between those that are followed by the question. */
const apart = 180;

/** Two to four weeks after delivery, when all is paid and no point is open: who else could use something like it? */
export function referralAsks(input: JobInput, ahead: number): Occasions {
  const all = [...groupBy(deliveriesOf(input), ({ client }) => client)].flatMap(([client, deliveries]) =>
    owesNothing(client, input) && notedOf(client.row.id, input).openPoints.length === 0
      ? asks(client, deliveries, ahead)
      : [],
  );
  return { all, faults: [] };
}

function asks(client: ClientContext, deliveries: readonly Delivery[], ahead: number): Occasion[] {
  const found: Occasion[] = [];
  let last: Delivery | null = null;
  for (const delivery of [...deliveries].sort(byDay)) {
    if (last && daysBetween(last.on, delivery.on) < apart) continue;
    last = delivery;
    const { row, name, on } = delivery;
    const [from, until] = [addDays(on, asked.from), addDays(on, asked.until)];
    if (!isNear(client, from, until, ahead)) continue;
    found.push({
      key: `referral-ask:${row.id}`,
      kind: 'referral-ask',
      client,
      about: name,
      from,
      until,
      what: `Referral after ${name}`,
      why: `${name} was delivered on ${showDate(on)} and all is paid: a good moment to ask for a referral.`,
      facts: { project: plainText(name) },
    });
  }
  return found;
}

function byDay(a: Delivery, b: Delivery): number {
  return byDateThen(a.on, b.on, a.row.id, b.row.id);
}

/** An invoice whose balance is not known may be open. */
function owesNothing({ row }: ClientContext, input: JobInput): boolean {
  return (ledgerOf(input).byClient.get(row.id) ?? []).every(
    (line) =>
      line.row.cells.documentStatus !== 'sent' || (line.balance !== null && line.balance.balance.minor <= 0),
  );
}
