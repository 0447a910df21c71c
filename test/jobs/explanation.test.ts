import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { explainInvoice } from '../../src/jobs/explanation.js';
import { client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

function explain(tables: Parameters<typeof tracker>[0], number = '2026-recI', on = '2026-11-23') {
  return explainInvoice(
    jobInput(tracker({ clients: [client()], invoices: [invoice()], ...tables }), on),
    number,
  );
}

/** A message about the invoice that went out on a day. */
function sentOn(part: string, day: string) {
  const key = `reminder:recI:${part}`;
  return row<'messages'>(`rec ${part}`, { key, state: 'sent', sentAt: `${day}T09:00:00Z`, client: ['recC'] });
}

describe('src/jobs/explanation', () => {
  it('says rule, dates, zone, data and what would change it', () => {
    const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 800 })];
    const messages = [
      row<'messages'>('recM', {
        ...{ key: 'reminder:recI:first', state: 'sent', sentAt: '2026-11-18T09:00:00Z', client: ['recC'] },
      }),
    ];
    expect(explain({ payments, messages })).toMatchObject([
      {
        invoice: '2026-recI',
        client: 'Acme',
        zone: 'Europe/Berlin',
        today: '2026-11-23',
        dueOn: '2026-11-15',
        dueFrom: 'From the client\'s terms "Net 14": 14 days after the invoice date.',
        currency: 'EUR',
        total: '1800.00',
        paid: '800.00',
        balance: '1000.00',
        daysOverdue: 8,
        bucket: '1-30',
        policy: { name: 'standard', from: 'Settings' },
        stages: [
          { stage: 'First reminder', on: '2026-11-18', state: 'sent' },
          { stage: 'Second reminder', on: '2026-11-25', state: 'to come' },
          { stage: 'Firm reminder', on: '2026-12-06', state: 'to come' },
          { stage: 'Last reminder', on: '2026-12-15', state: 'to come' },
        ],
        nextActionOn: '2026-11-25',
        wouldChange: expect.arrayContaining([expect.stringContaining('payment')]),
      },
    ]);
  });

  it('says what speaks against sending before a look at the bank', () => {
    const loose = [row<'payments'>('recY', { client: ['recC'], date: '2026-11-20', amount: 800 })];
    const fresh = [settings({ paymentsCheckedOn: '2026-11-22' })];
    expect(explain({ settings: fresh })).toMatchObject([{ askFirst: null }]);
    expect(explain({})).toMatchObject([{ askFirst: expect.stringContaining('never marked as checked') }]);
    expect(explain({ settings: fresh, payments: loose })).toMatchObject([
      { askFirst: expect.stringContaining('names no invoice yet') },
    ]);
    expect(explain({ invoices: [invoice({ paidOn: '2026-11-20' })] })).toMatchObject([{ askFirst: null }]);
  });

  it('names whose terms and whose policy count', () => {
    const own = { invoices: [invoice({ due: '2026-12-01', reminderPolicy: 'gentle' })] };
    expect(explain(own)).toMatchObject([
      { dueFrom: 'Written in Due.', policy: { name: 'gentle', from: 'invoice' } },
    ]);
  });

  it('says what may be charged with its working, and what freelance laws say', () => {
    const [one] = explain({
      clients: [
        client({
          currency: 'USD',
          governingLaw: 'US-CA',
          businessOrConsumer: 'business',
          lateFeeKind: 'statutory',
        }),
      ],
      projects: [row<'projects'>('recP', { name: 'Site', client: ['recC'], completedOn: '2026-10-20' })],
      invoices: [invoice({ project: ['recP'] })],
    });
    expect(one?.charge).toMatchObject({ sum: '3.95', rateKnown: true });
    expect(one?.information).toEqual([
      expect.stringContaining('California Freelance Worker Protection Act: where the contract names no date'),
      expect.stringContaining('2026-11-19'),
    ]);
  });

  it('tells the faults of the row with it', () => {
    const [one] = explain({ invoices: [invoice({ currency: 'EURO' })] });
    expect(one).toMatchObject({ balance: null, faults: [{ field: 'Currency' }] });
  });

  it.each([
    ['a draft', { documentStatus: 'draft' }, /^It is a draft, so nobody is asked to pay it\.$/],
    ['one without a status', { documentStatus: null }, /^It is a draft/],
    ['a void one', { documentStatus: 'void' }, /^It is void, so nothing is owed for it\.$/],
    ['one written off', { documentStatus: 'written-off' }, /^You gave up €1,800\.00 of it, so it is not/],
    [
      'one written off of no known amount',
      { documentStatus: 'written-off', total: null },
      /^It is written off/,
    ],
    ['a credit note', { kind: 'credit' }, /^It is a credit note\. €1,800\.00 of it is still the client's/],
    ['one paid with too much', { total: 1000 }, /^It is paid, and €50\.00 more came than was asked for\./],
    ['a paid one', { total: 1050 }, /^It was paid in full on 20 November 2026\.$/],
    ['a credit note paid back', { kind: 'credit', total: 1050 }, /^It is a credit note, and all of it was/],
    ['a credit note overdrawn', { kind: 'credit', total: 1000 }, /^It is a credit note, and €50\.00 more/],
  ] as const)(
    'says of %s what it is and what would change it, and holds no stages out',
    (_what, cells, why) => {
      const came = 'total' in cells && cells.total !== null;
      const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 1050 })];
      const [one] = explain({ invoices: [invoice(cells)], payments: came ? payments : [] });
      expect(one).toMatchObject({ why: expect.stringMatching(why), stages: [], nextActionOn: null });
      const changes = one?.paymentStatus === 'credit' && one.balance === '0.00' ? 0 : 1;
      expect(one?.wouldChange).toHaveLength(changes);
    },
  );

  it('says of a total of zero that nothing is owed for it', () => {
    expect(explain({ invoices: [invoice({ total: 0 })] })).toMatchObject([
      { why: 'Its total is zero, so nothing is owed for it.' },
    ]);
  });

  it('tells of a paid invoice what was said, and no stage beyond', () => {
    const messages = [
      row<'messages'>('recM', { key: 'reminder:recI:first', state: 'sent', sentAt: '2026-11-18T09:00:00Z' }),
      row<'messages'>('recN', { key: 'reminder:recI:second', state: 'withdrawn' }),
    ];
    expect(explain({ invoices: [invoice({ paidOn: '2026-11-20' })], messages })).toMatchObject([
      { stages: [{ stage: 'First reminder', on: '2026-11-18', state: 'sent' }] },
    ]);
  });

  it.each([
    ['waiting', 'waiting'],
    ['scheduled', 'scheduled'],
    ['sending', 'sending'],
    ['sent', 'sent'],
    ['withdrawn', 'reached'],
    ['skipped', 'skipped'],
    ['failed', 'failed'],
    ['unknown', 'unknown'],
  ] as const)('shows a message that is %s as %s', (state, shown) => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:first', state, client: ['recC'] })];
    const [one] = explain({ messages });
    expect(one?.stages[0]).toMatchObject({ stage: 'First reminder', on: '2026-11-18', state: shown });
    expect(one?.wouldChange.some((way) => way.includes('take Approve back'))).toBe(state === 'scheduled');
    expect(one?.wouldChange.some((way) => way.endsWith('Approve, Skip or Snooze.'))).toBe(
      state === 'waiting' || state === 'withdrawn',
    );
  });

  it('names a stage that was passed over, and one whose row was deleted', () => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:second', state: 'sent' })];
    expect(explain({ messages })[0]?.stages.map(({ state }) => state)).toEqual([
      ...['left out', 'sent', 'to come', 'to come'],
    ]);
    const snapshot = tracker({ clients: [client()], invoices: [invoice()] });
    const skipped = { 'reminder:recI:first': '2026-11-19T09:00:00Z' };
    expect(explainInvoice(jobInput(snapshot, '2026-11-23', [], skipped), '2026-recI')).toMatchObject([
      { stages: [{ state: 'skipped', on: '2026-11-19' }, {}, {}, {}] },
    ]);
  });

  it('tells what was said beside the ladder: a statement, and a question about a promise', () => {
    const messages = [
      row<'messages'>('recM', {
        key: 'reminder:recJ:first+recI:statement',
        state: 'sent',
        sentAt: '2026-11-17T09:00:00Z',
      }),
      row<'messages'>('recN', {
        key: 'reminder:recI:promise-2026-11-19',
        state: 'waiting',
        plannedFor: '2026-11-20T08:00:00Z',
      }),
    ];
    expect(explain({ messages })[0]?.stages.filter(({ stage }) => !stage.endsWith(' reminder'))).toEqual([
      { stage: 'Statement of account', on: '2026-11-17', state: 'sent' },
      {
        stage: 'Question about the payment promised for 19 November 2026',
        on: '2026-11-20',
        state: 'waiting',
      },
    ]);
  });

  it('finds the number whatever its case, every row that bears it, and nothing else', () => {
    expect(explain({ invoices: [invoice(), invoice({ number: '2026-RECI' }, 'recJ')] })).toHaveLength(2);
    expect(explain({}, '2026-999')).toEqual([]);
  });

  it('counts the stages to come from where a broken promise left them', () => {
    const messages = [
      row<'messages'>('recM', {
        ...{ key: 'reminder:recI:first', state: 'sent', sentAt: '2026-11-18T09:00:00Z', client: ['recC'] },
      }),
    ];
    const [one] = explain({ messages, invoices: [invoice({ promisedOn: '2026-11-19' })] });
    expect(one?.stages).toEqual([
      { stage: 'First reminder', on: '2026-11-18', state: 'sent' },
      {
        stage: 'Question about the payment promised for 19 November 2026',
        ...{ on: '2026-11-23', state: 'reached' },
      },
      { stage: 'Second reminder', on: '2026-11-28', state: 'to come' },
      { stage: 'Firm reminder', on: '2026-12-08', state: 'to come' },
      { stage: 'Last reminder', on: '2026-12-17', state: 'to come' },
    ]);
  });

  it('counts the stages from the day on which a hold will end', () => {
    const messages = [sentOn('first', '2026-11-18')];
    const [one] = explain({ messages, invoices: [invoice({ holdUntil: '2026-12-15' })] });
    expect(one?.nextActionOn).toBe('2026-12-15');
    expect(one?.stages).toEqual([
      { stage: 'First reminder', on: '2026-11-18', state: 'sent' },
      { stage: 'Second reminder', on: '2026-12-15', state: 'to come' },
      { stage: 'Firm reminder', on: '2026-12-26', state: 'to come' },
      { stage: 'Last reminder', on: '2027-01-04', state: 'to come' },
    ]);
  });

  it('knows which stage takes the place of another while the client rests', () => {
    const [one] = explain({ messages: [sentOn('first', '2026-12-02')] }, '2026-recI', '2026-12-03');
    expect(one?.why).toContain('Firm reminder on 7 December 2026 if it is still open.');
    expect(one?.stages.map(({ on, state }) => [on, state])).toEqual([
      ['2026-11-25', 'left out'],
      ['2026-12-02', 'sent'],
      ['2026-12-07', 'to come'],
      ['2026-12-15', 'to come'],
    ]);
  });

  it('says on the day it named what it said would come', () => {
    const days = fc
      .integer({ min: 0, max: 45 })
      .map((more) => Temporal.PlainDate.from('2026-11-10').add({ days: more }));
    const policy = fc.constantFrom('gentle' as const, 'standard' as const, 'firm' as const);
    const told = fc.option(fc.record({ part: fc.constantFrom('first', 'second', 'firm'), on: days }));
    const paused = fc.option(fc.record({ holdUntil: days.map(String) }), { nil: {} });
    fc.assert(
      fc.property(policy, told, paused, days, (reminderPolicy, first, hold, today) => {
        const isPast = first && Temporal.PlainDate.compare(first.on, today) <= 0;
        const messages = first && isPast ? [sentOn(first.part, first.on.toString())] : [];
        const tables = { messages, invoices: [invoice({ ...hold, reminderPolicy })] };
        const [one] = explain(tables, '2026-recI', today.toString());
        const next = one?.stages.find(({ state }) => state === 'to come');
        if (!next?.on || one?.stages.some(({ state }) => state === 'reached')) return;
        const [then] = explain(tables, '2026-recI', next.on);
        expect(then?.why).toContain(`${next.stage}: its row in Messages`);
      }),
      { numRuns: 200 },
    );
  });

  it('lets the stages of an older debt follow its statement, whose day is not known before', () => {
    const old = [invoice({ issued: '2025-10-01' })];
    const [waits] = explain({ invoices: old });
    expect(waits?.stages.map(({ stage, on, state }) => [stage, on, state])).toEqual([
      ['Statement of account', '2026-01-01', 'reached'],
      ...['First', 'Second', 'Firm', 'Last'].map((nth) => [`${nth} reminder`, null, 'to come']),
    ]);
    const [told] = explain({ invoices: old, messages: [sentOn('statement', '2026-11-20')] });
    expect(told?.stages.map(({ on }) => on)).toEqual([
      ...['2026-11-20', '2026-11-25', '2026-11-30', '2026-12-11', '2026-12-20'],
    ]);
  });

  it.each([
    ['skipped', 'You skipped the statement of account.'],
    ['failed', 'Statement of account: it did not go out; its row in Messages says why.'],
    [
      'unknown',
      'Statement of account: it may or may not have gone out; its row in Messages says what to check.',
    ],
  ] as const)('expects no stage of an older debt whose statement is %s', (state, said) => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:statement', state, client: ['recC'] })];
    const [one] = explain({ invoices: [invoice({ issued: '2025-10-01' })], messages });
    expect(one?.why).toContain(said);
    expect(one?.stages).toEqual([{ stage: 'Statement of account', on: null, state }]);
  });
});
