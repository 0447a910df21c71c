import { describe, expect, it } from 'vitest';
import { clientUpdates } from '../../../src/jobs/client-updates.js';
import { clientViews } from '../../../src/jobs/client-view.js';
import { progress } from '../../../src/jobs/progress.js';
import { updateCells } from '../../../src/messages/page/cells.js';
import { clientPage } from '../../../src/messages/page/html.js';
import type { Tables } from '../../support/canaries.js';
import { cellsFor, client, jobInput, project, task, tracker } from '../../support/tracker.js';

function told(tables: Tables) {
  const input = jobInput(tracker({ clients: [client()], ...tables }), '2026-11-23');
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  return {
    input,
    view,
    html: clientPage(view, { asOf: input.now, now: input.now }),
    body: updateCells(view, input.now).body ?? '',
    progress: progress.decide(input),
  };
}

describe('src/messages/page, of rows that are not as they ought to be', () => {
  it('gives a client without projects a page and no row', () => {
    const { html, input } = told({});
    expect(html).toContain('No work is under way.');
    expect(clientUpdates.decide(input).updates?.size).toBe(0);
  });

  it('leaves a task without a project, or of two, out of every page', () => {
    const tasks = [
      task({ name: 'Nowhere', project: null, clientMaySee: true }),
      task(
        { name: 'Everywhere', project: ['recP', 'recQ'], clientMaySee: true, waitingOn: 'client' },
        'recU',
      ),
    ];
    const { html, progress } = told({ projects: [project(), project({}, 'recQ')], tasks });
    expect(html).not.toMatch(/Nowhere|Everywhere/u);
    expect(progress.faults).toEqual([
      expect.objectContaining({ table: 'Tasks', record: 'Nowhere', field: 'Project' }),
      expect.objectContaining({ table: 'Tasks', record: 'Everywhere', field: 'Project' }),
    ]);
  });

  it('names a task without a project only where a client is to see it or to do it', () => {
    const own = { project: null, clientMaySee: null } as const;
    const tasks = [
      task({ ...own, name: 'Buy paper' }),
      task({ ...own, name: 'Their photos', waitingOn: 'client' }, 'recU'),
      task({ ...own, name: 'Given up', waitingOn: 'client', status: 'dropped' }, 'recV'),
    ];
    expect(told({ projects: [project()], tasks }).progress.faults.map(({ record }) => record)).toEqual([
      'Their photos',
    ]);
  });

  it('tells of tasks that wait for each other in a circle without going round in it', () => {
    const inputs = { waitingOn: 'client', due: '2026-11-19', clientMaySee: true } as const;
    const tasks = [
      task({ ...inputs, name: 'Hen', blockedBy: ['recEgg'] }, 'recHen'),
      task({ ...inputs, name: 'Egg', blockedBy: ['recHen'] }, 'recEgg'),
      task({ ...inputs, name: 'Itself', blockedBy: ['recSelf'] }, 'recSelf'),
    ];
    const { view } = told({ projects: [project()], tasks });
    expect(view.projects[0]?.needed.map(({ name, holdsUp }) => [name, holdsUp])).toEqual([
      ['Egg', ['Hen']],
      ['Hen', ['Egg']],
      ['Itself', []],
    ]);
  });

  it('reads 5,000 tasks of one project, and tells the few that matter', () => {
    const tasks = Array.from({ length: 5_000 }, (_, nth) =>
      task(
        {
          name: `Task ${nth}`,
          status: 'done',
          doneOn: '2026-11-18',
          clientMaySee: true,
          blockedBy: [`recT${nth + 1}`],
        },
        `recT${nth}`,
      ),
    );
    const { html, view } = told({ projects: [project()], tasks });
    expect(view.projects[0]?.done).toHaveLength(5);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(50_000);
  });

  it('says nothing of 140 percent written by hand, and names the cell', () => {
    const { html, progress } = told({ projects: [project({ percentByHand: 1.4 })] });
    expect(html).not.toMatch(/140|<progress/u);
    expect(cellsFor(progress, 'projects', 'recP').percentComplete).toBeNull();
    expect(progress.faults).toEqual([
      expect.objectContaining({ table: 'Projects', record: 'Website', field: 'Percent by hand' }),
    ]);
  });

  it('forecasts nothing of a project that ends before it starts, and names the cell', () => {
    const { view, progress } = told({ projects: [project({ start: '2026-12-02', due: '2026-12-01' })] });
    expect(view.projects[0]).toMatchObject({ dueOn: null, forecastOn: null });
    expect(progress.faults).toEqual([
      expect.objectContaining({ table: 'Projects', record: 'Website', field: 'Due' }),
    ]);
  });

  it.each([
    ['a formula', '=HYPERLINK("https://evil.example","x")', '\\=HYPERLINK'],
    ['Markdown', '# [x](https://evil.example) ![y](z) `code`', '\\# \\[x\\](https\\://evil.example)'],
    ['HTML', '<b onclick=alert(1)>bold</b>', '\\<b onclick=alert(1)\\>bold'],
  ])('shows %s as the text it is, on the page and in Markdown', (_what, name, inMarkdown) => {
    const { html, body } = told({ projects: [project({ name, nextStep: name })] });
    expect(body).toContain(`## ${inMarkdown}`);
    expect(html).not.toMatch(/<b |<a href="https|<code|<img/u);
  });

  it('shortens a text that would bury the rest', () => {
    const { html, body } = told({ projects: [project({ nextStep: 'word '.repeat(2_000) })] });
    expect(html.length).toBeLessThan(8_000);
    expect(body.length).toBeLessThan(500);
  });
});
