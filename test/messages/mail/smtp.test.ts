import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/messages/mail/calendar.js';
import { openMail } from '../../../src/messages/mail/index.js';
import { type Mail, messageIdOf } from '../../../src/messages/mail/mail.js';
import type { MailTransport } from '../../../src/messages/mail/transport.js';
import { Clock } from '../../../src/sandbox/clock.js';
import { MailCatcher } from '../../../src/sandbox/mail/catcher.js';
import { Secret } from '../../../src/secret.js';
import { authority, certificateElsewhere, certificateHere, serverKey } from '../../support/certificates.js';

const at = new Date('2026-05-12T08:00:00Z');

function mail(more: Partial<Mail> = {}): Mail {
  return {
    ...{ messageId: 'abc@studio.example', from: { name: 'Lena Brandt', address: 'lena@studio.example' } },
    ...{ replyTo: 'answers@studio.example', to: 'ada@example.com', copyTo: null, subject: 'Grüße: 2026-014' },
    ...{ text: 'Hallo Ada 🙂', html: '<p>Hallo Ada 🙂</p>', thread: null, unsubscribe: null, calendar: null },
    ...more,
  };
}

const noSafeConnection = {
  ...{ kind: 'unavailable', forAll: true },
  problem: expect.stringContaining('No safe connection'),
};

/** A real server with a certificate of its own making. */
async function smtpServer(options: SMTPServerOptions, host = '127.0.0.1') {
  const logins: string[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, logger: false },
    onAuth: ({ username = '' }, _session, done) => {
      logins.push(username);
      done(null, { user: username });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, logins, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** What a check of that server comes to in a process that trusts this authority: it is read as a process begins. */
async function checkTrusting(certificate: string, url: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const file = join(folder, 'authority.pem');
  writeFileSync(file, certificate);
  const script = `
    import { openMail } from './src/messages/mail/index.ts';
    import { Secret } from './src/secret.ts';
    console.log(JSON.stringify(await openMail(new Secret(process.env.SMTP_URL)).check()));
  `;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: file, SMTP_URL: url } },
    );
    return JSON.parse(stdout) as unknown;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Takes a letter to its end, says what it was told to say, and hangs up. */
function oddServer(says: string | null): Server {
  return createServer((socket) => {
    let isText = false;
    socket.on('error', () => {});
    socket.write('220 odd ESMTP\r\n');
    socket.on('data', (data) => {
      if (isText) {
        if (data.toString().endsWith('\r\n.\r\n')) socket.end(says ?? '');
        return;
      }
      isText = data.toString().startsWith('DATA');
      socket.write(isText ? '354 Go on\r\n' : '250 Fine\r\n');
    });
  });
}

describe('src/messages/mail/smtp', () => {
  let catcher: MailCatcher;
  let transport: MailTransport;
  let port: number;

  beforeEach(async () => {
    catcher = new MailCatcher(new Clock('2026-05-12T08:00:00Z'));
    port = await catcher.listen(0);
    transport = openMail(new Secret(`smtp://127.0.0.1:${port}`));
  });
  afterEach(() => catcher.close());

  it('hands a letter over with all it bears', async () => {
    const calendar = calendarOf({ uid: 'abc', title: 'Talk', on: '2026-05-20', at: at.toISOString() });
    const full = mail({ thread: 'root@studio.example', unsubscribe: 'lena@studio.example', calendar });
    expect(await transport.send(full, at)).toEqual({ kind: 'accepted' });
    expect(catcher.mails()).toMatchObject([
      {
        ...{ from: 'lena@studio.example', to: ['ada@example.com'], messageId: '<abc@studio.example>' },
        ...{ subject: 'Grüße: 2026-014', text: 'Hallo Ada 🙂\n', html: '<p>Hallo Ada 🙂</p>\n' },
        headers: {
          'auto-submitted': 'auto-generated',
          'in-reply-to': '<root@studio.example>',
          references: '<root@studio.example>',
          'list-unsubscribe': '<mailto:lena@studio.example?subject=unsubscribe>',
          date: 'Tue, 12 May 2026 08:00:00 +0000',
        },
      },
    ]);
    const files = catcher.mails()[0]?.attachments ?? [];
    expect(files.find(({ type }) => type === 'text/calendar')?.text).toContain('DTSTART;VALUE=DATE:20260520');
  });

  it('gives a blind copy to the freelancer that the client does not see', async () => {
    await transport.send(mail({ copyTo: 'lena@studio.example' }), at);
    expect(catcher.mails().map(({ to }) => to)).toEqual([['ada@example.com'], ['lena@studio.example']]);
    const [letter, copy] = catcher.mails();
    expect(copy?.messageId).toBe(letter?.messageId);
    expect(JSON.stringify(letter?.headers)).not.toContain('bcc');
  });

  it.each([
    [550, 'refused'],
    [450, 'unavailable'],
  ] as const)('gives no copy of a letter whose recipient was answered with %i', async (code, kind) => {
    catcher.addFault({ times: 1, do: { at: 'recipient', code } });
    expect(await transport.send(mail({ copyTo: 'lena@studio.example' }), at)).toMatchObject({ kind });
    expect(catcher.mails()).toEqual([]);
  });

  it.each([
    ['a recipient', { at: 'recipient', code: 550, after: 1 }],
    ['a text', { drop: 'after-data', after: 1 }],
  ] as const)(
    'counts a letter as sent whatever becomes of its copy (%s)',
    async (_what, { after, ...act }) => {
      catcher.addFault({ times: 1, after, do: act });
      expect(await transport.send(mail({ copyTo: 'lena@studio.example' }), at)).toEqual({ kind: 'accepted' });
      expect(catcher.mails()[0]?.to).toEqual(['ada@example.com']);
    },
  );

  it('lets nothing that somebody typed become a header', async () => {
    await transport.send(mail({ subject: 'Hello\r\nBcc: eve@example.com\r\n\r\nText' }), at);
    const [caught] = catcher.mails();
    expect(caught?.to).toEqual(['ada@example.com']);
    expect(caught?.headers['bcc']).toBeUndefined();
    expect(caught?.subject).toBe('Hello Bcc: eve@example.com Text');
  });

  it.each([
    ['recipient', 550, 'refused'],
    ['data', 554, 'refused'],
    ['recipient', 450, 'unavailable'],
    ['data', 451, 'unavailable'],
    ['sender', 553, 'refused'],
    ['sender', 451, 'unavailable'],
    ['connect', 421, 'unavailable'],
    ['connect', 554, 'unavailable'],
    ['login', 535, 'unavailable'],
    ['login', 454, 'unavailable'],
  ] as const)(
    'tells a refusal at %s with %i as %s, in the words of the server',
    async (point, code, kind) => {
      catcher.addFault({ times: 1, do: { at: point, code, text: 'Not today' } });
      const there = point === 'login' ? openMail(new Secret(`smtp://lena:pw@127.0.0.1:${port}`)) : transport;
      const outcome = await there.send(mail(), at);
      expect(outcome).toMatchObject({ kind, problem: expect.stringContaining('Not today') });
      expect(catcher.mails()).toEqual([]);
    },
  );

  it('does not know what became of a text that had left when the connection broke', async () => {
    catcher.addFault({ times: 1, do: { drop: 'after-data' } });
    expect(await transport.send(mail(), at)).toMatchObject({ kind: 'unknown' });
    expect(catcher.mails()).toHaveLength(1);
  });

  it('finds a server that talks to nobody before anything is handed over', async () => {
    catcher.addFault({ times: 1, do: { at: 'connect', code: 554, text: 'Not you' } });
    expect(await transport.check()).toMatchObject({
      ...{ kind: 'unavailable', forAll: true },
      problem: expect.stringContaining('Not you'),
    });
  });

  it.each([
    ['nothing', null, 'unknown'],
    ['half an answer', '250-Acc', 'unknown'],
    ['an answer that means nothing', '354 Go on\r\n', 'unknown'],
    ['no words of mail', 'Bad gateway\r\n', 'unknown'],
    ['a refusal', '554 No\r\n', 'refused'],
    ['a refusal cut short', '554 No', 'refused'],
    ['a delay', '451 Later\r\n', 'unavailable'],
  ] as const)('makes of a server that has the text and then says %s: %s is %s', async (_what, says, kind) => {
    const odd = oddServer(says);
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const there = openMail(new Secret(`smtp://127.0.0.1:${(odd.address() as AddressInfo).port}`));
    expect(await there.send(mail(), at)).toMatchObject({ kind });
    await new Promise((resolve) => odd.close(resolve));
  });

  it('does not hold up others because one letter is too large for the server', async () => {
    const small = await smtpServer({ size: 100, disabledCommands: ['STARTTLS'] });
    const there = openMail(new Secret(`smtp://127.0.0.1:${small.port}`));
    expect(await there.send(mail({ text: 'x'.repeat(500) }), at)).toMatchObject({
      ...{ kind: 'refused', problem: expect.stringContaining('larger than allowed 100') },
    });
    await small.close();
  });

  it.each([
    ['lone \uD800 half', 'lone'],
    ['a\u2028b\u2029c\u0000d\u0085e', 'a b c d e'],
    ['\u202Eevil', 'evil'],
    [`${'long '.repeat(400)}`, 'long'],
  ])('sends a letter whatever stands in its words and names (%j)', async (text, seen) => {
    const strange = mail({
      subject: text,
      text,
      html: text,
      from: { name: text, address: 'l@studio.example' },
    });
    expect(await transport.send(strange, at)).toEqual({ kind: 'accepted' });
    const [caught] = catcher.mails();
    expect(caught?.subject).toContain(seen);
    expect(Object.keys(caught?.headers ?? {}).sort()).toEqual([
      ...[
        'auto-submitted',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'reply-to',
        'subject',
      ],
      ...['to', 'x-auto-response-suppress'],
    ]);
  });

  it('writes an address for cancellations so that nothing in it becomes part of the link', async () => {
    await transport.send(mail({ unsubscribe: 'a?cc=b&x%20@studio.example' }), at);
    expect(catcher.mails()[0]?.headers['list-unsubscribe']).toBe(
      '<mailto:a%3Fcc%3Db%26x%2520@studio.example?subject=unsubscribe>',
    );
  });

  it('knows that nothing left when nobody answers', async () => {
    await catcher.close();
    expect(await transport.check()).toMatchObject({ kind: 'unavailable', forAll: true });
    expect(await transport.send(mail(), at)).toMatchObject({ kind: 'unavailable', forAll: true });
  });

  it('shows no password when the login is refused', async () => {
    const login = openMail(new Secret(`smtp://lena:hunter2%21@127.0.0.1:${port}`));
    expect(await login.check()).toBeNull();
    catcher.addFault({ times: 1, do: { at: 'login', code: 535, text: 'Bad credentials' } });
    const outcome = await login.check();
    expect(outcome).toMatchObject({ problem: expect.stringContaining('Bad credentials') });
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
  });

  it('refuses to speak to a server without TLS where that was asked for', async () => {
    const secure = openMail(new Secret(`smtps://127.0.0.1:${port}`));
    expect(await secure.check()).toMatchObject(noSafeConnection);
    // Not this computer by name, so a password needs TLS.
    const plain = await smtpServer({ disabledCommands: ['STARTTLS'] }, '127.0.0.2');
    const far = openMail(new Secret(`smtp://lena:hunter2@127.0.0.2:${plain.port}`));
    expect(await far.send(mail(), at)).toMatchObject(noSafeConnection);
    expect(plain.logins).toEqual([]);
    await plain.close();
  });

  it.each([
    ['smtps', { secure: true }],
    ['smtp', {}],
  ])('trusts no certificate that nobody vouches for (%s)', async (protocol, options) => {
    const there = await smtpServer(options, '127.0.0.2');
    const outcome = await openMail(new Secret(`${protocol}://lena:hunter2@127.0.0.2:${there.port}`)).check();
    expect(outcome).toMatchObject({ ...noSafeConnection, remedy: expect.stringContaining('certificate') });
    expect(there.logins).toEqual([]);
    await there.close();
  });

  describe.each([
    ['smtps', { secure: true }],
    ['smtp', {}],
  ])('with a certificate of an authority that is trusted (%s)', (protocol, options) => {
    async function checkAt(cert: string) {
      const there = await smtpServer({ ...options, key: serverKey, cert }, '127.0.0.2');
      const outcome = await checkTrusting(authority, `${protocol}://lena:hunter2@127.0.0.2:${there.port}`);
      await there.close();
      return { outcome, logins: there.logins };
    }

    it('logs in where it names the server', async () => {
      expect(await checkAt(certificateHere)).toEqual({ outcome: null, logins: ['lena'] });
    });

    it('shows no password where it names another one', async () => {
      const { outcome, logins } = await checkAt(certificateElsewhere);
      expect(outcome).toMatchObject({
        ...noSafeConnection,
        problem: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
        remedy: expect.stringContaining('the name that stands in the certificate'),
      });
      expect(JSON.stringify(outcome)).not.toContain('hunter2');
      expect(logins).toEqual([]);
    });
  });

  it('gives up a server that greets with anything else', async () => {
    const odd = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const there = openMail(new Secret(`smtp://127.0.0.1:${(odd.address() as AddressInfo).port}`));
    expect(await there.check()).toMatchObject({ kind: 'unavailable' });
    await new Promise((resolve) => odd.close(resolve));
  });

  it('names a message the same however often it is tried, and differently for another tracker', () => {
    const id = messageIdOf('appA', 'reminder:recI:first', 'studio.example');
    expect(messageIdOf('appA', 'reminder:recI:first', 'studio.example')).toBe(id);
    expect(messageIdOf('appB', 'reminder:recI:first', 'studio.example')).not.toBe(id);
    expect(id).toMatch(/^[\w-]{32}@studio\.example$/);
  });
});

describe('src/messages/mail/file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'letters-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lays a letter into a folder, the same message once', async () => {
    const out = join(folder, 'out');
    const transport = openMail(new Secret(pathToFileURL(out).href));
    expect(await transport.check()).toBeNull();
    await transport.send(mail(), at);
    expect(await transport.send(mail(), at)).toEqual({ kind: 'accepted' });
    expect(readdirSync(out)).toEqual(['abc@studio.example.eml']);
    expect(readFileSync(join(out, 'abc@studio.example.eml'), 'utf8')).toContain('To: ada@example.com');
  });

  it('says what to do when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const transport = openMail(new Secret(pathToFileURL(join(folder, 'file')).href));
    expect(await transport.check()).toMatchObject({
      kind: 'unavailable',
      remedy: expect.stringContaining('SMTP_URL'),
    });
  });
});
