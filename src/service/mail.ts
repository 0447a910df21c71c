import { ok, type Result } from '../domain/result.js';
import { renderHtml } from '../messages/html.js';
import type { Mailbox } from '../messages/mail/address.js';
import { parseAddress, parseMailbox } from '../messages/mail/address.js';
import { calendarOf } from '../messages/mail/calendar.js';
import { type Mail, messageIdOf } from '../messages/mail/mail.js';
import type { MailTransport } from '../messages/mail/transport.js';
import type { Snapshot } from '../tracker/snapshot.js';
import { isCourtesy } from './send-times.js';
import type { Ready } from './sendable.js';
import { settingsRow } from './settings.js';
import { readerOf } from './words.js';

/** How an account's mail leaves. */
export type MailOut = {
  readonly transport: MailTransport;
  /** Mails the provider takes in an hour; a copy to the freelancer is one more. */
  readonly perHour: number;
};

export type Sender = {
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly copyTo: string | null;
};

/** In whose name letters leave, by Settings. */
export function senderOf(snapshot: Snapshot): Result<Sender> {
  const {
    sender = null,
    replyTo = null,
    copyToMe = null,
    businessName = null,
  } = settingsRow(snapshot)?.cells ?? {};
  const mailbox = parseMailbox(sender ?? '');
  if (!mailbox.ok) return { ...mailbox, problem: `Settings › Sender: ${mailbox.problem}` };
  const reply = replyTo === null ? null : parseAddress(replyTo);
  if (reply && !reply.ok) return { ...reply, problem: `Settings › Reply-to: ${reply.problem}` };
  const address = mailbox.value.address || reply?.value;
  if (!address) {
    return {
      ok: false,
      problem: 'Settings › Sender names no address.',
      remedy: 'Write it as Lena Brandt <lena@example.com>.',
    };
  }
  const answers = reply?.value ?? address;
  return ok({
    from: { name: mailbox.value.name || (businessName?.trim() ?? ''), address },
    replyTo: answers === address ? null : answers,
    copyTo: copyToMe === true ? answers : null,
  });
}

/** A message as it leaves: what stands in its row, whoever wrote it. */
export function mailOf(ready: Ready, snapshot: Snapshot, sender: Sender, tracker: string, at: string): Mail {
  const { key, intent, to, subject, body } = ready;
  const domain = sender.from.address.split('@')[1] ?? 'localhost';
  const reader = readerOf(snapshot, intent.clientId);
  const { talkOn } = intent.facts;
  const messageId = messageIdOf(tracker, key, domain);
  const organizer = { name: sender.from.name || sender.from.address, email: sender.from.address };
  const hasDay = intent.kind === 'check-in' && typeof talkOn === 'string' && talkOn !== '';
  return {
    messageId,
    ...sender,
    to,
    subject,
    text: body,
    html: renderHtml({ subject, body }, reader),
    thread: intent.thread === undefined ? null : messageIdOf(tracker, `thread ${intent.thread}`, domain),
    unsubscribe: isCourtesy(intent.kind) ? (sender.replyTo ?? sender.from.address) : null,
    calendar: hasDay ? calendarOf({ uid: messageId, title: subject, on: talkOn, at, organizer }) : null,
  };
}
