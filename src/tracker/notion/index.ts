import { z } from 'zod';
import { usable } from '../bind.js';
import { type Clock, localPace, type Pace } from '../pacing.js';
import type { CallMeter, Standing, Tracker } from '../port.js';
import { createClient } from './client.js';
import { createFeed } from './feed.js';
import { notionLimit } from './limit.js';
import { applyStep, priceOfStep } from './provision.js';
import { checkedRoot, publishedError, rootMissing } from './root.js';
import { standingTable } from './schema.js';
import { readSource } from './source.js';
import { createViews } from './views.js';
import { memberNote } from './workspace.js';
import { priceOfWrites, writeRows } from './write.js';

export type NotionOptions = {
  readonly token: string;
  /** The page shared with the connection; the tracker's databases are made in it. */
  readonly parentPageId: string;
  readonly baseUrl?: string;
  readonly meter: CallMeter;
  readonly clock: Clock;
  /** Shared by everything that talks to the same workspace; its own when left out. */
  readonly pace?: Pace;
  readonly timeoutMs?: number;
};

const children = z.object({
  results: z.array(z.looseObject({ id: z.string(), type: z.string(), in_trash: z.boolean().optional() })),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});
const database = z.object({
  public_url: z.string().nullable().optional(),
  data_sources: z.array(z.object({ id: z.string() })),
});

/** A page of a freelancer's Notion workspace as a tracker. */
export function openNotion(options: NotionOptions): Tracker {
  const { clock, meter, parentPageId } = options;
  const client = createClient({
    token: options.token,
    baseUrl: (options.baseUrl ?? 'https://api.notion.com').replace(/\/+$/, ''),
    meter,
    clock,
    pace: options.pace ?? localPace(clock, notionLimit),
    timeoutMs: options.timeoutMs ?? 60_000,
  });
  /** Which data source a database holds does not change. */
  const sourcesOf = new Map<string, readonly string[]>();
  /** Whether any of the databases can be read by everybody, as its answer said. */
  let published = false;

  async function describe(): Promise<Standing> {
    const tables = [];
    for (const databaseId of await databases()) {
      for (const id of await sources(databaseId)) {
        tables.push(standingTable(await readSource(client, id, 'schema')));
      }
    }
    if (tables.length === 0) return { container: null, tables };
    return { container: { id: parentPageId, name: parentPageId }, tables };
  }

  async function databases(): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const list: z.infer<typeof children> = await client
        .call({
          kind: 'schema',
          method: 'get',
          path: `blocks/${parentPageId}/children`,
          query: { page_size: 100, ...(cursor === null ? {} : { start_cursor: cursor }) },
          answer: children,
          repeatable: true,
        })
        .catch(rootMissing);
      const live = list.results.filter(({ type, in_trash: trash }) => type === 'child_database' && !trash);
      found.push(...live.map(({ id }) => id));
      cursor = list.has_more ? list.next_cursor : null;
    } while (cursor !== null);
    return found;
  }

  async function sources(databaseId: string): Promise<readonly string[]> {
    const known = sourcesOf.get(databaseId);
    if (known) return known;
    const { data_sources: list, public_url: address } = await client.call({
      kind: 'schema',
      method: 'get',
      path: `databases/${databaseId}`,
      answer: database,
      repeatable: true,
    });
    const ids = list.map(({ id }) => id);
    published ||= typeof address === 'string';
    sourcesOf.set(databaseId, ids);
    return ids;
  }

  const feed = createFeed({ client, clock });
  /** Databases made by this process, by their data source. */
  const made = new Map<string, string>();
  const provision = {
    client,
    clock,
    parentPageId,
    describe,
    onTableMade: (sourceId: string, databaseId: string) => made.set(sourceId, databaseId),
  };
  const views = createViews({ client, clock, made });

  return {
    backend: 'notion',
    tellsSchema: false,
    describe,
    async planRest(standing, binding, toCome) {
      const note = standing.container ? null : await memberNote(client);
      return { steps: await views.plan(binding && usable(binding), toCome), conflicts: note ? [note] : [] };
    },
    priceOf: priceOfStep,
    priceOfWrites,
    apply: async (step, standing, binding) => {
      if (step.kind === 'create-view') {
        const conflict = binding ? await views.apply(step, usable(binding)) : null;
        return { standing, ...(conflict ? { conflict } : {}) };
      }
      if (step.kind === 'create-table' && published) throw publishedError();
      const checked =
        step.kind === 'create-table' && !standing.container
          ? { ...standing, container: await checkedRoot(client, parentPageId) }
          : standing;
      return { standing: await applyStep({ ...provision, binding }, step, checked) };
    },
    changes: feed.changes,
    write: (binding, writes) => writeRows({ client, clock }, binding, writes),
    close: async () => {},
  };
}
