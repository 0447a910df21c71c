import type { Change, KeptRow, MessageIntent } from '../jobs/job.js';
import type { Effect, EffectState } from '../store/port.js';
import type { Cells, Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';

export type Worded = { readonly subject: string; readonly body: string };

export type Outbox = {
  readonly changes: readonly Change<'messages'>[];
  readonly rows: readonly KeptRow<'messages'>[];
  /** History as it has to stand before anything is written. */
  readonly effects: readonly Effect[];
  /** How many will wait for a decision, and how many were withdrawn just now. */
  readonly waiting: number;
  readonly withdrawn: number;
};

type MessageRow = Row<'messages'>;

/** States in which a message is still before its fate. */
const open = new Set<EffectState>(['waiting', 'scheduled']);

/**
 * Which messages ought to wait in the tracker. A key is made once: a row the freelancer deleted or skipped does not
 * come back, a message whose reason vanished is withdrawn, and of two rows with one key the older one counts.
 */
export function planOutbox(
  snapshot: Snapshot,
  intents: readonly MessageIntent[],
  history: readonly Effect[],
  word: (intent: MessageIntent) => Worded,
  at: string,
): Outbox {
  const known = new Map(history.map((effect) => [effect.key, effect]));
  const standing = rowsByKey(snapshot);
  const wanted = new Set(intents.map((intent) => intent.key));
  const changes: Change<'messages'>[] = [];
  const rows: KeptRow<'messages'>[] = [];
  const effects: Effect[] = [];
  let waiting = 0;
  let withdrawn = 0;

  function settle(key: string, state: EffectState, messageId: string | null, facts: string): void {
    const before = known.get(key);
    if (before?.state === state && before.messageId === messageId && before.facts === facts) return;
    effects.push({ key, state, messageId, facts, at });
  }

  for (const effect of history) {
    if (open.has(effect.state) && isDeleted(effect, standing)) {
      settle(effect.key, 'skipped', effect.messageId, effect.facts);
    }
  }

  for (const intent of intents) {
    const row = standing.get(intent.key);
    const before = known.get(intent.key);
    const facts = JSON.stringify(intent.facts);
    const state = row ? (row.cells.state ?? 'waiting') : before?.state;
    if (row?.cells.decision === 'skip' && (state === 'waiting' || state === 'scheduled')) {
      changes.push({
        table: 'messages',
        id: row.id,
        cells: { state: 'skipped', why: 'You chose to skip it.' },
      });
      settle(intent.key, 'skipped', row.id, facts);
      continue;
    }
    if (before && isDeleted(before, standing)) continue;
    if (state !== undefined && !open.has(state) && state !== 'withdrawn') continue;
    rows.push({ table: 'messages', key: intent.key, cells: cellsOf(snapshot, intent, word(intent), row) });
    settle(intent.key, 'waiting', row?.id ?? null, facts);
    waiting += 1;
  }

  for (const [key, row] of standing) {
    const state = row.cells.state ?? 'waiting';
    if (wanted.has(key) || !open.has(state)) continue;
    const skipped = row.cells.decision === 'skip';
    changes.push({
      table: 'messages',
      id: row.id,
      cells: skipped
        ? { state: 'skipped', why: 'You chose to skip it.' }
        : { state: 'withdrawn', why: 'Its reason is gone: nothing to send any more.' },
    });
    settle(key, skipped ? 'skipped' : 'withdrawn', row.id, known.get(key)?.facts ?? '');
    if (!skipped) withdrawn += 1;
  }
  return { changes, rows, effects, waiting, withdrawn };
}

/** Messages skipped by decision or by deleting their row, with the instant at which that was seen. */
export function skippedKeys(
  snapshot: Snapshot,
  history: readonly Effect[],
  now: string,
): ReadonlyMap<string, string> {
  const standing = rowsByKey(snapshot);
  return new Map(
    history.flatMap((effect) => {
      if (effect.state === 'skipped') return [[effect.key, effect.at] as const];
      return open.has(effect.state) && isDeleted(effect, standing) ? [[effect.key, now] as const] : [];
    }),
  );
}

/** Its row was there and is gone: whoever deleted it does not want it back. */
function isDeleted(effect: Effect, standing: ReadonlyMap<string, MessageRow>): boolean {
  return effect.messageId !== null && !standing.has(effect.key);
}

/** What the tracker's Messages say of history: the source from which a lost store is rebuilt. */
export function historyFrom(snapshot: Snapshot, at: string): Effect[] {
  return [...rowsByKey(snapshot)].map(([key, row]) => ({
    key,
    state: row.cells.state ?? 'waiting',
    messageId: row.id,
    facts: '',
    at: row.cells.sentAt ?? at,
  }));
}

function rowsByKey(snapshot: Snapshot): Map<string, MessageRow> {
  const rows = new Map<string, MessageRow>();
  for (const row of snapshot.tables.messages.values()) {
    if (row.cells.key !== null && !rows.has(row.cells.key)) rows.set(row.cells.key, row);
  }
  return rows;
}

function cellsOf(
  snapshot: Snapshot,
  intent: MessageIntent,
  words: Worded,
  row: MessageRow | undefined,
): Cells<'messages'> {
  const address = snapshot.tables.clients.get(intent.clientId)?.cells.email ?? null;
  return {
    subject: words.subject,
    client: [intent.clientId],
    kind: intent.kind,
    about: intent.about,
    to: address,
    plannedFor: intent.plannedFor,
    body: words.body,
    state: 'waiting',
    why: intent.why,
    problem: problemOf(address, row),
  };
}

function problemOf(address: string | null, row: MessageRow | undefined): string | null {
  if (address === null && (row?.cells.to ?? null) === null) {
    return 'The client has no e-mail address. Fill Clients › Email, or write one into To.';
  }
  if (row?.cells.decision === 'approve') {
    return 'Approved, but this version does not send e-mail: send it yourself, then set Decision to Skip.';
  }
  return null;
}
