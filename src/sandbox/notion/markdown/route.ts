import { type Json, ok, type Reply } from '../../reply.js';
import { blockFor, isTrashed } from '../access.js';
import { arrayAt, objectAt, oneOf, textAt } from '../check.js';
import { inTrash, invalidUrl, notServed, validationError } from '../errors.js';
import { bareId, newId } from '../ids.js';
import { bodyOf, need, type Request } from '../request.js';
import { type NotionWorld, touch } from '../state.js';
import { type Holder, makeBlocks } from '../tree.js';
import { readMarkdown } from './read.js';
import { replaceBody } from './replace.js';
import { writeMarkdown } from './write.js';

/** One text in one request. */
const LONGEST = 500_000;
const TASK_POLL_SECONDS = 2;

export function markdownRoute(request: Request, id: string): Reply {
  const { world, call } = request;
  const holder = blockFor(world, id, 'page');
  if (holder.kind === 'database')
    throw validationError('The id is of a database; markdown is of pages and blocks.');
  if (call.method === 'GET') {
    need(request, 'read_content');
    return ok(shown(world, holder));
  }
  if (call.method !== 'PATCH') throw invalidUrl();
  need(request, 'update_content');
  if (isTrashed(world, holder)) throw inTrash();
  const body = bodyOf(request, [
    'allow_async',
    'type',
    'insert_content',
    'replace_content_range',
    'update_content',
    'replace_content',
  ]);
  change(request, holder, body);
  touch(world, holder, request.by);
  world.changed();
  const result = shown(world, holder);
  return body['allow_async'] === true ? background(world, result) : ok(result);
}

function shown(world: NotionWorld, holder: Holder): object {
  const { markdown, unknown } = writeMarkdown(world, holder);
  return { object: 'page_markdown', id: holder.id, markdown, truncated: false, unknown_block_ids: unknown };
}

function change(request: Request, holder: Holder, body: Json): void {
  const type = oneOf(body['type'], 'body.type', [
    'replace_content',
    'update_content',
    'insert_content',
    'replace_content_range',
  ]);
  const sent = objectAt(body[type], `body.${type}`);
  switch (type) {
    case 'replace_content':
      replaceBody(request, holder, textAt(sent['new_str'], 'body.replace_content.new_str', LONGEST), {
        mayDelete: sent['allow_deleting_content'] === true,
        keepSame: false,
      });
      return;
    case 'update_content':
      replaceBody(request, holder, updated(request.world, holder, sent), {
        mayDelete: sent['allow_deleting_content'] === true,
        keepSame: true,
      });
      return;
    case 'insert_content':
      insert(request, holder, sent);
      return;
    default:
      throw notServed(type);
  }
}

function insert({ world, by }: Request, holder: Holder, sent: Json): void {
  if (sent['after'] !== undefined) throw notServed('insert_content after a text');
  const drafts = readMarkdown(textAt(sent['content'], 'body.insert_content.content', LONGEST));
  const position =
    sent['position'] === undefined ? {} : objectAt(sent['position'], 'body.insert_content.position');
  makeBlocks(world, holder, drafts, by, position['type'] === 'start' ? 0 : null);
}

/** The page's text with the asked parts exchanged, one after the other. */
function updated(world: NotionWorld, holder: Holder, sent: Json): string {
  let text = writeMarkdown(world, holder).markdown;
  for (const [index, one] of arrayAt(
    sent['content_updates'],
    'body.update_content.content_updates',
  ).entries()) {
    const path = `body.update_content.content_updates[${index}]`;
    const update = objectAt(one, path);
    const old = textAt(update['old_str'], `${path}.old_str`, LONGEST);
    const by = textAt(update['new_str'], `${path}.new_str`, LONGEST);
    const count = old === '' ? 0 : text.split(old).length - 1;
    if (count === 0)
      throw validationError(`Could not find old_str in the page content: "${old.slice(0, 100)}"`);
    if (count > 1 && update['replace_all_matches'] !== true) {
      throw validationError(
        `old_str matches ${count} places in the page content; make it unique or set replace_all_matches.`,
      );
    }
    text =
      update['replace_all_matches'] === true ? text.replaceAll(old, () => by) : text.replace(old, () => by);
  }
  return text;
}

/** The work is done at once; only the answer says that it is still to come. */
function background(world: NotionWorld, result: object): Reply {
  const id = `task_${bareId(newId())}`;
  const task = {
    object: 'async_task',
    id,
    status_url: `https://api.notion.com/v1/async_tasks/${id}`,
    created_time: world.clock.iso(),
    operation: { surface: 'rest', name: 'PATCH /v1/pages/:page_id/markdown' },
  };
  world.tasks.set(id, { ...task, status: 'succeeded', result });
  return { status: 202, body: { ...task, status: 'queued', poll_after_seconds: TASK_POLL_SECONDS } };
}
