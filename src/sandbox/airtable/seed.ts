import { z } from 'zod';
import { Change } from './change.js';
import { addField } from './fields.js';
import { type Parsing, parseCell } from './parse.js';
import { named } from './person.js';
import { createRow, makeMissing, writeCells } from './rows.js';
import { type Base, type Field, fieldOf, isComputed, newId, type Table, type World } from './state.js';

const FIELD = z.object({
  id: z.string().optional(),
  name: z.string(),
  type: z.string(),
  description: z.string().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

const TABLE = z.object({
  id: z.string().optional(),
  name: z.string(),
  fields: z.array(FIELD).min(1),
  views: z
    .array(z.object({ id: z.string().optional(), name: z.string(), type: z.string().default('grid') }))
    .optional(),
  records: z
    .array(z.object({ id: z.string().optional(), fields: z.record(z.string(), z.unknown()) }))
    .optional(),
});

export const SEED = z.object({
  bases: z.array(z.object({ id: z.string().optional(), name: z.string(), tables: z.array(TABLE) })),
});

/** Whole bases with given ids. Links name the tables and records of the seed by these ids. */
export type SeedBases = z.input<typeof SEED>;

type SeedBase = z.infer<typeof SEED>['bases'][number];
type SeedTable = SeedBase['tables'][number];

/** Puts whole bases there; one with the same id is replaced. */
export function seedBases(world: World, { bases }: z.infer<typeof SEED>): { id: string; name: string }[] {
  const made = bases.map((seed) => named(`base ${seed.name}`, () => seedBase(world, seed)));
  world.changed();
  return made.map(({ id, name }) => ({ id, name }));
}

function seedBase(world: World, seed: SeedBase): Base {
  const createdTime = world.clock.iso();
  const id = seed.id ?? newId('app');
  const base: Base = { id, name: seed.name, createdTime, tables: [], webhooks: [], transaction: 0 };
  const change = new Change(base, createdTime);
  base.tables = seed.tables.map(emptyTable);
  const pairs = seed.tables.map((asked, index) => [asked, base.tables[index]] as const);
  for (const [asked, table] of pairs)
    if (table) for (const field of asked.fields) seedField(change, table, field);
  // Every row stands before the first link is laid.
  const rows = pairs.flatMap(([asked, table]) =>
    table
      ? (asked.records ?? []).map((one) => ({ table, one, row: createRow(change, table, new Map(), one.id) }))
      : [],
  );
  const parsing: Parsing = { base, now: createdTime, typecast: true, newChoices: [], newRows: [] };
  for (const { table, one, row } of rows) {
    for (const [name, value] of Object.entries(one.fields)) {
      const field = fieldOf(table, name);
      if (field === undefined) throw new Error(`the seed has no field ${name} in ${table.name}`);
      if (isComputed(field)) row.cells[field.id] = value;
      else writeCells(change, table, row, new Map([[field, parseCell(value, field, parsing)]]));
    }
    makeMissing(change, parsing);
    parsing.newChoices.length = 0;
    parsing.newRows.length = 0;
  }
  world.bases.set(id, base);
  return base;
}

function emptyTable(asked: SeedTable): Table {
  const views = asked.views ?? [{ name: 'Grid view', type: 'grid' }];
  return {
    id: asked.id ?? newId('tbl'),
    name: asked.name,
    primaryFieldId: '',
    fields: [],
    views: views.map((view) => ({ ...view, id: view.id ?? newId('viw') })),
    rows: new Map(),
    nextNumber: 1,
  };
}

/** A field whose options are given in full is taken as it is; else it is made as a person makes it. */
function seedField(change: Change, table: Table, asked: SeedTable['fields'][number]): void {
  const whole =
    asked.options?.['inverseLinkFieldId'] !== undefined || hasChoiceIds(asked.options?.['choices']);
  if (!whole) {
    addField(change, table, asked, true);
    return;
  }
  const { name, type, description, options } = asked;
  const field: Field = {
    id: asked.id ?? newId('fld'),
    name,
    type,
    ...(description === undefined ? {} : { description }),
    ...(options === undefined ? {} : { options: { ...options } }),
  };
  table.fields.push(field);
  if (table.fields.length === 1) table.primaryFieldId = field.id;
}

function hasChoiceIds(choices: unknown): boolean {
  return Array.isArray(choices) && choices.some((choice: { id?: unknown }) => choice.id !== undefined);
}
