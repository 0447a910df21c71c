import { describe, expect, it } from 'vitest';
import { health } from '../../src/jobs/health.js';
import type { Cells } from '../../src/tracker/model.js';
import {
  cellsFor,
  client,
  invoice,
  jobInput,
  project,
  row,
  settings,
  task,
  tracker,
} from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function decide(tables: Tables, on = '2026-11-23') {
  return health.decide(jobInput(tracker({ clients: [client()], ...tables }), on));
}

function cellsOf(tables: Tables, on?: string) {
  return cellsFor(decide(tables, on), 'clients', 'recC');
}

function linesOf(tables: Tables, on?: string): readonly string[] {
  return cellsOf(tables, on).healthReasons?.split('\n') ?? [];
}

/** An invoice of 2026 that was due on the first of a month and paid so many days later. */
function paid(month: number, daysLate: number, cells: Cells<'invoices'> = {}) {
  const due = `2026-${String(month).padStart(2, '0')}-01`;
  const paidOn = `2026-${String(month).padStart(2, '0')}-${String(1 + daysLate).padStart(2, '0')}`;
  return invoice({ issued: '2026-01-02', due, paidOn, total: 100, ...cells }, `recI${month}`);
}

/** Somebody else who paid so much, so that shares are shares of something. */
const other = client({ name: 'Other' }, 'recO');
function otherPaid(total: number) {
  return invoice({ client: ['recO'], total, paidOn: '2026-11-10' }, 'recOI');
}

describe('src/jobs/health', () => {
  it('says nothing where nothing is known', () => {
    expect(cellsOf({})).toEqual({ health: null, healthReasons: null, shareOfIncome: null });
  });

  it('is good with reasons, where invoices were paid on time', () => {
    const tables = { clients: [client(), other], invoices: [paid(5, 0), paid(6, 0), otherPaid(1800)] };
    expect(cellsOf(tables)).toEqual({
      health: 'Good',
      healthReasons: 'Both paid invoices came on time.',
      shareOfIncome: 0.1,
    });
  });

  it('is worth watching where they come late as a rule', () => {
    const tables = {
      clients: [client(), other],
      invoices: [paid(5, 9), paid(6, 12), paid(7, 0), otherPaid(1800)],
    };
    expect(cellsOf(tables)).toMatchObject({
      health: 'Watch',
      healthReasons: '1 of 3 paid invoices came on time; on average they were 7 days late.',
    });
  });

  it('notices that a client has come to pay later than before', () => {
    const months = [paid(3, 0), paid(4, 0), paid(5, 0), paid(6, 10), paid(7, 12), paid(8, 14)];
    expect(linesOf({ clients: [client(), other], invoices: [...months, otherPaid(5000)] })).toContain(
      'Pays later than before: the last three invoices 12 days late on average, those before 0 days.',
    );
  });

  it('is strained by an invoice that is long unpaid, and advises an exit in time', () => {
    const unpaid = { invoices: [invoice({ issued: '2026-08-01', due: '2026-09-01' })] };
    expect(cellsOf(unpaid, '2026-10-01').health).toBeNull();
    expect(cellsOf(unpaid, '2026-10-02').health).toBe('Watch');
    expect(cellsOf(unpaid, '2026-11-23')).toMatchObject({
      health: 'Strained',
      healthReasons: [
        'Invoice 2026-recI is still unpaid; it was due on 1 September 2026.',
        'Better to plan an exit early, while there is a choice: a cushion of three to six months of expenses leaves you free to choose.',
      ].join('\n'),
    });
  });

  it('counts several long unpaid invoices as one reason', () => {
    const long = { issued: '2026-08-01', due: '2026-09-01' };
    const invoices = [invoice(long), invoice({ ...long, due: '2026-08-20' }, 'recJ')];
    expect(linesOf({ invoices })[0]).toBe(
      '2 invoices are unpaid for more than a month; the oldest was due on 20 August 2026.',
    );
  });

  it('leaves out what is below the line from which anybody is reminded', () => {
    const small = [invoice({ issued: '2026-08-01', due: '2026-09-01', total: 15 })];
    expect(cellsOf({ invoices: small, settings: [settings({ remindFrom: '20 EUR' })] }).health).toBeNull();
    expect(cellsOf({ invoices: small }).health).toBe('Strained');
  });

  it('takes a dispute for a thing to watch, not for late payment', () => {
    const invoices = [invoice({ issued: '2026-08-01', due: '2026-09-01', holdReason: 'dispute' })];
    expect(cellsOf({ invoices })).toMatchObject({
      health: 'Watch',
      healthReasons: 'Invoice 2026-recI is in dispute.',
    });
  });

  it('advises to be flexible with a client who keeps promises, and to leave one who breaks them', () => {
    const promises = (cell: string) => [invoice({ promises: cell, issued: '2026-09-01', due: '2026-10-01' })];
    expect(
      cellsOf({ invoices: promises('kept 2026-06-01, broken 2026-07-01, kept 2026-08-01') }),
    ).toMatchObject({
      health: 'Watch',
      healthReasons: expect.stringMatching(
        /1 promise to pay broken in the last twelve months, 2 kept\.\nSays when money will come and keeps to it: better to stay flexible/,
      ),
    });
    expect(
      cellsOf({ invoices: promises('broken 2026-06-01, broken 2026-07-01, kept 2026-08-01') }),
    ).toMatchObject({
      health: 'Strained',
      healthReasons: expect.stringMatching(/^2 promises to pay broken in the last twelve months, 1 kept\./),
    });
  });

  it('forgets promises after a year', () => {
    const invoices = [paid(5, 0, { promises: 'broken 2025-10-30, broken 2025-10-31' })];
    expect(cellsOf({ clients: [client(), other], invoices: [...invoices, otherPaid(900)] })).toMatchObject({
      health: 'Good',
      healthReasons: 'The one invoice paid so far came on time.',
    });
  });

  it.each([
    [20, 6, 'Watch'],
    [20, 1, 'Good'],
    [30, 6, 'Watch'],
  ])('weighs invoices %d days late less of one who pays after %d days by now', (before, lately, verdict) => {
    const bad = [3, 5, 7, 8].map((month) => paid(month, before, { total: 900 }));
    const better = [9, 10, 11].map((month) => paid(month, lately, { total: 1 }));
    const cells = cellsOf({ clients: [client(), other], invoices: [...bad, ...better, otherPaid(50_000)] });
    expect(cells.health).toBe(verdict);
    expect(cells.healthReasons).toContain('Pays sooner than before');
  });

  it('waits for a day that was promised', () => {
    const invoices = [invoice({ issued: '2026-08-01', due: '2026-09-01', promisedOn: '2026-11-30' })];
    expect(cellsOf({ invoices }).health).toBeNull();
    expect(cellsOf({ invoices }, '2026-12-02').health).toBe('Strained');
  });

  it('notices what is late on their side, a week after its day', () => {
    const tasks = [task({ waitingOn: 'client', due: '2026-11-10' })];
    expect(cellsOf({ projects: [project()], tasks }, '2026-11-17').health).toBeNull();
    expect(cellsOf({ projects: [project()], tasks }, '2026-11-18')).toMatchObject({
      health: 'Watch',
      healthReasons: 'A task on their side is late; it was due on 10 November 2026.',
    });
    expect(cellsOf({ projects: [project()], tasks }, '2026-12-11').health).toBe('Strained');
  });

  it('says as well what was done in time on their side', () => {
    const tasks = ['2026-10-01', '2026-10-02', '2026-10-03'].map((doneOn, nth) =>
      task({ waitingOn: 'client', status: 'done', due: '2026-10-03', doneOn }, `recT${nth}`),
    );
    expect(cellsOf({ projects: [project()], tasks })).toMatchObject({
      health: 'Good',
      healthReasons: '3 of 3 tasks on their side were done in time in the last twelve months.',
    });
  });

  it('names favours and rush jobs once they are a habit, by quarters that begin with a month', () => {
    const many = (cells: Cells<'tasks'>) =>
      ['2026-08-01', '2026-09-30', '2026-11-20'].map((doneOn, nth) =>
        task({ status: 'done', doneOn, ...cells }, `recT${nth}`),
      );
    const favours = { projects: [project()], tasks: many({ scope: 'favour' }) };
    expect(cellsOf(favours)).toMatchObject({
      health: 'Watch',
      healthReasons: '3 favours since 1 August 2026.',
    });
    expect(cellsOf(favours, '2026-12-01').health).toBeNull();
    const rush = { projects: [project()], tasks: many({ rush: true }) };
    expect(linesOf(rush)).toEqual(['3 rush jobs since 1 August 2026.']);
  });

  it('weighs what was given away against what was invoiced', () => {
    const tables = {
      projects: [project({ billing: 'hourly', rate: 100 })],
      tasks: [task({ scope: 'favour' })],
      hours: [row<'hours'>('recH', { project: ['recP'], task: ['recT'], minutes: 60 })],
    };
    expect(linesOf({ ...tables, invoices: [invoice({ total: 2000 })] })).toEqual([]);
    expect(linesOf({ ...tables, invoices: [invoice({ total: 1999 })] })).toEqual([
      'Favours worth €100.00 in all, more than 5% of what was invoiced.',
    ]);
    const large = Array.from({ length: 1000 }, (_, nth) => invoice({ total: 1e11 }, `recB${nth}`));
    expect(linesOf({ ...tables, invoices: large })).toEqual([]);
  });

  it('notices silence against the rhythm, and says what was agreed as latest', () => {
    const quiet = (cells: Cells<'clients'>) => ({
      clients: [client({ checkInEvery: 'weekly', talkedOn: '2026-11-01', ...cells })],
    });
    expect(linesOf(quiet({}), '2026-11-15')).toEqual(['In touch regularly.']);
    expect(linesOf(quiet({}), '2026-11-16')).toEqual([
      'The last contact was on 1 November 2026, longer ago than agreed.',
    ]);
    expect(linesOf(quiet({ latestCheckInAfter: '4 weeks' }), '2026-11-16')).toEqual(['In touch regularly.']);
    expect(linesOf(quiet({ status: 'paused' }), '2027-11-16')).toEqual([]);
  });

  it('names a latest check-in that cannot be read', () => {
    const clients = [client({ checkInEvery: 'weekly', talkedOn: '2026-11-20', latestCheckInAfter: 'soon' })];
    expect(decide({ clients }).faults).toMatchObject([
      { table: 'Clients', record: 'Acme', field: 'Latest check-in after', remedy: expect.any(String) },
    ]);
  });

  it('remembers kindness, and extra work that they agreed to pay for', () => {
    const tables = {
      projects: [project()],
      tasks: [task({ scope: 'extra', extraState: 'agreed' })],
      touches: [
        row<'touches'>('recX', { client: ['recC'], kind: 'praise' }),
        row<'touches'>('recY', { client: ['recC'], kind: 'talk' }),
      ],
    };
    expect(cellsOf(tables)).toMatchObject({
      health: 'Good',
      healthReasons: 'Praise or kindness was noted once.\nAgreed to pay for extra work once.',
    });
  });

  it('shows at most six lines, the weightiest first, and one that speaks for the client', () => {
    const tables = {
      clients: [client({ checkInEvery: 'weekly', talkedOn: '2026-06-01' })],
      invoices: [
        invoice({
          issued: '2026-06-01',
          due: '2026-07-01',
          promises: 'broken 2026-08-01, broken 2026-09-01',
        }),
        invoice({ holdReason: 'dispute' }, 'recJ'),
      ],
      projects: [project()],
      tasks: [
        task({ waitingOn: 'client', due: '2026-11-10' }),
        ...[1, 2, 3].map((nth) => task({ rush: true, scope: 'favour', due: '2026-11-20' }, `recT${nth}`)),
      ],
      touches: [row<'touches'>('recX', { client: ['recC'], kind: 'kindness' })],
    };
    const lines = linesOf(tables);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('still unpaid');
    expect(lines[1]).toContain('2 promises to pay broken');
    expect(lines[4]).toBe('Praise or kindness was noted once.');
    expect(lines[5]).toMatch(/^Better to plan an exit early/);
  });

  describe('share of income', () => {
    const both = [client(), other];

    it.each([
      [1800, 0.05],
      [201, 0.33],
    ])('is a mere figure while others pay %d', (total, shareOfIncome) => {
      expect(cellsOf({ clients: both, invoices: [paid(5, 0), otherPaid(total)] })).toEqual({
        health: 'Good',
        healthReasons: 'The one invoice paid so far came on time.',
        shareOfIncome,
      });
    });

    it('is worth watching above a third, and an alarm from 40 %', () => {
      expect(linesOf({ clients: both, invoices: [paid(5, 0), otherPaid(199)] })[0]).toBe(
        '33% of your income in EUR since 1 November 2025 came from this client; more than a third is worth a look.',
      );
      expect(linesOf({ clients: both, invoices: [paid(5, 0), otherPaid(150)] })[0]).toBe(
        '40% of your income in EUR since 1 November 2025 came from this client; the alarm line is 40%.',
      );
    });

    it('says how long the cushion lasts without the client, once both figures are there', () => {
      const invoices = [paid(5, 0), otherPaid(100)];
      const with_ = (cells: Cells<'settings'>) =>
        linesOf({ clients: both, invoices, settings: [settings(cells)] }).at(-1);
      expect(with_({ monthlyExpenses: 2900, cushion: 11400 })).toBe(
        'The cushion covers 3.9 months of expenses; it would last 7 months if this client left.',
      );
      expect(with_({ monthlyExpenses: 2900, cushion: 2900, alarmLines: 'Cushion below 4 months' })).toBe(
        'The cushion covers 1 month of expenses, below your line of 4 months; it would last 2 months if this client left.',
      );
      expect(with_({ monthlyExpenses: 2900 })).toContain('three to six months');
    });

    it('takes the lines that Settings draw, and names one it cannot read', () => {
      const invoices = [paid(5, 0), otherPaid(150)];
      const drawn = (alarmLines: string) => ({
        clients: both,
        invoices,
        settings: [settings({ alarmLines })],
      });
      expect(linesOf(drawn('One client above 50 % of income'))[0]).toContain(
        'more than a third is worth a look',
      );
      expect(linesOf(drawn('Client above 45 % of income; client above 60 % of income'))).toHaveLength(1);
      const outcome = decide(drawn('too much'));
      expect(outcome.faults).toMatchObject([
        { table: 'Settings', record: 'Northlight Design', field: 'Alarm lines', remedy: expect.any(String) },
      ]);
      expect(cellsFor(outcome, 'clients', 'recC').healthReasons).toContain('the alarm line is 40%');
    });

    it('leaves other currencies out and says so, never converting', () => {
      const dollars = { currency: 'USD', paidOn: '2026-05-01' };
      const invoices = [paid(5, 0), invoice({ ...dollars, client: ['recO'] }, 'recOI')];
      const outcome = decide({ clients: both, invoices });
      expect(cellsFor(outcome, 'clients', 'recC')).toMatchObject({
        shareOfIncome: 1,
        healthReasons: expect.stringContaining('(USD not counted)'),
      });
      expect(cellsFor(outcome, 'clients', 'recO')).toMatchObject({
        shareOfIncome: null,
        healthReasons: expect.stringContaining('Payments in USD are not counted in the share of income.'),
      });
    });

    it('counts payments by their rows, the rest of an invoice by its day, and money paid back', () => {
      const payment = (id: string, cells: Cells<'payments'>) =>
        row<'payments'>(id, { date: '2026-10-01', ...cells });
      const invoices = [
        invoice({ issued: '2026-09-01', total: 300, paidOn: '2026-10-20' }),
        invoice({ issued: '2026-09-01', kind: 'credit', total: 100 }, 'recCredit'),
        invoice({ documentStatus: 'void', total: 5000, paidOn: '2026-10-20' }, 'recVoid'),
        otherPaid(100),
      ];
      const payments = [
        payment('p1', { invoice: ['recI'], amount: 120 }),
        payment('p2', { invoice: ['recCredit'], amount: 100 }),
        payment('p3', { client: ['recO'], amount: 300, currency: 'EUR' }),
      ];
      expect(cellsOf({ clients: both, invoices, payments }).shareOfIncome).toBe(0.33);
    });

    it.each([
      ['monthlyExpenses', 0, 'Monthly expenses'],
      ['monthlyExpenses', -5, 'Monthly expenses'],
      ['cushion', -1, 'Cushion'],
      ['cushion', 1.234, 'Cushion'],
    ])('names %s of %d', (field, value, label) => {
      expect(decide({ settings: [settings({ [field]: value })] }).faults).toMatchObject([
        { table: 'Settings', field: label, remedy: expect.any(String) },
      ]);
    });
  });

  it('writes the same the day after, while nothing happened', () => {
    const tables = {
      clients: [client({ checkInEvery: 'monthly', talkedOn: '2026-11-02' }), other],
      invoices: [invoice({ issued: '2026-08-01', due: '2026-09-01' }), paid(5, 3), otherPaid(150)],
      projects: [project()],
      tasks: [task({ waitingOn: 'client', due: '2026-10-01' })],
    };
    const days = ['2026-11-23', '2026-11-24', '2026-11-30'].map((on) => decide(tables, on).changes);
    expect(days[1]).toEqual(days[0]);
    expect(days[2]).toEqual(days[0]);
  });

  it('decides nothing where the tracker has none of its columns', () => {
    const snapshot = { ...tracker({ clients: [client()] }), has: () => false };
    expect(health.decide(jobInput(snapshot, '2026-11-23')).changes).toEqual([]);
  });
});
