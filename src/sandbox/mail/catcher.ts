import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { z } from 'zod';
import type { Clock } from '../clock.js';

/** A mail as it was handed over. */
export type CaughtMail = {
  readonly n: number;
  /** By the sandbox's clock, ISO 8601. */
  readonly at: string;
  readonly from: string;
  /** Everybody it was handed over for, blind copies among them. */
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
};

/**
 * What goes wrong with the next mails: a refusal with a code at some point of the dialogue, or a connection that breaks.
 * `dropAfterData` takes the mail and says nothing any more: the sender cannot know.
 */
export const MAIL_FAULT = z.strictObject({
  times: z.number().int().positive().default(1),
  /** So many that it would hit go well first. */
  after: z.number().int().nonnegative().default(0),
  do: z.union([
    z.strictObject({
      code: z.number().int().min(400).max(599),
      at: z.enum(['connect', 'login', 'sender', 'recipient', 'data']),
      text: z.string().optional(),
    }),
    z.strictObject({ drop: z.enum(['before-data', 'after-data']) }),
  ]),
});
type MailFault = z.infer<typeof MAIL_FAULT>;
type GivenFault = z.input<typeof MAIL_FAULT>;
type Point = 'connect' | 'login' | 'sender' | 'recipient' | 'data';

/** A mail server that keeps what it is given and passes nothing on. */
export class MailCatcher {
  readonly #clock: Clock;
  readonly #server: SMTPServer;
  #mails: CaughtMail[] = [];
  #faults: { spared: number; left: number; act: MailFault['do'] }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#server = new SMTPServer({
      name: 'sandbox',
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      // Plain text within this computer; any user and password will do.
      allowInsecureAuth: true,
      onConnect: (_session, done) => done(this.#refusal('connect')),
      onAuth: ({ username }, _session, done) => {
        const refusal = this.#refusal('login');
        if (refusal) done(refusal);
        else done(null, { user: username ?? '' });
      },
      onMailFrom: (_address, _session, done) => done(this.#refusal('sender')),
      onRcptTo: (_address, _session, done) => done(this.#refusal('recipient')),
      onData: (stream, session, done) => {
        const drop = this.#takeDrop();
        if (drop === 'before-data') {
          this.#cut(session);
          return;
        }
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const refusal = this.#refusal('data');
          if (refusal) return done(refusal);
          void this.#keep(Buffer.concat(parts), session).then(() => {
            if (drop === 'after-data') this.#cut(session);
            else done();
          }, done);
        });
      },
    });
    // A sender that breaks off is no trouble of the catcher's.
    this.#server.on('error', () => {});
  }

  /** @returns the port it listens on, on 127.0.0.1. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** Newest last. */
  mails(): readonly CaughtMail[] {
    return this.#mails;
  }

  addFault({ times = 1, after = 0, do: act }: GivenFault): void {
    this.#faults.push({ spared: after, left: times, act });
  }

  clearFaults(): void {
    this.#faults = [];
  }

  forget(): void {
    this.#mails = [];
    this.#faults = [];
  }

  async close(): Promise<void> {
    for (const connection of this.#server.connections) connection.close();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #take(wanted: (act: MailFault['do']) => boolean): MailFault['do'] | null {
    const fault = this.#faults.find(({ left, act }) => left > 0 && wanted(act));
    if (!fault) return null;
    if (fault.spared > 0) {
      fault.spared -= 1;
      return null;
    }
    fault.left -= 1;
    return fault.act;
  }

  #refusal(point: Point): Error | null {
    const act = this.#take((each) => 'at' in each && each.at === point);
    if (act === null || !('code' in act)) return null;
    return Object.assign(new Error(act.text ?? 'Asked for'), { responseCode: act.code });
  }

  #takeDrop(): 'before-data' | 'after-data' | null {
    const act = this.#take((each) => 'drop' in each);
    return act !== null && 'drop' in act ? act.drop : null;
  }

  #cut(session: SMTPServerSession): void {
    for (const connection of this.#server.connections) {
      if (connection.session === session) connection.close();
    }
  }

  async #keep(raw: Buffer, { envelope }: SMTPServerSession): Promise<void> {
    const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
    this.#mails.push({
      n: this.#mails.length + 1,
      at: this.#clock.iso(),
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo.map(({ address }) => address),
      messageId: mail.messageId ?? '',
      subject: mail.subject ?? '',
      headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
      text: mail.text ?? '',
      html: mail.html ?? '',
      attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        type: mimeType,
        text: String(content),
      })),
    });
  }
}
