import { type Call, isJson, ok, type Reply } from '../reply.js';
import { blockRoute } from './blocks.js';
import { commentRoute } from './comments.js';
import { dataSourceRoute } from './data-sources.js';
import { databaseRoute } from './databases.js';
import { invalidUrl, NotionError, notFound, notServed, unauthorized } from './errors.js';
import { decodeId, newId } from './ids.js';
import type { NotionLimits } from './limits.js';
import { pageRoute } from './pages.js';
import { type Request, requestOf } from './request.js';
import { search } from './search.js';
import { BOT, type NotionWorld } from './state.js';
import { userRoute } from './users.js';
import { viewRoute } from './views/route.js';

export type NotionApi = {
  readonly world: NotionWorld;
  /** `null` when limits are off. */
  readonly limits: NotionLimits | null;
};

const ROUTES: Readonly<Record<string, (request: Request, path: readonly string[]) => Reply>> = {
  databases: databaseRoute,
  data_sources: dataSourceRoute,
  pages: pageRoute,
  blocks: blockRoute,
  views: viewRoute,
  comments: commentRoute,
  users: userRoute,
  search: (request) => search(request),
  async_tasks: (request, path) => task(request, path),
  // The workspace has none.
  custom_emojis: () =>
    ok({ object: 'list', results: [], next_cursor: null, has_more: false, type: 'custom_emoji' }),
};

/** Parts of Notion's API that the sandbox leaves out, and says so. */
const NOT_SERVED = ['file_uploads', 'oauth', 'agents', 'sessions'];

/** Answers a call to the Notion API. */
export function answerNotion(api: NotionApi, call: Call): Reply {
  try {
    return withRequestId(route(api, call));
  } catch (error) {
    if (error instanceof NotionError) return error.reply;
    throw error;
  }
}

function route({ world, limits }: NotionApi, call: Call): Reply {
  const [, , first = '', ...rest] = call.path.replace(/\/$/, '').split('/');
  const { authorization } = call.headers;
  const text = /^Bearer (\S+)$/.exec(String(authorization ?? ''))?.[1] ?? '';
  const token = world.tokens.get(text);
  const act = ROUTES[first];
  if (act === undefined && !NOT_SERVED.includes(first)) throw invalidUrl();
  if (token === undefined || token.revoked) throw unauthorized();
  limits?.take(text);
  if (act === undefined) throw notServed(`${call.method} of ${first}`);
  return act(requestOf(world, call, token), rest.map(decodeId));
}

/** Every object comes with the id of its request, in the body and beside it. */
function withRequestId(reply: Reply): Reply {
  const requestId = newId();
  const headers = { 'x-notion-request-id': requestId, ...reply.headers };
  if (!isJson(reply.body) || reply.body['object'] === undefined) return { ...reply, headers };
  return { ...reply, headers, body: { ...reply.body, request_id: requestId } };
}

function task({ world, call }: Request, [id = '']: readonly string[]): Reply {
  const found = world.tasks.get(id);
  if (call.method !== 'GET') throw invalidUrl();
  if (found === undefined) throw notFound('async_task', id, BOT);
  return ok(found);
}
