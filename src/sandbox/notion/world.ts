import type { Clock } from '../clock.js';
import { textRun } from './rich-text.js';
import { CAPABILITIES, HOME_ID, type NotionWorld, newPage, PERSON } from './state.js';

/** The token with every capability. */
export const NOTION_TOKEN = 'ntn_sandbox';

export function emptyNotion(clock: Clock, changed: () => void): NotionWorld {
  const world: NotionWorld = {
    clock,
    nodes: new Map(),
    dataSources: new Map(),
    views: new Map(),
    comments: new Map(),
    tokens: new Map(),
    viewQueries: new Map(),
    cursors: new Map(),
    tasks: new Map(),
    blocksLeft: null,
    revision: 0,
    changed() {
      world.revision += 1;
      changed();
    },
  };
  return world;
}

/** One page that the connection was added to, and nothing else. */
export function beginNotion(world: NotionWorld): void {
  for (const kept of [world.nodes, world.dataSources, world.views, world.comments, world.tokens])
    kept.clear();
  for (const passing of [world.viewQueries, world.cursors, world.tasks]) passing.clear();
  world.blocksLeft = null;
  world.revision += 1;
  world.tokens.set(NOTION_TOKEN, { capabilities: CAPABILITIES, revoked: false });
  const home = newPage(world, { type: 'workspace' }, PERSON.id, HOME_ID);
  home.values['title'] = [textRun('Home')];
  home.shared = true;
}
