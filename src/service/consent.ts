import { parseDate } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { noticeOf, sameFacts } from './facts-difference.js';

/** What the freelancer's decision about a message comes to. */
export type Consent =
  | { readonly kind: 'skip' }
  /** `why` is for the freelancer, in place of the usual reason. */
  | { readonly kind: 'ask'; readonly why: string | null; readonly approved: string | null }
  /** May go out as it stands in its row; `approved` are the facts it was approved for. */
  | { readonly kind: 'approved'; readonly approved: string; readonly byHand: boolean };

export type Asked = {
  readonly row: Row<'messages'>;
  /** The facts as they are, as JSON. */
  readonly facts: string;
  /** The facts that the text in the row was made from, as JSON; '' where nobody knows them any more. */
  readonly made: string;
  /** The facts of an approval that was seen before. */
  readonly approved: string | null;
  /** The freelancer has worked on the text: it is theirs to keep and to send. */
  readonly touched: boolean;
  /** Messages of this kind go to this client without being asked for each time. */
  readonly unasked: boolean;
  /** The account's date, ISO 8601. */
  readonly today: string;
};

/**
 * Reads the decision about a message. An approval is for the facts that its row told when it was given: by the text
 * made from them, or by a note of what has changed since. When facts change afterwards the approval is void, the row
 * shows both, and only a decision that was taken back and given again counts.
 */
export function consentOf({ row, facts, made, approved, touched, unasked, today }: Asked): Consent {
  const { decision, why } = row.cells;
  const isStale = made !== facts && !sameFacts(made, facts);
  // A text of our own is written anew; one that is theirs only gets a note.
  const note = isStale && touched ? noticeOf('written', made, facts) : null;
  switch (decision) {
    case 'skip':
      return { kind: 'skip' };
    case 'snooze':
      return { kind: 'ask', why: snoozed(row, today) ?? note, approved: null };
    case 'approve': {
      const told = !isStale || (note !== null && why?.includes(note)) ? facts : made;
      const given = approved ?? told;
      if (given === facts || sameFacts(given, facts))
        return { kind: 'approved', approved: given, byHand: true };
      return { kind: 'ask', why: noticeOf('approved', given, facts), approved: given };
    }
    case null:
      return unasked && !touched && !isStale
        ? { kind: 'approved', approved: facts, byHand: false }
        : { kind: 'ask', why: note, approved: null };
  }
}

function snoozed({ cells }: Row<'messages'>, today: string): string | null {
  if (cells.snoozeUntil === null)
    return 'Fill Snooze until, or take Snooze back: it waits for your decision.';
  const until = parseDate(cells.snoozeUntil);
  if (!until.ok) return null;
  return today < cells.snoozeUntil ? `Snoozed until ${cells.snoozeUntil}.` : null;
}
