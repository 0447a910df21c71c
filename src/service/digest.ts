import { Temporal } from 'temporal-polyfill';
import { showDecimal, tooLargeSum } from '../jobs/format.js';
import { type DigestWords, digestWords } from '../messages/digest-words.js';
import { dateText } from '../messages/format.js';
import { type Args, say } from '../messages/icu.js';
import { type Language, readerOf } from '../messages/locale.js';
import { type Cells, type Row, tableSpec } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import type { Decision } from './decide.js';
import { settingsRow, settingsZone } from './settings.js';

/** The one row of Messages that holds the digest; its About says of which day. */
export const digestRowKey = 'digest';

/** What is remembered of the digest of a day. */
export function digestKey(date: string): string {
  return `${digestRowKey}:${date}`;
}

export type Digest = { readonly subject: string; readonly body: string; readonly language: Language };

/** A digest that is due: `period` names the day or week it is for by its first day, ISO 8601. */
export type DigestDue = { readonly period: string; readonly today: string };

/** From this hour on, in the freelancer's zone, a digest goes out. */
const hour = 7;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const usualDays: readonly string[] = weekdays.slice(0, 5);

/** The digest that is due at that instant; null: none is. One of a week is due on each day until it went out. */
export function digestDue(snapshot: Snapshot, now: Temporal.Instant): DigestDue | null {
  const local = now.toZonedDateTimeISO(settingsZone(snapshot));
  const today = local.toPlainDate();
  if (local.hour < hour || !worked(snapshot).includes(nameOf(today))) return null;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  for (let date = today; Temporal.PlainDate.compare(date, monday) >= 0; date = date.subtract({ days: 1 })) {
    if (isDigestDay(snapshot, date)) return { period: date.toString(), today: today.toString() };
  }
  return null;
}

/** When a digest may be due next; null: never. */
export function nextDigest(snapshot: Snapshot, now: Temporal.Instant): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO(settingsZone(snapshot));
  for (let days = 0; days <= 7; days += 1) {
    const date = local.toPlainDate().add({ days });
    const at = date.toZonedDateTime({ timeZone: local.timeZoneId, plainTime: { hour } }).toInstant();
    if (isDigestDay(snapshot, date) && Temporal.Instant.compare(at, now) > 0) return at;
  }
  return null;
}

function isDigestDay(snapshot: Snapshot, date: Temporal.PlainDate): boolean {
  const { digest = null } = settingsRow(snapshot)?.cells ?? {};
  const days = worked(snapshot);
  if (digest === 'daily') return days.includes(nameOf(date));
  return digest === 'weekly' && nameOf(date) === weekdays.find((day) => days.includes(day));
}

function worked(snapshot: Snapshot): readonly string[] {
  return settingsRow(snapshot)?.cells.workingDays ?? usualDays;
}

function nameOf(date: Temporal.PlainDate): string {
  return weekdays[date.dayOfWeek - 1] ?? '';
}

/** What waits, who owes what, who is due a check-in, what not to forget, what went wrong; null: nothing to say. */
export function digestOf(decision: Decision, faults: readonly Fault[], today: string): Digest | null {
  const language = settingsRow(decision.snapshot)?.cells.language ?? 'en';
  const { locale } = readerOf(language, null);
  const words = (part: keyof DigestWords, args: Args = {}) => say(digestWords[language][part], args, locale);
  const date = (iso: string) => dateText(iso, locale);
  const clients = clientsAfter(decision);
  const waiting = waitingLines(decision, today);
  const owing = clients.flatMap(({ name, openBalance, overdue }) => {
    if (!openBalance) return [];
    return [words(overdue ? 'overdue' : 'open', { name, open: openBalance, overdue: overdue ?? '' })];
  });
  const all = shownTotals(decision);
  if (all && owing.length > 1) {
    owing.unshift(
      words(all.overdue ? 'overdue' : 'open', {
        name: words('together'),
        open: all.open,
        overdue: all.overdue ?? '',
      }),
    );
  }
  const late = clients.filter(({ overdue }) => overdue).length;
  const talks = clients.flatMap(({ name, nextCheckIn }) =>
    nextCheckIn && nextCheckIn <= today ? [words('since', { name, date: date(nextCheckIn) })] : [],
  );
  const memos = clients.flatMap(({ id, name }) =>
    (decision.memos.get(id) ?? []).map((memo) => `${name}: ${memo}`),
  );
  const problems = [...faults, ...undelivered(decision)].map(({ table, record, field, problem, remedy }) =>
    `${[table, record, field].filter((part) => part !== undefined).join(' › ')}: ${problem} ${remedy}`.trim(),
  );
  const sections = [
    [words('waiting'), waiting],
    [words('owing'), owing],
    [words('talks'), talks],
    [words('memos'), memos],
    [words('problems'), [...new Set(problems)]],
  ] as const;
  const parts = sections.filter(([, lines]) => lines.length > 0);
  if (parts.length === 0) return null;
  const news = [
    ...(waiting.length > 0 ? [words('manyWait', { count: waiting.length })] : []),
    ...(late > 0 ? [words('manyOverdue', { count: late })] : []),
    ...(talks.length > 0 ? [words('manyTalks', { count: talks.length })] : []),
  ];
  const shown = parts.map(([title, lines]) => {
    const more = lines.length - mostLines;
    const rest = more > 0 ? [words('more', { count: more })] : [];
    return [title, '', ...lines.slice(0, mostLines), ...rest].join('\n');
  });
  return {
    language,
    subject: news.length === 0 ? words('date', { date: date(today) }) : news.join(', '),
    body: shown.join('\n\n'),
  };
}

/** What all clients owe, as it stands in a client's row; null where that is nothing. */
function shownTotals({ receivables }: Decision): { open: string; overdue: string | null } | null {
  const tooLarge = receivables.tooLarge.map(tooLargeSum);
  const shown = (sums: Readonly<Record<string, string>>) => {
    const all = Object.entries(sums).map(([currency, text]) => showDecimal(text, currency));
    return [...all, ...tooLarge].join(' · ') || null;
  };
  const open = shown(receivables.open);
  return open === null ? null : { open, overdue: shown(receivables.overdue) };
}

/** More than is read at once is only counted. */
const mostLines = 15;

/** What waits for a decision; what was put off to another day does not wait today. */
function waitingLines({ outbox, snapshot }: Decision, today: string): string[] {
  const standing = new Map([...snapshot.tables.messages.values()].map(({ cells }) => [cells.key, cells]));
  return outbox.rows.flatMap(({ key, cells }) => {
    const { decision = null, snoozeUntil = null } = standing.get(key) ?? {};
    const rests = decision === 'snooze' && snoozeUntil !== null && today < snoozeUntil;
    if (cells.state !== 'waiting' || rests) return [];
    const name = snapshot.tables.clients.get(cells.client?.[0] ?? '')?.cells.name ?? '';
    // In the freelancer's language, where the client's is another one: its first line is the subject.
    const [subject = ''] = (cells.inMyLanguage ?? cells.subject ?? '').split('\n');
    return [`${name}: ${subject}`];
  });
}

/** Messages that did not leave, or may not have, as long as nothing was decided about them. */
function undelivered({ outbox, snapshot }: Decision): Fault[] {
  const table = tableSpec('messages').label;
  const held = new Map(outbox.rows.map(({ key, cells }) => [key, cells.problem ?? null]));
  const changed = new Map(outbox.changes.map(({ id, cells }) => [id, cells]));
  return [...snapshot.tables.messages.values()].flatMap((row: Row<'messages'>) => {
    const { key, state, problem, decision, subject } = { ...row.cells, ...changed.get(row.id) };
    const ended = (state === 'failed' || state === 'unknown') && decision !== 'skip' && key !== digestRowKey;
    const told = ended ? problem : (held.get(key ?? '') ?? null);
    return told === null ? [] : [{ table, record: subject ?? row.id, problem: told, remedy: '' }];
  });
}

type Client = Cells<'clients'> & { readonly id: string; readonly name: string };

/** The clients as they stand once this round has written. */
function clientsAfter({ snapshot, outcome }: Decision): Client[] {
  const changed = new Map<string, Cells<'clients'>>();
  for (const { table, id, cells } of outcome.changes) {
    if (table === 'clients') changed.set(id, { ...changed.get(id), ...(cells as Cells<'clients'>) });
  }
  return [...snapshot.tables.clients.values()].map(({ id, cells }) => ({
    ...cells,
    ...changed.get(id),
    id,
    name: cells.name?.trim() || id,
  }));
}
