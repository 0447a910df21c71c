import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { bind } from '../../../src/tracker/bind.js';
import { viewDrafts } from '../../../src/tracker/notion/view-drafts.js';
import { type Conflict, type PlanStep, planTracker } from '../../../src/tracker/plan.js';
import type { Binding, Tracker } from '../../../src/tracker/port.js';
import { type Bench, bindingOf, list, notionWire, onlyTables, openBench, refusal } from './bench.js';

const options = { name: 'Views', packs: [], firstRow: {}, resuming: false };

type ViewStep = Extract<PlanStep, { kind: 'create-view' }>;

/** The views still to be made for the tables that stand. */
async function viewsToMake(tracker: Tracker, bound: Binding): Promise<ViewStep[]> {
  const standing = { container: { id: 'root', name: 'Root' }, tables: [] };
  const { steps } = await tracker.planRest(standing, bound, []);
  return steps.filter((step): step is ViewStep => step.kind === 'create-view' && step.place !== null);
}

async function make(tracker: Tracker, step: ViewStep, bound: Binding): Promise<Conflict | undefined> {
  return (await tracker.apply(step, { container: null, tables: [] }, bound)).conflict;
}

describe('tracker/notion/views', () => {
  describe('over the local Notion', () => {
    let sandbox: Awaited<ReturnType<typeof startSandbox>>;
    let bench: Bench;
    let binding: Binding;

    beforeEach(async () => {
      sandbox = await startSandbox({ port: 0, limits: false });
      const info = (await (await fetch(`${sandbox.url}/_sandbox/info`)).json()) as {
        notion: { rootPageId: string };
      };
      const access = { token: 'ntn_sandbox', parentPageId: info.notion.rootPageId, baseUrl: sandbox.url };
      bench = openBench({ ...access, pace: { run: (call) => call(), pause: () => {} } });
      let standing = await bench.tracker.describe();
      for (const step of planTracker(standing, null, options).steps) {
        standing = (await bench.tracker.apply(step, standing, null)).standing;
      }
      const bound = bind(await bench.tracker.describe(), null, []).binding;
      if (!bound) throw new Error('nothing stands');
      binding = bound;
    });
    afterEach(() => sandbox.close());

    it('makes every view at the price it named, as asked, and then has none left to make', async () => {
      const { tracker } = bench;
      const steps = await viewsToMake(tracker, binding);
      expect(steps.map(({ view }) => view).sort()).toEqual(
        viewDrafts(binding)
          .map(({ key }) => key)
          .sort(),
      );
      const price = steps.reduce((sum, step) => sum + tracker.priceOf(step), 0);
      const before = bench.spent.length;
      for (const step of steps) expect(await make(tracker, step, binding), step.name).toBeUndefined();
      expect(bench.spent.length - before).toBe(price);
      expect(await viewsToMake(tracker, binding)).toEqual([]);
    });

    it('leaves the tracker as it is: no further table stands afterwards', async () => {
      const before = await bench.tracker.describe();
      const { tracker } = bench;
      for (const step of await viewsToMake(tracker, binding)) await make(tracker, step, binding);
      expect(await bench.tracker.describe()).toEqual(before);
    });

    it('makes what is left after it was stopped between two views', async () => {
      const { tracker } = bench;
      const steps = await viewsToMake(tracker, binding);
      for (const step of steps.slice(0, 5)) await make(tracker, step, binding);
      const left = await viewsToMake(tracker, binding);
      expect(left.map(({ view }) => view)).toEqual(steps.slice(5).map(({ view }) => view));
    });

    it('sets up the view Notion made with the database instead of making another', async () => {
      const steps = await viewsToMake(bench.tracker, binding);
      const first = steps.filter(({ place }) => place?.standingId !== null);
      expect(first.map(({ name }) => name)).toEqual([
        'By next check-in',
        'All projects',
        'All tasks',
        'Latest first',
        'All invoices',
        'Waiting',
        'By client',
        'Settings',
      ]);
    });
  });

  describe('at the wire', () => {
    const clients = onlyTables('clients');
    const parent = { type: 'database_id', database_id: 'db1' };

    /** One table whose views are these. */
    function stands(...views: readonly ({ id: string } & Record<string, unknown>)[]): void {
      notionWire().get('/v1/data_sources/ds-clients').reply(200, { id: 'ds-clients', parent });
      notionWire()
        .get('/v1/views')
        .query({ database_id: 'db1' })
        .reply(200, list(views.map(({ id }) => ({ object: 'view', id }))));
      for (const view of views) {
        notionWire()
          .get(`/v1/views/${view.id}`)
          .reply(200, { object: 'view', type: 'table', filter: null, sorts: null, ...view });
      }
    }
    const sorts = [{ property: 'p-clients-nextCheckIn', direction: 'ascending' }];
    const given = { id: 'v1', name: 'Default view' };

    it('leaves a view a person renamed or changed', async () => {
      stands({ id: 'v1', name: 'Wer ist dran?', sorts });
      expect(await viewsToMake(openBench().tracker, clients)).toEqual([]);
      stands({ id: 'v1', name: 'By next check-in', sorts: null, filter: { and: [] } });
      expect(await viewsToMake(openBench().tracker, clients)).toEqual([]);
    });

    it('does not take a view that shows something else for its own', async () => {
      const filter = { property: 'x', checkbox: { equals: true } };
      stands({ id: 'v1', name: 'Mine', sorts, filter });
      const steps = await viewsToMake(openBench().tracker, clients);
      expect(steps).toMatchObject([
        { name: 'By next check-in', place: { standingId: null, databaseId: 'db1' } },
      ]);
    });

    it('names a view whose settings Notion dropped without a word', async () => {
      stands(given);
      const { tracker } = openBench();
      const [step] = await viewsToMake(tracker, clients);
      if (!step) throw new Error('nothing to make');
      notionWire().patch('/v1/views/v1', { name: 'By next check-in', sorts }).reply(200, {
        object: 'view',
        type: 'table',
        id: 'v1',
        name: 'By next check-in',
        filter: null,
        sorts: null,
      });
      expect(await make(tracker, step, clients)).toMatchObject({
        table: 'Clients',
        problem: expect.stringContaining('sorts'),
      });
    });

    it('names a view Notion refuses and goes on', async () => {
      stands(given);
      const { tracker } = openBench();
      const [step] = await viewsToMake(tracker, clients);
      if (!step) throw new Error('nothing to make');
      notionWire()
        .patch('/v1/views/v1')
        .reply(400, refusal(400, 'validation_error', 'No charts on this plan.'));
      expect(await make(tracker, step, clients)).toMatchObject({
        problem: expect.stringContaining('No charts'),
      });
    });
  });

  it('leaves out views whose columns are not there', () => {
    const { tables, container } = bindingOf();
    const { agingBucket: _gone, ...fields } = tables.invoices?.fields ?? {};
    const lacking = { container, tables: { ...tables, invoices: { id: 'ds-invoices', fields } } };
    const keys = viewDrafts(lacking).map(({ key }) => key);
    expect(keys).not.toContain('invoices.age');
    expect(keys).toContain('invoices.overdue');
    expect(viewDrafts({ container, tables: {} })).toEqual([]);
  });

  it('filters by the name an option bears now', () => {
    const { tables, container } = bindingOf();
    const { state } = tables.messages?.fields ?? {};
    if (!tables.messages || !state) throw new Error('the model has changed');
    const renamed = { ...state, options: { ...state.options, waiting: { id: 'o', name: 'Wartet' } } };
    const fields = { ...tables.messages.fields, state: renamed };
    const drafts = viewDrafts({ container, tables: { messages: { id: 'ds', fields } } });
    expect(drafts[0]?.filter).toEqual({ property: state.id, select: { equals: 'Wartet' } });
  });
});
