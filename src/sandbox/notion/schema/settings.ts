import { isJson, type Json } from '../../reply.js';
import { dataSourceFor } from '../access.js';
import { arrayAt, idAt, objectAt, oneOf, refuse, textAt } from '../check.js';
import { validationError } from '../errors.js';
import { storeExpression } from '../formula/index.js';
import { decodeId, newId } from '../ids.js';
import {
  type DataSource,
  type Group,
  type NotionWorld,
  type Option,
  type Property,
  propertyOf,
} from '../state.js';
import { newOption } from '../values/parse.js';
import { ROLLUP_FUNCTIONS } from '../values/rollup.js';

export const PROPERTY_TYPES = [
  'title',
  'rich_text',
  'number',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'files',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'formula',
  'relation',
  'rollup',
  'unique_id',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'place',
  'button',
] as const;

/** A property's options in a schema. Source: developers.notion.com/reference/property-object. */
const MOST_OPTIONS = 100;

/** The type a schema asks for: by its own word or by the key that stands there. */
export function typeOf(sent: Json, path: string): string | null {
  const named = PROPERTY_TYPES.find((type) => sent[type] !== undefined);
  if (sent['type'] === undefined) return named ?? null;
  return oneOf(sent['type'], `${path}.type`, PROPERTY_TYPES);
}

export type Settling = {
  readonly world: NotionWorld;
  readonly source: DataSource;
  readonly property: Property;
  readonly path: string;
};

/** Takes over what a schema says about a property of its type; what it does not say stays. */
export function settle(settling: Settling, settings: Json): void {
  const { property, path, source } = settling;
  switch (property.type) {
    case 'number':
      property.format = textAt(settings['format'] ?? property.format ?? 'number', `${path}.format`);
      return;
    case 'select':
    case 'multi_select':
      if (settings['options'] !== undefined) property.options = options(settling, settings['options']);
      property.options ??= [];
      return;
    case 'status':
      status(settling, settings['options']);
      return;
    case 'unique_id':
      if (settings['prefix'] !== undefined) property.prefix = settings['prefix'] as string | null;
      return;
    case 'formula':
      property.expression = storeExpression(
        source,
        textAt(settings['expression'], `${path}.expression`, 20_000),
      );
      return;
    case 'rollup':
      property.rollup = rollup(settling, settings);
      return;
    default:
  }
}

/** The options as sent replace those that were there; an option that stays keeps its colour. */
function options({ property, path }: Settling, sent: unknown): Option[] {
  const old = property.options ?? [];
  const names = new Set<string>();
  return arrayAt(sent, `${path}.options`, MOST_OPTIONS).map((one, index) => {
    const at = `${path}.options[${index}]`;
    const asked = objectAt(one, at);
    const kept = old.find((option) => option.id === asked['id'] || option.name === asked['name']);
    const name = kept?.name ?? textAt(asked['name'], `${at}.name`, 100);
    if (names.has(name.toLowerCase())) {
      throw validationError(`Invalid select options: the name "${name}" is used more than once.`);
    }
    names.add(name.toLowerCase());
    if (kept === undefined) return newOption(name, { color: 'default', ...asked }, index);
    if (asked['color'] !== undefined && asked['color'] !== kept.color) {
      throw validationError(`Cannot update color of select with id: ${kept.id}.`);
    }
    return kept;
  });
}

function status(settling: Settling, sent: unknown): void {
  const { property } = settling;
  if (sent === undefined && property.options !== undefined) return;
  if (sent === undefined) {
    property.options = [
      { id: newId(), name: 'Not started', color: 'default', description: null },
      { id: newId(), name: 'In progress', color: 'blue', description: null },
      { id: newId(), name: 'Done', color: 'green', description: null },
    ];
    property.groups = groups(property.options.map((option) => [option.id]));
    return;
  }
  property.options = options(settling, sent);
  // Options made by the API all land in the first group, whatever group is asked for.
  const known = new Map(
    (property.groups ?? []).flatMap((group, at) => group.option_ids.map((id) => [id, at])),
  );
  const sorted: string[][] = [[], [], []];
  for (const { id } of property.options) sorted[known.get(id) ?? 0]?.push(id);
  property.groups = groups(sorted, property.groups);
}

const GROUPS = [
  { name: 'To-do', color: 'gray' },
  { name: 'In progress', color: 'blue' },
  { name: 'Complete', color: 'green' },
];

function groups(ids: readonly string[][], old: readonly Group[] = []): Group[] {
  return GROUPS.map((group, at) => ({ id: old[at]?.id ?? newId(), ...group, option_ids: ids[at] ?? [] }));
}

function rollup(
  { world, source, property, path }: Settling,
  settings: Json,
): NonNullable<Property['rollup']> {
  const asked = (part: string) => settings[`${part}_property_id`] ?? settings[`${part}_property_name`];
  const relationKey = asked('relation') ?? property.rollup?.relationId;
  const relation = propertyOf(source, decodeId(textAt(relationKey, `${path}.relation_property_name`)));
  if (relation?.type !== 'relation') {
    throw validationError(`Could not find relation property with name or id: ${relationKey}`);
  }
  const target = world.dataSources.get(relation.targetId ?? '');
  const rolledKey = asked('rollup') ?? property.rollup?.propertyId;
  const rolled = target && propertyOf(target, decodeId(textAt(rolledKey, `${path}.rollup_property_name`)));
  if (rolled === undefined)
    throw validationError(`Could not find rollup property with name or id: ${rolledKey}`);
  const name = settings['function'] ?? property.rollup?.function;
  return {
    relationId: relation.id,
    propertyId: rolled.id,
    function: oneOf(name, `${path}.function`, ROLLUP_FUNCTIONS),
  };
}

export type RelationAsked = { readonly targetId: string; readonly isDual: boolean };

export function relationOf(world: NotionWorld, settings: Json, path: string): RelationAsked {
  const targetId = idAt(settings['data_source_id'], `${path}.data_source_id`);
  dataSourceFor(world, targetId);
  const kind =
    settings['type'] ?? (settings['dual_property'] === undefined ? 'single_property' : 'dual_property');
  return {
    targetId,
    isDual: oneOf(kind, `${path}.type`, ['single_property', 'dual_property']) === 'dual_property',
  };
}

export function settingsOf(sent: Json, type: string, path: string): Json {
  const settings = sent[type] ?? {};
  return isJson(settings) ? settings : refuse(`${path}.${type}`, 'an object', settings);
}
