import { isBelow } from '../access.js';
import { countBlocks, type Draft } from '../block-content.js';
import { validationError } from '../errors.js';
import type { Request } from '../request.js';
import { plainText } from '../rich-text.js';
import { type Block, type NotionWorld, type Parent, titleOf } from '../state.js';
import { eraseBlock, type Holder, heldObjects, placeDraft, spendBlocks } from '../tree.js';
import { readMarkdown } from './read.js';

export type Replacing = {
  /** Whether pages and databases that the new text leaves out may go to the trash. */
  readonly mayDelete: boolean;
  /** Whether blocks that stay as they were keep their ids. */
  readonly keepSame: boolean;
};

/** Puts a new text in place of a page's body. Pages and databases on it stay where the text repeats their tags. */
export function replaceBody(
  { world, by }: Pick<Request, 'world' | 'by'>,
  holder: Holder,
  markdown: string,
  how: Replacing,
): void {
  const drafts = readMarkdown(markdown);
  const repeated = new Set(standingIds(drafts));
  for (const id of repeated) checkStanding(world, holder, id);
  const gone = [...heldObjects(world, holder)].filter(({ id }) => !repeated.has(id));
  if (gone.length > 0 && !how.mayDelete) {
    const list = gone.map(
      (one) => `${one.kind} "${plainText(one.kind === 'page' ? titleOf(one) : one.title)}" (${one.id})`,
    );
    throw validationError(
      `This operation would delete ${gone.length} child page(s) or database(s): ${list.join(', ')}. Set allow_deleting_content to true to proceed, or include them in the new content.`,
    );
  }
  const old = new Map<string, string[]>();
  const before = holder.children;
  if (how.keepSame) for (const id of before) remember(world, id, old);
  const isKept = (draft: Draft) => old.get(signature(draft))?.shift();
  const parent: Parent = { type: holder.kind === 'page' ? 'page_id' : 'block_id', id: holder.id };
  const plan = drafts.map((draft) => ({ draft, kept: isKept(draft) }));
  spendBlocks(world, countBlocks(plan.filter(({ kept }) => kept === undefined).map(({ draft }) => draft)));
  for (const one of gone) one.inTrash = true;
  holder.children = plan.map(({ draft, kept }) => kept ?? placeDraft(world, parent, draft, by).id);
  const now = new Set(holder.children);
  const trashed = gone.filter(({ parent: at }) => 'id' in at && at.id === holder.id).map(({ id }) => id);
  for (const id of before) {
    const node = world.nodes.get(id);
    if (node?.kind === 'block' && !now.has(id)) eraseBlock(world, node);
  }
  holder.children.push(...trashed);
}

function* standingIds(drafts: readonly Draft[]): Generator<string> {
  for (const draft of drafts) {
    if (draft.standing !== undefined) yield draft.standing;
    yield* standingIds(draft.children);
  }
}

function checkStanding(world: NotionWorld, holder: Holder, id: string): void {
  const node = world.nodes.get(id);
  if (node === undefined || node.kind === 'block' || node.inTrash || !isBelow(world, node, holder.id)) {
    throw validationError(`The markdown names ${id}, which is no page or database on this page.`);
  }
}

function remember(world: NotionWorld, id: string, old: Map<string, string[]>): void {
  const node = world.nodes.get(id);
  if (node?.kind !== 'block' || node.inTrash) return;
  const mark = signature(asDraft(world, node));
  old.set(mark, [...(old.get(mark) ?? []), id]);
}

function asDraft(world: NotionWorld, block: Block): Draft {
  const children = block.children.flatMap((id): Draft[] => {
    const child = world.nodes.get(id);
    if (child === undefined || child.inTrash) return [];
    if (child.kind === 'block') return [asDraft(world, child)];
    return [{ type: child.kind, content: {}, children: [], standing: id }];
  });
  return { type: block.type, content: block.content, children };
}

/** The same for what says and looks the same, however its keys are ordered. */
function signature(draft: Draft): string {
  return JSON.stringify(draft, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
