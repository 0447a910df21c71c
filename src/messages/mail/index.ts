import { fileURLToPath } from 'node:url';
import type { Secret } from '../../secret.js';
import { fileTransport } from './file.js';
import { smtpTransport } from './smtp.js';
import type { MailTransport } from './transport.js';

/** The way out that SMTP_URL names: a mail server, or a folder for trying things out. */
export function openMail(url: Secret): MailTransport {
  const text = url.reveal();
  return text.startsWith('file:') ? fileTransport(fileURLToPath(text)) : smtpTransport(url);
}
