import type { Temporal } from 'temporal-polyfill';
import type { Result } from '../domain/result.js';
import type { Change, JobInput, KeptRow, MessageIntent } from '../jobs/job.js';
import type { DecidedEffect, Effect, WrittenCell } from '../store/port.js';
import { mayDraft } from '../tracker/diff.js';
import type { Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import { consentOf } from './consent.js';
import {
  fateCells,
  isDeleted,
  isDigest,
  isFate,
  mayReopen,
  open,
  rowsByKey,
  standingState,
} from './fates.js';
import { askCells, factsOf, newCells, says, type Worded } from './message-cells.js';
import { recipientOf } from './recipient.js';
import { replacedBy } from './replaced.js';
import { type Approved, type MailLimits, type Ready, sendable } from './sendable.js';
import { todayOf } from './settings.js';
import { unaskedKinds } from './unasked.js';

export type Outbox = {
  readonly changes: readonly Change<'messages'>[];
  readonly rows: readonly KeptRow<'messages'>[];
  /** History as it has to stand before anything is written. */
  readonly effects: readonly DecidedEffect[];
  /** Failed or unknown messages that the freelancer wants to decide about once more. */
  readonly reopened: readonly string[];
  readonly ready: readonly Ready[];
  /** When the next approved message is due; null: none is. */
  readonly nextSend: Temporal.Instant | null;
  readonly faults: readonly Fault[];
  /** How many will wait for a decision, and how many were withdrawn just now. */
  readonly waiting: number;
  readonly withdrawn: number;
};

export type OutboxInput = {
  /** What the jobs decided from. */
  readonly input: JobInput;
  /** The tracker as it stands. */
  readonly standing: Snapshot;
  readonly intents: readonly MessageIntent[];
  readonly history: readonly Effect[];
  readonly written: readonly WrittenCell[];
  readonly word: (intent: MessageIntent) => Result<Worded>;
  readonly mail: MailLimits;
  /** Messages this very round has claimed: looked at once more before they leave. */
  readonly claimed?: ReadonlySet<string>;
};

type MessageRow = Row<'messages'>;

/**
 * What ought to stand in Messages, and what may leave. A key is made once: a row the freelancer deleted or skipped does
 * not come back, a message whose reason vanished is withdrawn, and of two rows with one key the older one counts.
 */
export function planOutbox(from: OutboxInput): Outbox {
  const { standing, intents, history } = from;
  // Without keys no row can be told from another: nothing is made, ended or sent until the column is back.
  if (!standing.has('messages', 'key')) return nothing;
  const at = from.input.now.toString({ fractionalSecondDigits: 3 });
  const soon = from.input.now.add(clockSlack).toString({ fractionalSecondDigits: 3 });
  const known = new Map(history.map((effect) => [effect.key, effect]));
  const rowsOf = rowsByKey(standing);
  const wanted = new Set(intents.map((intent) => intent.key));
  const replaced = replacedBy(intents, rowsOf, known);
  const changes: Change<'messages'>[] = [];
  const rows: KeptRow<'messages'>[] = [];
  const effects: DecidedEffect[] = [];
  const reopened: string[] = [];
  const faults: Fault[] = [];
  const granted: Approved[] = [];
  let waiting = 0;
  let withdrawn = 0;
  const { isTextTouched, isOwnTo } = touched(from.written);
  const isUnasked = unaskedKinds(standing);
  const today = todayOf(standing, from.input.now);

  function settle(decided: Omit<DecidedEffect, 'at'>): void {
    const before = known.get(decided.key);
    const same =
      before?.state === decided.state &&
      before.messageId === decided.messageId &&
      before.facts === decided.facts &&
      before.approved === decided.approved;
    if (!same) effects.push({ ...decided, at });
  }

  function end(key: string, row: MessageRow, state: 'skipped' | 'withdrawn', why: string): void {
    const { facts = '', approved: given = null, at: before = '' } = known.get(key) ?? {};
    changes.push({ table: 'messages', id: row.id, cells: { state, why, problem: null } });
    // Should its reason come back, an approval from before does not: but to a clock that is behind it only seems gone.
    const isBehind = soon < before || soon < row.createdAt;
    const approved =
      state === 'withdrawn' && row.cells.decision === 'approve' ? (isBehind ? given : '') : null;
    settle({ key, state, messageId: row.id, facts, approved });
  }

  for (const effect of history) {
    if (open.has(effect.state) && isDeleted(effect, rowsOf)) settle({ ...effect, state: 'skipped' });
  }

  for (const asked of intents) {
    const { key } = asked;
    const row = rowsOf.get(key);
    const before = known.get(key);
    const state = standingState(row, before, from.claimed);
    if (before && isDeleted(before, rowsOf)) continue;
    if (state !== undefined && !open.has(state) && state !== 'withdrawn') continue;
    const { address } = recipientOf(standing, asked);
    const note = replaced.note(key, factsOf(asked, address));
    const intent = note === null ? asked : { ...asked, why: `${asked.why}\n${note}` };
    const words = from.word(intent);
    if (!words.ok) {
      faults.push({ table: 'Messages', record: intent.about, problem: words.problem, remedy: words.remedy });
      continue;
    }
    if (!row) {
      rows.push({ table: 'messages', key, cells: newCells(standing, intent, words.value) });
      const facts = factsOf(intent, address);
      settle({ key, state: 'waiting', messageId: null, facts, approved: null });
      waiting += 1;
      continue;
    }
    const isCurrent = says(row, words.value);
    const touched = isTextTouched(row) && !isCurrent;
    const ownTo = isOwnTo(row, address);
    const facts = factsOf(intent, ownTo ? undefined : address);
    const made = isCurrent ? factsOf(intent, ownTo ? undefined : row.cells.to) : (before?.facts ?? '');
    const mayGo = intent.askFirst === undefined && words.value.askFirst === null && isUnasked(intent);
    // The row it was is gone, and this is a copy of it: so is the decision in it.
    const isCopy = before !== undefined && before.messageId !== null && before.messageId !== row.id;
    // It was withdrawn by a clock that was ahead.
    const isAhead = before?.state === 'withdrawn' && soon < before.at;
    const approved = isCopy ? '' : isAhead ? null : (before?.approved ?? null);
    const unasked = mayGo && !ownTo && !isCopy;
    const consent = consentOf({ row, facts, made, approved, touched, unasked, today });
    if (consent.kind === 'skip') {
      end(key, row, 'skipped', 'You chose to skip it.');
    } else if (consent.kind === 'ask') {
      const cells = askCells(standing, intent, words.value, consent.why, touched);
      rows.push({ table: 'messages', key, cells });
      settle({
        key,
        state: 'waiting',
        messageId: row.id,
        approved: consent.approved,
        facts: touched ? made : facts,
      });
      waiting += 1;
    } else {
      // What was approved stays as it was written: those are the words that go out.
      settle({ key, state: 'scheduled', messageId: row.id, facts: made, approved: consent.approved });
      granted.push({ intent, row, consent, effect: before });
    }
  }

  const { ready, rows: told, nextSend } = sendable(granted, from);
  rows.push(...told);

  for (const [key, row] of rowsOf) {
    const before = known.get(key);
    const state = standingState(row, before, from.claimed);
    if (isFate(state)) {
      if (mayReopen(row, before)) reopened.push(key);
      const cells = fateCells(row, before, state);
      if (cells) changes.push({ table: 'messages', id: row.id, cells });
      const { facts = '', approved = null } = before ?? {};
      settle({ key, state, messageId: row.id, facts, approved });
      continue;
    }
    if (wanted.has(key) || !open.has(state ?? 'waiting')) continue;
    if (row.cells.decision === 'skip') end(key, row, 'skipped', 'You chose to skip it.');
    else {
      const by = replaced.by(key);
      end(key, row, 'withdrawn', by ? replacedWhy(by) : 'Its reason is gone: nothing to send any more.');
      withdrawn += 1;
    }
  }
  for (const row of copiesOf(standing, rowsOf)) {
    changes.push({ table: 'messages', id: row.id, cells: { problem: copied } });
  }
  return { changes, rows, effects, reopened, ready, nextSend, faults, waiting, withdrawn };
}

const nothing: Outbox = {
  changes: [],
  rows: [],
  effects: [],
  reopened: [],
  ready: [],
  nextSend: null,
  faults: [],
  waiting: 0,
  withdrawn: 0,
};

/** Clocks that differ by less, ours and the tracker's among them, are both right: then caution comes first. */
const clockSlack = { minutes: 5 };

function replacedWhy({ about }: MessageIntent): string {
  return `Another message takes its place, about ${about}: decide about that one. This one is not sent.`;
}

const copied = 'A copy of another message: only the older one is sent. Delete this row.';

/** Whether a person worked on the text of a row, or wrote another address into it than would stand there. */
function touched(written: readonly WrittenCell[]) {
  const last = new Map(
    written.filter(({ table }) => table === 'messages').map((cell) => [`${cell.id}/${cell.field}`, cell]),
  );
  const isDraft = ({ id, cells }: MessageRow, field: 'subject' | 'body' | 'to') =>
    mayDraft(cells[field], last.get(`${id}/${field}`));
  return {
    isTextTouched: (row: MessageRow) => !isDraft(row, 'subject') || !isDraft(row, 'body'),
    isOwnTo: (row: MessageRow, address: string | null) =>
      (row.cells.to?.trim() ?? null) !== address && !isDraft(row, 'to'),
  };
}

function copiesOf({ tables }: Snapshot, kept: ReadonlyMap<string, MessageRow>): MessageRow[] {
  return [...tables.messages.values()].filter(
    (row) => row.cells.key !== null && !isDigest(row) && kept.get(row.cells.key)?.id !== row.id,
  );
}
