import { isJson, type Reply } from '../reply.js';
import { errorReply } from './errors.js';
import { rateLimited } from './limits.js';

/** A workspace's limit may ask for longer than the connection's window of a minute. */
const WORKSPACE_SECONDS = 90;
const CONNECTION_SECONDS = 30;

const USUAL: Readonly<Record<number, readonly [code: string, message: string]>> = {
  409: ['conflict_error', 'Conflict occurred while saving. Please try again.'],
  500: ['internal_server_error', 'Unexpected error occurred.'],
  502: ['bad_gateway', 'Bad Gateway'],
  503: ['service_unavailable', 'Notion is unavailable, please try again later.'],
  504: ['gateway_timeout', 'Gateway Timeout'],
  529: ['service_overload', 'Notion is overloaded, please try again later.'],
};

/** What Notion answers with a status when nothing else is asked for. */
export function troubleBody(status: number): unknown {
  const [code, message] = USUAL[status] ?? ['internal_server_error', 'Unexpected error occurred.'];
  return errorReply(status, code, message).body;
}

export function refusedReply(by: 'connection' | 'workspace' | 'blocked'): Reply {
  if (by === 'blocked') return rateLimited('public_api_request_blocked').reply;
  return by === 'workspace'
    ? rateLimited('public_api_space_request_rate_limit', WORKSPACE_SECONDS).reply
    : rateLimited('public_api_request_rate_limit', CONNECTION_SECONDS).reply;
}

/** A write that was saved and is answered as failed: for what was made, the answer says its id. */
export function committedReply(status: number, saved: Reply): Reply {
  const [code, message] = USUAL[status] ?? ['internal_server_error', 'Unexpected error occurred.'];
  if (saved.status !== 200 || !isJson(saved.body)) return errorReply(status, code, message);
  const { results, id } = saved.body;
  const committed = Array.isArray(results)
    ? { committed_child_ids: results.map((one) => String(isJson(one) ? one['id'] : '')) }
    : { committed_resource_id: id };
  return errorReply(status, code, message, {
    additionalData: { retry_guidance: 'read_before_retry', ...committed },
  });
}
