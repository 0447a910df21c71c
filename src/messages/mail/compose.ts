import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from './mail.js';

/** The letter as it goes over the wire. What stands in it cannot become a header: lines are folded and encoded. */
export async function compose(mail: Mail, date: Date): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: `<${mail.messageId}>`,
    date,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    ...(mail.thread === null ? {} : { inReplyTo: `<${mail.thread}>`, references: `<${mail.thread}>` }),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(mail.calendar === null
      ? {}
      : { icalEvent: { method: 'PUBLISH', filename: 'conversation.ics', content: mail.calendar } }),
    headers: {
      // RFC 3834, 5: keeps holiday notices and other machines from answering.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(mail.unsubscribe === null
        ? {}
        : { 'List-Unsubscribe': `<mailto:${mailto(mail.unsubscribe)}?subject=unsubscribe>` }),
    },
    // Letters are made of text alone: nothing is read from this computer or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** RFC 6068: signs that mean something in an address of this kind are written as their numbers. */
function mailto(address: string): string {
  return address.split('@').map(encodeURIComponent).join('@');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
