import { describe, expect, it } from 'vitest';
import { parseAddress, parseMailbox } from '../../../src/messages/mail/address.js';

describe('src/messages/mail/address', () => {
  it.each(['ada@example.com', 'a.b+c@sub.example.co.uk', 'rené@exämple.fr', "o'brien@example.ie"])(
    'takes %s',
    (text) => {
      expect(parseAddress(` ${text} `)).toEqual({ ok: true, value: text });
    },
  );

  it.each([
    '',
    'ada',
    'ada@localhost',
    'ada@@example.com',
    'ada@example..com',
    'ada@-example.com',
    'ada @example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\nDATA',
    '<ada@example.com>',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a.'.repeat(130)}com`,
    '.ada@example.com',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toMatchObject({ ok: false, remedy: expect.any(String) });
  });

  it('says that a list is a list', () => {
    expect(parseAddress('ada@example.com, bob@example.com')).toMatchObject({
      problem: expect.stringContaining('several'),
    });
  });

  it.each([
    ['Lena Brandt <lena@example.com>', { name: 'Lena Brandt', address: 'lena@example.com' }],
    ['lena@example.com', { name: '', address: 'lena@example.com' }],
    ['"Brandt, Lena" <lena@example.com>', { name: 'Brandt, Lena', address: 'lena@example.com' }],
    [
      'Lena\r\nBcc: eve@example.com <lena@example.com>',
      { name: 'Lena Bcc: eve@example.com', address: 'lena@example.com' },
    ],
    ['Lena Brandt', { name: 'Lena Brandt', address: '' }],
  ])('reads the sender %j', (text, mailbox) => {
    expect(parseMailbox(text)).toEqual({ ok: true, value: mailbox });
  });

  it('refuses a sender with a broken address', () => {
    expect(parseMailbox('Lena <lena at example>').ok).toBe(false);
  });
});
