import { type DataSource, type NotionWorld, type Property, WORKSPACE } from '../state.js';

/** A property as a schema shows it: its own id encoded, the ids it refers to plain. */
export function showProperty(world: NotionWorld, source: DataSource, property: Property): object {
  const { id, name, description, type } = property;
  return {
    id: encodeURIComponent(id),
    name,
    description,
    type,
    [type]: settings(world, source, property),
  };
}

function settings(world: NotionWorld, source: DataSource, property: Property): object {
  switch (property.type) {
    case 'number':
      return { format: property.format ?? 'number' };
    case 'select':
    case 'multi_select':
      return { options: property.options ?? [] };
    case 'status':
      return { options: property.options ?? [], groups: property.groups ?? [] };
    case 'unique_id':
      return { prefix: property.prefix ?? null };
    case 'formula':
      return { expression: showExpression(source, property.expression ?? '') };
    case 'relation':
      return showRelation(world, property);
    case 'rollup':
      return showRollup(world, source, property);
    default:
      return {};
  }
}

/** Properties in a formula are shown as references by id, as Notion shows them. */
function showExpression(source: DataSource, expression: string): string {
  return expression.replace(/\{\{([^}]*)\}\}/g, (_, id: string) => {
    const shown = encodeURIComponent(decodeURIComponent(id));
    return `{{notion:block_property:${shown}:${source.id}:${WORKSPACE.id}}}`;
  });
}

function showRelation(world: NotionWorld, property: Property): object {
  const target = world.dataSources.get(property.targetId ?? '');
  const base = { database_id: target?.databaseId, data_source_id: property.targetId };
  const synced = target?.properties.get(property.syncedId ?? '');
  if (synced === undefined) return { ...base, type: 'single_property', single_property: {} };
  return {
    ...base,
    type: 'dual_property',
    dual_property: { synced_property_name: synced.name, synced_property_id: encodeURIComponent(synced.id) },
  };
}

function showRollup(world: NotionWorld, source: DataSource, { rollup }: Property): object {
  const relation = source.properties.get(rollup?.relationId ?? '');
  const rolled = world.dataSources.get(relation?.targetId ?? '')?.properties.get(rollup?.propertyId ?? '');
  return {
    rollup_property_name: rolled?.name ?? '',
    relation_property_name: relation?.name ?? '',
    rollup_property_id: rollup?.propertyId ?? '',
    relation_property_id: rollup?.relationId ?? '',
    function: rollup?.function ?? 'count',
  };
}
