import type { Draft } from './block-content.js';
import { countBlocks } from './block-content.js';
import { NotionError } from './errors.js';
import {
  type Block,
  type Database,
  type Node,
  type NotionWorld,
  newKept,
  type Page,
  type Parent,
} from './state.js';

/** What holds blocks. */
export type Holder = Page | Block;

/** Where among the children something goes; `null` at the end. */
export type Place = number | null;

export function insertAt(holder: Holder, ids: readonly string[], place: Place): void {
  holder.children.splice(place ?? holder.children.length, 0, ...ids);
}

/** Makes blocks with all they hold; answers the outermost. */
export function makeBlocks(
  world: NotionWorld,
  holder: Holder,
  drafts: readonly Draft[],
  by: string,
  place: Place = null,
): Node[] {
  spendBlocks(world, countBlocks(drafts));
  const parent: Parent = { type: holder.kind === 'page' ? 'page_id' : 'block_id', id: holder.id };
  const made = drafts.map((draft) => placeDraft(world, parent, draft, by));
  insertAt(
    holder,
    made.map((block) => block.id),
    place,
  );
  return made;
}

/** Makes a block, or puts the page or database that the draft stands for in its new place. */
export function placeDraft(world: NotionWorld, parent: Parent, draft: Draft, by: string): Node {
  const standing = world.nodes.get(draft.standing ?? '');
  if (standing !== undefined) {
    standing.parent = parent;
    return standing;
  }
  const { type, content } = draft;
  const block: Block = { ...newKept(world, parent, by), kind: 'block', type, content, children: [] };
  world.nodes.set(block.id, block);
  const inner: Parent = { type: 'block_id', id: block.id };
  for (const child of draft.children) block.children.push(placeDraft(world, inner, child, by).id);
  return block;
}

/** The free plan of a workspace with several members has a number of blocks for its lifetime. */
export function spendBlocks(world: NotionWorld, count: number): void {
  checkBlocks(world, count);
  if (world.blocksLeft !== null) world.blocksLeft -= count;
}

/** Refuses what would be too much, before anything of it is made. */
export function checkBlocks(world: NotionWorld, count: number): void {
  if (world.blocksLeft !== null && world.blocksLeft < count) {
    throw new NotionError(403, 'restricted_resource', 'This workspace has reached its block limit.', {
      additionalData: { block_limit: 'block_creation' },
    });
  }
}

/** Takes a page or database out of the list of the one it stood on. */
export function detach(world: NotionWorld, node: Node): void {
  const { parent } = node;
  const holder =
    parent.type === 'page_id' || parent.type === 'block_id' ? world.nodes.get(parent.id) : undefined;
  if (holder === undefined || holder.kind === 'database') return;
  holder.children = holder.children.filter((id) => id !== node.id);
}

/** Deletes a page's own text; pages and databases on it are not touched. */
export function eraseBlocks(world: NotionWorld, holder: Holder): void {
  for (const id of holder.children) {
    const child = world.nodes.get(id);
    if (child?.kind === 'block') eraseBlock(world, child);
  }
  holder.children = holder.children.filter((id) => world.nodes.has(id));
}

/** A page or database in it that was not put elsewhere goes to the trash. */
export function eraseBlock(world: NotionWorld, block: Block): void {
  for (const id of block.children) {
    const child = world.nodes.get(id);
    if (child?.kind === 'block') eraseBlock(world, child);
    else if (child !== undefined && 'id' in child.parent && child.parent.id === block.id)
      child.inTrash = true;
  }
  world.nodes.delete(block.id);
}

/** Pages and databases anywhere below, down to but not into them. */
export function* heldObjects(world: NotionWorld, holder: Holder): Generator<Page | Database> {
  for (const id of holder.children) {
    const child = world.nodes.get(id);
    if (child === undefined || child.inTrash) continue;
    if (child.kind === 'block') yield* heldObjects(world, child);
    else yield child;
  }
}
