import { fileURLToPath } from 'node:url';
import type { Secret } from '../../secret.js';
import type { MailTransport } from './transport.js';

/**
 * The way out that SMTP_URL names: a mail server, or a folder for trying things out. What speaks to it is loaded with
 * the first letter: most processes send none, and the mail library is among the larger ones.
 */
export function openMail(url: Secret): MailTransport {
  let opened: Promise<MailTransport> | undefined;
  const way = () => {
    opened ??= load(url);
    return opened;
  };
  return {
    check: async () => (await way()).check(),
    send: async (mail, at) => (await way()).send(mail, at),
  };
}

async function load(url: Secret): Promise<MailTransport> {
  const text = url.reveal();
  if (text.startsWith('file:')) return (await import('./file.js')).fileTransport(fileURLToPath(text));
  return (await import('./smtp.js')).smtpTransport(url);
}
