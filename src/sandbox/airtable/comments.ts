import { ok, type Reply } from '../reply.js';
import { invalidRequest, notFound, notServed, recordNotFound } from './errors.js';
import { bodyOf, need, type Request } from './request.js';
import { type Comment, newId, PERSON, type Row, type Table } from './state.js';

/** Everything under `/v0/{base}/{table}/{record}/comments`. */
export function commentRoute(
  request: Request,
  table: Table,
  recordId: string,
  id: string | undefined,
): Reply {
  const row = table.rows.get(recordId);
  if (row === undefined) throw recordNotFound();
  const { method } = request.call;
  need(request, method === 'GET' ? 'data.recordComments:read' : 'data.recordComments:write');
  if (id === undefined) {
    if (method === 'GET') return list(request, row);
    if (method === 'POST') return create(request, row);
    throw notServed(`${method} of comments`);
  }
  const comment = row.comments?.find((one) => one.id === id);
  if (comment === undefined) throw notFound();
  if (method === 'PATCH') return update(request, comment);
  if (method !== 'DELETE') throw notServed(`${method} of one comment`);
  row.comments = row.comments?.filter((one) => one !== comment) ?? [];
  request.world.changed();
  return ok({ id, deleted: true });
}

/** Newest first; the offset is the comment the next page starts with. */
function list({ call }: Request, row: Row): Reply {
  const size = Number(call.query.get('pageSize') ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > 100) throw invalidRequest();
  const newest = (row.comments ?? []).toReversed();
  const offset = call.query.get('offset');
  const from = offset === null ? 0 : newest.findIndex(({ id }) => id === offset);
  if (from < 0) throw invalidRequest();
  return ok({ comments: newest.slice(from, from + size), offset: newest[from + size]?.id ?? null });
}

function create(request: Request, row: Row): Reply {
  const { parentCommentId } = bodyOf(request);
  const comment: Comment = {
    id: newId('com'),
    author: PERSON,
    text: textIn(request),
    createdTime: request.world.clock.iso(),
    lastUpdatedTime: null,
    ...(typeof parentCommentId === 'string' ? { parentCommentId } : {}),
  };
  row.comments = [...(row.comments ?? []), comment];
  request.world.changed();
  return ok(comment);
}

function update(request: Request, comment: Comment): Reply {
  comment.text = textIn(request);
  comment.lastUpdatedTime = request.world.clock.iso();
  request.world.changed();
  return ok(comment);
}

function textIn(request: Request): string {
  const { text } = bodyOf(request);
  if (typeof text !== 'string' || text === '') throw invalidRequest();
  return text;
}
