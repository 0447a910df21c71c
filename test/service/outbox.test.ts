import { describe, expect, it } from 'vitest';
import type { MessageIntent } from '../../src/jobs/job.js';
import { historyFrom, planOutbox } from '../../src/service/outbox.js';
import type { Effect } from '../../src/store/port.js';
import type { RawCell } from '../../src/tracker/port.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from '../support/mirror.js';

const binding = fullBinding();
const at = '2026-05-01T09:00:00.000Z';
const intent: MessageIntent = {
  key: 'reminder:recI:first',
  kind: 'payment-reminder',
  clientId: 'recC',
  about: '2026-014',
  plannedFor: at,
  why: 'Seven days overdue.',
  facts: { balance: '1800.00' },
};
const facts = JSON.stringify(intent.facts);
const word = () => ({ subject: 'Invoice 2026-014', body: 'Hello.' });

function standing(message?: Record<string, RawCell>, email: string | null = 'ada@example.com') {
  return takeSnapshot(
    [
      mirrorRow('clients', 'recC', { name: 'Ada', email }),
      ...(message ? [mirrorRow('messages', 'recM', { key: intent.key, ...message })] : []),
    ],
    binding,
  );
}

function effect(state: Effect['state'], messageId: string | null = 'recM'): Effect {
  return { key: intent.key, state, messageId, facts, at };
}

describe('src/service/outbox', () => {
  it('lets a new message wait, and writes it into history first', () => {
    const outbox = planOutbox(standing(), [intent], [], word, at);
    expect(outbox.waiting).toBe(1);
    expect(outbox.rows[0]?.cells).toMatchObject({
      state: 'waiting',
      to: 'ada@example.com',
      client: ['recC'],
    });
    expect(outbox.effects).toEqual([effect('waiting', null)]);
  });

  it('says what to do where the client has no address', () => {
    const outbox = planOutbox(standing(undefined, null), [intent], [], word, at);
    expect(outbox.rows[0]?.cells.problem).toContain('Clients › Email');
  });

  it('changes nothing on the second look', () => {
    const outbox = planOutbox(standing({ state: 'waiting' }), [intent], [effect('waiting')], word, at);
    expect(outbox.effects).toEqual([]);
    expect(outbox.changes).toEqual([]);
  });

  it('takes a deleted row for a skip that does not come back', () => {
    const first = planOutbox(standing(), [intent], [effect('waiting')], word, at);
    expect(first.rows).toEqual([]);
    expect(first.effects).toEqual([effect('skipped')]);
    const second = planOutbox(standing(), [intent], [effect('skipped')], word, at);
    expect(second).toMatchObject({ rows: [], effects: [], waiting: 0 });
  });

  it('makes a row that was noted but never reached the tracker', () => {
    const outbox = planOutbox(standing(), [intent], [effect('waiting', null)], word, at);
    expect(outbox.rows).toHaveLength(1);
  });

  it('settles a skip the freelancer chose', () => {
    const outbox = planOutbox(
      standing({ state: 'waiting', decision: 'skip' }),
      [intent],
      [effect('waiting')],
      word,
      at,
    );
    expect(outbox.changes).toMatchObject([{ id: 'recM', cells: { state: 'skipped' } }]);
    expect(outbox.effects).toEqual([effect('skipped')]);
    expect(outbox.waiting).toBe(0);
  });

  it('withdraws a message whose reason vanished, and lets it wait again when the reason is back', () => {
    const gone = planOutbox(standing({ state: 'waiting' }), [], [effect('waiting')], word, at);
    expect(gone.changes).toMatchObject([{ id: 'recM', cells: { state: 'withdrawn' } }]);
    expect(gone.withdrawn).toBe(1);
    const back = planOutbox(standing({ state: 'withdrawn' }), [intent], [effect('withdrawn')], word, at);
    expect(back.rows).toHaveLength(1);
    expect(back.effects).toEqual([effect('waiting')]);
  });

  it.each(['sent', 'failed', 'unknown', 'skipped', 'sending'] as const)(
    'never touches a message that is %s',
    (state) => {
      const outbox = planOutbox(standing({ state }), [intent], [effect(state)], word, at);
      expect(outbox).toMatchObject({ rows: [], changes: [], effects: [], waiting: 0 });
    },
  );

  it('does not repeat what a lost store sent: history is read back from the tracker', () => {
    const snapshot = standing({ state: 'sent', sentAt: '2026-04-01T08:00:00.000Z' });
    const history = historyFrom(snapshot, at);
    expect(history).toEqual([{ ...effect('sent'), facts: '', at: '2026-04-01T08:00:00.000Z' }]);
    expect(planOutbox(snapshot, [intent], history, word, at).rows).toEqual([]);
  });

  it('says plainly that an approved message is not sent by this version', () => {
    const outbox = planOutbox(
      standing({ state: 'waiting', decision: 'approve' }),
      [intent],
      [effect('waiting')],
      word,
      at,
    );
    expect(outbox.rows[0]?.cells.problem).toContain('does not send');
  });
});
