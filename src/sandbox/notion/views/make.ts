import type { Json } from '../../reply.js';
import { type Database, type NotionWorld, newKept, type View } from '../state.js';

export type NewView = {
  readonly database: Database | null;
  /** A dashboard's view, when this is one of its widgets. */
  readonly dashboard?: View;
  readonly dataSourceId: string;
  readonly name: string;
  readonly type: string;
  readonly by: string;
  /** Among the database's views; at the end when not given. */
  readonly place?: number;
  readonly filter?: Json | null;
  readonly sorts?: readonly Json[] | null;
  readonly quickFilters?: Json | null;
  readonly configuration?: Json;
};

export function newView(world: NotionWorld, asked: NewView): View {
  const { database, dashboard } = asked;
  const view: View = {
    ...newKept(world, { type: 'database_id', id: database?.id ?? dashboard?.databaseId ?? '' }, asked.by),
    kind: 'view',
    databaseId: database?.id ?? null,
    dashboardId: dashboard?.id ?? null,
    dataSourceId: asked.dataSourceId,
    type: asked.type,
    name: asked.name,
    filter: asked.filter ?? null,
    sorts: asked.sorts ?? null,
    quickFilters: asked.quickFilters ?? null,
    configuration: asked.configuration ?? { type: asked.type },
  };
  world.views.set(view.id, view);
  database?.viewIds.splice(asked.place ?? database.viewIds.length, 0, view.id);
  return view;
}
