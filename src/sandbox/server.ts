import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import express from 'express';
import { gridSource } from './airtable/grid-source.js';
import { type AirtableApi, answer } from './airtable/router.js';
import type { Controlled } from './control.js';
import { control } from './control.js';
import type { FaultAct } from './faults.js';
import { MAIL_PATH, mailRouter } from './mail/page.js';
import { notionGridSources } from './notion/grid-source.js';
import { answerNotion, committedReply, type NotionApi, refusedReply, troubleBody } from './notion/index.js';
import { paperRouter } from './notion/paper.js';
import { gridRouter } from './page/index.js';
import type { Call, Reply } from './reply.js';

/** More than the longest address Airtable takes, so that the refusal is Airtable's and not the server's. */
const HEADER_BYTES = 128 * 1024;

/** One port: Airtable under `/v0`, Notion under `/v1`, control under `/_sandbox`, the grid page at `/`. */
export function sandboxServer(sandbox: Controlled, api: AirtableApi, notion: NotionApi): Server {
  const page = express();
  page.disable('x-powered-by');
  const sources = () => [
    ...[...sandbox.world.bases.values()].map((base) => gridSource(sandbox.world, base)),
    ...notionGridSources(sandbox.notion),
  ];
  const counters = () => {
    const { airtable, notion: notionCalls, rateLimited } = sandbox.log.counters();
    return { calls: airtable + notionCalls, rateLimited };
  };
  page.use(gridRouter(sources, counters, { links: [{ href: MAIL_PATH, label: 'Caught mail' }] }));
  page.use(paperRouter(sandbox.notion));
  page.use(mailRouter(sandbox.mail.catcher));

  return createServer({ maxHeaderSize: HEADER_BYTES, keepAliveTimeout: 60_000 }, (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (path.startsWith('/v0/')) {
      void withBody(request, response, (call) => serve(sandbox, () => answer(api, call), call, response));
    } else if (path.startsWith('/_sandbox/') && !path.startsWith('/_sandbox/page/')) {
      void withBody(request, response, (call) => send(response, control(sandbox, call)));
    } else if (path.startsWith('/v1/')) {
      void withBody(request, response, (call) =>
        serve(sandbox, () => answerNotion(notion, call), call, response),
      );
    } else {
      page(request, response);
    }
  });
}

async function withBody(
  request: IncomingMessage,
  response: ServerResponse,
  act: (call: Call) => void | Promise<void>,
): Promise<void> {
  try {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    await act({
      method: request.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers: request.headers,
      raw: Buffer.concat(parts).toString('utf8'),
    });
  } catch (error) {
    if (response.destroyed) return;
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const isNotion = request.url?.startsWith('/v1/') ?? false;
    const body = isNotion ? errorBody(message) : { error: { type: 'SERVER_ERROR', message } };
    send(response, { status: 500, body });
  }
}

/** A fault of the sandbox itself, in the form in which Notion tells of its own. */
function errorBody(message: string): object {
  return { object: 'error', status: 500, code: 'internal_server_error', message };
}

async function serve(
  sandbox: Controlled,
  apply: () => Reply,
  call: Call,
  response: ServerResponse,
): Promise<void> {
  const { log, faults, world } = sandbox;
  const note = (status: number) => log.add(world.clock.iso(), call.method, call.path, status);
  const fault = faults.take(call.method, call.path);
  if (fault === null) {
    const reply = apply();
    note(reply.status);
    send(response, reply);
    return;
  }
  if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const reply = suffer(fault, apply, call.path.startsWith('/v1/'));
  note(reply === 'cut' || reply === 'silent' ? 0 : reply.status);
  if (reply === 'cut') response.destroy();
  else if (reply !== 'silent') send(response, reply);
}

function suffer(fault: FaultAct, apply: () => Reply, isNotion: boolean): Reply | 'cut' | 'silent' {
  if (fault.reset) return 'cut';
  if (fault.hang) return 'silent';
  if (fault.applyThenDrop) {
    apply();
    return 'cut';
  }
  if (fault.applyThenStatus !== undefined) {
    const saved = apply();
    const status = fault.applyThenStatus;
    return isNotion ? committedReply(status, saved) : { status, body: usualBody(status) };
  }
  if (fault.refuse !== undefined && isNotion) return refusedReply(fault.refuse);
  if (fault.malformed) {
    const { status, body } = apply();
    return { status, text: JSON.stringify(body).slice(0, -1) };
  }
  const headers = fault.headers === undefined ? {} : { headers: fault.headers };
  if (fault.status === undefined && fault.body === undefined) return apply();
  const status = fault.status ?? 200;
  if (isNotion && status === 429 && fault.body === undefined) {
    const usual = refusedReply('connection');
    return { ...usual, headers: { ...usual.headers, ...fault.headers } };
  }
  return typeof fault.body === 'string'
    ? { status, text: fault.body, ...headers }
    : { status, body: fault.body ?? (isNotion ? troubleBody(status) : usualBody(status)), ...headers };
}

/** What Airtable answers with a status when nothing else is asked for. */
function usualBody(status: number): unknown {
  if (status !== 429)
    return { error: { type: status === 503 ? 'RETRIABLE_ERROR' : 'SERVER_ERROR', message: 'Asked for' } };
  return {
    errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' }],
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...reply.headers,
  });
  response.end(text);
}
