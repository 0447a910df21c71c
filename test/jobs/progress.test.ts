import { describe, expect, it } from 'vitest';
import { progress } from '../../src/jobs/progress.js';
import type { Cells } from '../../src/tracker/model.js';
import { cellsFor, client, jobInput, project, row, task, tracker } from '../support/tracker.js';

function decide(tables: Parameters<typeof tracker>[0]) {
  return progress.decide(jobInput(tracker({ clients: [client()], ...tables }), '2026-11-23'));
}

function tasksOf(cells: readonly Cells<'tasks'>[]) {
  return cells.map((one, nth) => task(one, `recT${nth}`));
}

describe('src/jobs/progress', () => {
  it.each([
    ['weighs tasks by their estimates', [{ estimateHours: 3, status: 'done' }, { estimateHours: 1 }], 0.75],
    [
      'gives a task without an estimate the average of the others',
      [{ estimateHours: 8, status: 'done' }, {}],
      0.5,
    ],
    ['counts tasks alike where none has an estimate', [{ status: 'done' }, {}, {}], 0.33],
    ['never rounds up to all of it', [{ estimateHours: 999, status: 'done' }, { estimateHours: 0.1 }], 0.99],
    ['is all of it once all is done', [{ estimateHours: 2.9, status: 'done' }], 1],
    ['leaves out what was dropped', [{ status: 'done' }, { status: 'dropped' }], 1],
    ['is unknown without tasks', [], null],
  ] as const)('%s', (_what, tasks, percentComplete) => {
    const outcome = decide({ projects: [project()], tasks: tasksOf(tasks) });
    expect(cellsFor(outcome, 'projects', 'recP').percentComplete).toBe(percentComplete);
  });

  it('lets a percent by hand win', () => {
    const outcome = decide({
      projects: [project({ percentByHand: 0.4 })],
      tasks: [task({ status: 'done' })],
    });
    expect(cellsFor(outcome, 'projects', 'recP').percentComplete).toBe(0.4);
  });

  it('names a percent by hand that cannot be and leaves a blank', () => {
    const outcome = decide({ projects: [project({ percentByHand: 72 })] });
    expect(cellsFor(outcome, 'projects', 'recP').percentComplete).toBeNull();
    expect(outcome.faults).toMatchObject([
      { table: 'Projects', record: 'Website', field: 'Percent by hand' },
    ]);
  });

  it('adds up minutes as they were', () => {
    const hours = [50, 25, 10].map((minutes, nth) =>
      row<'hours'>(`recH${nth}`, { project: ['recP'], minutes }),
    );
    expect(cellsFor(decide({ projects: [project()], hours }), 'projects', 'recP').hoursUsed).toBe(1.42);
  });

  it('counts work of no project of its own for the project of its task, at its rate', () => {
    const outcome = decide({
      projects: [project({ billing: 'hourly', rate: 80 })],
      tasks: [task({}, 'recT')],
      hours: [row<'hours'>('recH', { task: ['recT'], minutes: 90, billable: true })],
    });
    expect(cellsFor(outcome, 'projects', 'recP').hoursUsed).toBe(1.5);
    expect(cellsFor(outcome, 'hours', 'recH').rate).toBe(80);
    expect(outcome.faults).toEqual([]);
  });

  it('names work that counts nowhere, but no row that is still blank', () => {
    const hours = [
      row<'hours'>('recH', { what: 'Call', minutes: 30 }),
      row<'hours'>('recBlank', { what: 'Later' }),
    ];
    expect(decide({ projects: [project()], hours }).faults).toMatchObject([
      { table: 'Hours', record: 'Call', field: 'Project', remedy: 'Link the project it belongs to.' },
    ]);
  });

  it('knows no hours where a stretch of work is below zero', () => {
    const hours = [row<'hours'>('recH', { what: 'Call', project: ['recP'], minutes: -5 })];
    const outcome = decide({ projects: [project()], hours });
    expect(cellsFor(outcome, 'projects', 'recP').hoursUsed).toBeNull();
    expect(outcome.faults).toMatchObject([{ table: 'Hours', record: 'Call', field: 'Minutes' }]);
  });

  it.each([
    ['an open task counts until today', { due: '2026-11-20' }, 3],
    [
      'a task done late keeps the days it was late',
      { due: '2026-11-10', status: 'done', doneOn: '2026-11-12' },
      2,
    ],
    ['a task due today is not late', { due: '2026-11-23' }, undefined],
    ['a dropped task is not late', { due: '2026-11-20', status: 'dropped' }, undefined],
  ] as const)('%s', (_what, cells, daysLate) => {
    expect(cellsFor(decide({ tasks: [task(cells)] }), 'tasks', 'recT').daysLate).toBe(daysLate);
  });

  it('clears days late when the due date moves', () => {
    const outcome = decide({ tasks: [task({ due: '2026-12-01', daysLate: 4 })] });
    expect(cellsFor(outcome, 'tasks', 'recT').daysLate).toBeNull();
  });

  it('fills a blank rate of billable hours from an hourly project, and no other', () => {
    const hours = [
      row<'hours'>('recA', { project: ['recP'], billable: true }),
      row<'hours'>('recB', { project: ['recP'], billable: true, rate: 70 }),
      row<'hours'>('recD', { project: ['recP'] }),
      row<'hours'>('recF', { project: ['recQ'], billable: true }),
    ];
    const projects = [
      project({ billing: 'hourly', rate: 80 }),
      project({ billing: 'daily', rate: 600 }, 'recQ'),
    ];
    const outcome = decide({ projects, hours });
    expect(outcome.changes.filter(({ table }) => table === 'hours')).toEqual([
      { table: 'hours', id: 'recA', cells: { rate: 80 } },
    ]);
  });

  it('names a stretch that no work is as long as, and goes on though its worth cannot be counted', () => {
    const hours = [
      row<'hours'>('recH', { what: 'Menu', project: ['recP'], minutes: 10 ** 15, billable: true }),
      row<'hours'>('recO', { what: 'Logo', project: ['recQ'], minutes: 90, billable: true }),
    ];
    const both = [project({ billing: 'hourly', rate: 850 }), project({ name: 'Logo' }, 'recQ')];
    const outcome = decide({ projects: both, hours });
    expect(cellsFor(outcome, 'projects', 'recQ').hoursUsed).toBe(1.5);
    expect(outcome.faults).toMatchObject([
      {
        ...{ table: 'Hours', record: 'Menu', field: 'Minutes' },
        problem: 'It is more than a year of work in one row, and counts as it stands.',
      },
      {
        ...{ table: 'Projects', record: 'Website', field: 'Rate' },
        problem: 'What its hours are worth is too large a sum to be counted, so it is not said.',
      },
    ]);
  });

  it('takes nothing from a task of another project, and names the stretch that links it', () => {
    const gift = task({ name: 'Gift', project: ['recQ'], scope: 'favour' }, 'recGift');
    const hours = [row<'hours'>('recH', { what: 'Menu', project: ['recP'], task: ['recGift'], minutes: 90 })];
    const both = [project({ billing: 'hourly', rate: 80 }), project({ name: 'Logo' }, 'recQ')];
    const outcome = decide({ projects: both, tasks: [gift], hours });
    expect(cellsFor(outcome, 'projects', 'recP')).toMatchObject({ hoursUsed: 1.5, absorbed: null });
    expect(outcome.faults).toMatchObject([
      {
        ...{ table: 'Hours', record: 'Menu', recordId: 'recH', field: 'Task' },
        problem: expect.stringContaining('another project'),
        remedy: 'Link a task of this project, or clear the cell.',
      },
    ]);
    const unplaced = task({ name: 'Gift', project: null, scope: 'favour' }, 'recGift');
    const own = decide({ projects: both, tasks: [unplaced], hours });
    expect(cellsFor(own, 'projects', 'recP').absorbed).toContain('1.5 h as a favour');
  });

  it('counts a task that names several projects for none, and says so', () => {
    const outcome = decide({ projects: [project()], tasks: [task({ project: ['recP', 'recQ'] })] });
    expect(cellsFor(outcome, 'projects', 'recP').percentComplete).toBeNull();
    expect(outcome.faults).toMatchObject([{ table: 'Tasks', field: 'Project' }]);
  });
});
