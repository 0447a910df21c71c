import { z } from 'zod';
import { validationError } from './errors.js';
import { changeSchema, deleteProperty, renameProperty } from './schema/change.js';
import { dropGoneOptions } from './schema/convert.js';
import {
  type DataSource,
  type NotionWorld,
  type Page,
  PERSON,
  type Property,
  propertyOf,
  touch,
} from './state.js';
import { newOption } from './values/parse.js';

const onProperty = { dataSourceId: z.string(), property: z.string() };
const onPage = { pageId: z.string() };

const ACTION = z.union([
  z.strictObject({ renameProperty: z.object({ ...onProperty, name: z.string() }) }),
  z.strictObject({ deleteProperty: z.object(onProperty) }),
  z.strictObject({ retypeProperty: z.object({ ...onProperty, to: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({
    createProperty: z.object({
      dataSourceId: z.string(),
      name: z.string(),
      as: z.record(z.string(), z.unknown()),
    }),
  }),
  z.strictObject({ renameOption: z.object({ ...onProperty, option: z.string(), name: z.string() }) }),
  z.strictObject({ deleteOption: z.object({ ...onProperty, option: z.string() }) }),
  z.strictObject({ addOption: z.object({ ...onProperty, name: z.string() }) }),
  z.strictObject({ renameDataSource: z.object({ dataSourceId: z.string(), name: z.string() }) }),
  z.strictObject({ trashDatabase: z.object({ databaseId: z.string() }) }),
  z.strictObject({ restoreDatabase: z.object({ databaseId: z.string() }) }),
  z.strictObject({ sharePage: z.object(onPage) }),
  z.strictObject({ unsharePage: z.object(onPage) }),
  z.strictObject({ publishPage: z.object(onPage) }),
  z.strictObject({ unpublishPage: z.object(onPage) }),
]);

export const SCHEMA_EDIT = z.object({ do: z.array(ACTION) });

type Action = z.infer<typeof ACTION>;

/** A person changes schemas, sharing and publishing, one action after the other; much of it the API cannot do. */
export function editNotionSchema(world: NotionWorld, { do: actions }: z.infer<typeof SCHEMA_EDIT>): void {
  for (const action of actions) act(world, action);
  world.changed();
}

function act(world: NotionWorld, action: Action): void {
  if ('sharePage' in action) pageOf(world, action.sharePage.pageId).shared = true;
  else if ('unsharePage' in action) pageOf(world, action.unsharePage.pageId).shared = false;
  else if ('publishPage' in action) pageOf(world, action.publishPage.pageId).published = true;
  else if ('unpublishPage' in action) pageOf(world, action.unpublishPage.pageId).published = false;
  else if ('trashDatabase' in action) trash(world, action.trashDatabase.databaseId, true);
  else if ('restoreDatabase' in action) trash(world, action.restoreDatabase.databaseId, false);
  else actOnSchema(world, action);
}

type SchemaAction = Exclude<
  Action,
  | { sharePage: unknown }
  | { unsharePage: unknown }
  | { publishPage: unknown }
  | { unpublishPage: unknown }
  | { trashDatabase: unknown }
  | { restoreDatabase: unknown }
>;

function actOnSchema(world: NotionWorld, action: SchemaAction): void {
  const asked = Object.values(action)[0] as { dataSourceId: string; property?: string };
  const source = world.dataSources.get(asked.dataSourceId);
  if (source === undefined) throw validationError(`There is no data source ${asked.dataSourceId}.`);
  if ('createProperty' in action) {
    changeSchema(world, source, { [action.createProperty.name]: action.createProperty.as });
  } else if ('renameDataSource' in action) {
    changeTitle(source, action.renameDataSource.name);
  } else {
    const property = propertyOf(source, asked.property ?? '');
    if (property === undefined) throw validationError(`There is no property ${asked.property}.`);
    actOnProperty(world, source, property, action);
  }
  touch(world, source, PERSON.id);
}

function actOnProperty(
  world: NotionWorld,
  source: DataSource,
  property: Property,
  action: Exclude<SchemaAction, { createProperty: unknown } | { renameDataSource: unknown }>,
): void {
  if ('renameProperty' in action) renameProperty(source, property, action.renameProperty.name);
  else if ('deleteProperty' in action) deleteProperty(world, source, property, property.name);
  else if ('retypeProperty' in action)
    changeSchema(world, source, { [property.id]: action.retypeProperty.to });
  else if ('addOption' in action) addOption(property, action.addOption.name);
  else if ('renameOption' in action) {
    optionNamed(property, action.renameOption.option).name = action.renameOption.name;
  } else {
    const gone = optionNamed(property, action.deleteOption.option);
    property.options = property.options?.filter((option) => option !== gone) ?? [];
    dropGoneOptions(world, source, property);
  }
}

function addOption(property: Property, name: string): void {
  property.options ??= [];
  const option = newOption(name, {}, property.options.length);
  property.options.push(option);
  property.groups?.[0]?.option_ids.push(option.id);
}

function optionNamed(property: Property, name: string) {
  const option = property.options?.find((one) => one.name === name || one.id === name);
  if (option === undefined) throw validationError(`There is no option ${name} in ${property.name}.`);
  return option;
}

function changeTitle(source: DataSource, name: string): void {
  const [first] = source.title;
  if (first !== undefined)
    source.title = [{ ...first, plain_text: name, text: { content: name, link: null } }];
}

function trash(world: NotionWorld, id: string, gone: boolean): void {
  const database = world.nodes.get(id);
  if (database?.kind !== 'database') throw validationError(`There is no database ${id}.`);
  database.inTrash = gone;
  touch(world, database, PERSON.id);
}

function pageOf(world: NotionWorld, id: string): Page {
  const page = world.nodes.get(id);
  if (page?.kind !== 'page') throw validationError(`There is no page ${id}.`);
  return page;
}
