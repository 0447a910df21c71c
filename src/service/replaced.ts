import type { MessageIntent } from '../jobs/job.js';
import { reminderParts } from '../jobs/reminder-keys.js';
import type { Effect } from '../store/port.js';
import type { Row } from '../tracker/model.js';
import { noticeOf } from './facts-difference.js';
import { isFate, open } from './fates.js';

type MessageRow = Row<'messages'>;

export type Replaced = {
  /** The message that now speaks of an invoice of this one; undefined: none does, its reason is gone. */
  by(key: string): MessageIntent | undefined;
  /** For a message that takes the place of approved ones: what they were approved for, and what is so now. */
  note(key: string, facts: string): string | null;
};

/**
 * A reminder is named by its invoices, so one that another invoice joins, or leaves, is another message: the approval of
 * the one before ends with it, and both rows say so until something was said, or skipped, about the invoice.
 */
export function replacedBy(
  intents: readonly MessageIntent[],
  rows: ReadonlyMap<string, MessageRow>,
  history: ReadonlyMap<string, Effect>,
): Replaced {
  const wanted = new Map<string, MessageIntent>();
  for (const intent of intents) for (const invoice of invoicesOf(intent.key)) wanted.set(invoice, intent);
  const by = (key: string) =>
    invoicesOf(key)
      .map((invoice) => wanted.get(invoice))
      .find((intent) => intent !== undefined);

  const keys = new Set(intents.map(({ key }) => key));
  const before = new Map<string, { readonly row: MessageRow; readonly facts: string }[]>();
  for (const [key, row] of rows) {
    const intent = keys.has(key) ? undefined : by(key);
    if (intent && wasApproved(row, history.get(key)) && !isPast(key, history)) {
      const facts = history.get(key)?.facts ?? '';
      before.set(intent.key, [...(before.get(intent.key) ?? []), { row, facts }]);
    }
  }
  return {
    by,
    note(key, now) {
      const notes = (before.get(key) ?? []).map(
        ({ row, facts }) =>
          `It takes the place of the message about ${row.cells.about ?? row.id}. ${noticeOf('replaced', facts, now)}`,
      );
      return notes.length === 0 ? null : notes.join('\n');
    },
  };
}

/** An approval that ended with its message is kept as '' (see `end` in the outbox). */
function wasApproved({ cells }: MessageRow, effect: Effect | undefined): boolean {
  if (cells.decision !== 'approve') return false;
  const state = effect?.state ?? cells.state ?? 'waiting';
  return open.has(state) || state === 'withdrawn';
}

/** Something was said, or skipped, about one of its invoices since it was withdrawn. */
function isPast(key: string, history: ReadonlyMap<string, Effect>): boolean {
  const effect = history.get(key);
  if (effect?.state !== 'withdrawn') return false;
  const own = new Set(invoicesOf(key));
  for (const { key: other, state, at } of history.values()) {
    const isOver = isFate(state) || state === 'skipped';
    if (isOver && at >= effect.at && invoicesOf(other).some((invoice) => own.has(invoice))) return true;
  }
  return false;
}

function invoicesOf(key: string): string[] {
  return reminderParts(key).map(({ invoiceId }) => invoiceId);
}
