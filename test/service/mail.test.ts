import { describe, expect, it } from 'vitest';
import type { MessageIntent } from '../../src/jobs/job.js';
import { mailOf, senderOf } from '../../src/service/mail.js';
import { client, settings, tracker } from '../support/tracker.js';

const at = '2026-11-23T09:00:00.000Z';

function sender(cells: Parameters<typeof settings>[0]) {
  return senderOf(tracker({ settings: [settings(cells)] }));
}

function mail(intent: Partial<MessageIntent>) {
  const snapshot = tracker({ clients: [client({ language: 'tr', name: 'Ada' })] });
  const from = sender({ sender: 'Lena <lena@studio.example>', copyToMe: true });
  if (!from.ok) throw new Error(from.problem);
  const whole: MessageIntent = {
    ...{ key: 'k', kind: 'payment-reminder', clientId: 'recC', about: '2026-014', plannedFor: at, why: '' },
    ...{ facts: {}, ...intent },
  };
  const ready = { ...{ key: whole.key, rowId: 'recM', intent: whole, to: 'ada@example.com' } };
  return mailOf({ ...ready, subject: 'Subject', body: 'Body' }, snapshot, from.value, 'appA', at);
}

describe('src/service/mail', () => {
  it.each([
    [{ sender: 'Lena <lena@studio.example>' }, { name: 'Lena', address: 'lena@studio.example' }, null],
    [
      { sender: 'Lena <lena@studio.example>', replyTo: 'office@studio.example' },
      { name: 'Lena', address: 'lena@studio.example' },
      'office@studio.example',
    ],
    [
      { sender: 'Lena', replyTo: 'lena@studio.example' },
      { name: 'Lena', address: 'lena@studio.example' },
      null,
    ],
    [{ sender: 'lena@studio.example' }, { name: 'Northlight Design', address: 'lena@studio.example' }, null],
  ])('sends in the name that Settings say (%j)', (cells, from, replyTo) => {
    expect(sender(cells)).toMatchObject({ ok: true, value: { from, replyTo, copyTo: null } });
  });

  it.each([
    [{ sender: 'Lena' }, 'Settings › Sender'],
    [{ sender: 'Lena <lena at home>' }, 'Settings › Sender'],
    [{ sender: 'Lena <lena@studio.example>', replyTo: 'nobody' }, 'Settings › Reply-to'],
  ])('says what is missing or wrong (%j)', (cells, where) => {
    expect(sender(cells)).toMatchObject({ ok: false, problem: expect.stringContaining(where) });
  });

  it('keeps letters about one invoice together, and gives a copy to the freelancer', () => {
    const first = mail({ key: 'reminder:recI:first', thread: 'recI' });
    const second = mail({ key: 'reminder:recI:second', thread: 'recI' });
    expect(first.thread).toBe(second.thread);
    expect(first.messageId).not.toBe(second.messageId);
    expect(mail({ thread: 'recJ' }).thread).not.toBe(first.thread);
    expect(first.copyTo).toBe('lena@studio.example');
  });

  it('writes the page in the language of the client', () => {
    expect(mail({}).html).toContain('<html lang="tr"');
  });

  it('puts the day to talk beside a check-in, and beside nothing else', () => {
    const talkOn = '2026-11-25';
    const { calendar } = mail({ kind: 'check-in', facts: { talkOn } });
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261125');
    expect(calendar).toContain('METHOD:PUBLISH');
    expect(calendar?.replace(/\r\n /gu, '')).toMatch(/^ORGANIZER;.*mailto:lena@studio\.example/imu);
    expect(mail({ kind: 'check-in' }).calendar).toBeNull();
    expect(mail({ facts: { talkOn } }).calendar).toBeNull();
  });

  it('offers to hear no more of what one may do without, never of money', () => {
    expect(mail({ kind: 'birthday' }).unsubscribe).toBe('lena@studio.example');
    expect(mail({}).unsubscribe).toBeNull();
  });
});
