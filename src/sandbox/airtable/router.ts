import type { Call, Reply } from '../reply.js';
import { commentRoute } from './comments.js';
import { ApiError, apiError, notFound, notServed, unauthorized } from './errors.js';
import type { Limits } from './limits.js';
import type { Iterators } from './list.js';
import { metaRoute } from './meta.js';
import {
  createRecords,
  deleteRecord,
  deleteRecords,
  getRecord,
  listRecords,
  updateRecord,
  updateRecords,
} from './records.js';
import { baseFor, type Request, tableFor } from './request.js';
import type { World } from './state.js';
import { webhookRoute } from './webhooks.js';

/** Airtable refuses addresses of this length and more; long filters go to listRecords in a body. */
const LONGEST_URL = 16_000;
/** Airtable has such a limit and does not say which. */
const LONGEST_BODY = 5_000_000;

export type AirtableApi = {
  readonly world: World;
  /** `null` when limits are off. */
  readonly limits: Limits | null;
  readonly iterators: Iterators;
};

/** Answers a call to the Airtable Web API. */
export function answer(api: AirtableApi, call: Call): Reply {
  try {
    return route(api, call);
  } catch (error) {
    if (error instanceof ApiError) return error.reply;
    throw error;
  }
}

function route(api: AirtableApi, call: Call): Reply {
  const [, , first = '', ...rest] = call.path.replace(/\/$/, '').split('/').map(decode);
  const request = signedIn(api.world, call);
  const isMeta = first === 'meta';
  const baseId = isMeta || first === 'bases' ? rest[isMeta ? 1 : 0] : first;
  api.limits?.take(baseId ?? null, isMeta ? 'meta' : 'data');
  if (call.path.length + call.query.toString().length >= LONGEST_URL) {
    throw apiError(414, 'REQUEST_URI_TOO_LONG', 'The address is too long');
  }
  if (call.raw.length > LONGEST_BODY) throw apiError(413, 'REQUEST_TOO_LARGE', 'Request body is too large');
  if (isMeta) return metaRoute(request, rest);
  if (first === 'bases') return webhookRoute(request, rest);
  return recordRoute(request, api.iterators, first, rest);
}

function recordRoute(request: Request, iterators: Iterators, baseId: string, path: readonly string[]): Reply {
  const [tableId, recordId, part, commentId, ...rest] = path;
  const { method } = request.call;
  if (tableId === undefined || rest.length > 0 || !/^app[A-Za-z0-9]{14}$/.test(baseId)) throw notFound();
  const base = baseFor(request, baseId);
  const table = tableFor(base, tableId);
  if (recordId === undefined) {
    if (method === 'GET') return listRecords(request, base, table, iterators);
    if (method === 'POST') return createRecords(request, base, table);
    if (method === 'PATCH' || method === 'PUT') return updateRecords(request, base, table);
    if (method === 'DELETE') return deleteRecords(request, base, table);
  }
  if (recordId === 'listRecords' && method === 'POST') return listRecords(request, base, table, iterators);
  if (recordId === undefined) throw notServed(`${method} of records`);
  if (!/^rec[A-Za-z0-9]{14}$/.test(recordId)) throw notFound();
  if (part === 'comments') return commentRoute(request, table, recordId, commentId);
  if (part !== undefined) throw notServed(`${method} of a record's ${part}`);
  if (method === 'GET') return getRecord(request, base, table, recordId);
  if (method === 'PATCH' || method === 'PUT') return updateRecord(request, base, table, recordId);
  if (method === 'DELETE') return deleteRecord(request, base, table, recordId);
  throw notServed(`${method} of a record`);
}

function signedIn(world: World, call: Call): Request {
  const { authorization } = call.headers;
  const tokenText = /^Bearer (\S+)$/.exec(String(authorization ?? ''))?.[1] ?? '';
  const token = world.tokens.get(tokenText);
  if (token === undefined || token.revoked) throw unauthorized();
  return { world, call, token, tokenText };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
