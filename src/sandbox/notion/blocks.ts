import { isJson, type Json, ok, type Reply } from '../reply.js';
import { blockFor, isTrashed } from './access.js';
import { parseBlocks, parseContent } from './block-content.js';
import { booleanAt, idAt, objectAt, refuse } from './check.js';
import { inTrash, invalidUrl, validationError } from './errors.js';
import { listBody, queryPaging, slice } from './paging.js';
import { bodyOf, need, pathId, type Request, trashKeys } from './request.js';
import { livingChildren, showBlock } from './show.js';
import { type Block, type Node, touch } from './state.js';
import { type Holder, makeBlocks, type Place } from './tree.js';

export function blockRoute(request: Request, path: readonly string[]): Reply {
  const { method } = request.call;
  const [id, part, ...rest] = path;
  if (id === undefined || rest.length > 0) throw invalidUrl();
  const blockId = pathId(id, 'block_id');
  const node = () => blockFor(request.world, blockId);
  if (part === 'children') {
    if (method === 'GET') return listChildren(request, node());
    if (method === 'PATCH') return appendChildren(request, node());
  }
  if (part !== undefined) throw invalidUrl();
  if (method === 'GET') {
    need(request, 'read_content');
    return ok(showBlock(request, node()));
  }
  if (method === 'PATCH') return updateBlock(request, node());
  if (method === 'DELETE') return deleteBlock(request, node());
  throw invalidUrl();
}

function listChildren(request: Request, node: Node): Reply {
  need(request, 'read_content');
  const { world } = request;
  const children = node.kind === 'database' ? [] : livingChildren(world, node.children);
  const { items, next } = slice(world, children, (child) => child.id, queryPaging(request));
  return ok(
    listBody(
      'block',
      items.map((child) => showBlock(request, child)),
      next,
    ),
  );
}

function appendChildren(request: Request, node: Node): Reply {
  need(request, 'insert_content');
  const { world, by, version } = request;
  if (node.kind === 'database') throw validationError('Blocks cannot be appended to a database.');
  if (isTrashed(world, node)) throw inTrash();
  const body = bodyOf(request, ['children', version === '2025-09-03' ? 'after' : 'position']);
  const drafts = parseBlocks(body['children'], 'body.children');
  const place = placeOf(node, body);
  const made = makeBlocks(world, node, drafts, by, place);
  touch(world, node, by);
  world.changed();
  // With a place in the middle the answer goes on to what follows.
  const following = place === null ? [] : node.children.slice(place + made.length);
  const results = [...made, ...livingChildren(world, following)].slice(0, 100);
  return ok(
    listBody(
      'block',
      results.map((child) => showBlock(request, child)),
      null,
    ),
  );
}

function placeOf(holder: Holder, body: Json): Place {
  if (body['after'] !== undefined) return afterBlock(holder, idAt(body['after'], 'body.after'));
  if (body['position'] === undefined) return null;
  const position = objectAt(body['position'], 'body.position');
  if (position['type'] === 'start') return 0;
  if (position['type'] === 'end') return null;
  const after = objectAt(position['after_block'], 'body.position.after_block');
  return afterBlock(holder, idAt(after['id'], 'body.position.after_block.id'));
}

function afterBlock(holder: Holder, id: string): number {
  const place = holder.children.indexOf(id);
  if (place < 0)
    throw validationError(`Block to append children after ${id} is not a child of ${holder.id}.`);
  return place + 1;
}

function updateBlock(request: Request, node: Node): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  const keys = trashKeys(request);
  const type = node.kind === 'block' ? node.type : node.kind === 'page' ? 'child_page' : 'child_database';
  const body = bodyOf(request, ['type', type, ...keys]);
  const trash = keys.map((key) => body[key]).find((value) => value !== undefined);
  if (isTrashed(world, node) && trash === undefined) throw inTrash();
  if (trash !== undefined) node.inTrash = booleanAt(trash, 'body.in_trash');
  const sent = body[type];
  if (sent !== undefined) {
    if (node.kind !== 'block') throw validationError(`Blocks of type ${type} cannot be edited here.`);
    writeContent(node, objectAt(sent, `body.${type}`));
  }
  touch(world, node, by);
  world.changed();
  return ok(showBlock(request, node));
}

/** What is not sent stays as it was; children are never changed here. */
function writeContent(block: Block, sent: Json): void {
  if (isJson(sent) && sent['children'] !== undefined) {
    refuse(`body.${block.type}.children`, 'not present', sent['children']);
  }
  block.content = parseContent(block.type, { ...block.content, ...sent }, `body.${block.type}`);
}

function deleteBlock(request: Request, node: Node): Reply {
  need(request, 'update_content');
  const { world, by } = request;
  node.inTrash = true;
  touch(world, node, by);
  world.changed();
  return ok(showBlock(request, node));
}
