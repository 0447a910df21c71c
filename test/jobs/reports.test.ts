import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reports } from '../../src/jobs/reports.js';
import { word } from '../../src/messages/word.js';
import { poisoned, type Tables } from '../support/canaries.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from '../support/tracker.js';

function decide(tables: Tables, on = '2026-12-01', holidays: readonly string[] = []) {
  const all = { settings: [settings({ clientReport: 'monthly' })], clients: [client()], ...tables };
  return reports.decide(jobInput(tracker(all), on, holidays));
}

const work: Tables = {
  projects: [
    project({ billing: 'hourly', rate: 85, estimatedHours: 60, nextStep: 'Checkout' }),
    project({ name: 'Care', billing: 'retainer', retainerHours: 10, start: '2026-10-01' }, 'recQ'),
  ],
  tasks: [
    task({ name: 'Home page', status: 'done', doneOn: '2026-11-18', clientMaySee: true, estimateHours: 3 }),
    task(
      { name: 'Logo', status: 'done', doneOn: '2026-10-31', clientMaySee: true, estimateHours: 1 },
      'recO',
    ),
    task({ name: 'Secret', status: 'done', doneOn: '2026-11-18', estimateHours: 1 }, 'recS'),
    task(
      { name: 'Photos', waitingOn: 'client', due: '2026-12-04', clientMaySee: true, estimateHours: 1 },
      'recV',
    ),
    task({ name: 'A gift', scope: 'favour', status: 'done', estimateHours: 1 }, 'recF'),
  ],
  hours: [
    row('recH1', { project: ['recP'], minutes: 600, date: '2026-11-05', billable: true }),
    row('recH2', { project: ['recP'], minutes: 150, date: '2026-11-30', billable: true, rate: 80 }),
    row('recH3', { project: ['recP'], minutes: 45, date: '2026-11-30', billable: true, task: ['recF'] }),
    row('recH4', { project: ['recP'], minutes: 1_740, date: '2026-10-05', billable: true }),
    row('recH5', { project: ['recQ'], minutes: 390, date: '2026-11-20', billable: true }),
    row('recH6', { project: ['recP'], minutes: 60, date: '2026-12-01', billable: true }),
  ],
  invoices: [invoice(), invoice({ paidOn: '2026-11-20' }, 'recJ')],
};

describe('src/jobs/reports', () => {
  it('tells what was done in the month that has ended, what is next and needed, hours, cost and what is open', () => {
    const [report, ...others] = decide(work).messages;
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      ...{ key: 'report:recC:2026-11', kind: 'monthly-report', about: '2026-11' },
      plannedFor: '2026-12-01T08:00:00.000Z',
      facts: {
        ...{ month: '2026-11', projects: ['Care', 'Website'], done: ['Home page'], next: ['Checkout'] },
        ...{ needed: ['Photos'], neededBy: ['2026-12-04'] },
        ...{
          worked: ['Care', 'Website'],
          minutes: ['390', '795'],
          spent: ['', '2595'],
          agreed: ['600', '3600'],
        },
        // 10 h at 85 and 2.5 h at 80; the favour costs nothing.
        ...{ labour: ['1050.00'], labourCurrencies: ['EUR'] },
        ...{ numbers: ['2026-recI'], balances: ['1800.00'], dues: ['2026-11-15'] },
      },
    });
    if (!report) throw new Error('there is a report');
    const letter = word(report, { clientName: 'Acme', signature: ['Lena'], howToPay: () => null });
    expect(letter.subject).toBe('Your report for November 2026');
    expect(letter.body).toContain('Care: 6.5 hrs of 10 hrs\nWebsite: 13.25 hrs, 43.25 hrs of 60 hrs in all');
    expect(letter.body).toContain('Work at the agreed rate: €1,050.00');
  });

  it('waits from the first working day of the month on, for ten days, under the same key', () => {
    const on = (day: string, holidays: readonly string[] = []) =>
      decide({ ...work, clients: [client({ country: 'DE' })] }, day, holidays).messages.map(({ key }) => key);
    expect(on('2026-12-01', ['2026-12-01'])).toEqual([]);
    expect(on('2026-12-02', ['2026-12-01'])).toEqual(['report:recC:2026-11']);
    expect(on('2026-12-11')).toEqual(['report:recC:2026-11']);
    expect(on('2026-12-12')).toEqual([]);
    expect(on('2026-11-30')).toEqual([]);
  });

  it.each([
    // In Berlin it is the first of December since 23:00 UTC, in Los Angeles not before eight in the morning there.
    ['America/Los_Angeles', '2026-12-01T07:59:59Z', '2026-12-01T08:00:00Z', '2026-12-01T17:00:00.000Z'],
    // On Kiritimati it is while the last evening of November is still to come in Berlin.
    ['Pacific/Kiritimati', '2026-11-30T09:59:59Z', '2026-11-30T10:00:00Z', '2026-11-30T19:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-30T18:14:59Z', '2026-11-30T18:15:00Z', '2026-12-01T03:15:00.000Z'],
  ])('ends the month when it ends where the client is (%s)', (timeZone, lastEvening, midnight, morning) => {
    const clients = [client({ timeZone })];
    const on = (at: string) => decide({ ...work, clients }, at).messages;
    expect(on(lastEvening)).toEqual([]);
    expect(on(midnight)).toMatchObject([
      { key: 'report:recC:2026-11', plannedFor: morning, facts: { month: '2026-11', done: ['Home page'] } },
    ]);
    // Work of the last day is told by the day that was written down, wherever it is read.
    expect(on(midnight)[0]?.facts['minutes']).toEqual(['390', '795']);
  });

  it('reports October until November has ended where the client is', () => {
    const october = { ...work, clients: [client({ timeZone: 'America/Los_Angeles' })] };
    expect(decide(october, '2026-11-02T12:00:00Z').messages).toMatchObject([
      { key: 'report:recC:2026-10', facts: { month: '2026-10', done: ['Logo'], minutes: ['1740'] } },
    ]);
  });

  it.each<[string, Tables]>([
    ['Settings do not ask for it', { settings: [settings()] }],
    ['the client wishes none', { clients: [client({ reportEvery: 'never' })] }],
    ['nothing happened', { tasks: [], hours: [] }],
    ['the client is past', { clients: [client({ status: 'past' })] }],
    [
      'the month lies before the day of adoption',
      { settings: [settings({ clientReport: 'monthly', chaseFrom: '2026-12-01' })] },
    ],
  ])('writes none where %s', (_what, tables) => {
    expect(decide({ ...work, ...tables }).messages).toEqual([]);
  });

  it('writes one for a client who wishes it although Settings do not ask for it', () => {
    const tables = {
      ...work,
      settings: [settings({ clientReport: 'none' })],
      clients: [client({ reportEvery: 'monthly' })],
    };
    expect(decide(tables).messages).toHaveLength(1);
  });

  it('names a rhythm that it does not know', () => {
    const odd = decide({ ...work, clients: [client({ reportEvery: 'weekly' })] });
    expect(odd.messages).toEqual([]);
    expect(odd.faults).toEqual([
      expect.objectContaining({
        table: 'Clients',
        record: 'Acme',
        field: 'Report every',
        remedy: expect.stringContaining('monthly, never'),
      }),
    ]);
  });

  it('rounds by the client’s increment, and stores nothing', () => {
    const rounded = decide({ ...work, clients: [client({ billingIncrement: 60, rounding: 'up' })] });
    expect(rounded.messages[0]?.facts['minutes']).toEqual(['420', '840']);
    expect(rounded.changes).toEqual([]);
  });

  it('gives no sum where an hour has no rate', () => {
    const projects = [project({ billing: 'hourly' })];
    expect(decide({ ...work, projects }).messages[0]?.facts['labour']).toEqual([]);
  });

  it('holds nothing of another client, nor a cell off the allow-list', () => {
    const salt = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcxyz') });
    fc.assert(
      fc.property(salt, (text) => {
        const tables = poisoned(`canary${text}`);
        const own = tables.settings?.[0]?.cells ?? {};
        const all = { ...tables, settings: [settings({ ...own, clientReport: 'monthly' })] };
        const clients = (tables.clients ?? []).map((each) => ({
          ...each,
          cells: { ...each.cells, reportEvery: null },
        }));
        const messages = decide({ ...all, clients }).messages.filter(({ clientId }) => clientId === 'recC');
        expect(messages).toHaveLength(1);
        expect(JSON.stringify(messages)).not.toContain('canary');
      }),
      { numRuns: 30 },
    );
  });
});
