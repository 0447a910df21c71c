import type { Clock, Pace } from '../pacing.js';
import { localPace } from '../pacing.js';
import type { CallMeter, Standing, Tracker } from '../port.js';
import { createBase, readTables } from './base.js';
import { createClient } from './client.js';
import { createFeed } from './feed.js';
import { airtableLimit } from './limit.js';
import { applyStep, priceOfStep } from './provision.js';
import { priceOfWrites, writeRows } from './write.js';

export type AirtableOptions = {
  readonly token: string;
  /** The base to work in; without one it is made in `workspaceId`. */
  readonly baseId?: string;
  readonly workspaceId?: string;
  readonly endpointUrl?: string;
  readonly meter: CallMeter;
  readonly clock: Clock;
  /** Shared by everything that talks to the same base; its own when left out. */
  readonly pace?: Pace;
  /** Told as soon as a base was made (or one made earlier was found), so that it can be remembered. */
  readonly onBaseMade?: (baseId: string) => void;
  readonly timeoutMs?: number;
};

/** A freelancer's Airtable base as a tracker. */
export function openAirtable(options: AirtableOptions): Tracker {
  const { clock, meter } = options;
  let baseId = options.baseId ?? null;
  const client = createClient({
    token: options.token,
    endpointUrl: (options.endpointUrl ?? 'https://api.airtable.com').replace(/\/+$/, ''),
    meter,
    clock,
    pace: options.pace ?? localPace(clock, airtableLimit),
    timeoutMs: options.timeoutMs ?? 30_000,
  });

  async function describe(): Promise<Standing> {
    if (baseId === null) return { container: null, tables: [] };
    // The name of a base would cost a call and nothing asks for it.
    return { container: { id: baseId, name: baseId }, tables: await readTables(client, baseId, 'schema') };
  }

  const feed = createFeed({ client, clock, tables: async () => (await describe()).tables });
  const provision = {
    client,
    clock,
    describe,
    workspaceId: options.workspaceId ?? null,
    onBaseMade(made: string) {
      baseId = made;
      options.onBaseMade?.(made);
    },
  };

  return {
    backend: 'airtable',
    tellsSchema: true,
    describe,
    // Airtable's API makes no views.
    planRest: async () => ({ steps: [], conflicts: [] }),
    priceOf: priceOfStep,
    priceOfWrites,
    async apply(step, standing, binding) {
      if (step.kind !== 'create-container') {
        return { standing: await applyStep({ ...provision, binding }, step, standing) };
      }
      const made = await createBase(provision, step, standing);
      const cursor =
        made.isNew && made.standing.container ? await feed.open(made.standing.container.id) : null;
      return { standing: made.standing, ...(cursor === null ? {} : { cursor }) };
    },
    changes: feed.changes,
    write: (binding, writes) => writeRows({ client, clock, binding }, writes),
    close: async () => {},
  };
}
