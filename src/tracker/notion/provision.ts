import { z } from 'zod';
import { bind } from '../bind.js';
import { TrackerError } from '../errors.js';
import { fieldSpec, packs, type TableKey, tableSpec } from '../model.js';
import { sameName } from '../names.js';
import type { Clock } from '../pacing.js';
import type { PlanStep, TableDraft } from '../plan.js';
import type { Binding, Standing, StandingTable } from '../port.js';
import type { NotionClient } from './client.js';
import { encodeCell } from './codec.js';
import { makeOrFind } from './make.js';
import { queryRows } from './read.js';
import { checkedRoot } from './root.js';
import { iconOf, linkDraft, propertyDraft, propertyDrafts, tableDescription } from './schema.js';
import { patchSource, readSource, withSource } from './source.js';

export type ProvisionDeps = {
  readonly client: NotionClient;
  readonly clock: Clock;
  readonly parentPageId: string;
  readonly describe: () => Promise<Standing>;
  readonly binding: Binding | null;
  /** Told of each table made here: its data source and the database around it. */
  readonly onTableMade: (sourceId: string, databaseId: string) => void;
};

type Step<K extends PlanStep['kind']> = Extract<PlanStep, { kind: K }>;

/** Calls a step takes when nothing goes wrong. */
export function priceOfStep(step: PlanStep): number {
  switch (step.kind) {
    case 'create-container':
      return 1 + 2 * step.tables.length;
    case 'create-table':
      return 2;
    case 'create-link':
      return step.to === step.table ? 1 : 2;
    case 'first-row':
      return 2;
    case 'create-view':
      return step.calls;
    default:
      return 1;
  }
}

/** Does one step. What stands already, by the given standing or by a look after a lost answer, is left. */
export async function applyStep(
  deps: ProvisionDeps,
  step: Exclude<PlanStep, Step<'create-view'>>,
  standing: Standing,
): Promise<Standing> {
  switch (step.kind) {
    case 'create-container':
      return createContainer(deps, step, standing);
    case 'create-table':
      return createTable(deps, step.draft, standing);
    case 'create-field':
      return createField(deps, step, standing);
    case 'create-link':
      return createLink(deps, step, standing);
    case 'name-inverse':
      return nameInverse(deps, step, standing);
    case 'first-row':
      return firstRow(deps, step, standing);
  }
}

/** The page that was shared with the connection holds the tracker; it is checked and nothing is made of it. */
async function createContainer(
  deps: ProvisionDeps,
  step: Step<'create-container'>,
  standing: Standing,
): Promise<Standing> {
  let now = standing;
  if (!now.container) now = { ...now, container: await checkedRoot(deps.client, deps.parentPageId) };
  for (const draft of step.tables) now = await createTable(deps, draft, now);
  return now;
}

const madeDatabase = z.object({ id: z.string(), data_sources: z.array(z.object({ id: z.string() })) });

async function createTable(deps: ProvisionDeps, draft: TableDraft, standing: Standing): Promise<Standing> {
  const stands = (now: Standing) => (tableNamed(now, draft.label) ? now : undefined);
  const make = async () => {
    const { id, data_sources: sources } = await deps.client.call({
      kind: 'provision',
      method: 'post',
      path: 'databases',
      body: {
        parent: { type: 'page_id', page_id: deps.parentPageId },
        title: [{ text: { content: draft.label } }],
        description: [{ text: { content: tableDescription(draft) } }],
        icon: iconOf(draft.table),
        is_inline: false,
        initial_data_source: { properties: propertyDrafts(draft) },
      },
      answer: madeDatabase,
      repeatable: false,
    });
    const sourceId = sources[0]?.id ?? '';
    deps.onTableMade(sourceId, id);
    return withSource(standing, await readSource(deps.client, sourceId, 'provision'));
  };
  return stands(standing) ?? makeOrFind(deps, make, stands);
}

async function createField(
  deps: ProvisionDeps,
  step: Step<'create-field'>,
  standing: Standing,
): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const { spec } = step.column;
  // A page has its body from the start.
  if (spec.type === 'richText' || fieldNamed(table, spec.label)) return standing;
  return withSource(
    standing,
    await patchSource(deps.client, table.id, { [spec.label]: propertyDraft(spec) }),
  );
}

/** Notion makes the far side of a relation by itself and names it as it likes. */
async function createLink(
  deps: ProvisionDeps,
  step: Step<'create-link'>,
  standing: Standing,
): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const to = tableFor(deps, standing, step.to);
  const { spec } = step.column;
  if (fieldNamed(table, spec.label)) return standing;
  const self = step.to === step.table;
  const draft = { [spec.label]: linkDraft(spec, to.id, self) };
  // Sent again it might make a second far side: after a lost answer a look tells.
  const make = async () =>
    withSource(standing, await patchSource(deps.client, table.id, draft, { repeatable: false }));
  const stands = (now: Standing) => {
    const fields = now.tables.find(({ id }) => id === table.id);
    return fields && fieldNamed(fields, spec.label) ? now : undefined;
  };
  const made = await makeOrFind(deps, make, stands);
  const inverse = fieldNamed(tableFor(deps, made, step.table), spec.label)?.inverseFieldId;
  return self || inverse === undefined ? made : rename(deps, made, to.id, inverse, step.inverse);
}

async function nameInverse(
  deps: ProvisionDeps,
  step: Step<'name-inverse'>,
  standing: Standing,
): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const known = deps.binding?.tables[step.table]?.fields[step.field]?.id;
  const label = fieldSpec(step.table, step.field)?.label ?? '';
  const link = table.fields.find(({ id }) => id === known) ?? fieldNamed(table, label);
  if (!link?.inverseFieldId || !link.linkedTableId) return standing;
  return rename(deps, standing, link.linkedTableId, link.inverseFieldId, step.label);
}

async function rename(
  { client }: ProvisionDeps,
  standing: Standing,
  sourceId: string,
  fieldId: string,
  name: string,
): Promise<Standing> {
  try {
    return withSource(standing, await patchSource(client, sourceId, { [fieldId]: { name } }));
  } catch (error) {
    // A name that is taken stays as it is.
    if (error instanceof TrackerError && error.kind === 'invalid') return standing;
    throw error;
  }
}

/** The one row of a table that has none yet. */
async function firstRow(deps: ProvisionDeps, step: Step<'first-row'>, standing: Standing): Promise<Standing> {
  const table = tableFor(deps, standing, step.table);
  const query = { sourceId: table.id, kind: 'provision' as const, timestamp: 'created_time' as const };
  const filled = async () => {
    for await (const { pages } of queryRows(deps.client, query)) if (pages.length > 0) return standing;
    return undefined;
  };
  const bound = bind(standing, deps.binding, packs).binding?.tables[step.table]?.fields ?? {};
  const { primary } = tableSpec(step.table);
  const properties = Object.entries(step.cells).flatMap(([field, value]) => {
    const spec = fieldSpec(step.table, field);
    const column = bound[field];
    return spec && column ? [[column.id, encodeCell(spec, column, value, field === primary)]] : [];
  });
  const make = async () => {
    await deps.client.call({
      kind: 'provision',
      method: 'post',
      path: 'pages',
      body: {
        parent: { type: 'data_source_id', data_source_id: table.id },
        properties: Object.fromEntries(properties),
      },
      answer: z.object({ id: z.string() }),
      repeatable: false,
    });
    return standing;
  };
  return (await filled()) ?? makeOrFind(deps, make, filled);
}

function tableFor({ binding }: ProvisionDeps, standing: Standing, key: TableKey): StandingTable {
  const { label } = tableSpec(key);
  const known = binding?.tables[key]?.id;
  const table = standing.tables.find(({ id }) => id === known) ?? tableNamed(standing, label);
  if (table) return table;
  throw new TrackerError(`The table "${label}" is not found by its name`, {
    kind: 'not-found',
    advice: 'Run "apply" again: it looks at what stands now.',
  });
}

function tableNamed(standing: Standing, label: string): StandingTable | undefined {
  return standing.tables.find(({ name }) => sameName(name, label));
}

function fieldNamed(table: StandingTable, label: string) {
  return table.fields.find(({ name, nativeType }) => nativeType !== 'page body' && sameName(name, label));
}
