import { createHash } from 'node:crypto';
import type { Mailbox } from './address.js';

/** A letter as it leaves. */
export type Mail = {
  /** Without angle brackets. The same message has the same one however often it is tried. */
  readonly messageId: string;
  readonly from: Mailbox;
  /** Where answers go, if not to `from`. */
  readonly replyTo: string | null;
  readonly to: string;
  /** A blind copy for the freelancer. */
  readonly copyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The letter this one belongs under, so that mail programs show them together; without angle brackets. */
  readonly thread: string | null;
  /** For letters one may do without: an address that takes cancellations. */
  readonly unsubscribe: string | null;
  /** An iCalendar file beside the letter. */
  readonly calendar: string | null;
};

/**
 * The name of a message for mail servers and mail programs. It follows from the tracker and the message's key, so a
 * second copy, should one ever exist, is recognised as such; neither can be read out of it.
 *
 * @param domain the domain of the sender's address (RFC 5322, 3.6.4).
 */
export function messageIdOf(tracker: string, key: string, domain: string): string {
  const name = createHash('sha256').update(`${tracker}\n${key}`).digest('base64url').slice(0, 32);
  return `${name}@${domain}`;
}
