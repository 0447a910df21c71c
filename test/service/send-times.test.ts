import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../../src/jobs/job.js';
import { slotsOf } from '../../src/service/send-times.js';
import { client, jobInput, row, settings, tracker } from '../support/tracker.js';

/** A Monday at ten in Berlin. */
const monday = '2026-11-23T10:00:00+01:00';

type Cells = Parameters<typeof client>[0];

function slot(
  kind: MessageKind,
  at: string,
  more: {
    who?: Cells;
    plannedFor?: string;
    others?: readonly MessageKind[];
    messages?: readonly Record<string, unknown>[];
    holidays?: readonly string[];
    quiet?: string;
  } = {},
) {
  const snapshot = tracker({
    clients: [client({ timeZone: 'Europe/Berlin', ...more.who })],
    settings: [settings(more.quiet === undefined ? {} : { quietHours: more.quiet })],
    messages: (more.messages ?? []).map((cells, nth) =>
      row(`recM${nth}`, { client: ['recC'], ...cells } as never),
    ) as never,
  });
  const plannedFor = Temporal.Instant.from(more.plannedFor ?? at);
  const planned = [kind, ...(more.others ?? [])].map((each) => ({
    key: each,
    kind: each,
    clientId: 'recC',
    plannedFor,
  }));
  const input = jobInput(snapshot, at, more.holidays ?? []);
  const slots = slotsOf(planned, input);
  return slots
    .get(kind)
    ?.at.toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

describe('src/service/send-times', () => {
  it('lets go at once what is due in the daytime of a working day', () => {
    expect(slot('check-in', monday)).toBe('2026-11-23T10:00');
  });

  it('keeps what is planned for later', () => {
    expect(slot('check-in', monday, { plannedFor: '2026-11-25T14:00:00+01:00' })).toBe('2026-11-25T14:00');
  });

  it.each([
    ['late in the evening', '2026-11-23T22:00:00+01:00', '2026-11-24T09:00'],
    ['before dawn', '2026-11-24T05:00:00+01:00', '2026-11-24T08:00'],
    ['on a Saturday', '2026-11-28T11:00:00+01:00', '2026-11-30T09:00'],
    ['on Friday night', '2026-11-27T21:00:00+01:00', '2026-11-30T09:00'],
  ])('waits %s, where Settings say nothing of quiet hours', (_when, at, expected) => {
    expect(slot('check-in', at)).toBe(expected);
  });

  it('respects quiet hours as Settings name them', () => {
    expect(slot('check-in', '2026-11-23T18:30:00+01:00', { quiet: '18:00–10:30' })).toBe('2026-11-24T10:30');
  });

  it('waits over a holiday of the client', () => {
    const who = { country: 'DE' };
    expect(slot('check-in', '2026-12-25T10:00:00+01:00', { who, holidays: ['2026-12-25'] })).toBe(
      '2026-12-28T09:00',
    );
  });

  it('counts hours and days where the client is', () => {
    const who = { timeZone: 'Asia/Tokyo', country: 'JP' };
    // Ten in Berlin is six in the evening in Tokyo; noon in Berlin is eight there.
    expect(slot('check-in', monday, { who })).toBe('2026-11-23T10:00');
    expect(slot('check-in', '2026-11-23T12:00:00+01:00', { who })).toBe('2026-11-24T01:00');
  });

  it('sends one message a day to a client: money first, then work, then courtesy', () => {
    const others = ['payment-reminder', 'check-in'] as const;
    expect(slot('payment-reminder', monday, { others: ['birthday', 'check-in'] })).toBe('2026-11-23T10:00');
    expect(slot('check-in', monday, { others: ['birthday', 'payment-reminder'] })).toBe('2026-11-24T09:00');
    expect(slot('birthday', monday, { others })).toBe('2026-11-25T09:00');
  });

  it('counts what went out earlier that day', () => {
    const messages = [{ key: 'other', kind: 'check-in', state: 'sent', sentAt: '2026-11-23T08:30:00.000Z' }];
    expect(slot('payment-reminder', monday, { messages })).toBe('2026-11-24T09:00');
  });

  it('wishes nobody a happy birthday beside a last reminder', () => {
    const sent = { key: 'reminder:recI:final', kind: 'payment-reminder', state: 'sent' };
    const messages = [{ ...sent, sentAt: '2026-11-20T09:00:00.000Z' }];
    expect(slot('birthday', monday, { messages })).toBe('2026-11-27T09:00');
    expect(slot('check-in', monday, { messages })).toBe('2026-11-23T10:00');
    expect(slot('birthday', monday, { messages: [{ ...sent, sentAt: '2026-11-02T09:00:00.000Z' }] })).toBe(
      '2026-11-23T10:00',
    );
  });
});
