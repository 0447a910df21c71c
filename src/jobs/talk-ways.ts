import type { CalendarDate } from '../domain/calendar.js';
import { parseWorkingHours, sharedHours, type WorkingTime, type WorkSpan } from '../domain/working-hours.js';
import { parseZone } from '../domain/zone.js';
import type { FieldKey, Row, TableKey } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf } from './context.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

/** How and when a client likes to talk: the one person in check-ins first, else the client's own columns. */
export type TalkWay = {
  /** Who is meant; null: no one person stands out. */
  readonly person: string | null;
  /** As it was written; null: nothing is said, or it is mail. */
  readonly otherThanMail: string | null;
  readonly hours: WorkingTime;
};

export type TalkWays = {
  readonly byClient: ReadonlyMap<string, TalkWay>;
  /** The freelancer's own hours. */
  readonly own: WorkingTime;
  readonly faults: readonly Fault[];
};

const mail = /mail|courriel|correo|e-?posta|メール/iu;

/** Of each client, by id. Linear in clients and contacts. */
export const talkWays = once((input: JobInput): TalkWays => {
  const { clients, settings, zone } = contextOf(input);
  const faults: Fault[] = [];
  const people = groupBy(input.snapshot.tables.contacts.values(), ({ cells }) =>
    cells.inCheckIns === true && cells.client?.length === 1 ? (cells.client[0] ?? null) : null,
  );
  const own = { zone, spans: settings ? hoursIn('settings', settings, 'officeHours', faults) : [] };
  const byClient = new Map<string, TalkWay>();
  for (const [id, client] of clients) byClient.set(id, wayOf(client, people.get(id) ?? [], faults));
  return { byClient, own, faults };
});

function wayOf(client: ClientContext, people: readonly Row<'contacts'>[], faults: Fault[]): TalkWay {
  const [person] = people.length === 1 ? people : [];
  const way = (person?.cells.preferredWay ?? client.row.cells.preferredWay)?.trim() ?? '';
  const theirs = person ? hoursIn('contacts', person, 'workingHours', faults) : [];
  const spans = theirs.length > 0 ? theirs : hoursIn('clients', client.row, 'workingHours', faults);
  return {
    person: person?.cells.name?.trim() || null,
    otherThanMail: way === '' || mail.test(way) ? null : way,
    hours: { zone: zoneOf(person, faults) ?? client.zone, spans },
  };
}

function zoneOf(person: Row<'contacts'> | undefined, faults: Fault[]) {
  const text = person?.cells.timeZone ?? null;
  if (!person || text === null) return null;
  const zone = parseZone(text);
  if (zone.ok) return zone.value;
  faults.push(rowFault('contacts', person, 'timeZone', zone));
  return null;
}

function hoursIn<T extends TableKey>(
  table: T,
  row: Row<T>,
  field: FieldKey<T>,
  faults: Fault[],
): readonly WorkSpan[] {
  const text: unknown = row.cells[field];
  if (typeof text !== 'string') return [];
  const hours = parseWorkingHours(text);
  if (hours.ok) return hours.value;
  faults.push(rowFault(table, row, field, hours));
  return [];
}

/** When both are at work on a day, as a sentence for the freelancer; null: one side's hours are not known. */
export function sharedTime(way: TalkWay, own: WorkingTime, on: CalendarDate): string | null {
  if (way.hours.spans.length === 0 || own.spans.length === 0) return null;
  const shared = sharedHours(on, own, way.hours);
  if (shared.length === 0) return `On ${showDate(on)} your hours and theirs do not meet.`;
  const isSame = own.zone === way.hours.zone;
  const times = shared.map(({ one, other }) =>
    isSame ? words(one) : `${words(one)} (${words(other)} there)`,
  );
  return `Both of you are at work on ${showDate(on)}: ${times.join(', ')}.`;
}

function words({ from, to }: WorkSpan): string {
  const [start, end] = [from, to].map((time) => time.toString({ smallestUnit: 'minute' }));
  return `${start}–${end}`;
}
