import { z } from 'zod';
import type { Json } from '../reply.js';
import { Change } from './change.js';
import { addField } from './fields.js';
import { type Parsing, parseCell } from './parse.js';
import { findBase, findField, findTable, named, PersonError } from './person.js';
import { displayText } from './read.js';
import { makeMissing } from './rows.js';
import { type Field, type FieldOptions, newId, type Table, type World } from './state.js';
import { commit } from './webhook-payload.js';

const onTable = { tableId: z.string() };
const onField = { ...onTable, fieldId: z.string() };

const ACTION = z.union([
  z.strictObject({ renameTable: z.object({ ...onTable, name: z.string() }) }),
  z.strictObject({ deleteTable: z.object(onTable) }),
  z.strictObject({ renameField: z.object({ ...onField, name: z.string() }) }),
  z.strictObject({ deleteField: z.object(onField) }),
  z.strictObject({
    changeFieldType: z.object({
      ...onField,
      type: z.string(),
      options: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  z.strictObject({ createField: z.object({ ...onTable, field: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ renameOption: z.object({ ...onField, option: z.string(), name: z.string() }) }),
  // Either word names the option.
  z.strictObject({
    deleteOption: z.union([
      z.object({ ...onField, option: z.string() }),
      z
        .object({ ...onField, name: z.string() })
        .transform(({ name, ...rest }) => ({ ...rest, option: name })),
    ]),
  }),
  z.strictObject({ deleteBase: z.union([z.literal(true), z.object({})]) }),
]);

export const SCHEMA_EDIT = z.object({ baseId: z.string(), do: z.array(ACTION) });

type Action = z.infer<typeof ACTION>;

/** A person changes tables and fields, one action after the other; much of it the API cannot do. */
export function editSchema(world: World, { baseId, do: actions }: z.infer<typeof SCHEMA_EDIT>): void {
  const base = findBase(world, baseId);
  for (const [index, action] of actions.entries()) {
    if ('deleteBase' in action) {
      world.bases.delete(base.id);
      world.changed();
      continue;
    }
    const change = new Change(base, world.clock.iso());
    named(`do[${index}]`, () => act(change, action));
    commit(world, change, 'client');
  }
}

function act(change: Change, action: Exclude<Action, { deleteBase: unknown }>): void {
  const tableId = Object.values(action).map((asked) => asked.tableId)[0] ?? '';
  const table = findTable(change.base, tableId);
  if ('renameTable' in action) {
    change.table(table.id).previousMetadata = { name: table.name };
    table.name = action.renameTable.name;
  } else if ('deleteTable' in action) {
    deleteTable(change, table);
  } else if ('createField' in action) {
    addField(change, table, action.createField.field, true);
  } else {
    actOnField(change, table, action);
  }
}

type FieldAction = Extract<
  Action,
  | { renameField: unknown }
  | { deleteField: unknown }
  | { changeFieldType: unknown }
  | { renameOption: unknown }
  | { deleteOption: unknown }
>;

function actOnField(change: Change, table: Table, action: FieldAction): void {
  const fieldId = Object.values(action).map((asked) => asked.fieldId)[0] ?? '';
  const field = findField(table, fieldId);
  if ('deleteField' in action) {
    if (field.id === table.primaryFieldId) throw new PersonError('the primary field cannot be deleted');
    deleteField(change, table, field);
    return;
  }
  change.changeField(table, field);
  if ('renameField' in action) field.name = action.renameField.name;
  if ('changeFieldType' in action) {
    changeType(change, table, field, action.changeFieldType.type, action.changeFieldType.options);
  }
  if ('renameOption' in action) option(field, action.renameOption.option).name = action.renameOption.name;
  if ('deleteOption' in action) deleteOption(change, table, field, action.deleteOption.option);
}

function deleteTable(change: Change, table: Table): void {
  const { base } = change;
  base.tables.splice(base.tables.indexOf(table), 1);
  change.destroyedTables.add(table.id);
  for (const other of base.tables) {
    const links = other.fields.filter(({ options }) => options?.linkedTableId === table.id);
    for (const field of links) dropField(change, other, field);
  }
}

/** Deleting a link leaves the other side as plain text in Airtable; here it goes too. */
function deleteField(change: Change, table: Table, field: Field): void {
  const other = change.base.tables.find(({ id }) => id === field.options?.linkedTableId);
  const inverse = other?.fields.find(({ id }) => id === field.options?.inverseLinkFieldId);
  dropField(change, table, field);
  if (other && inverse) dropField(change, other, inverse);
}

function dropField(change: Change, table: Table, field: Field): void {
  table.fields.splice(table.fields.indexOf(field), 1);
  for (const row of table.rows.values()) delete row.cells[field.id];
  change.table(table.id).destroyedFields.add(field.id);
}

/** Each cell keeps what the new type can read of its text; the rest is lost, as in the product. */
function changeType(
  change: Change,
  table: Table,
  field: Field,
  type: string,
  options: Json | undefined,
): void {
  const { base, at } = change;
  const place = { base, table, now: at };
  const texts = [...table.rows.values()].map((row) => [row, displayText(place, row, field)] as const);
  for (const row of table.rows.values()) delete row.cells[field.id];
  field.type = type;
  const given: FieldOptions = { ...options };
  if (/Selects?$/.test(type))
    given.choices = (given.choices ?? []).map((choice) => ({ ...choice, id: choice.id ?? newId('sel') }));
  if (Object.keys(given).length > 0) field.options = given;
  else delete field.options;
  const parsing: Parsing = { base, now: at, typecast: true, newChoices: [], newRows: [] };
  for (const [row, text] of texts) {
    const value = readable(text, field, parsing);
    if (value !== undefined) row.cells[field.id] = value;
  }
  makeMissing(change, parsing);
}

function readable(text: string, field: Field, parsing: Parsing): unknown {
  try {
    return named('', () => parseCell(text, field, parsing));
  } catch (error) {
    if (error instanceof PersonError) return undefined;
    throw error;
  }
}

function option(field: Field, nameOrId: string) {
  const found = field.options?.choices?.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (found === undefined) throw new PersonError(`there is no option ${nameOrId} in ${field.name}`);
  return found;
}

function deleteOption(change: Change, table: Table, field: Field, nameOrId: string): void {
  const gone = option(field, nameOrId);
  if (field.options) field.options.choices = field.options.choices?.filter((one) => one !== gone) ?? [];
  for (const row of table.rows.values()) {
    const value = row.cells[field.id];
    const left = Array.isArray(value)
      ? value.filter((id) => id !== gone.id)
      : value === gone.id
        ? undefined
        : value;
    change.setCell(table, row, field, Array.isArray(left) && left.length === 0 ? undefined : left);
  }
}
