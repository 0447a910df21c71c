import { z } from 'zod';
import { Change } from './change.js';
import { ApiError } from './errors.js';
import { formulaOptions } from './fields.js';
import { readCell } from './read.js';
import { createRow, deleteRow, writeCells } from './rows.js';
import {
  type Base,
  type Field,
  fieldOf,
  newId,
  type Row,
  type Table,
  tableOf,
  type View,
  type World,
} from './state.js';
import { commit } from './webhook-payload.js';
import { saveItems } from './write.js';

/** What the person at the tracker cannot do; the message is for whoever wrote the call. */
export class PersonError extends Error {
  /** The same for the person themselves, without where in a call it was. */
  readonly words: string;

  constructor(message: string, words = message) {
    super(message);
    this.name = 'PersonError';
    this.words = words;
  }
}

const EDIT = z.object({
  baseId: z.string(),
  tableId: z.string(),
  recordId: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).default({}),
  delete: z.boolean().optional(),
  /** Keeps the value as it is, as a column may hold it whose type was changed. */
  force: z.boolean().optional(),
});

export const EDITS = z.object({ edits: z.array(EDIT) });

type Edit = z.infer<typeof EDIT>;

/** A person types into rows, in the order given. What was typed before a refused edit stays. */
export function typeRows(world: World, edits: readonly Edit[]): { id: string; fields: object }[] {
  const changes = new Map<Base, Change>();
  try {
    return edits.map((edit, index) => {
      const base = findBase(world, edit.baseId);
      const change = changes.get(base) ?? new Change(base, world.clock.iso());
      changes.set(base, change);
      return named(`edits[${index}]`, () => typeRow(change, edit));
    });
  } finally {
    for (const change of changes.values()) commit(world, change, 'client');
  }
}

function typeRow(change: Change, edit: Edit): { id: string; fields: object } {
  const table = findTable(change.base, edit.tableId);
  const row = edit.recordId ? (table.rows.get(edit.recordId) ?? null) : null;
  if (edit.recordId && row === null) throw new PersonError(`there is no row ${edit.recordId}`);
  if (edit.delete) {
    if (row === null) throw new PersonError('which row to delete is not said');
    deleteRow(change, table, row);
    return { id: row.id, fields: {} };
  }
  const written = edit.force
    ? forceRow(change, table, row, edit.fields)
    : saveRow(change, table, row, edit.fields);
  const place = { base: change.base, table, now: change.at };
  const cells = table.fields.map((field) => [field.id, readCell(place, written, field)] as const);
  return { id: written.id, fields: Object.fromEntries(cells.filter(([, value]) => value !== undefined)) };
}

function saveRow(change: Change, table: Table, row: Row | null, fields: Edit['fields']): Row {
  const options = { typecast: true, mergeOn: null, recordCap: null };
  const [saved] = saveItems(change, table, [{ row, fields }], options);
  if (saved === undefined) throw new Error('one item makes one row');
  return saved.row;
}

function forceRow(change: Change, table: Table, row: Row | null, fields: Edit['fields']): Row {
  const cells = new Map(
    Object.entries(fields).map(([name, value]) => [findField(table, name), value ?? undefined]),
  );
  if (row === null) return createRow(change, table, cells);
  writeCells(change, table, row, cells);
  return row;
}

/** Says which part of a call was refused, in Airtable's own words where it has some. */
export function named<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof ApiError) throw new PersonError(`${where}: ${error.message}`, error.words);
    if (error instanceof PersonError) throw new PersonError(`${where}: ${error.message}`, error.words);
    throw error;
  }
}

export const VIEW = z.object({
  baseId: z.string(),
  tableId: z.string(),
  name: z.string(),
  type: z.string().default('grid'),
  filterByFormula: z.string().optional(),
  visibleFieldIds: z.array(z.string()).optional(),
});

/** A person makes a view, which the API never can. A view of that name is replaced. */
export function makeView(world: World, asked: z.infer<typeof VIEW>): View {
  const table = findTable(findBase(world, asked.baseId), asked.tableId);
  const { filterByFormula, visibleFieldIds, name, type } = asked;
  if (filterByFormula !== undefined) {
    formulaOptions(table, { formula: filterByFormula }, (why) => new PersonError(why));
  }
  const old = table.views.findIndex((view) => view.name === name);
  const view: View = {
    id: table.views[old]?.id ?? newId('viw'),
    name,
    type,
    ...(filterByFormula === undefined ? {} : { filterByFormula }),
    ...(visibleFieldIds === undefined ? {} : { visibleFieldIds }),
  };
  if (old < 0) table.views.push(view);
  else table.views[old] = view;
  world.changed();
  return view;
}

export function findBase(world: World, id: string): Base {
  const base = world.bases.get(id);
  if (base === undefined) throw new PersonError(`there is no base ${id}`);
  return base;
}

export function findTable(base: Base, nameOrId: string): Table {
  const table = tableOf(base, nameOrId);
  if (table === undefined) throw new PersonError(`there is no table ${nameOrId}`);
  return table;
}

export function findField(table: Table, nameOrId: string): Field {
  const field = fieldOf(table, nameOrId);
  if (field === undefined) throw new PersonError(`there is no field ${nameOrId} in ${table.name}`);
  return field;
}
