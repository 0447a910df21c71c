import type { Standing } from '../port.js';
import type { NotionClient } from './client.js';
import { type NativeSource, nativeSource, standingTable } from './schema.js';

export function readSource(
  client: NotionClient,
  id: string,
  kind: 'schema' | 'provision',
): Promise<NativeSource> {
  return client.call({
    kind,
    method: 'get',
    path: `data_sources/${id}`,
    answer: nativeSource,
    repeatable: true,
  });
}

export function patchSource(
  client: NotionClient,
  id: string,
  properties: Record<string, unknown>,
  // The same names with the same types make nothing twice.
  { repeatable }: { readonly repeatable: boolean } = { repeatable: true },
): Promise<NativeSource> {
  return client.call({
    kind: 'provision',
    method: 'patch',
    path: `data_sources/${id}`,
    body: { properties },
    answer: nativeSource,
    repeatable,
  });
}

/** The same standing with a table made or changed. */
export function withSource(standing: Standing, source: NativeSource): Standing {
  const table = standingTable(source);
  return { ...standing, tables: [...standing.tables.filter(({ id }) => id !== table.id), table] };
}
