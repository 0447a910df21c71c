import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { hoursLog } from '../../src/jobs/hours-log.js';
import type { Tables } from '../support/canaries.js';
import { client, jobInput, project, row, settings, task, tracker } from '../support/tracker.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const none = { from: null, until: null };

const work: Tables = {
  clients: [client(), client({ name: 'Bolt' }, 'recD')],
  projects: [
    project({ billing: 'hourly', rate: 85 }),
    project({ name: 'Logo', billing: 'fixed', rate: 900 }, 'recLogo'),
    project({ name: 'Care', billing: 'retainer', retainerHours: 10 }, 'recCare'),
    project({ name: 'Pitch', billing: 'hourly', status: 'proposed' }, 'recPitch'),
    project({ name: 'Other', client: ['recD'], billing: 'hourly' }, 'recOther'),
    project({ name: 'Shared', client: ['recC', 'recD'], billing: 'hourly' }, 'recShared'),
  ],
  tasks: [task({ name: 'A gift', scope: 'favour' }, 'recF')],
  hours: [
    row('recH1', { what: 'Pages', project: ['recP'], minutes: 50, date: '2026-11-20', billable: true }),
    row('recH2', {
      what: 'Call',
      project: ['recP'],
      minutes: 20,
      date: '2026-11-03',
      billable: true,
      rate: 80,
    }),
    row('recH3', { project: ['recP'], minutes: 45, date: '2026-11-04', billable: true, task: ['recF'] }),
    row('recH4', { project: ['recP'], minutes: 60, date: '2026-11-05' }),
    row('recH5', { project: ['recP'], minutes: 60, date: '2026-10-31', billable: true }),
    row('recH6', { project: ['recP'], minutes: 30, billable: true }),
    row('recH7', { project: ['recLogo'], minutes: 60, date: '2026-11-10', billable: true }),
    row('recH8', { project: ['recCare'], minutes: 61, date: '2026-11-11', billable: true, rate: 70 }),
    ...['recPitch', 'recOther', 'recShared'].map((id) =>
      row<'hours'>(`recH-${id}`, {
        what: 'Secret',
        project: [id],
        minutes: 60,
        date: '2026-11-12',
        billable: true,
      }),
    ),
  ],
};

describe('src/jobs/hours-log', () => {
  it('tells the month so far by day: hours as agreed to round them, and rates where work is paid by the hour', () => {
    const rounded = [settings({ billingIncrement: 15, rounding: 'up' })];
    const found = hoursLog('recC', none, jobInput(tracker({ ...work, settings: rounded }), '2026-11-23'));
    expect(found?.log).toMatchObject({ client: 'Acme', from: '2026-11-01', until: '2026-11-23' });
    expect(found?.log.entries.map(({ on, what, minutes, rate }) => [on, what, minutes, rate])).toEqual([
      ['2026-11-03', 'Call', 30, '80.00'],
      ['2026-11-04', '', 45, null],
      ['2026-11-05', '', 60, null],
      ['2026-11-11', '', 75, null],
      ['2026-11-20', 'Pages', 60, '85.00'],
    ]);
    expect(found?.log).toMatchObject({ minutes: 270, labour: { amount: '125.00', currency: 'EUR' } });
  });

  it('tells the freelancer what it leaves out', () => {
    const found = hoursLog('recC', none, jobInput(tracker(work), '2026-11-23'));
    expect(found).toMatchObject({ untold: ['Logo'], undated: 1 });
  });

  it('ends where the client’s day does, and takes both days that are named', () => {
    const hours = [
      row<'hours'>('recA', { project: ['recP'], minutes: 10, date: '2026-11-30' }),
      row<'hours'>('recB', { project: ['recP'], minutes: 10, date: '2026-12-01' }),
    ];
    const log = (timeZone: string, days: Parameters<typeof hoursLog>[1]) =>
      hoursLog(
        'recC',
        days,
        jobInput(tracker({ ...work, hours, clients: [client({ timeZone })] }), '2026-11-30T23:30:00Z'),
      )?.log.entries.map(({ on }) => on);
    expect(log('America/New_York', none)).toEqual(['2026-11-30']);
    expect(log('Asia/Tokyo', none)).toEqual(['2026-12-01']);
    expect(log('Asia/Tokyo', { from: day('2026-11-30'), until: day('2026-12-01') })).toHaveLength(2);
  });

  it('names no sum where a rate is missing, and nobody who is not there', () => {
    const projects = [project({ billing: 'hourly' })];
    const input = jobInput(tracker({ ...work, projects }), '2026-11-23');
    expect(hoursLog('recC', none, input)?.log).toMatchObject({ minutes: 175, labour: null });
    expect(hoursLog('recNobody', none, input)).toBeNull();
  });
});
