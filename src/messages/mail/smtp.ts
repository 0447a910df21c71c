import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Secret } from '../../secret.js';
import { compose } from './compose.js';
import type { Mail } from './mail.js';
import type { MailTransport, Sending } from './transport.js';

/** A server that says nothing for so long is given up, in milliseconds. A claim on a message lasts longer. */
const patience = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  dnsTimeout: 20_000,
};

/**
 * Hands letters to an SMTP server, one connection each: a freelancer sends a few a day. The dialogue is nodemailer's; it
 * is driven here and not through its transporter because what matters is whether the text had left when something broke.
 *
 * @param url `smtp://user:password@host:587` (upgraded to TLS where the server offers it) or `smtps://…` (TLS from the
 * start). A password over an unencrypted line is refused but to this computer.
 */
export function smtpTransport(url: Secret): MailTransport {
  const target = targetOf(url.reveal());
  return {
    async check() {
      const outcome = await dialogue(target, null);
      return outcome.kind === 'unavailable' ? outcome : null;
    },
    async send(mail, at) {
      return dialogue(target, { mail, content: await compose(mail, at) });
    },
  };
}

type Target = {
  readonly options: SMTPConnectionOptions;
  readonly login: { readonly user: string; readonly pass: string } | null;
};

function targetOf(text: string): Target {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isHere = ['127.0.0.1', 'localhost', '::1'].includes(host);
  const user = decodeURIComponent(url.username);
  return {
    options: {
      ...patience,
      ...{ host, port: Number(url.port || (secure ? 465 : 587)), secure },
      requireTLS: !secure && !isHere,
      ignoreTLS: !secure && isHere,
      // The dialogue holds addresses and passwords; nothing of it is logged.
      logger: false,
    },
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
  };
}

type Handing = { readonly mail: Mail; readonly content: Buffer };

/** One conversation with the server; with nothing to hand over it ends after the login. */
function dialogue({ options, login }: Target, handing: Handing | null): Promise<Sending> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection(options);
    // Read only once the server has asked for the text; read to its end, it may have arrived.
    let mayHaveArrived = false;

    function end(outcome: Sending): void {
      resolve(outcome);
      if (outcome.kind === 'accepted') connection.quit();
      else connection.close();
    }
    const fail = (error: unknown) => end(outcomeOf(error, mayHaveArrived));
    // Stays on: an error after the answer is nobody's business any more, but an unheard one would end the process.
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (login === null) handOver();
      else
        connection.login({ type: 'LOGIN', user: login.user, credentials: login }, (refused) => {
          if (refused) fail(refused);
          else handOver();
        });
    });

    function handOver(): void {
      if (handing === null) {
        end({ kind: 'accepted' });
        return;
      }
      const { mail, content } = handing;
      const text = Readable.from([content]).once('end', () => {
        mayHaveArrived = true;
      });
      const to = mail.copyTo === null || mail.copyTo === mail.to ? [mail.to] : [mail.to, mail.copyTo];
      const envelope = { from: mail.from.address, to, size: content.length };
      connection.send(envelope, text, (error, info) => {
        const refusal = error ?? info.rejectedErrors?.find(({ recipient }) => recipient === mail.to);
        if (refusal) fail(refusal);
        else end({ kind: 'accepted' });
      });
    }
  });
}

type SmtpError = { readonly code?: string; readonly responseCode?: number; readonly response?: string };

function outcomeOf(error: unknown, mayHaveArrived: boolean): Sending {
  const { code = 'unknown', responseCode, response } = error as SmtpError;
  const words = typeof response === 'string' ? `: "${oneLine(response)}"` : '';
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) {
    return {
      kind: 'unavailable',
      problem: `The mail server does not take the login${words}.`,
      remedy:
        'Correct user and password in SMTP_URL; many providers want an app password. It is tried again then.',
      forAll: true,
    };
  }
  if (code === 'ETLS') {
    return {
      kind: 'unavailable',
      problem: `No safe connection to the mail server could be made${words}.`,
      remedy: 'Use smtps:// with port 465, or the name that stands in the certificate of the server.',
      forAll: true,
    };
  }
  if (responseCode !== undefined && responseCode >= 500) {
    return {
      kind: 'refused',
      problem: `The mail server refused it${words}.`,
      remedy:
        'Correct To if the address is wrong. To try again set Decision to Snooze, and to Approve once it waits.',
    };
  }
  if (responseCode !== undefined) {
    return {
      kind: 'unavailable',
      problem: `The mail server did not take it for now${words}.`,
      remedy: 'Nothing to do: it is tried again in the next round.',
      // 421: the server closes for everybody, also when a limit is reached.
      forAll: responseCode === 421,
    };
  }
  if (mayHaveArrived) {
    return {
      kind: 'unknown',
      problem:
        'The connection to the mail server broke after the text had left: nobody here knows whether it was sent.',
      remedy: whatToCheck,
    };
  }
  return {
    kind: 'unavailable',
    problem: `The mail server cannot be reached (${code}).`,
    remedy: 'Check host and port in SMTP_URL, and the network. It is tried again in the next round.',
    forAll: true,
  };
}

/** For a message that may or may not have gone out. */
export const whatToCheck =
  'Look into the Sent folder of your mail account, or ask the client. If it went out, set Decision to Skip. If not, set Decision to Snooze, and to Approve once it waits again.';

/** A server's words, for people: short, on one line. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
