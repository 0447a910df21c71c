import { Temporal } from 'temporal-polyfill';
import { parseDate } from '../domain/calendar.js';
import { showDate } from '../jobs/format.js';
import { type Cells, fieldSpec } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import type { Decision } from './decide.js';
import { settingsRow, settingsZone } from './settings.js';

/** The one row of Messages that holds the digest; its About says of which day. */
export const digestRowKey = 'digest';

/** What is remembered of the digest of a day. */
export function digestKey(date: string): string {
  return `${digestRowKey}:${date}`;
}

export type Digest = { readonly date: string; readonly subject: string; readonly body: string };

/** From this hour on, in the freelancer's zone, the digest of a day goes out. */
const hour = 7;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const usualDays: readonly string[] = weekdays.slice(0, 5);

/** The date of the digest that is due at that instant; null: none is. */
export function digestDate({ snapshot }: Pick<Decision, 'snapshot'>, now: Temporal.Instant): string | null {
  const { digest = null } = settingsRow(snapshot)?.cells ?? {};
  if (digest === null || digest === 'none') return null;
  const local = now.toZonedDateTimeISO(settingsZone(snapshot));
  return local.hour >= hour && isDigestDay(snapshot, local.toPlainDate())
    ? local.toPlainDate().toString()
    : null;
}

/** When a digest may be due next; null: never. */
export function nextDigest(
  { snapshot }: Pick<Decision, 'snapshot'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO(settingsZone(snapshot));
  for (let days = 0; days <= 7; days += 1) {
    const date = local.toPlainDate().add({ days });
    const at = date.toZonedDateTime({ timeZone: local.timeZoneId, plainTime: { hour } }).toInstant();
    if (isDigestDay(snapshot, date) && Temporal.Instant.compare(at, now) > 0) return at;
  }
  return null;
}

function isDigestDay(snapshot: Decision['snapshot'], date: Temporal.PlainDate): boolean {
  const { digest = null, workingDays = null } = settingsRow(snapshot)?.cells ?? {};
  const worked = workingDays ?? usualDays;
  const name = weekdays[date.dayOfWeek - 1] ?? '';
  if (digest === 'daily') return worked.includes(name);
  return digest === 'weekly' && name === (weekdays.find((day) => worked.includes(day)) ?? 'monday');
}

/** What waits, who owes what, who is due a check-in, what went wrong, and nothing else; null: nothing to say. */
export function digestOf(decision: Decision, faults: readonly Fault[], date: string): Digest | null {
  const clients = clientsAfter(decision);
  const waiting = waitingLines(decision);
  const owing = clients.flatMap(({ name, openBalance, overdue }) =>
    openBalance ? [`${name}: ${openBalance} open${overdue ? `, ${overdue} overdue` : ''}`] : [],
  );
  const late = clients.filter(({ overdue }) => overdue).length;
  const talks = clients.flatMap(({ name, nextCheckIn }) =>
    nextCheckIn && nextCheckIn <= date ? [`${name}: since ${dateWords(nextCheckIn)}`] : [],
  );
  const problems = faults.map(
    ({ table, record, field, problem, remedy }) =>
      `${[table, record, field].filter((part) => part !== undefined).join(' › ')}: ${problem} ${remedy}`,
  );
  const parts = [
    section('Waiting for your decision', waiting),
    section('Who owes what', owing),
    section('Due a check-in', talks),
    section('Problems', problems),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const news = [
    waiting.length > 0 && count(waiting.length, 'message waits', 'messages wait'),
    late > 0 && count(late, 'client is overdue', 'clients are overdue'),
    talks.length > 0 && count(talks.length, 'check-in is due', 'check-ins are due'),
  ].filter((part) => typeof part === 'string');
  return {
    date,
    subject: news.length === 0 ? `Your clients on ${dateWords(date)}` : news.join(', '),
    body: parts.join('\n\n'),
  };
}

/** More than is read at once is only counted. */
const mostLines = 15;

function section(title: string, lines: readonly string[]): string | null {
  if (lines.length === 0) return null;
  const more = lines.length - mostLines;
  return [title, '', ...lines.slice(0, mostLines), ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}

function waitingLines({ outbox, snapshot }: Decision): string[] {
  return outbox.rows.flatMap(({ cells }) => {
    if (cells.state !== 'waiting') return [];
    const name = snapshot.tables.clients.get(cells.client?.[0] ?? '')?.cells.name ?? '';
    const kind = kinds.find(({ key }) => key === cells.kind)?.label ?? '';
    return [`${name}: ${kind}. ${cells.subject ?? ''}`];
  });
}

const kindSpec = fieldSpec('messages', 'kind');
const kinds = kindSpec && 'options' in kindSpec ? kindSpec.options : [];

type Client = Cells<'clients'> & { readonly name: string };

/** The clients as they stand once this round has written. */
function clientsAfter({ snapshot, outcome }: Decision): Client[] {
  const changed = new Map<string, Cells<'clients'>>();
  for (const { table, id, cells } of outcome.changes) {
    if (table === 'clients') changed.set(id, { ...changed.get(id), ...(cells as Cells<'clients'>) });
  }
  return [...snapshot.tables.clients.values()].map(({ id, cells }) => ({
    ...cells,
    ...changed.get(id),
    name: cells.name?.trim() || id,
  }));
}

function dateWords(iso: string): string {
  const date = parseDate(iso);
  return date.ok ? showDate(date.value) : iso;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
