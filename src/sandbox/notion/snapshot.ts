import type { Comment, DataSource, Node, NotionWorld, Property, Token, View } from './state.js';

type SavedSource = Omit<DataSource, 'properties' | 'rows'> & {
  readonly properties: Property[];
  readonly rows: string[];
};

/** What a file keeps of the local Notion. */
export type NotionSnapshot = {
  readonly nodes: Node[];
  readonly dataSources: SavedSource[];
  readonly views: View[];
  readonly comments: Comment[];
  readonly tokens: [string, Token][];
  readonly blocksLeft: number | null;
};

export function takeNotion(world: NotionWorld): NotionSnapshot {
  return {
    nodes: [...world.nodes.values()],
    dataSources: [...world.dataSources.values()].map((source) => ({
      ...source,
      properties: [...source.properties.values()],
      rows: [...source.rows],
    })),
    views: [...world.views.values()],
    comments: [...world.comments.values()],
    tokens: [...world.tokens],
    blocksLeft: world.blocksLeft,
  };
}

export function restoreNotion(world: NotionWorld, snapshot: NotionSnapshot): void {
  for (const kept of [world.nodes, world.dataSources, world.views, world.comments, world.tokens])
    kept.clear();
  for (const node of snapshot.nodes) world.nodes.set(node.id, node);
  for (const source of snapshot.dataSources) {
    const properties = new Map(source.properties.map((property) => [property.id, property]));
    world.dataSources.set(source.id, { ...source, properties, rows: new Set(source.rows) });
  }
  for (const view of snapshot.views) world.views.set(view.id, view);
  for (const comment of snapshot.comments) world.comments.set(comment.id, comment);
  for (const [text, token] of snapshot.tokens) world.tokens.set(text, token);
  world.blocksLeft = snapshot.blocksLeft;
}
