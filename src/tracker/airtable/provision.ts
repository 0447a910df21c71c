import { z } from 'zod';
import { bind } from '../bind.js';
import { TrackerError } from '../errors.js';
import { fieldSpec, packs, type TableKey, tableSpec } from '../model.js';
import { sameName } from '../names.js';
import type { PlanStep } from '../plan.js';
import type { Binding, Standing, StandingField, StandingTable } from '../port.js';
import { encodeCell } from './codec.js';
import { makeOrFind, type ProvisionDeps } from './make.js';
import { listRecords, nativeRecord } from './read.js';
import {
  type FieldDraft,
  fieldDraft,
  linkDraft,
  nativeField,
  nativeTable,
  standingField,
  standingTable,
  tableDraft,
} from './schema.js';

/** What one step needs: the connection, and the tables known by their ids. */
export type StepDeps = ProvisionDeps & { readonly binding: Binding | null };

type Step<K extends PlanStep['kind']> = Extract<PlanStep, { kind: K }>;

/** Calls a step takes when nothing goes wrong. */
export function priceOfStep(step: PlanStep): number {
  switch (step.kind) {
    // Looking for one made before, making it, and the webhook that tells what happens in it.
    case 'create-container':
      return 3;
    case 'create-link':
      return step.to === step.table ? 1 : 2;
    case 'first-row':
      return 2;
    default:
      return 1;
  }
}

/** Does one step. What the given standing, or Airtable when it refuses or does not answer, shows as done is left. */
export async function applyStep(
  deps: StepDeps,
  step: Exclude<PlanStep, Step<'create-container'>>,
  standing: Standing,
): Promise<Standing> {
  switch (step.kind) {
    case 'create-table':
      return createTable(deps, step, standing);
    case 'create-field':
      return createField(deps, step, standing);
    case 'create-link':
      return createLink(deps, step, standing);
    case 'name-inverse':
      return nameInverse(deps, step, standing);
    case 'first-row':
      return firstRow(deps, step, standing);
    // None is planned: Airtable's API makes no views.
    case 'create-view':
      return standing;
  }
}

async function createTable(
  { client, clock, describe }: ProvisionDeps,
  { draft }: Step<'create-table'>,
  standing: Standing,
): Promise<Standing> {
  const stands = (now: Standing) =>
    now.tables.some((table) => sameName(table.name, draft.label)) ? now : undefined;
  const make = async () => {
    const table = await client.meta({
      kind: 'provision',
      method: 'POST',
      path: `/meta/bases/${baseOf(standing)}/tables`,
      body: tableDraft(draft),
      answer: nativeTable,
      repeatable: false,
    });
    return { ...standing, tables: [...standing.tables, standingTable(table)] };
  };
  return stands(standing) ?? makeOrFind(clock, make, async () => stands(await describe()));
}

async function createField(
  deps: StepDeps,
  step: Step<'create-field'>,
  standing: Standing,
): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const draft = fieldDraft(step.column.spec);
  const stands = (now: Standing) => (fieldNamed(now, table.id, draft.name) ? now : undefined);
  const make = async () => withField(standing, table.id, await postField(deps, standing, table.id, draft));
  return stands(standing) ?? makeOrFind(deps.clock, make, async () => stands(await deps.describe()));
}

/** Airtable makes the far side of a link by itself and names it as it likes; a name taken there stays as it is. */
async function createLink(deps: StepDeps, step: Step<'create-link'>, standing: Standing): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const to = tableFor(deps, standing, step.to);
  const draft = linkDraft(step.column.spec, to.id);
  const stands = (now: Standing) => (fieldNamed(now, table.id, draft.name) ? now : undefined);
  if (stands(standing)) return standing;
  const make = async () => withField(standing, table.id, await postField(deps, standing, table.id, draft));
  const made = await makeOrFind(deps.clock, make, async () => stands(await deps.describe()));
  const inverseId = fieldNamed(made, table.id, draft.name)?.inverseFieldId;
  return inverseId === undefined || step.to === step.table
    ? made
    : rename(deps, made, to.id, inverseId, step.inverse);
}

async function nameInverse(
  deps: StepDeps,
  step: Step<'name-inverse'>,
  standing: Standing,
): Promise<Standing> {
  const spec = fieldSpec(step.table, step.field);
  const table = tableFor(deps, standing, step.table);
  const known = deps.binding?.tables[step.table]?.fields[step.field]?.id;
  const link =
    table.fields.find(({ id }) => id === known) ?? (spec && fieldNamed(standing, table.id, spec.label));
  if (!link?.inverseFieldId || !link.linkedTableId) return standing;
  return rename(deps, standing, link.linkedTableId, link.inverseFieldId, step.label);
}

async function rename(
  { client }: ProvisionDeps,
  standing: Standing,
  tableId: string,
  fieldId: string,
  name: string,
): Promise<Standing> {
  try {
    const field = await client.meta({
      kind: 'provision',
      method: 'PATCH',
      path: `/meta/bases/${baseOf(standing)}/tables/${tableId}/fields/${fieldId}`,
      body: { name },
      answer: nativeField,
      repeatable: true,
    });
    return withField(standing, tableId, standingField(field));
  } catch (error) {
    if (error instanceof TrackerError && error.kind === 'invalid') return standing;
    throw error;
  }
}

/** The one row of a table that has none yet. */
async function firstRow(
  deps: StepDeps,
  { table: key, cells }: Step<'first-row'>,
  standing: Standing,
): Promise<Standing> {
  const { client, clock } = deps;
  const baseId = baseOf(standing);
  const table = tableFor(deps, standing, key);
  const listing = { baseId, tableId: table.id, fields: [table.primaryFieldId], kind: 'provision' as const };
  const filled = async () => {
    for await (const { records } of listRecords(client, { ...listing, maxRecords: 1 })) {
      if (records.length > 0) return standing;
    }
    return undefined;
  };
  const bound = bind(standing, deps.binding, packs).binding?.tables[key]?.fields ?? {};
  const fields = Object.entries(cells).flatMap(([field, value]) => {
    const spec = fieldSpec(key, field);
    const column = bound[field];
    const encoded = spec && column ? encodeCell(spec, column, value) : undefined;
    return column && encoded && encoded.missing.length === 0 ? [[column.id, encoded.value]] : [];
  });
  const make = async () => {
    await client.records(baseId, {
      kind: 'provision',
      method: 'POST',
      path: `/${table.id}`,
      body: { records: [{ fields: Object.fromEntries(fields) }], returnFieldsByFieldId: true },
      answer: z.object({ records: z.array(nativeRecord) }),
      repeatable: false,
    });
    return standing;
  };
  return (await filled()) ?? makeOrFind(clock, make, filled);
}

async function postField(
  { client }: ProvisionDeps,
  standing: Standing,
  tableId: string,
  draft: FieldDraft,
): Promise<StandingField> {
  const field = await client.meta({
    kind: 'provision',
    method: 'POST',
    path: `/meta/bases/${baseOf(standing)}/tables/${tableId}/fields`,
    body: draft,
    answer: nativeField,
    repeatable: false,
  });
  return standingField(field);
}

/** The same standing with a field made or changed. */
function withField(standing: Standing, tableId: string, field: StandingField): Standing {
  const tables = standing.tables.map((table) =>
    table.id === tableId
      ? { ...table, fields: [...table.fields.filter(({ id }) => id !== field.id), field] }
      : table,
  );
  return { ...standing, tables };
}

function baseOf(standing: Standing): string {
  if (standing.container) return standing.container.id;
  throw new TrackerError('There is no base yet', {
    kind: 'invalid',
    advice: 'Plan again and begin with its first step.',
  });
}

function tableFor({ binding }: StepDeps, standing: Standing, key: TableKey): StandingTable {
  const { label } = tableSpec(key);
  const known = binding?.tables[key]?.id;
  const table =
    standing.tables.find(({ id }) => id === known) ??
    standing.tables.find(({ name }) => sameName(name, label));
  if (table) return table;
  throw new TrackerError(`The table "${label}" is not found by its name`, {
    kind: 'not-found',
    advice: 'Run "apply" again: it looks at what stands now.',
  });
}

function fieldNamed(standing: Standing, tableId: string, label: string): StandingField | undefined {
  return standing.tables.find(({ id }) => id === tableId)?.fields.find(({ name }) => sameName(name, label));
}
