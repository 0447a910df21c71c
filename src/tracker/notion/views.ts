import { z } from 'zod';
import { TrackerError } from '../errors.js';
import { type TableKey, tableSpec } from '../model.js';
import type { Conflict } from '../plan.js';
import type { Binding } from '../port.js';
import type { NotionClient } from './client.js';
import { plainId } from './schema.js';
import { type ViewDraft, viewDrafts } from './view-drafts.js';

/** One view to make or, where it takes the place of the one Notion made, to set up. */
export type ViewStep = {
  readonly kind: 'create-view';
  readonly table: TableKey;
  readonly name: string;
  readonly draft: ViewDraft;
  readonly databaseId: string;
  /** The view to set up instead of making another; of a dashboard, the one that lacks some of its views. */
  readonly standingId: string | null;
};

export type ViewMaker = {
  /**
   * Views that are not there yet. One that was renamed is known by what it shows; one that a person changed is left as
   * it is. Costs a look at each table that comes with views, and none in between.
   */
  plan(binding: Binding): Promise<readonly ViewStep[]>;
  /** Calls a step takes when nothing goes wrong. */
  priceOf(step: ViewStep): number;
  /** Makes it; a view Notion refuses, or keeps otherwise than asked, is named and stops nothing else. */
  apply(step: ViewStep, binding: Binding): Promise<Conflict | null>;
};

const widget = z.looseObject({ view_id: z.string() });
const configuration = z.looseObject({
  rows: z.array(z.looseObject({ widgets: z.array(widget) })).optional(),
});
const nativeView = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Set where the view is shown in a dashboard only. */
  dashboard_view_id: z.string().nullable().optional(),
  filter: z.unknown(),
  sorts: z.unknown(),
  configuration: configuration.nullable().optional(),
});
type NativeView = z.infer<typeof nativeView>;

const source = z.object({ parent: z.object({ database_id: z.string() }) });
const viewList = z.object({
  results: z.array(z.object({ id: z.string() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});

/** What Notion calls the view it makes with a database. */
const givenName = 'Default view';

/** The views of a tracker in Notion. Only makes: what a person set up stays as it is. */
export function createViews({ client }: { readonly client: NotionClient }): ViewMaker {
  async function plan(binding: Binding): Promise<readonly ViewStep[]> {
    const drafts = viewDrafts(binding);
    const steps: ViewStep[] = [];
    for (const table of new Set(drafts.map((draft) => draft.table))) {
      const databaseId = await databaseOf(client, binding, table);
      const standing = await viewsOf(client, databaseId);
      for (const draft of drafts.filter((candidate) => candidate.table === table)) {
        const standingId = await lacking(draft, standing);
        if (standingId === undefined) continue;
        steps.push({ kind: 'create-view', table, name: draft.name, draft, databaseId, standingId });
      }
    }
    return steps;
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
    priceOf: ({ draft, standingId }) =>
      draft.type === 'dashboard' ? draft.widgets.length + (standingId === null ? 1 : 2) : 1,
    async apply(step, binding) {
      try {
        return await make(client, step, binding);
      } catch (error) {
        if (!(error instanceof TrackerError) || (error.kind !== 'invalid' && error.kind !== 'permission'))
          throw error;
        return conflict(step, `Notion did not make the view "${step.name}": ${error.message}`);
      }
    },
  };
}

async function make(client: NotionClient, step: ViewStep, binding: Binding): Promise<Conflict | null> {
  const { draft, databaseId, standingId } = step;
  if (draft.type === 'dashboard') return makeDashboard(client, step, binding);
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
  return checked(step, draft, made);
}

async function makeDashboard(
  client: NotionClient,
  step: ViewStep,
  binding: Binding,
): Promise<Conflict | null> {
  const { draft, databaseId, standingId } = step;
  const dashboard =
    standingId === null
      ? await post(client, binding, draft, { database_id: databaseId })
      : await readView(client, standingId);
  const missing = standingId === null ? draft.widgets : await widgetsMissing(client, draft, dashboard);
  let problem: Conflict | null = null;
  for (const part of missing) {
    const place = { view_id: dashboard.id, placement: { type: 'new_row' } };
    problem = checked(step, part, await post(client, binding, part, place)) ?? problem;
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

function partsOf({ filter, sorts, configuration: settings }: ViewDraft): Record<string, unknown> {
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(sorts === undefined ? {} : { sorts }),
    ...(settings === undefined ? {} : { configuration: settings }),
  };
}

/** A filter that was dropped without a word would show rows under a name that promises others. */
function checked(step: ViewStep, draft: ViewDraft, made: NativeView): Conflict | null {
  const lost = Object.entries(partsOf(draft)).find(
    ([part, asked]) => !holds(asked, made[part as 'filter' | 'sorts' | 'configuration'], 'any column'),
  );
  if (!lost) return null;
  return conflict(step, `Notion kept another ${lost[0]} for the view "${draft.name}" than was asked for.`);
}

function conflict(step: ViewStep, problem: string): Conflict {
  return {
    table: tableSpec(step.table).label,
    problem,
    remedy: 'Set the view up by hand, or leave it: nothing depends on it.',
  };
}

/** By name, or renamed by what it shows. */
function isSame(draft: ViewDraft, view: NativeView): boolean {
  if (view.type !== draft.type) return false;
  if (view.name.trim().toLocaleLowerCase('en') === draft.name.toLocaleLowerCase('en')) return true;
  const parts = Object.entries(partsOf(draft));
  return (
    view.name !== givenName &&
    parts.length > 0 &&
    Boolean(draft.filter) === Boolean(view.filter) &&
    parts.every(([part, asked]) => holds(asked, view[part as 'filter' | 'sorts' | 'configuration']))
  );
}

/**
 * Whether all that was asked for is in what stands; more may be. Ids come in either form. With `any column` the column
 * of a filter or a sort may be named otherwise than by its id.
 */
function holds(
  asked: unknown,
  stands: unknown,
  columns: 'same column' | 'any column' = 'same column',
): boolean {
  if (Array.isArray(asked)) {
    return Array.isArray(stands) && asked.every((item, index) => holds(item, stands[index], columns));
  }
  if (typeof asked === 'object' && asked !== null) {
    if (typeof stands !== 'object' || stands === null) return false;
    const found = stands as Record<string, unknown>;
    return Object.entries(asked).every(([key, value]) =>
      key === 'property' && columns === 'any column'
        ? typeof found[key] === 'string'
        : holds(value, found[key], columns),
    );
  }
  if (typeof asked === 'string' && typeof stands === 'string') return plainId(asked) === plainId(stands);
  return asked === stands;
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

async function databaseOf(client: NotionClient, binding: Binding, table: TableKey): Promise<string> {
  const { parent } = await client.call({
    kind: 'schema',
    method: 'get',
    path: `data_sources/${binding.tables[table]?.id}`,
    answer: source,
    repeatable: true,
  });
  return parent.database_id;
}

/** A list of views gives their ids alone. */
async function viewsOf(client: NotionClient, databaseId: string): Promise<NativeView[]> {
  const views: NativeView[] = [];
  let cursor: string | null = null;
  do {
    const list: z.infer<typeof viewList> = await client.call({
      kind: 'schema',
      method: 'get',
      path: 'views',
      query: { database_id: databaseId, ...(cursor === null ? {} : { start_cursor: cursor }) },
      answer: viewList,
      repeatable: true,
    });
    for (const { id } of list.results) {
      const view = await readView(client, id);
      if (!view.dashboard_view_id) views.push(view);
    }
    cursor = list.has_more ? list.next_cursor : null;
  } while (cursor !== null);
  return views;
}

function readView(client: NotionClient, id: string): Promise<NativeView> {
  return client.call({
    kind: 'schema',
    method: 'get',
    path: `views/${id}`,
    answer: nativeView,
    repeatable: true,
  });
}
