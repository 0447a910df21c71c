import type { MessageIntent } from '../jobs/job.js';
import { isPromiseNote } from '../jobs/promise-notes.js';
import type { Snapshot } from '../tracker/snapshot.js';

/** Kinds of which each one is looked at, whatever is ticked: old debts, and words that end something. */
const alwaysAsked: ReadonlySet<MessageIntent['kind']> = new Set([
  'statement',
  'pause-notice',
  'decline',
  'ending',
]);

/** Which kinds go to which client without being asked each time: ticked, and approved by hand once before. */
export function unaskedKinds({ tables, has }: Snapshot): (intent: MessageIntent) => boolean {
  const byHand = new Set<string>();
  for (const { cells } of tables.messages.values()) {
    // Who approved thanks for a promise has not seen a reminder yet.
    if (cells.state !== 'sent' || cells.decision !== 'approve' || isPromiseNote(cells.key)) continue;
    for (const clientId of cells.client ?? []) byHand.add(`${clientId} ${cells.kind}`);
  }
  return ({ clientId, kind }) =>
    // Where decisions cannot be read, nobody knows what was skipped.
    has('messages', 'decision') &&
    !alwaysAsked.has(kind) &&
    (tables.clients.get(clientId)?.cells.sendWithoutAsking?.includes(kind) ?? false) &&
    byHand.has(`${clientId} ${kind}`);
}
