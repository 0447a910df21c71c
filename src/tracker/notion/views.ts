import { TrackerError } from '../errors.js';
import { type TableKey, tableSpec } from '../model.js';
import type { Clock } from '../pacing.js';
import type { Conflict, PlanStep } from '../plan.js';
import type { Binding } from '../port.js';
import type { NotionClient } from './client.js';
import { type ViewDraft, viewDrafts, viewsToCome } from './view-drafts.js';
import {
  databaseOf,
  givenName,
  givenView,
  holds,
  isSame,
  type NativeView,
  nativeView,
  partsOf,
  readView,
  readViews,
  viewIdsOf,
} from './view-read.js';

export type ViewStep = Extract<PlanStep, { kind: 'create-view' }>;

export type ViewMaker = {
  /**
   * Views that are not there yet. One that was renamed is known by what it shows; one that a person changed is left as
   * it is. Costs a look at each table that comes with views; of a table that is to come all are.
   */
  plan(binding: Binding | null, toCome: readonly TableKey[]): Promise<readonly ViewStep[]>;
  /** Makes it; a view Notion refuses, or keeps otherwise than asked, is named and stops nothing else. */
  apply(step: ViewStep, binding: Binding): Promise<Conflict | null>;
};

export type ViewDeps = {
  readonly client: NotionClient;
  readonly clock: Clock;
  /** Databases made just now and not looked at since, by their data source: each has the one view Notion gave it. */
  readonly made: Map<string, string>;
};

/** One view to make, and all that is needed to make it. */
type Work = {
  readonly draft: ViewDraft;
  readonly databaseId: string;
  /** The view to set up instead of making another; of a dashboard, the one that lacks some of its views. */
  readonly standingId: string | null;
};

/** The views of a tracker in Notion. Only makes: what a person set up stays as it is. */
export function createViews({ client, clock, made }: ViewDeps): ViewMaker {
  async function plan(
    binding: Binding | null,
    toCome: readonly TableKey[] = [],
  ): Promise<readonly ViewStep[]> {
    const drafts = binding ? viewDrafts(binding) : [];
    const steps: ViewStep[] = [];
    for (const table of new Set(drafts.map((draft) => draft.table))) {
      const { databaseId, standing } = await look(binding?.tables[table]?.id ?? '');
      for (const draft of drafts.filter((candidate) => candidate.table === table)) {
        const standingId = await lacking(draft, standing);
        if (standingId === undefined) continue;
        steps.push(stepOf(draft, draft.widgets.length, { databaseId, standingId }));
      }
    }
    const later = viewsToCome(toCome).map((view) => stepOf(view, view.widgets?.length ?? 0, null));
    return [...steps, ...later];
  }

  async function look(sourceId: string) {
    const known = made.get(sourceId);
    made.delete(sourceId);
    const databaseId = known ?? (await databaseOf(client, sourceId));
    const ids = await viewIdsOf(client, databaseId);
    const only = known !== undefined && ids.length === 1 ? ids[0] : undefined;
    const standing = only === undefined ? await readViews(client, ids) : [givenView(only)];
    return { databaseId, standing };
  }

  /** Undefined where nothing is lacking, else the view to go on from or null. */
  async function lacking(draft: ViewDraft, standing: readonly NativeView[]) {
    const found = standing.find((view) => isSame(draft, view));
    if (found && draft.type !== 'dashboard') return undefined;
    if (found) {
      const missing = await widgetsMissing(client, draft, found);
      return missing.length === 0 ? undefined : found.id;
    }
    const given = standing.find(({ name, type }) => name === givenName && type === draft.type);
    return draft.first && given ? given.id : null;
  }

  return {
    plan,
    async apply(step, binding) {
      let left: ViewStep | undefined = step;
      for (let tried = 1; left; tried++) {
        const work = workOf(left, binding);
        try {
          return await make(client, work, binding);
        } catch (error) {
          if (!(error instanceof TrackerError)) throw error;
          if (error.kind === 'invalid' || error.kind === 'permission') {
            return conflict(work.draft, `Notion did not make the view "${step.name}": ${error.message}`);
          }
          if (!isLost(error) || tried === tries) throw error;
          await clock.sleep(2_000);
          left = (await plan(binding)).find(({ view }) => view === step.view);
        }
      }
      return null;
    },
  };
}

/** Times a view is asked for whose answer was lost, each after a look at what stands. */
const tries = 3;

function isLost({ kind }: TrackerError): boolean {
  return kind === 'unavailable' || kind === 'protocol';
}

function workOf(step: ViewStep, binding: Binding): Work {
  const draft = viewDrafts(binding).find(({ key }) => key === step.view);
  if (draft && step.place) return { draft, ...step.place };
  throw new TrackerError(`The view "${step.name}" is not made before its table stands`, {
    kind: 'invalid',
    advice: 'Plan again: views are planned once their tables stand.',
  });
}

function stepOf(
  { key, table, name, type }: Pick<ViewDraft, 'key' | 'table' | 'name' | 'type'>,
  widgets: number,
  place: ViewStep['place'],
): ViewStep {
  const calls = type !== 'dashboard' ? 1 : widgets + (place && place.standingId !== null ? 2 : 1);
  return { kind: 'create-view', table, view: key, name, calls, place };
}

async function make(client: NotionClient, work: Work, binding: Binding): Promise<Conflict | null> {
  const { draft, databaseId, standingId } = work;
  if (draft.type === 'dashboard') return makeDashboard(client, work, binding);
  const made =
    standingId === null
      ? await post(client, binding, draft, { database_id: databaseId })
      : await client.call({
          kind: 'provision',
          method: 'patch',
          path: `views/${standingId}`,
          body: { name: draft.name, ...partsOf(draft) },
          answer: nativeView,
          repeatable: true,
        });
  return checked(draft, made);
}

async function makeDashboard(
  client: NotionClient,
  { draft, databaseId, standingId }: Work,
  binding: Binding,
): Promise<Conflict | null> {
  const dashboard =
    standingId === null
      ? await post(client, binding, draft, { database_id: databaseId })
      : await readView(client, standingId);
  const missing = standingId === null ? draft.widgets : await widgetsMissing(client, draft, dashboard);
  let problem: Conflict | null = null;
  for (const part of missing) {
    const place = { view_id: dashboard.id, placement: { type: 'new_row' } };
    problem = checked(part, await post(client, binding, part, place)) ?? problem;
  }
  return problem;
}

function post(
  client: NotionClient,
  binding: Binding,
  draft: ViewDraft,
  place: Readonly<Record<string, unknown>>,
): Promise<NativeView> {
  return client.call({
    kind: 'provision',
    method: 'post',
    path: 'views',
    body: {
      ...place,
      data_source_id: binding.tables[draft.table]?.id,
      name: draft.name,
      type: draft.type,
      ...partsOf(draft),
    },
    answer: nativeView,
    // After a lost answer the next plan looks what stands.
    repeatable: false,
  });
}

/** A filter that was dropped without a word would show rows under a name that promises others. */
function checked(draft: ViewDraft, made: NativeView): Conflict | null {
  const lost = Object.entries(partsOf(draft)).find(
    ([part, asked]) => !holds(asked, made[part as 'filter' | 'sorts' | 'configuration'], 'any column'),
  );
  if (!lost) return null;
  return conflict(draft, `Notion kept another ${lost[0]} for the view "${draft.name}" than was asked for.`);
}

function conflict(draft: { readonly table: TableKey }, problem: string): Conflict {
  return {
    table: tableSpec(draft.table).label,
    problem,
    remedy: 'Set the view up by hand, or leave it: nothing depends on it.',
  };
}

async function widgetsMissing(
  client: NotionClient,
  draft: ViewDraft,
  dashboard: NativeView,
): Promise<readonly ViewDraft[]> {
  const ids = dashboard.configuration?.rows?.flatMap(({ widgets }) => widgets.map(({ view_id: id }) => id));
  const shown: NativeView[] = [];
  for (const id of ids ?? []) shown.push(await readView(client, id));
  return draft.widgets.filter((part) => !shown.some((view) => isSame(part, view)));
}
