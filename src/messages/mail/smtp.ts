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
      host,
      port: Number(url.port || (secure ? 465 : 587)),
      secure,
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
    let reached: Reached = 'nothing';

    function end(outcome: Sending): void {
      resolve(outcome);
      if (outcome.kind === 'accepted') connection.quit();
      else connection.close();
    }
    const fail = (error: unknown) => end(reached === 'taken' ? accepted : outcomeOf(error, reached));
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
        end(accepted);
        return;
      }
      const { mail, content } = handing;
      reached = 'letter';
      const text = Readable.from([content]).once('end', () => {
        if (reached === 'letter') reached = 'end of text';
      });
      connection.send(envelope(handing, mail.to), text, (error) => {
        if (error) {
          fail(error);
          return;
        }
        reached = 'taken';
        if (mail.copyTo === null || mail.copyTo === mail.to) end(accepted);
        // Apart, and after it: one letter for both would reach the freelancer where the client's address is refused.
        else connection.send(envelope(handing, mail.copyTo), content, () => end(accepted));
      });
    }
  });
}

/**
 * How far a conversation has come. The text is read only once the server has asked for it; read to its end, it may have
 * arrived. Once the server took it nothing that happens can change that.
 */
type Reached = 'nothing' | 'letter' | 'end of text' | 'taken';

const accepted: Sending = { kind: 'accepted' };

function envelope({ mail, content }: Handing, to: string) {
  return { from: mail.from.address, to: [to], size: content.length };
}

type SmtpError = {
  readonly code?: string;
  /** Of the system or the TLS library, where there was one. */
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly response?: string;
};

function outcomeOf(error: unknown, reached: Reached): Sending {
  const { code = 'unknown', originalCode, responseCode, response } = error as SmtpError;
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
  const isTls = code === 'ETLS' || (originalCode !== undefined && ofTls.test(originalCode));
  if (isTls && reached === 'nothing') {
    return {
      kind: 'unavailable',
      problem: `No safe connection to the mail server could be made${originalCode ? ` (${originalCode})` : words}.`,
      remedy:
        'Use smtps:// with port 465 or smtp:// with port 587, and the name that stands in the certificate of the server. A certificate of your own becomes known by NODE_EXTRA_CA_CERTS.',
      forAll: true,
    };
  }
  if (responseCode !== undefined && responseCode >= 500 && reached === 'nothing') {
    return {
      kind: 'unavailable',
      problem: `The mail server does not talk to this computer${words}.`,
      remedy:
        'Ask your mail provider, or name another server in SMTP_URL. It is tried again in the next round.',
      forAll: true,
    };
  }
  const isOurs =
    reached === 'letter' && responseCode === undefined && (code === 'EMESSAGE' || code === 'EENVELOPE');
  if ((responseCode !== undefined && responseCode >= 500) || isOurs) {
    return {
      kind: 'refused',
      problem: isOurs
        ? `It cannot be handed to the mail server: ${oneLine((error as Error).message)}.`
        : `The mail server refused it${words}.`,
      remedy:
        'Correct To if the address is wrong. To try again set Decision to Snooze, and to Approve once it waits.',
    };
  }
  if (responseCode !== undefined && responseCode >= 400) {
    return {
      kind: 'unavailable',
      problem: `The mail server did not take it for now${words}.`,
      remedy: 'Nothing to do: it is tried again in the next round.',
      // 421: the server closes for everybody, also when a limit is reached.
      forAll: responseCode === 421,
    };
  }
  if (reached === 'end of text') {
    return {
      kind: 'unknown',
      problem:
        'The connection to the mail server broke after the text had left: nobody here knows whether it was sent.',
      remedy: whatToCheck,
    };
  }
  return {
    kind: 'unavailable',
    problem: `The mail server cannot be reached (${originalCode ?? code}).`,
    remedy: 'Check host and port in SMTP_URL, and the network. It is tried again in the next round.',
    forAll: true,
  };
}

/** What OpenSSL and Node name when there is no TLS, or no certificate that can be trusted. */
const ofTls = /^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|HOSTNAME_MISMATCH|.*_CERT(?:_|$))/u;

/** For a message that may or may not have gone out. */
export const whatToCheck =
  'Look into the Sent folder of your mail account, or ask the client. If it went out, set Decision to Skip. If not, set Decision to Snooze, and to Approve once it waits again.';

/** A server's words, for people: short, on one line. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
