import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function decide(tables: Tables, on: string) {
  return receivables.decide(jobInput(tracker({ clients: [client()], invoices: [invoice()], ...tables }), on));
}

function sent(key: string, sentAt: string) {
  return row<'messages'>('recM', { key, state: 'sent', sentAt, client: ['recC'] });
}

describe('src/jobs/reminders', () => {
  it.each([
    ['gentle', '2026-11-28', undefined],
    ['gentle', '2026-11-29', 'reminder:recI:first'],
    ['standard', '2026-11-17', undefined],
    ['standard', '2026-11-18', 'reminder:recI:first'],
    ['standard', '2026-11-25', 'reminder:recI:second'],
    ['standard', '2026-12-06', 'reminder:recI:firm'],
    ['standard', '2027-03-01', 'reminder:recI:final'],
    ['firm', '2026-11-11', undefined],
    ['firm', '2026-11-12', 'reminder:recI:before'],
    ['firm', '2026-11-15', 'reminder:recI:due'],
    ['firm', '2026-11-18', 'reminder:recI:first'],
    ['none', '2027-11-16', undefined],
  ] as const)('under a %s policy on %s proposes %s', (reminderPolicy, on, key) => {
    const outcome = decide({ clients: [client({ reminderPolicy })] }, on);
    expect(outcome.messages[0]?.key).toBe(key);
  });

  it('takes the highest stage due after three missed days, once, and none of those before', () => {
    const messages = [sent('reminder:recI:first', '2026-11-18T09:00:00.000Z')];
    expect(decide({ messages }, '2026-12-05').messages[0]?.key).toBe('reminder:recI:second');
    expect(decide({ messages }, '2026-12-08').messages.map(({ key }) => key)).toEqual(['reminder:recI:firm']);
    expect(decide({ messages }, '2026-12-15').messages.map(({ key }) => key)).toEqual([
      'reminder:recI:final',
    ]);
  });

  it('lets days pass between two stages when one was sent late', () => {
    const messages = [sent('reminder:recI:first', '2026-11-24T09:00:00.000Z')];
    const waiting = decide({ messages }, '2026-11-28');
    expect(waiting.messages).toEqual([]);
    expect(cellsFor(waiting, 'invoices', 'recI')).toMatchObject({
      ...{ reminderStage: 'Second reminder', nextActionOn: '2026-11-29' },
    });
    expect(decide({ messages }, '2026-11-29').messages[0]?.key).toBe('reminder:recI:second');
  });

  it('says when the last one was sent that the rest is up to the freelancer', () => {
    const messages = [sent('reminder:recI:final', '2026-12-15T09:00:00.000Z')];
    const outcome = decide({ messages }, '2027-02-01');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI').why).toContain('yours to decide');
  });

  it('keeps key, planned time and facts of a waiting reminder from day to day', () => {
    const [monday, thursday] = ['2026-11-19', '2026-11-24'].map((on) => decide({}, on).messages);
    expect(monday).toEqual(thursday);
    expect(monday?.[0]?.plannedFor).toBe('2026-11-18T08:00:00.000Z');
  });

  it('plans for the first working morning where the client is', () => {
    const tables = {
      clients: [client({ timeZone: 'America/New_York', country: 'US' })],
      invoices: [invoice({ due: '2026-11-18' })],
    };
    const input = jobInput(tracker(tables), '2026-11-23', ['2026-11-23']);
    expect(receivables.decide(input).messages[0]?.plannedFor).toBe('2026-11-24T14:00:00.000Z');
  });

  it('says everything that is overdue in one message, named by each stage that is new', () => {
    const invoices = [invoice({ due: '2026-11-20' }, 'recB'), invoice({ due: '2026-11-10' }, 'recA')];
    const [message, ...more] = decide({ invoices }, '2026-11-23').messages;
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      key: 'reminder:recA:second+recB:first',
      about: '2026-recA, 2026-recB',
      facts: { stage: 'second', dues: ['2026-11-10', '2026-11-20'] },
    });
  });

  it('lists what was already spoken of beside what is new', () => {
    const messages = [sent('reminder:recA:first', '2026-11-14T09:00:00.000Z')];
    const invoices = [invoice({ due: '2026-11-18' }, 'recB'), invoice({ due: '2026-11-13' }, 'recA')];
    const outcome = decide({ messages, invoices }, '2026-11-22');
    expect(outcome.messages).toMatchObject([
      { key: 'reminder:recB:first', facts: { numbers: ['2026-recA', '2026-recB'] } },
    ]);
  });

  it('moves on to the other invoice when one of two is paid', () => {
    const due = { due: '2026-11-19' };
    const paid = decide(
      { invoices: [invoice({ ...due, paidOn: '2026-11-23' }), invoice(due, 'recJ')] },
      '2026-11-23',
    );
    expect(paid.messages.map(({ key }) => key)).toEqual(['reminder:recJ:first']);
  });

  it('lets one letter speak for two invoices, each of which goes on until it is settled itself', () => {
    const due = { due: '2026-11-19' };
    const messages = [sent('reminder:recI:first+recJ:first', '2026-11-23T09:00:00.000Z')];
    const saidOf = (...paidOn: (string | null)[]) => {
      const invoices = paidOn.map((on, nth) => invoice({ ...due, paidOn: on }, nth === 0 ? 'recI' : 'recJ'));
      return decide({ invoices, messages }, '2026-11-29').messages.map(({ key, about }) => [key, about]);
    };
    expect(saidOf(null, null)).toEqual([['reminder:recI:second+recJ:second', '2026-recI, 2026-recJ']]);
    expect(saidOf('2026-11-25', null)).toEqual([['reminder:recJ:second', '2026-recJ']]);
    expect(saidOf(null, '2026-11-25')).toEqual([['reminder:recI:second', '2026-recI']]);
    expect(saidOf('2026-11-25', '2026-11-25')).toEqual([]);
  });

  it('plans invoices that stand already anew when the policy of their client changes', () => {
    const on = (reminderPolicy: 'gentle' | 'standard' | 'firm' | 'none', day: string) => {
      const messages = [sent('reminder:recI:first', '2026-11-18T09:00:00.000Z')];
      const outcome = decide({ clients: [client({ reminderPolicy })], messages }, day);
      const { reminderStage, nextActionOn } = cellsFor(outcome, 'invoices', 'recI');
      return [reminderStage, nextActionOn, outcome.messages[0]?.key];
    };
    expect(on('standard', '2026-11-24')).toEqual(['First reminder', '2026-11-25', undefined]);
    expect(on('gentle', '2026-11-24')).toEqual(['First reminder', '2026-12-15', undefined]);
    expect(on('firm', '2026-11-24')).toEqual(['Second reminder', '2026-11-22', 'reminder:recI:second']);
    expect(on('firm', '2026-12-06')).toEqual(['Last reminder', '2026-12-06', 'reminder:recI:final']);
    expect(on('none', '2026-12-06')).toEqual([null, null, undefined]);
  });

  it('is silent between a sent stage and the next one, and says when it was', () => {
    const messages = [sent('reminder:recI:first', '2026-11-18T23:30:00.000Z')];
    const outcome = decide({ messages }, '2026-11-23');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      lastReminded: '2026-11-19',
      nextActionOn: '2026-11-25',
      why: 'It was due on 15 November 2026. First reminder: sent on 19 November 2026. Second reminder on 25 November 2026 if it is still open.',
    });
  });

  it('lets days pass between two letters to a client, whichever invoices they speak of', () => {
    const messages = [sent('reminder:recI:first', '2026-11-23T07:00:00.000Z')];
    const invoices = [invoice(), invoice({ due: '2026-11-20' }, 'recJ')];
    expect(decide({ messages, invoices }, '2026-11-23').messages).toEqual([]);
    expect(decide({ messages, invoices }, '2026-11-27').messages).toEqual([]);
    expect(decide({ messages, invoices }, '2026-11-28').messages).toHaveLength(1);
  });

  it('leaves out a stage that was skipped', () => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:first', state: 'skipped' })];
    expect(decide({ messages }, '2026-11-23').messages).toEqual([]);
    expect(decide({ messages }, '2026-11-26').messages).toHaveLength(1);
  });

  it('lets the next stage keep its distance from the day one was skipped or its row was deleted', () => {
    const skipped = { 'reminder:recI:second': '2026-12-20T09:00:00.000Z' };
    const on = (day: string) =>
      receivables.decide(jobInput(tracker({ clients: [client()], invoices: [invoice()] }), day, [], skipped));
    expect(on('2026-12-21').messages).toEqual([]);
    expect(on('2026-12-24').messages).toEqual([]);
    expect(on('2026-12-25').messages).toMatchObject([{ key: 'reminder:recI:final' }]);
  });

  it('says the same of a message that waits and of an approved one, so that approving one writes no invoice', () => {
    const whys = ([null, 'waiting', 'scheduled'] as const).map((state) => {
      const messages = [row<'messages'>('recM', { key: 'reminder:recI:first', state, client: ['recC'] })];
      return cellsFor(decide({ messages }, '2026-11-19'), 'invoices', 'recI').why;
    });
    const said = 'It was due on 15 November 2026. First reminder: its row in Messages says how it stands.';
    expect(whys).toEqual([said, said, said]);
  });

  it.each([
    ['sent', 'sent, on a day that is not known.'],
    ['skipped', 'skipped, as you chose.'],
    ['sending', 'being sent.'],
    ['failed', 'it did not go out; its row in Messages says why.'],
    ['unknown', 'it may or may not have gone out; its row in Messages says what to check.'],
  ] as const)('says in a sentence of a message that is %s what became of it', (state, outcome) => {
    const messages = [row<'messages'>('recM', { key: 'reminder:recI:first', state, client: ['recC'] })];
    expect(cellsFor(decide({ messages }, '2026-11-19'), 'invoices', 'recI').why).toContain(
      ` First reminder: ${outcome} Second reminder on 25 November 2026 if it is still open.`,
    );
  });

  it('sends one statement for all debts that were due before Chase from', () => {
    const invoices = [
      invoice(),
      invoice({ due: '2024-03-01', issued: '2024-02-01' }, 'recJ'),
      invoice({ due: '2027-01-31' }, 'recK'),
    ];
    const outcome = decide({ invoices, settings: [settings({ chaseFrom: '2026-11-16' })] }, '2026-11-23');
    expect(outcome.messages).toMatchObject([
      {
        key: 'reminder:recJ:statement+recI:statement',
        kind: 'statement',
        facts: { numbers: ['2026-recJ', '2026-recI', '2026-recK'] },
      },
    ]);
    expect(cellsFor(outcome, 'invoices', 'recI').why).toContain('before 16 November 2026');
  });

  it('starts older debts at the first stage once the statement went out, and leaves them where it was skipped', () => {
    const tables = { settings: [settings({ chaseFrom: '2026-11-16' })] };
    const messages = [sent('reminder:recI:statement', '2026-11-23T09:00:00.000Z')];
    expect(decide({ ...tables, messages }, '2026-11-27').messages).toEqual([]);
    const first = decide({ ...tables, messages }, '2026-11-28');
    expect(first.messages).toMatchObject([{ key: 'reminder:recI:first' }]);
    const skipped = [row<'messages'>('recM', { key: 'reminder:recI:statement', state: 'skipped' })];
    const left = decide({ ...tables, messages: skipped }, '2027-11-28');
    expect(left.messages).toEqual([]);
    expect(cellsFor(left, 'invoices', 'recI').why).toContain('You skipped the statement');
  });

  it('takes the day on which Settings were made where Chase from is blank', () => {
    const outcome = decide({ settings: [settings({ chaseFrom: null })] }, '2026-11-23');
    expect(outcome.messages).toHaveLength(1);
    const older = decide(
      {
        settings: [settings({ chaseFrom: null })],
        invoices: [invoice({ issued: '2025-12-01', due: '2025-12-31' })],
      },
      '2026-11-23',
    );
    expect(older.messages).toMatchObject([{ kind: 'statement' }]);
  });

  it('chases nothing of which a cell could not be read', () => {
    const unreadable = invoice({ holdUntil: 7 as never });
    expect(decide({ invoices: [unreadable] }, '2026-11-23').messages).toEqual([]);
  });

  it('takes a Paid on that could not be read for money that may have arrived', () => {
    const outcome = decide({ invoices: [invoice({ paidOn: 7 as never })] }, '2026-11-23');
    expect(cellsFor(outcome, 'invoices', 'recI').balance).toBeNull();
  });

  it('lets at most forty invoices into one message', () => {
    const invoices = Array.from({ length: 45 }, (_, nth) => invoice({}, `rec${nth}`));
    const message = decideAll(jobInput(tracker({ clients: [client()], invoices }), '2026-11-23')).messages[0];
    expect(message?.facts['numbers']).toHaveLength(40);
    expect(message?.key.split('+')).toHaveLength(40);
  });

  it('says the same again once what it said stands in the tracker', () => {
    const [clientRow, broken] = [client(), invoice({ promisedOn: '2026-11-20' })];
    const first = decide({ clients: [clientRow], invoices: [broken] }, '2026-11-23');
    const after = {
      clients: [client(cellsFor(first, 'clients', 'recC'))],
      invoices: [invoice({ promisedOn: '2026-11-20', ...cellsFor(first, 'invoices', 'recI') })],
    };
    const second = decide(after, '2026-11-23');
    expect(cellsFor(first, 'clients', 'recC').attention).toContain('1 promise to pay broken');
    expect(second.changes).toEqual(first.changes);
    expect(second.messages).toEqual(first.messages);
  });

  it('lets an open deposit go before the other invoices of its project', () => {
    const invoices = [
      invoice({ kind: 'deposit', project: ['recP'] }, 'recD'),
      invoice({ kind: 'final', project: ['recP'] }, 'recF'),
    ];
    const outcome = decide({ invoices }, '2026-11-23');
    expect(outcome.messages).toMatchObject([
      { key: 'reminder:recD:first', facts: { numbers: ['2026-recD'] } },
    ]);
    expect(cellsFor(outcome, 'invoices', 'recF').why).toContain('2026-recD of the same project comes first');
  });

  it('holds nothing back for a deposit of another client that names the project by mistake', () => {
    const clients = [client(), client({ name: 'Bolt' }, 'recD')];
    const invoices = [
      invoice({ kind: 'deposit', client: ['recD'], project: ['recP'] }, 'recD'),
      invoice({ kind: 'final', project: ['recP'] }, 'recF'),
    ];
    const outcome = decide({ clients, invoices }, '2026-11-23');
    expect(outcome.messages.map(({ key }) => key).sort()).toEqual([
      'reminder:recD:first',
      'reminder:recF:first',
    ]);
  });

  it('reminds nobody of less than the amount Settings name, taken over all that a client owes', () => {
    const tables = { settings: [settings({ remindFrom: '20 EUR, 25 USD' })] };
    const small = invoice({ total: 12 });
    const one = decide({ ...tables, invoices: [small] }, '2026-11-23');
    expect(one.messages).toEqual([]);
    expect(cellsFor(one, 'invoices', 'recI').why).toBe(
      'No reminder: €12.00 is less than the €20.00 from which on you remind.',
    );
    const two = decide({ ...tables, invoices: [small, invoice({ total: 12 }, 'recJ')] }, '2026-11-23');
    expect(two.messages).toHaveLength(1);
    const unread = decide({ settings: [settings({ remindFrom: 'twenty' })] }, '2026-11-23');
    expect(unread.faults).toMatchObject([{ table: 'Settings', field: 'Remind from' }]);
    expect(unread.messages).toHaveLength(1);
  });

  it.each([
    ['never', {}, 'never marked as checked'],
    ['long ago', { paymentsCheckedOn: '2026-11-15' }, 'last checked on 15 November 2026'],
    [
      'longer ago than Settings allow',
      { paymentsCheckedOn: '2026-11-20', paymentsFreshFor: 2 },
      'last checked',
    ],
  ])('asks for a look at the bank where payments were checked %s', (_when, cells, said) => {
    const [message] = decide({ settings: [settings(cells)] }, '2026-11-23').messages;
    expect(message?.askFirst).toContain(said);
    expect(message?.why).toContain(said);
  });

  it('asks for a look at a payment of the client that names no invoice', () => {
    const tables = { settings: [settings({ paymentsCheckedOn: '2026-11-22' })] };
    expect(decide(tables, '2026-11-23').messages[0]?.askFirst).toBeUndefined();
    const payments = [row<'payments'>('recY', { client: ['recC'], date: '2026-11-20', amount: 5 })];
    expect(decide({ ...tables, payments }, '2026-11-23').messages[0]?.askFirst).toContain('names no invoice');
  });

  it('waits for the end of quiet hours, which is a time where the client is', () => {
    const tables = {
      settings: [settings({ quietHours: '19:00–10:30' })],
      clients: [client({ timeZone: 'America/New_York' })],
    };
    expect(decide(tables, '2026-11-23').messages[0]?.plannedFor).toBe('2026-11-18T15:30:00.000Z');
  });

  it.each([
    ['America/Los_Angeles', '2026-11-14'],
    ['Europe/Berlin', '2026-11-15'],
    ['Asia/Tokyo', '2026-11-15'],
    ['Pacific/Kiritimati', '2026-11-15'],
  ])('calls an invoice due today in %s by the date there', (timeZone, today) => {
    const instant = '2026-11-15T01:30:00+01:00';
    const clients = [client({ timeZone, reminderPolicy: 'firm' })];
    const messages = decide({ clients }, instant).messages;
    const isDue = today === '2026-11-15';
    expect(messages.map(({ key }) => key)).toEqual([isDue ? 'reminder:recI:due' : 'reminder:recI:before']);
  });

  it('takes the discount for paid where the payment was in time, and shows what is left where it was late', () => {
    const clients = [client({ paymentTerms: '2/10 net 30' })];
    const paid = (date: string) => {
      const payments = [row<'payments'>('recY', { invoice: ['recI'], date, amount: 1764 })];
      return decide({ clients, payments }, '2027-01-20');
    };
    const inTime = paid('2026-11-11');
    expect(cellsFor(inTime, 'invoices', 'recI')).toMatchObject({ paymentStatus: 'paid', balance: 0 });
    expect(inTime.messages).toEqual([]);
    const late = paid('2026-11-12');
    expect(cellsFor(late, 'invoices', 'recI')).toMatchObject({
      ...{ paymentStatus: 'part-paid', balance: 36 },
      why: expect.stringContaining('discount'),
    });
    expect(late.messages).toEqual([]);
  });

  it('counts lateness from the working day after a weekend where the client is granted that', () => {
    const clients = [client({ country: 'DE', weekendRule: 'following' })];
    const outcome = decide({ clients }, '2026-11-17');
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ effectiveDue: '2026-11-16', daysOverdue: 1 },
    });
  });

  it('takes a payment on the due date for on time, however late it is entered', () => {
    const outcome = decide({ invoices: [invoice({ paidOn: '2026-11-15' })] }, '2026-12-20');
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({ paymentStatus: 'paid', daysOverdue: null });
    expect(cellsFor(outcome, 'clients', 'recC')).toMatchObject({ onTimeRate: 1, averageDaysLate: 0 });
    expect(outcome.messages).toEqual([]);
  });

  it('speaks of two currencies in one letter, each with its own sums', () => {
    const invoices = [invoice(), invoice({ currency: 'USD', total: 300 }, 'recJ')];
    const outcome = decide({ invoices }, '2026-11-23');
    expect(outcome.messages).toMatchObject([
      { facts: { currencies: ['EUR', 'USD'], balances: ['1800.00', '300.00'] } },
    ]);
    expect(cellsFor(outcome, 'clients', 'recC').openBalance).toBe('€1,800.00 · $300.00');
  });
});
