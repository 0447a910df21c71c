import { z } from 'zod';
import { TrackerError } from '../errors.js';
import { sameName } from '../names.js';
import type { PlanStep } from '../plan.js';
import type { Standing, StandingTable } from '../port.js';
import type { AirtableClient } from './client.js';
import { makeOrFind, type ProvisionDeps } from './make.js';
import { nativeTable, standingTable, tableDraft } from './schema.js';

type Step = Extract<PlanStep, { kind: 'create-container' }>;

const baseList = z.object({
  bases: z.array(z.object({ id: z.string(), name: z.string() })),
  offset: z.string().optional(),
});
const madeBase = z.object({ id: z.string(), tables: z.array(nativeTable) });

/**
 * Makes the base with all its tables in one call. A base of that name that has just these tables is the one an
 * earlier run made before it was stopped, and is taken.
 */
export async function createBase(
  deps: ProvisionDeps,
  step: Step,
  standing: Standing,
): Promise<{ readonly standing: Standing; readonly isNew: boolean }> {
  if (standing.container) return { standing, isNew: false };
  const { client, workspaceId, onBaseMade } = deps;
  if (workspaceId === null) {
    throw new TrackerError('There is no base yet, and no workspace to make it in', {
      kind: 'invalid',
      advice:
        'Set AIRTABLE_BASE_ID to a base, or AIRTABLE_WORKSPACE_ID to the workspace a new one is made in.',
    });
  }
  const find = async () => {
    const found = await madeBefore(client, step);
    if (found) onBaseMade(found.container?.id ?? '');
    return found;
  };
  let isNew = false;
  const make = async () => {
    const base = await client.meta({
      kind: 'provision',
      method: 'POST',
      path: '/meta/bases',
      body: { name: step.name, workspaceId, tables: step.tables.map(tableDraft) },
      answer: madeBase,
      repeatable: false,
    });
    onBaseMade(base.id);
    isNew = true;
    return { container: { id: base.id, name: step.name }, tables: base.tables.map(standingTable) };
  };
  const made = (await find()) ?? (await makeOrFind(deps.clock, make, find));
  return { standing: made, isNew };
}

async function madeBefore(client: AirtableClient, step: Step): Promise<Standing | null> {
  let offset: string | undefined;
  do {
    const page = await client.meta({
      kind: 'provision',
      method: 'GET',
      path: '/meta/bases',
      ...(offset === undefined ? {} : { query: { offset } }),
      answer: baseList,
      repeatable: true,
    });
    for (const base of page.bases.filter(({ name }) => name === step.name)) {
      const tables = await readTables(client, base.id, 'provision');
      if (step.tables.every(({ label }) => tables.some((table) => sameName(table.name, label)))) {
        return { container: base, tables };
      }
    }
    offset = page.offset;
  } while (offset !== undefined);
  return null;
}

export async function readTables(
  client: AirtableClient,
  baseId: string,
  kind: 'schema' | 'provision',
): Promise<StandingTable[]> {
  const { tables } = await client.meta({
    kind,
    method: 'GET',
    path: `/meta/bases/${baseId}/tables`,
    answer: z.object({ tables: z.array(nativeTable) }),
    repeatable: true,
  });
  return tables.map(standingTable);
}
