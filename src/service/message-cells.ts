import type { MessageIntent } from '../jobs/job.js';
import type { Cells, Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { recipientOf } from './recipient.js';

/** What stands in a new row: the words, and the same in the freelancer's own language where that is another one. */
export type Worded = {
  readonly subject: string;
  readonly body: string;
  readonly inMyLanguage: string | null;
  /** Why a person has to look at the words before they go out. */
  readonly askFirst: string | null;
};

type MessageRow = Row<'messages'>;

/** What a new row says. */
export function newCells(standing: Snapshot, intent: MessageIntent, words: Worded): Cells<'messages'> {
  const { address, problem } = recipientOf(standing, intent);
  return {
    subject: words.subject,
    client: [intent.clientId],
    kind: intent.kind,
    about: intent.about,
    to: address,
    plannedFor: intent.plannedFor,
    body: words.body,
    inMyLanguage: words.inMyLanguage,
    state: 'waiting',
    why: withAsk(intent.why, words),
    problem,
  };
}

/** What a row says whose decision is still to come. */
export function askCells(
  standing: Snapshot,
  intent: MessageIntent,
  words: Worded,
  why: string | null,
  touched: boolean,
): Cells<'messages'> {
  return {
    ...newCells(standing, intent, words),
    why: why ?? withAsk(intent.why, words),
    // A text of the freelancer's own is not this one any more.
    ...(touched ? { inMyLanguage: null } : {}),
  };
}

function withAsk(why: string, { askFirst }: Worded): string {
  return askFirst === null ? why : `${why}\n${askFirst}`;
}

/** Whether the text of a row is exactly what would be written now. */
export function says({ cells }: MessageRow, { subject, body }: Worded): boolean {
  return cells.subject?.trimEnd() === subject.trimEnd() && cells.body?.trimEnd() === body.trimEnd();
}

/**
 * What a decision is about, as JSON: the facts, and whom they are told.
 *
 * @param to undefined: an address of the freelancer's own, which is theirs to change.
 */
export function factsOf({ facts }: MessageIntent, to: string | null | undefined): string {
  return JSON.stringify(to === undefined ? facts : { ...facts, to: to?.trim() ?? '' });
}
