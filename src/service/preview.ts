import { Temporal } from 'temporal-polyfill';
import { decideAll } from '../jobs/catalog.js';
import type { JobInput, MessageIntent } from '../jobs/job.js';
import type { Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { settingsZone } from './settings.js';
import type { Words } from './words.js';

export type PreviewedMessage = {
  readonly kind: MessageIntent['kind'];
  readonly client: string;
  readonly about: string;
  readonly subject: string;
  /** ISO 8601 UTC. */
  readonly plannedFor: string;
  readonly why: string;
  readonly askFirst: string | null;
};

export type PreviewedDay = { readonly on: string; readonly messages: readonly PreviewedMessage[] };

/**
 * What would come to wait for approval, day by day, in the account's zone: one round at noon of each day, nothing
 * else changing, and each message taken as approved, and as sent once the time it was planned for has come. Days
 * without any are left out.
 */
export function previewDays(input: JobInput, days: number, word: Words): PreviewedDay[] {
  const zone = settingsZone(input.snapshot);
  const today = input.now.toZonedDateTimeISO(zone).toPlainDate();
  const previewed: PreviewedDay[] = [];
  const seen = new Set<string>();
  let { snapshot } = input;
  for (let nth = 0; nth <= days; nth += 1) {
    const date = today.add({ days: nth });
    const noon = date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
    const now = nth === 0 ? input.now : noon;
    const gone = goneKeys(snapshot);
    const intents = decideAll({ ...input, snapshot, now }).messages.filter(({ key }) => !gone.has(key));
    const fresh = intents.filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    if (fresh.length > 0) {
      const messages = fresh.map((intent) => shown(intent, snapshot, word));
      previewed.push({ on: date.toString(), messages });
    }
    // Until its time has come it may still be withdrawn: for a letter that says more, on a weekend for instance.
    const sent = intents.filter(
      ({ plannedFor }) => Temporal.Instant.compare(Temporal.Instant.from(plannedFor), now) <= 0,
    );
    if (sent.length > 0) snapshot = withSent(snapshot, sent, now);
  }
  return previewed;
}

function shown(intent: MessageIntent, { tables }: Snapshot, word: Words): PreviewedMessage {
  const { kind, clientId, about, plannedFor, why, askFirst = null } = intent;
  const client = tables.clients.get(clientId)?.cells.name ?? '';
  const words = word(intent);
  const subject = words.ok ? words.value.subject : words.problem;
  return { kind, client, about, subject, plannedFor, why, askFirst };
}

/** What went out, or was put aside, is not made again. */
function goneKeys({ tables }: Snapshot): ReadonlySet<string> {
  const waiting: ReadonlySet<string | null> = new Set(['waiting', 'scheduled', 'withdrawn', null]);
  return new Set(
    [...tables.messages.values()].flatMap(({ cells }) =>
      cells.key !== null && !waiting.has(cells.state) ? [cells.key] : [],
    ),
  );
}

/** The same tracker once these went out. */
function withSent(snapshot: Snapshot, intents: readonly MessageIntent[], now: Temporal.Instant): Snapshot {
  const messages = new Map(snapshot.tables.messages);
  const keys = new Set(intents.map(({ key }) => key));
  for (const [id, row] of messages) if (keys.has(row.cells.key ?? '')) messages.delete(id);
  for (const { key, kind, clientId, plannedFor } of intents) {
    const sentAt = now.toString();
    const cells = { ...blank, key, kind, client: [clientId], state: 'sent' as const, sentAt, plannedFor };
    const id = `preview ${messages.size} ${key}`;
    messages.set(id, { id, createdAt: now.toString(), cells });
  }
  return { ...snapshot, tables: { ...snapshot.tables, messages } };
}

const blank: Row<'messages'>['cells'] = {
  subject: null,
  client: null,
  kind: null,
  about: null,
  to: null,
  plannedFor: null,
  body: null,
  inMyLanguage: null,
  decision: null,
  snoozeUntil: null,
  state: null,
  why: null,
  sentAt: null,
  key: null,
  problem: null,
};
