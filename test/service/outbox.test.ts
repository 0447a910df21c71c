import { describe, expect, it } from 'vitest';
import { ok } from '../../src/domain/result.js';
import type { MessageIntent } from '../../src/jobs/job.js';
import { historyFrom, skippedKeys, withFates } from '../../src/service/fates.js';
import { type Outbox, type OutboxInput, planOutbox } from '../../src/service/outbox.js';
import type { Effect, WrittenCell } from '../../src/store/port.js';
import type { RawCell } from '../../src/tracker/port.js';
import type { Snapshot } from '../../src/tracker/snapshot.js';
import { client, jobInput, row, settings, tracker } from '../support/tracker.js';

const now = '2026-11-23T10:00:00.000Z';
const text = { subject: 'Invoice 2026-014', body: 'Hello, 1800.00 is open.' };

function intent(facts: MessageIntent['facts'] = { balance: '1800.00' }): MessageIntent {
  return {
    ...{ key: 'reminder:recI:first', kind: 'payment-reminder', clientId: 'recC', about: '2026-014' },
    ...{ plannedFor: '2026-11-23T08:00:00.000Z', why: 'Seven days overdue.', facts },
  };
}

const facts = factsOf('1800.00');

/** What a decision is about: the facts, and whom they are told. */
function factsOf(balance: string, to = 'ada@example.com'): string {
  return JSON.stringify({ balance, to });
}

function word({ facts: { balance } }: MessageIntent) {
  const body = `Hello, ${String(balance)} is open.`;
  return ok({ subject: text.subject, body, inMyLanguage: null, askFirst: null });
}

/** A tracker with the message in it, as the service wrote it unless told otherwise. */
function standing(
  message: Record<string, RawCell> | null,
  who: Parameters<typeof client>[0] = {},
  mine: ReturnType<typeof settings>[] = [],
): Snapshot {
  return tracker({
    settings: mine,
    clients: [client({ email: 'ada@example.com', timeZone: 'Europe/Berlin', ...who })],
    messages: message
      ? [
          row('recM', {
            ...{ key: intent().key, kind: 'payment-reminder', client: ['recC'], to: 'ada@example.com' },
            ...{ ...text, state: 'waiting', plannedFor: intent().plannedFor, ...message },
          } as never),
        ]
      : [],
  });
}

const written: readonly WrittenCell[] = Object.entries(text).map(([field, value]) => ({
  ...{ table: 'messages', id: 'recM', field, value },
}));

function effect(state: Effect['state'], more: Partial<Effect> = {}): Effect {
  return {
    ...{ key: intent().key, state, messageId: 'recM', facts, approved: null, claims: 0, problem: null },
    ...{ at: '2026-11-22T10:00:00.000Z', ...more },
  };
}

function plan(snapshot: Snapshot, more: Partial<OutboxInput> & { at?: string } = {}): Outbox {
  const history = more.history ?? [];
  const input = jobInput(withFates(snapshot, history), more.at ?? now);
  return planOutbox({
    ...{ input, standing: snapshot, intents: [intent()], history, written, word },
    ...{ mail: { perHour: 60, trouble: null }, ...more },
  });
}

const approved = { decision: 'approve' } as const;

describe('src/service/outbox', () => {
  it('lets a new message wait, and writes it into history first', () => {
    const outbox = plan(standing(null));
    expect(outbox.waiting).toBe(1);
    expect(outbox.rows[0]?.cells).toMatchObject({
      ...{ state: 'waiting', to: 'ada@example.com', client: ['recC'] },
    });
    expect(outbox.effects).toMatchObject([{ state: 'waiting', messageId: null, facts }]);
    expect(outbox.ready).toEqual([]);
  });

  it('changes nothing on the second look', () => {
    const outbox = plan(standing({}), { history: [effect('waiting')] });
    expect(outbox).toMatchObject({ effects: [], changes: [], ready: [] });
  });

  it('takes a deleted row for a skip that does not come back', () => {
    const first = plan(standing(null), { history: [effect('waiting')] });
    expect(first.rows).toEqual([]);
    expect(first.effects).toMatchObject([{ state: 'skipped' }]);
    const second = plan(standing(null), { history: [effect('skipped')] });
    expect(second).toMatchObject({ rows: [], effects: [], waiting: 0 });
  });

  it('makes a row that was noted but never reached the tracker', () => {
    const outbox = plan(standing(null), { history: [effect('waiting', { messageId: null })] });
    expect(outbox.rows).toHaveLength(1);
  });

  it('settles a skip the freelancer chose', () => {
    const outbox = plan(standing({ decision: 'skip' }), { history: [effect('waiting')] });
    expect(outbox.changes).toMatchObject([{ id: 'recM', cells: { state: 'skipped' } }]);
    expect(outbox.effects).toMatchObject([{ state: 'skipped' }]);
    expect(outbox.waiting).toBe(0);
  });

  it('withdraws a message whose reason vanished, approved or not, and lets it wait when the reason is back', () => {
    for (const cells of [{}, { ...approved, state: 'scheduled' }]) {
      const gone = plan(standing(cells), { intents: [], history: [effect('waiting')] });
      expect(gone.changes).toMatchObject([{ id: 'recM', cells: { state: 'withdrawn' } }]);
      expect(gone).toMatchObject({ withdrawn: 1, ready: [] });
    }
    const back = plan(standing({ state: 'withdrawn' }), { history: [effect('withdrawn')] });
    expect(back.rows).toHaveLength(1);
    expect(back.effects).toMatchObject([{ state: 'waiting' }]);
  });

  it.each(['sent', 'failed', 'unknown', 'skipped'] as const)('sends nothing that is %s', (state) => {
    const outbox = plan(standing({ ...approved, state }), { history: [effect(state)] });
    expect(outbox).toMatchObject({ rows: [], effects: [], waiting: 0, ready: [] });
  });

  it('sends nothing that another worker is sending', () => {
    const outbox = plan(standing({ ...approved, state: 'sending' }), { history: [effect('sending')] });
    expect(outbox).toMatchObject({ rows: [], changes: [], effects: [], ready: [] });
  });

  it('does not send for a second time what the tracker says was sent', () => {
    const snapshot = standing({ ...approved, state: 'sent', sentAt: '2026-11-01T08:00:00.000Z' });
    const history = historyFrom(snapshot, now).map((each) => ({ ...each, claims: 0, problem: null }));
    expect(history).toMatchObject([{ state: 'sent', at: '2026-11-01T08:00:00.000Z' }]);
    expect(plan(snapshot, { history }).ready).toEqual([]);
    expect(plan(snapshot, { history: [effect('waiting')] })).toMatchObject({
      ready: [],
      effects: [{ state: 'sent' }],
    });
  });

  it('takes for unknown what was being sent when the store was lost, or by somebody else', () => {
    const snapshot = standing({ ...approved, state: 'sending' });
    expect(historyFrom(snapshot, now)).toMatchObject([{ state: 'unknown' }]);
    const outbox = plan(snapshot, { history: [effect('waiting')] });
    expect(outbox.ready).toEqual([]);
    expect(outbox.changes).toMatchObject([{ cells: { state: 'unknown', problem: expect.any(String) } }]);
  });

  it('needs a fresh decision for a copy once the row it was copied from is gone', () => {
    const history = [effect('scheduled', { messageId: 'recGone', approved: facts })];
    const copy = plan(standing(approved), { history });
    expect(copy.ready).toEqual([]);
    expect(copy.rows[0]?.cells.why).toContain('take Approve back');
    expect(copy.effects).toMatchObject([{ state: 'waiting', messageId: 'recM', approved: '' }]);
    const still = plan(standing(approved), { history: [effect('waiting', { approved: '' })] });
    expect(still).toMatchObject({ ready: [], effects: [] });
    const back = plan(standing({}), { history: [effect('waiting', { approved: '' })] });
    expect(back.effects).toMatchObject([{ approved: null }]);
    expect(plan(standing(approved), { history: [effect('waiting')] }).ready).toHaveLength(1);
  });

  it('leaves everything as it is while the column of keys is not there', () => {
    const snapshot = standing(approved);
    const without = { ...snapshot, has: (_table: unknown, field: unknown) => field !== 'key' } as Snapshot;
    const history = [effect('waiting')];
    expect(plan(without, { history })).toMatchObject({ rows: [], effects: [], changes: [], ready: [] });
    const unkeyed = { ...without, tables: standing({ key: null }).tables };
    expect(plan(unkeyed, { history })).toMatchObject({ rows: [], effects: [], ready: [] });
    expect(skippedKeys(unkeyed, history, now).size).toBe(0);
  });

  it('goes on with what it had claimed itself and never handed over', () => {
    const history = [effect('waiting', { claims: 1, approved: facts })];
    expect(plan(standing({ ...approved, state: 'sending' }), { history }).ready).toHaveLength(1);
  });

  it('says in the row what the store knows of its fate', () => {
    const sent = plan(standing({ ...approved, state: 'sending' }), {
      history: [effect('sent', { at: now })],
    });
    expect(sent.changes).toMatchObject([{ cells: { state: 'sent', sentAt: now, why: 'You approved it.' } }]);
    const failed = plan(standing({ ...approved, state: 'sending' }), {
      history: [effect('failed', { problem: 'No such user.' })],
    });
    expect(failed.changes).toMatchObject([{ cells: { state: 'failed', problem: 'No such user.' } }]);
  });

  it('warns of a copy, and never sends it', () => {
    const original = standing({ state: 'sent', ...approved });
    const copy = row('recN', { key: intent().key, ...approved, state: 'waiting' } as never);
    const both = tracker({
      clients: [client()],
      messages: [...original.tables.messages.values(), copy] as never,
    });
    const outbox = plan(both, { history: [effect('sent')] });
    expect(outbox.ready).toEqual([]);
    expect(outbox.changes).toMatchObject([
      { id: 'recN', cells: { problem: expect.stringContaining('copy') } },
    ]);
  });

  describe('consent', () => {
    it('sends what was approved, as it stands in its row', () => {
      const cells = { ...approved, body: 'My own words.', to: 'accounts@example.com' };
      const outbox = plan(standing(cells), { history: [effect('waiting')] });
      expect(outbox.ready).toMatchObject([{ body: 'My own words.', to: 'accounts@example.com' }]);
      // Whom it is told is the freelancer's own business here.
      const told = JSON.stringify(intent().facts);
      expect(outbox.effects).toMatchObject([{ state: 'scheduled', approved: told }]);
    });

    it('rewrites nothing once it was approved', () => {
      const outbox = plan(standing(approved), { history: [effect('waiting')] });
      expect(Object.keys(outbox.rows[0]?.cells ?? {}).sort()).toEqual(['problem', 'state', 'why']);
    });

    it('voids an approval when the facts changed, and shows both figures', () => {
      const paid = [intent({ balance: '900.00' })];
      const outbox = plan(standing(approved), { intents: paid, history: [effect('waiting')] });
      expect(outbox.ready).toEqual([]);
      const { why = '', state } = outbox.rows[0]?.cells ?? {};
      expect(state).toBe('waiting');
      expect(why).toContain('1800.00');
      expect(why).toContain('900.00');
    });

    it('stays void until the decision was taken back and given again', () => {
      const paid = [intent({ balance: '900.00' })];
      const changed = factsOf('900.00');
      const rewritten = { ...text, body: 'Hello, 900.00 is open.' };
      const history = [effect('waiting', { facts: changed, approved: facts })];
      const still = plan(standing({ ...approved, ...rewritten }), { intents: paid, history });
      expect(still.ready).toEqual([]);
      const back = plan(standing(rewritten), { intents: paid, history });
      expect(back.effects).toMatchObject([{ approved: null }]);
      const anew = [effect('waiting', { facts: changed })];
      const again = plan(standing({ ...approved, ...rewritten }), { intents: paid, history: anew });
      expect(again.ready).toHaveLength(1);
    });

    it('stands when the facts are again what they were', () => {
      const history = [effect('waiting', { approved: facts })];
      expect(plan(standing(approved), { history }).ready).toHaveLength(1);
    });

    it.each([
      ['seen before', effect('scheduled', { approved: facts })],
      ['given just now', effect('waiting')],
    ])('is void when the client got another address (%s), and shows both', (_when, before) => {
      const moved = standing(approved, { email: 'ada@new.example' });
      const to = { table: 'messages', id: 'recM', field: 'to', value: 'ada@example.com' } as const;
      const outbox = plan(moved, { history: [before], written: [...written, to] });
      expect(outbox.ready).toEqual([]);
      const { why, state, to: shown } = outbox.rows[0]?.cells ?? {};
      expect(state).toBe('waiting');
      expect(why).toMatch(/to: ada@example\.com.*to: ada@new\.example/s);
      expect(shown).toBe('ada@new.example');
    });

    it('keeps an address that the freelancer wrote, whatever the client has', () => {
      const own = standing({ ...approved, to: 'accounts@example.com' }, { email: 'ada@new.example' });
      const to = { table: 'messages', id: 'recM', field: 'to', value: 'ada@example.com' } as const;
      const history = [effect('scheduled', { approved: facts })];
      expect(plan(own, { history, written: [...written, to] }).ready).toMatchObject([
        { to: 'accounts@example.com' },
      ]);
    });

    it('is not back with the reason of a message that was withdrawn', () => {
      const gone = plan(standing({ ...approved, state: 'scheduled' }), {
        intents: [],
        history: [effect('scheduled', { approved: facts })],
      });
      expect(gone.effects).toMatchObject([{ state: 'withdrawn', approved: '' }]);
      const history = [effect('withdrawn', { approved: '' })];
      const back = plan(standing({ ...approved, state: 'withdrawn' }), { history });
      expect(back).toMatchObject({ ready: [], rows: [{ cells: { state: 'waiting' } }] });
    });

    it('is not lost to a clock that was wrong for a while', () => {
      const scheduled = standing({ ...approved, state: 'scheduled' });
      const before = effect('scheduled', { approved: facts, at: '2026-11-22T10:00:00.000Z' });
      const behind = plan(scheduled, { intents: [], history: [before], at: '2026-11-20T10:00:00Z' });
      expect(behind.effects).toMatchObject([{ state: 'withdrawn', approved: facts }]);
      const ahead = effect('withdrawn', { approved: '', at: '2026-12-22T10:00:00.000Z' });
      const back = plan(standing({ ...approved, state: 'withdrawn' }), { history: [ahead] });
      expect(back.ready).toHaveLength(1);
    });

    it.each(['charges', 'mentionedCharges'])('is not lost to interest that grew overnight (%s)', (fact) => {
      const before = JSON.stringify({ balance: '1800.00', [fact]: ['8.43'] });
      const history = [effect('scheduled', { facts: before, approved: before })];
      const grown = [intent({ balance: '1800.00', [fact]: ['8.91'] })];
      const seen = plan(standing({ ...approved, state: 'scheduled' }), { intents: grown, history });
      expect(seen.ready).toHaveLength(1);
    });

    it('is lost where a charge that was only mentioned is claimed afterwards', () => {
      const before = JSON.stringify({ balance: '1800.00', mentionedCharges: ['8.43'] });
      const history = [effect('scheduled', { facts: before, approved: before })];
      const claimed = [intent({ balance: '1800.00', charges: ['8.43'] })];
      const seen = plan(standing({ ...approved, state: 'scheduled' }), { intents: claimed, history });
      expect(seen.ready).toEqual([]);
    });

    it('notes in an edited message what has changed, and takes an approval given after that', () => {
      const paid = [intent({ balance: '900.00' })];
      const own = { body: 'My own words about 1,800.' };
      const noted = plan(standing(own), { intents: paid, history: [effect('waiting')] });
      const why = String(noted.rows[0]?.cells.why);
      expect(why).toContain('1800.00');
      expect(noted.effects).toEqual([]);
      const blind = plan(standing({ ...own, ...approved }), { intents: paid, history: [effect('waiting')] });
      expect(blind.ready).toEqual([]);
      const seen = plan(standing({ ...own, ...approved, why }), {
        intents: paid,
        history: [effect('waiting')],
      });
      expect(seen.ready).toMatchObject([{ body: own.body }]);
    });

    it('does not trust an approval of a text of which a lost store knows nothing', () => {
      const history = [effect('waiting', { facts: '' })];
      const old = { ...approved, body: 'Hello, 2000.00 is open.' };
      expect(plan(standing(old), { history, written: [] }).ready).toEqual([]);
      expect(plan(standing(approved), { history, written: [] }).ready).toHaveLength(1);
    });

    it('rests while snoozed, and asks again after that', () => {
      const resting = standing({ decision: 'snooze', snoozeUntil: '2026-12-03' });
      expect(plan(resting).rows[0]?.cells.why).toContain('2026-12-03');
      const awake = plan(resting, { at: '2026-12-03T10:00:00Z' });
      expect(awake.rows[0]?.cells).toMatchObject({ state: 'waiting', why: 'Seven days overdue.' });
      expect(plan(standing({ decision: 'snooze' })).rows[0]?.cells.why).toContain('Snooze until');
    });

    it.each(['failed', 'unknown'] as const)(
      'lets a message that is %s wait again only once the freelancer snoozes it',
      (state) => {
        expect(plan(standing({ ...approved, state }), { history: [effect(state)] }).reopened).toEqual([]);
        const snoozed = standing({ decision: 'snooze', state });
        expect(plan(snoozed, { history: [effect(state)] }).reopened).toEqual([intent().key]);
        const open = plan(snoozed, { history: [effect('waiting', { claims: 1 })] });
        expect(open.rows[0]?.cells).toMatchObject({ state: 'waiting' });
        expect(open.ready).toEqual([]);
      },
    );
  });

  describe('sending without asking', () => {
    const unasked = { sendWithoutAsking: ['payment-reminder'] } as const;
    const once = row('recOld', {
      ...{ key: 'reminder:recOld:first', kind: 'payment-reminder', client: ['recC'], state: 'sent' },
      ...{ decision: 'approve', sentAt: '2026-10-01T08:00:00.000Z' },
    } as never);

    function withEarlier(earlier: typeof once | null, message: Record<string, RawCell> = {}) {
      const own = [...standing(message, unasked).tables.messages.values()];
      return tracker({
        clients: [client({ email: 'ada@example.com', ...unasked })],
        messages: (earlier ? [earlier, ...own] : own) as never,
      });
    }

    it('begins only after one was approved by hand', () => {
      const history = [effect('waiting')];
      expect(plan(withEarlier(null), { history }).ready).toEqual([]);
      expect(plan(withEarlier(once), { history }).ready).toHaveLength(1);
    });

    it('does not begin with thanks for a promise, which is a reminder by its kind alone', () => {
      const note = { ...once, cells: { ...once.cells, key: 'promise-noted:recC:2026-10-09' } };
      expect(plan(withEarlier(note), { history: [effect('waiting')] }).ready).toEqual([]);
    });

    it('asks all the same for what must not go out without a look, and for what a person worked on', () => {
      const history = [effect('waiting')];
      const intents = [{ ...intent(), askFirst: 'Look at your bank first.' }];
      expect(plan(withEarlier(once), { history, intents }).ready).toEqual([]);
      expect(plan(withEarlier(once, { body: 'Half a sent' }), { history }).ready).toEqual([]);
      expect(plan(withEarlier(once, { to: 'ada@example.co' }), { history }).ready).toEqual([]);
    });
  });

  describe('what is never sent without asking', () => {
    it.each(['statement', 'pause-notice', 'decline', 'ending'] as const)('%s', (kind) => {
      const ticked = { sendWithoutAsking: [kind] };
      const earlier = row('recOld', {
        ...{ key: 'old', kind, client: ['recC'], state: 'sent', decision: 'approve' },
        sentAt: '2026-10-01T08:00:00.000Z',
      } as never);
      const own = [...standing({ kind }, ticked).tables.messages.values()];
      const snapshot = tracker({
        clients: [client({ email: 'ada@example.com', ...ticked })],
        messages: [earlier, ...own] as never,
      });
      const outbox = plan(snapshot, { intents: [{ ...intent(), kind }], history: [effect('waiting')] });
      expect(outbox).toMatchObject({ ready: [], waiting: 1 });
    });
  });

  describe('what keeps an approved message back', () => {
    it.each([
      ['no address', { to: null }, { email: null }, 'Clients › Email'],
      ['a broken address', { to: 'ada at example' }, {}, 'not an e-mail address'],
      ['several addresses', { to: 'ada@example.com, bob@example.com' }, {}, 'several addresses'],
      ['no subject', { subject: null }, {}, 'Subject is blank'],
      ['no text', { body: null }, {}, 'Body is blank'],
    ] as const)('%s, and the row says what to do', (_what, cells, who, words) => {
      const outbox = plan(standing({ ...approved, ...cells }, who), {
        history: [effect('scheduled', { approved: facts })],
        written: [],
      });
      expect(outbox.ready).toEqual([]);
      expect(outbox.rows[0]?.cells.problem).toContain(words);
    });

    it('a time to send that cannot be read: it is not sent at another one', () => {
      const unread = { unreadable: '2026-12-24', problem: 'It is no date and time with its zone.' };
      const outbox = plan(standing({ ...approved, plannedFor: unread }), { history: [effect('waiting')] });
      expect(outbox.ready).toEqual([]);
      expect(outbox.rows[0]?.cells.problem).toMatch(/^Planned for: .*Write a date and time/);
    });

    it('a message that cannot leave keeps no other one of that client back', () => {
      const other = { ...intent(), key: 'check-in:recC', kind: 'check-in' as const };
      const snapshot = tracker({
        clients: [client({ email: 'ada@example.com', timeZone: 'Europe/Berlin' })],
        messages: [
          ...standing({ ...approved, to: 'ada at example' }).tables.messages.values(),
          row('recN', {
            ...{ key: other.key, kind: 'check-in', client: ['recC'], to: 'ada@example.com' },
            ...{ ...text, ...approved, state: 'waiting' },
          } as never),
        ] as never,
      });
      const outbox = plan(snapshot, {
        intents: [intent(), other],
        history: [effect('waiting'), effect('waiting', { key: other.key, messageId: 'recN' })],
      });
      expect(outbox.ready).toMatchObject([{ key: other.key }]);
    });

    it('a message that may have gone out on the same day', () => {
      const unknown = row('recOld', {
        ...{ key: 'old', kind: 'check-in', client: ['recC'], state: 'unknown', decision: 'approve' },
      } as never);
      const snapshot = tracker({
        clients: [client({ email: 'ada@example.com', timeZone: 'Europe/Berlin' })],
        messages: [unknown, ...standing(approved).tables.messages.values()] as never,
      });
      const earlier = effect('unknown', { key: 'old', messageId: 'recOld', at: '2026-11-23T08:00:00.000Z' });
      const outbox = plan(snapshot, { history: [effect('waiting'), earlier] });
      expect(outbox.ready).toEqual([]);
      expect(outbox.rows[0]?.cells.why).toContain('One message a day');
    });

    it('two who pay: nobody chooses between them', () => {
      const contact = (id: string, name: string) =>
        row(id, { name, client: ['recC'], email: `${name}@example.com`, role: ['pays'] } as never);
      const snapshot = tracker({
        clients: [client({ email: null })],
        contacts: [contact('recA', 'ada'), contact('recB', 'bob')] as never,
      });
      const [made] = plan(snapshot).rows;
      expect(made?.cells).toMatchObject({ to: null, problem: expect.stringContaining('ada, bob') });
    });

    it('a time at which nothing is sent', () => {
      const history = [effect('waiting')];
      const saturday = plan(standing(approved), { history, at: '2026-11-28T10:00:00Z' });
      expect(saturday.ready).toEqual([]);
      expect(saturday.rows[0]?.cells.why).toContain('30 November 2026 at 09:00 (Europe/Berlin)');
      expect(saturday.nextSend?.toString()).toBe('2026-11-30T08:00:00Z');
    });

    it('trouble with the mail server, in its own words', () => {
      const mail = { perHour: 60, trouble: 'The mail server cannot be reached.' };
      const outbox = plan(standing(approved), { history: [effect('waiting')], mail });
      expect(outbox.ready).toEqual([]);
      expect(outbox.rows[0]?.cells.problem).toBe(mail.trouble);
    });

    it('the hourly limit of the provider', () => {
      const sentLately = effect('sent', { key: 'other', at: '2026-11-23T09:30:00.000Z' });
      const mail = { perHour: 1, trouble: null };
      const outbox = plan(standing(approved), { history: [effect('waiting'), sentLately], mail });
      expect(outbox.ready).toEqual([]);
      expect(outbox.rows[0]?.cells.why).toContain('hourly limit');
    });

    it('the same limit, of which a copy to the freelancer takes its part, and one letter an hour at least', () => {
      const copied = (copyToMe: boolean) =>
        standing(approved, {}, [
          settings({ sender: 'Lena <lena@studio.example>', copyToMe: copyToMe || null }),
        ]);
      const history = [effect('waiting'), effect('sent', { key: 'other', at: '2026-11-23T09:30:00.000Z' })];
      const leaving = (copyToMe: boolean, perHour: number, all: readonly Effect[] = history) =>
        plan(copied(copyToMe), { history: all, mail: { perHour, trouble: null } }).ready.length;
      expect([leaving(false, 2), leaving(true, 2), leaving(true, 3), leaving(true, 4)]).toEqual([1, 0, 0, 1]);
      expect([leaving(true, 1), leaving(true, 1, [effect('waiting')])]).toEqual([0, 1]);
    });

    it('a failed try, for a while that grows', () => {
      const tried = effect('waiting', { claims: 1, problem: 'Greylisted.', at: '2026-11-23T09:55:00.000Z' });
      expect(plan(standing(approved), { history: [tried] })).toMatchObject({
        ready: [],
        rows: [{ cells: { problem: 'Greylisted.' } }],
      });
      expect(plan(standing(approved), { history: [tried], at: '2026-11-23T10:10:00Z' }).ready).toHaveLength(
        1,
      );
    });
  });

  it('goes on with the others when one cannot be worded', () => {
    const broken = { ...intent(), key: 'reminder:recJ:first' };
    const outbox = plan(standing(null), {
      intents: [broken, intent()],
      word: (each) =>
        each.key === broken.key ? { ok: false, problem: 'No words.', remedy: 'Look.' } : word(each),
    });
    expect(outbox.rows).toHaveLength(1);
    expect(outbox.faults).toMatchObject([{ table: 'Messages', record: '2026-014', problem: 'No words.' }]);
  });

  it('remembers when a skip was seen', () => {
    const skipped = effect('skipped');
    expect(skippedKeys(standing({ state: 'skipped' }), [skipped], now).get(skipped.key)).toBe(skipped.at);
    expect(skippedKeys(standing(null), [effect('waiting')], now).get(skipped.key)).toBe(now);
  });
});
