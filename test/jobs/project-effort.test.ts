import { describe, expect, it } from 'vitest';
import { progress } from '../../src/jobs/progress.js';
import { cellsFor, client, jobInput, project, row, settings, task, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function outcome(tables: Tables, on = '2026-11-23', holidays: readonly string[] = []) {
  return progress.decide(jobInput(tracker({ clients: [client()], ...tables }), on, holidays));
}

function cells(tables: Tables, on?: string) {
  return cellsFor(outcome(tables, on), 'projects', 'recP');
}

function worked(
  id: string,
  minutes: number,
  date = '2026-11-10',
  more: Parameters<typeof row<'hours'>>[1] = {},
) {
  return row<'hours'>(id, { project: ['recP'], minutes, date, ...more });
}

const photos = task({ name: 'Product photos', waitingOn: 'client', due: '2026-11-19' }, 'recPhotos');
const pages = task({ name: 'Product pages', blockedBy: ['recPhotos'] }, 'recPages');

describe('src/jobs/project-effort', () => {
  it('moves the forecast by the days the client is late with what holds work up, to a working day', () => {
    const due = [project({ due: '2026-12-01' })];
    expect(cells({ projects: due, tasks: [photos, pages] }).forecast).toBe('2026-12-07');
    expect(cells({ projects: due, tasks: [photos, pages] }, '2026-11-19').forecast).toBe('2026-12-01');
    expect(cells({ projects: due, tasks: [photos] }).forecast).toBe('2026-12-01');
    expect(cells({ projects: due }).forecast).toBe('2026-12-01');
  });

  it('counts what waits for work of ours, or for somebody else, as nobody’s delay', () => {
    const due = [project({ due: '2026-12-01' })];
    const late = task({ ...photos.cells, blockedBy: ['recD'] });
    const draft = task({ name: 'Draft' }, 'recD');
    expect(cells({ projects: due, tasks: [late, pages, draft] }).forecast).toBe('2026-12-01');
    const theirs = task({ ...photos.cells, waitingOn: 'third-party' });
    expect(cells({ projects: due, tasks: [theirs, pages] }).forecast).toBe('2026-12-01');
  });

  it('counts the days in hand where it is known how long the work takes', () => {
    const due = [project({ due: '2026-12-01' })];
    const quick = task({ ...pages.cells, due: '2026-11-26', daysAfter: 5 }, pages.id);
    expect(cells({ projects: due, tasks: [photos, quick] }).forecast).toBe('2026-12-03');
  });

  it('does not count a delay twice once the client was told and Due was moved', () => {
    const told = row<'messages'>('recM', {
      ...{
        key: 'delay:recP:2026-12-01',
        state: 'sent',
        client: ['recC'],
        sentAt: '2026-11-22T09:00:00.000Z',
      },
    });
    const moved = { projects: [project({ due: '2026-12-15' })], messages: [told] };
    expect(cells({ ...moved, tasks: [photos, pages] }).forecast).toBe('2026-12-15');
    expect(cells({ ...moved, tasks: [photos, pages] }, '2026-12-07').forecast).toBe('2026-12-21');
    const fresh = task({ waitingOn: 'client', due: '2026-11-30' }, 'recV');
    const after = task({ blockedBy: ['recV'] }, 'recW');
    expect(cells({ ...moved, tasks: [photos, pages, fresh, after] }, '2026-12-07').forecast).toBe(
      '2026-12-22',
    );
  });

  it('forecasts nothing of what is done, only proposed, without a day or past it', () => {
    for (const status of ['delivered', 'closed', 'proposed'] as const)
      expect(cells({ projects: [project({ status, due: '2026-12-01' })] }).forecast).toBeNull();
    expect(cells({ projects: [project()] }).forecast).toBeNull();
    const past = cells({ projects: [project({ due: '2026-11-20' })] });
    expect(past.forecast).toBeNull();
    expect(past.advice).toBe(
      'It was due on 20 November 2026, and nothing says when it will be done: write a new day in Due.',
    );
  });

  it('names an end before the start and forecasts nothing of that project', () => {
    const odd = outcome({ projects: [project({ start: '2026-12-02', due: '2026-12-01' })] });
    expect(cellsFor(odd, 'projects', 'recP').forecast).toBeNull();
    expect(odd.faults).toEqual([
      expect.objectContaining({
        ...{ table: 'Projects', record: 'Website', field: 'Due' },
        problem: 'It lies before the start (2026-12-02), so nothing is forecast.',
      }),
    ]);
  });

  it('lets tasks that wait for each other in a circle be, and still tells what is awaited', () => {
    const tasks = [
      task({ waitingOn: 'client', due: '2026-11-19', blockedBy: ['recB'] }, 'recA'),
      task({ blockedBy: ['recA'] }, 'recB'),
      task({ waitingOn: 'client', due: '2026-11-01', blockedBy: ['recSelf'] }, 'recSelf'),
    ];
    expect(cells({ projects: [project({ due: '2026-12-01' })], tasks }).forecast).toBe('2026-12-07');
  });

  it('says what is left of a retainer and when it runs out', () => {
    const projects = [project({ billing: 'retainer', retainerHours: 10, start: '2026-09-01' })];
    const used = cells({ projects, hours: [worked('recH', 480, '2026-11-03')] });
    expect(used).toMatchObject({ hoursLeft: 2, runsOut: '2026-11-28' });
    expect(used.advice).toBe("75% of this month's retainer is used: 8 of 10 h.");
    const rolled = [project({ ...projects[0]?.cells, rollOver: 'one-month' })];
    expect(cells({ projects: rolled, hours: [worked('recH', 480, '2026-11-03')] }).hoursLeft).toBe(12);
    expect(cells({ projects: [project()], hours: [worked('recH', 480)] })).toMatchObject({
      ...{ hoursLeft: null, runsOut: null },
    });
  });

  it('speaks of the money at the lines that Settings draw, where the rate of all work is known', () => {
    const advice = (budget: number, rate: number | null) =>
      cells({
        projects: [project({ budget, rate, billing: 'hourly' })],
        hours: [worked('recH', 480), worked('recGift', 600, '2026-11-11', { task: ['recGift'] })],
        tasks: [task({ scope: 'favour' }, 'recGift')],
      }).advice;
    expect(advice(800, 80)).toBe('75% of the budget is used: work worth €640.00 of €800.00.');
    expect(advice(640, 80)).toBe('100% of the budget is used: work worth €640.00 of €640.00.');
    expect(advice(1_000, 80)).toBeNull();
    expect(advice(640, null)).toBeNull();
  });

  it('speaks of the hours at the lines that Settings draw, with what they will come to', () => {
    const projects = [project({ estimatedHours: 10, percentByHand: 0.6 })];
    const tables = { projects, hours: [worked('recH', 480)] };
    expect(cells(tables).advice).toBe(
      '75% of the estimate is used: 8 of 10 h, and 60% is done. At this pace it will take 13.3 h.',
    );
    expect(cells({ ...tables, settings: [settings({ budgetAlerts: '90' })] }).advice).toBeNull();
    const odd = outcome({ ...tables, settings: [settings({ budgetAlerts: 'soon' })] });
    expect(odd.faults).toEqual([expect.objectContaining({ table: 'Settings', field: 'Budget alerts' })]);
    expect(cellsFor(odd, 'projects', 'recP').advice).toContain('75% of the estimate');
  });

  it('says what was given as a favour, and its worth where an hour has a price', () => {
    const tasks = [task({ scope: 'favour' })];
    const favour = { task: ['recT'] };
    const hourly = [project({ billing: 'hourly', rate: 85 })];
    const hours = [worked('recH', 90, '2026-11-10', favour), worked('recO', 600)];
    expect(cells({ projects: hourly, tasks, hours }).absorbed).toBe('1.5 h as a favour, worth €127.50');
    const daily = [project({ billing: 'daily', rate: 680 })];
    expect(cells({ projects: daily, tasks, hours }).absorbed).toBe('1.5 h as a favour');
    const snapshot = [
      worked('recH', 90, '2026-11-10', { ...favour, rate: 80 }),
      worked('recO', 30, '2026-11-10', favour),
    ];
    expect(cells({ projects: [project({ billing: 'fixed' })], tasks, hours: snapshot }).absorbed).toBe(
      '2 h as a favour, worth €120.00, without 0.5 h that have no rate',
    );
    expect(cells({ projects: hourly, tasks, hours: [worked('recO', 600)] }).absorbed).toBeNull();
  });

  it('says that favours are worth more than can be counted, and names the project', () => {
    const tasks = [task({ scope: 'favour' })];
    const hours = Array.from({ length: 1000 }, (_, nth) =>
      worked(`recH${nth}`, 60, '2026-11-10', { task: ['recT'], rate: 1e11 }),
    );
    const found = outcome({ projects: [project({ billing: 'hourly' })], tasks, hours });
    expect(cellsFor(found, 'projects', 'recP')).toMatchObject({
      ...{ hoursUsed: 1000, absorbed: '1,000 h as a favour, worth too much to be counted' },
    });
    expect(found.faults).toMatchObject([{ table: 'Projects', recordId: 'recP', field: 'Rate' }]);
  });
});
