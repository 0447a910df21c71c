import { describe, expect, it } from 'vitest';
import { blockedTasks } from '../../src/jobs/blocked-tasks.js';
import { jobInput, project, task, tracker } from '../support/tracker.js';

function blocked(...tasks: readonly ReturnType<typeof task>[]) {
  return blockedTasks(jobInput(tracker({ tasks }), '2026-11-23'));
}

const photos = task({ name: 'Photos' }, 'recA');

describe('src/jobs/blocked-tasks', () => {
  it('says what a task holds up, directly and through others', () => {
    const { heldUpBy, faults } = blocked(
      photos,
      task({ name: 'Pages', blockedBy: ['recA'] }, 'recB'),
      task({ name: 'Launch', blockedBy: ['recB'] }, 'recC'),
    );
    expect(heldUpBy('recA').map(({ cells }) => cells.name)).toEqual(['Pages', 'Launch']);
    expect(heldUpBy('recC')).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('does not count what is done or dropped, nor what was deleted', () => {
    const { heldUpBy } = blocked(
      photos,
      task({ status: 'done', blockedBy: ['recA'] }, 'recB'),
      task({ status: 'dropped', blockedBy: ['recA'] }, 'recC'),
      task({ blockedBy: ['recB', 'gone'] }, 'recD'),
    );
    expect(heldUpBy('recA')).toEqual([]);
  });

  it('names the tasks of a circle once, where a link can be taken away', () => {
    const { faults } = blocked(
      task({ name: 'Photos', blockedBy: ['recB'] }, 'recA'),
      task({ name: 'Pages', blockedBy: ['recA'] }, 'recB'),
      task({ name: 'Launch', blockedBy: ['recB'] }, 'recC'),
    );
    expect(faults).toEqual([
      {
        table: 'Tasks',
        record: 'Photos',
        recordId: 'recA',
        field: 'Blocked by',
        problem: '"Photos", "Pages" wait for each other in a circle, so none of them can begin.',
        remedy: 'Take one of the links away.',
      },
    ]);
  });

  it('does not let work for one client wait for that of another, and names the link', () => {
    const tasks = [
      task({ name: 'Photos' }, 'recA'),
      task({ name: 'Pages', blockedBy: ['recA'] }, 'recB'),
      task({ name: 'Logo', project: ['recQ'], blockedBy: ['recA', 'recL'] }, 'recC'),
      task({ name: 'Colours', project: ['recQ'] }, 'recL'),
      task({ name: 'Fonts', project: null, blockedBy: ['recA'] }, 'recF'),
      task({ name: 'Old site', project: ['gone'], blockedBy: ['recA'] }, 'recG'),
    ];
    const projects = [project(), project({ client: ['recD'] }, 'recQ')];
    const { heldUpBy, isReady, waitingFor, faults } = blockedTasks(
      jobInput(tracker({ projects, tasks }), '2026-11-23'),
    );
    expect(waitingFor('recA').map(({ id }) => id)).toEqual(['recB', 'recF']);
    expect(heldUpBy('recA').map(({ id }) => id)).toEqual(['recB', 'recF']);
    expect(waitingFor('recL').map(({ id }) => id)).toEqual(['recC']);
    expect(isReady('recC')).toBe(false);
    expect(faults).toMatchObject([
      {
        ...{ table: 'Tasks', record: 'Logo', field: 'Blocked by' },
        problem:
          'It waits for "Photos", which is not work for the same client, so that link counts for nothing.',
      },
      { record: 'Old site', field: 'Blocked by' },
    ]);
  });

  it('names a task that waits for itself', () => {
    const { faults, heldUpBy } = blocked(task({ blockedBy: ['recA'] }, 'recA'));
    expect(faults).toMatchObject([{ problem: 'It waits for itself, so it can never begin.' }]);
    expect(heldUpBy('recA')).toEqual([]);
  });

  it('tells of a long circle no more than a reader takes in', () => {
    const ring = Array.from({ length: 9 }, (_, n) =>
      task({ name: `T${n}`, blockedBy: [`r${(n + 1) % 9}`] }, `r${n}`),
    );
    expect(blocked(...ring).faults).toMatchObject([
      { problem: expect.stringContaining('"T4" and 4 more wait') },
    ]);
  });
});
