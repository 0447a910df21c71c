import type { DecidedEffect, Effect, EffectState } from '../store/port.js';
import type { Cells, Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { digestKey, digestRowKey } from './digest.js';

type MessageRow = Row<'messages'>;

/** How the sending of a message can end. */
export type Fate = 'sent' | 'failed' | 'unknown';

/** States in which a message is still before its fate. */
export const open: ReadonlySet<string> = new Set(['waiting', 'scheduled']);

const fates: ReadonlySet<string> = new Set(['sent', 'failed', 'unknown'] satisfies Fate[]);

export function isFate(state: EffectState | undefined): state is Fate {
  return state !== undefined && fates.has(state);
}

/**
 * Where a message stands. What was sent is told by the store first and by the tracker where that knows more: a row that
 * another installation marked. A row that says Sending, of which this store knows nothing, may have been sent.
 */
export function standingState(
  row: MessageRow | undefined,
  before: Effect | undefined,
  claimed: ReadonlySet<string> = new Set(),
): EffectState | undefined {
  if (before && isFate(before.state)) return before.state;
  if (before?.state === 'sending') return claimed.has(before.key) ? 'waiting' : 'sending';
  if (!row) return before?.state;
  const state = row.cells.state ?? 'waiting';
  if (isReopened(row, before)) return 'waiting';
  if (state !== 'sending') return state;
  return (before?.claims ?? 0) > 0 ? 'waiting' : 'unknown';
}

/** Its row still tells how it went, and the store has been told to let it wait again. */
function isReopened({ cells }: MessageRow, before: Effect | undefined): boolean {
  const ended = cells.state === 'failed' || cells.state === 'unknown';
  return ended && cells.decision === 'snooze' && before?.state === 'waiting';
}

/** The freelancer has seen what went wrong and takes the decision back. */
export function mayReopen({ cells }: MessageRow, before: Effect | undefined): boolean {
  return (
    before !== undefined &&
    cells.state === before.state &&
    before.state !== 'sent' &&
    cells.decision === 'snooze'
  );
}

/** What a row has to say of a message that had its fate; null: nothing new. */
export function fateCells(
  row: MessageRow,
  before: Effect | undefined,
  state: Fate,
): Cells<'messages'> | null {
  if (row.cells.state === state) return null;
  if (before === undefined || before.state !== state) return { state, problem: mayHaveLeft };
  if (state === 'sent')
    return { state, sentAt: row.cells.sentAt ?? before.at, why: sentWhy(row), problem: null };
  return { state, problem: before.problem ?? mayHaveLeft };
}

const mayHaveLeft =
  'The service was interrupted while this was being sent: it may or may not have gone out, and is not sent again by itself. Look into the Sent folder of your mail account, or ask the client. If it did not go out, set Decision to Snooze, and to Approve once it waits again.';

function sentWhy({ cells }: MessageRow): string {
  return cells.decision === 'approve'
    ? 'You approved it.'
    : 'Sent without asking, as you set for this client in Send without asking.';
}

/**
 * What the tracker's Messages say of history: the source from which a lost store is rebuilt. What was being sent when
 * the store was lost may have gone out.
 */
export function historyFrom(snapshot: Snapshot, at: string): DecidedEffect[] {
  const messages = [...rowsByKey(snapshot)].map(([key, row]) => ({
    ...effectFrom(row, at),
    key,
    messageId: row.id,
  }));
  const digests = [...snapshot.tables.messages.values()].flatMap((row) =>
    isDigest(row) && row.cells.about !== null
      ? [{ ...effectFrom(row, at), key: digestKey(row.cells.about), messageId: null }]
      : [],
  );
  return [...messages, ...digests];
}

function effectFrom({ cells }: MessageRow, at: string) {
  return {
    state: cells.state === 'sending' ? ('unknown' as const) : (cells.state ?? ('waiting' as const)),
    facts: '',
    approved: null,
    at: cells.sentAt ?? at,
  };
}

/** The digest has a row of its own and is no message to a client. */
export function isDigest({ cells }: MessageRow): boolean {
  return cells.key === digestRowKey;
}

/** The tracker as the jobs have to see it: the store may know where a message stands before its row says so. */
export function withFates(
  snapshot: Snapshot,
  history: readonly Effect[],
  claimed?: ReadonlySet<string>,
): Snapshot {
  const effects = new Map(history.map((effect) => [effect.key, effect]));
  const messages = new Map(snapshot.tables.messages);
  for (const [id, row] of messages) {
    const effect = effects.get(row.cells.key ?? '');
    const state = standingState(row, effect, claimed) ?? null;
    if (!effect || row.cells.state === null || row.cells.state === state) continue;
    const sentAt = state === 'sent' ? effect.at : row.cells.sentAt;
    messages.set(id, { ...row, cells: { ...row.cells, state, sentAt } });
  }
  return { ...snapshot, tables: { ...snapshot.tables, messages } };
}

/** Messages skipped by decision or by deleting their row, with the instant at which that was seen. */
export function skippedKeys(
  snapshot: Snapshot,
  history: readonly Effect[],
  now: string,
): ReadonlyMap<string, string> {
  const standing = rowsByKey(snapshot);
  const hasKeys = snapshot.has('messages', 'key');
  return new Map(
    history.flatMap((effect) => {
      if (effect.state === 'skipped') return [[effect.key, effect.at] as const];
      return hasKeys && open.has(effect.state) && isDeleted(effect, standing)
        ? [[effect.key, now] as const]
        : [];
    }),
  );
}

/** Its row was there and is gone: whoever deleted it does not want it back. */
export function isDeleted(effect: Effect, standing: ReadonlyMap<string, MessageRow>): boolean {
  return effect.messageId !== null && !standing.has(effect.key);
}

/** The row of each key; of two the older one. */
export function rowsByKey(snapshot: Snapshot): Map<string, MessageRow> {
  const rows = new Map<string, MessageRow>();
  for (const row of snapshot.tables.messages.values()) {
    if (row.cells.key !== null && !isDigest(row) && !rows.has(row.cells.key)) rows.set(row.cells.key, row);
  }
  return rows;
}
