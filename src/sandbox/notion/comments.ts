import { type Json, ok, type Reply } from '../reply.js';
import { blockFor, isTrashed } from './access.js';
import { idAt, objectAt, refuse, textAt } from './check.js';
import { inTrash, invalidUrl, notFound, restricted } from './errors.js';
import { asId, newId } from './ids.js';
import { readInline } from './markdown/inline.js';
import { listBody, queryPaging, slice } from './paging.js';
import { bodyOf, need, pathId, type Request } from './request.js';
import { parseRichText, type RichText } from './rich-text.js';
import { showComment } from './show-view.js';
import { BOT, type Comment, type NotionWorld, type Parent } from './state.js';

export function commentRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, ...rest] = path;
  if (rest.length > 0) throw invalidUrl();
  if (id === undefined) {
    if (method === 'GET') return listComments(request);
    if (method === 'POST') return createComment(request);
    throw invalidUrl();
  }
  const comment = commentFor(request.world, pathId(id, 'comment_id'));
  if (method === 'GET') {
    need(request, 'read_comments');
    return ok(showComment(request.world, comment));
  }
  need(request, 'insert_comments');
  if (comment.createdBy !== request.by) throw restricted();
  if (method === 'DELETE') request.world.comments.delete(comment.id);
  else if (method === 'PATCH') {
    comment.text = textSent(bodyOf(request, ['rich_text', 'markdown']));
    comment.editedAt = request.world.clock.ms();
  } else throw invalidUrl();
  request.world.changed();
  return ok(showComment(request.world, comment));
}

function commentFor(world: NotionWorld, id: string): Comment {
  const comment = world.comments.get(id);
  if (comment === undefined) throw notFound('comment', id, BOT);
  const { parent } = comment;
  if (parent.type !== 'workspace') blockFor(world, parent.id, 'comment');
  return comment;
}

function listComments(request: Request): Reply {
  need(request, 'read_comments');
  const { world, call } = request;
  const sent = call.query.get('block_id');
  const id = asId(sent) ?? refuse('query.block_id', 'a valid uuid', sent ?? undefined);
  blockFor(world, id);
  const comments = [...world.comments.values()].filter(
    ({ parent }) => parent.type !== 'workspace' && parent.id === id,
  );
  const { items, next } = slice(world, comments, (comment) => comment.id, queryPaging(request));
  return ok(
    listBody(
      'comment',
      items.map((comment) => showComment(world, comment)),
      next,
    ),
  );
}

function createComment(request: Request): Reply {
  need(request, 'insert_comments');
  const { world, by } = request;
  const body = bodyOf(request, ['parent', 'rich_text', 'markdown', 'discussion_id', 'display_name']);
  const text = textSent(body);
  const place = placeOf(world, body);
  const now = world.clock.ms();
  const comment: Comment = {
    id: newId(),
    ...place,
    createdAt: now,
    editedAt: now,
    createdBy: by,
    byPerson: false,
    text,
  };
  world.comments.set(comment.id, comment);
  world.changed();
  return ok(showComment(world, comment));
}

/** A new discussion on a page or block, or one that goes on. */
function placeOf(world: NotionWorld, body: Json): { parent: Parent; discussionId: string } {
  if (body['discussion_id'] !== undefined) {
    const discussionId = idAt(body['discussion_id'], 'body.discussion_id');
    const first = [...world.comments.values()].find((comment) => comment.discussionId === discussionId);
    if (first === undefined) throw notFound('discussion', discussionId, BOT);
    return { parent: first.parent, discussionId };
  }
  const parent = objectAt(body['parent'], 'body.parent');
  const type = parent['block_id'] === undefined ? 'page_id' : 'block_id';
  const node = blockFor(
    world,
    idAt(parent[type], `body.parent.${type}`),
    type === 'page_id' ? 'page' : 'block',
  );
  if (isTrashed(world, node)) throw inTrash();
  return { parent: { type, id: node.id }, discussionId: newId() };
}

function textSent(body: Json): RichText[] {
  if (body['markdown'] !== undefined) return readInline(textAt(body['markdown'], 'body.markdown', 500_000));
  return parseRichText(body['rich_text'], 'body.rich_text');
}
