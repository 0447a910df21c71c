import type { Reply } from '../reply.js';
import { newId } from './ids.js';

/** An answer that ends the request; thrown from wherever the trouble is met. */
export class NotionError extends Error {
  readonly reply: Reply;

  constructor(status: number, code: string, message: string, more: ErrorMore = {}) {
    super(message);
    this.name = 'NotionError';
    this.reply = errorReply(status, code, message, more);
  }
}

type ErrorMore = {
  readonly additionalData?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

export function errorReply(status: number, code: string, message: string, more: ErrorMore = {}): Reply {
  const requestId = newId();
  const body = {
    object: 'error',
    status,
    code,
    message,
    ...(more.additionalData === undefined ? {} : { additional_data: more.additionalData }),
    request_id: requestId,
  };
  return { status, body, headers: { 'x-notion-request-id': requestId, ...more.headers } };
}

export function validationError(message: string): NotionError {
  return new NotionError(400, 'validation_error', message);
}

export function invalidUrl(): NotionError {
  return new NotionError(400, 'invalid_request_url', 'Invalid request URL.');
}

export function unauthorized(): NotionError {
  return new NotionError(401, 'unauthorized', 'API token is invalid.');
}

/** The token lacks a capability. */
export function restricted(): NotionError {
  return new NotionError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.');
}

/** One answer for what was never there, what was deleted for good and what is not shared. */
export function notFound(kind: string, id: string, bot: { id: string; name: string }): NotionError {
  const message = `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "${bot.name}".`;
  return new NotionError(404, 'object_not_found', message, { additionalData: { integration_id: bot.id } });
}

export function inTrash(): NotionError {
  return validationError("Can't edit block that is archived. You must unarchive the block before editing.");
}

/** Not Notion's: the sandbox says what it does not have rather than pretend. */
export function notServed(what: string): NotionError {
  return new NotionError(501, 'not_served_by_sandbox', `The sandbox does not have ${what}; Notion may.`);
}
