import { randomBytes } from 'node:crypto';
import { isJson, ok, type Reply } from '../reply.js';
import { apiError, forbidden, invalidRequest, notFound, notServed } from './errors.js';
import { baseFor, bodyOf, need, type Request } from './request.js';
import { type Base, newId, type Webhook, type World } from './state.js';

/** A webhook lives this long unless it is refreshed or read; dead ones can be looked at for as long again. */
const LIFE_MS = 7 * 24 * 3_600_000;
const MOST_WEBHOOKS = 10;
const MOST_PAYLOADS = 50;

/** Everything under `/v0/bases/{base}/webhooks`. Source: airtable.com/developers/web/api/webhooks-overview. */
export function webhookRoute(
  request: Request,
  [baseId = '', kind, id, act, ...rest]: readonly string[],
): Reply {
  if (kind !== 'webhooks' || rest.length > 0) throw notFound();
  need(request, 'webhook:manage');
  const base = baseFor(request, baseId);
  forgetOld(request.world, base);
  const { method } = request.call;
  if (id === undefined) {
    if (method === 'GET')
      return ok({ webhooks: mine(request, base).map((one) => shown(request.world, one)) });
    if (method === 'POST') return create(request, base);
    throw notServed(`${method} of webhooks`);
  }
  const webhook = mine(request, base).find((one) => one.id === id);
  if (webhook === undefined) throw notFound();
  if (act === undefined && method === 'DELETE') return remove(request, base, webhook);
  if (act === 'payloads' && method === 'GET') return payloads(request, webhook);
  if (act === 'refresh' && method === 'POST') return refresh(request, webhook);
  if (act === 'enableNotifications' && method === 'POST') return enable(request, webhook);
  throw notServed(`${method} ${act ?? 'of one webhook'}`);
}

/** Integrations see only their own. */
function mine(request: Request, base: Base): Webhook[] {
  return base.webhooks.filter(({ owner }) => owner === request.tokenText);
}

function forgetOld(world: World, base: Base): void {
  const now = world.clock.ms();
  base.webhooks = base.webhooks.filter(({ expiresAt }) => expiresAt + LIFE_MS > now);
  for (const webhook of base.webhooks) {
    const kept = webhook.payloads.filter(({ at }) => at + LIFE_MS > now);
    webhook.dropped += webhook.payloads.length - kept.length;
    webhook.payloads = kept;
  }
}

function create(request: Request, base: Base): Reply {
  const { world } = request;
  const { notificationUrl = null, specification } = bodyOf(request);
  if (notificationUrl !== null && typeof notificationUrl !== 'string') throw invalidRequest();
  checkSpecification(request, base, specification);
  if (base.webhooks.length >= MOST_WEBHOOKS) {
    throw apiError(422, 'TOO_MANY_WEBHOOKS_IN_BASE', `A base can have at most ${MOST_WEBHOOKS} webhooks.`);
  }
  const webhook: Webhook = {
    id: newId('ach'),
    macSecretBase64: randomBytes(32).toString('base64'),
    notificationUrl,
    specification,
    owner: request.tokenText,
    expiresAt: world.clock.ms() + LIFE_MS,
    notify: true,
    broken: false,
    payloads: [],
    dropped: 0,
    lastSuccess: null,
    lastResult: null,
  };
  base.webhooks.push(webhook);
  world.changed();
  return ok({
    id: webhook.id,
    macSecretBase64: webhook.macSecretBase64,
    expirationTime: new Date(webhook.expiresAt).toISOString(),
  });
}

const SCOPE_OF: Readonly<Record<string, string>> = {
  tableData: 'data.records:read',
  tableFields: 'schema.bases:read',
  tableMetadata: 'schema.bases:read',
};

function checkSpecification(request: Request, base: Base, specification: unknown): void {
  const options = isJson(specification) ? specification['options'] : undefined;
  const filters = isJson(options) ? options['filters'] : undefined;
  if (!isJson(filters) || !Array.isArray(filters['dataTypes']) || filters['dataTypes'].length === 0) {
    throw invalidRequest();
  }
  for (const dataType of filters['dataTypes'].map(String)) {
    const scope = SCOPE_OF[dataType];
    if (scope === undefined) throw invalidRequest();
    need(request, scope);
  }
  const { recordChangeScope: scope } = filters;
  if (scope === undefined) return;
  if (typeof scope !== 'string') throw invalidRequest();
  if (scope.startsWith('viw')) throw notServed('a webhook on one view');
  if (!base.tables.some(({ id }) => id === scope)) throw forbidden();
}

function shown(world: World, webhook: Webhook): object {
  return {
    id: webhook.id,
    areNotificationsEnabled: webhook.notify,
    cursorForNextPayload: nextCursor(webhook),
    expirationTime: new Date(webhook.expiresAt).toISOString(),
    isHookEnabled: !webhook.broken && webhook.expiresAt > world.clock.ms(),
    lastNotificationResult: webhook.lastResult,
    lastSuccessfulNotificationTime: webhook.lastSuccess,
    notificationUrl: webhook.notificationUrl,
    specification: webhook.specification,
  };
}

/** Cursors start at 1 and never start again. */
function nextCursor({ dropped, payloads: kept }: Webhook): number {
  return dropped + kept.length + 1;
}

function payloads(request: Request, webhook: Webhook): Reply {
  need(request, 'data.records:read');
  const { query } = request.call;
  const limit = Number(query.get('limit') ?? MOST_PAYLOADS);
  const cursor = Number(query.get('cursor') ?? webhook.dropped + 1);
  const known = Number.isInteger(cursor) && cursor > webhook.dropped && cursor <= nextCursor(webhook);
  if (!known || !Number.isInteger(limit) || limit < 1 || limit > MOST_PAYLOADS) throw invalidRequest();
  extend(request.world, webhook);
  const from = cursor - webhook.dropped - 1;
  const read = webhook.payloads.slice(from, from + limit);
  const next = cursor + read.length;
  return ok({
    payloads: read.map(({ body }) => body),
    cursor: next,
    mightHaveMore: next < nextCursor(webhook),
  });
}

function extend(world: World, webhook: Webhook): void {
  const now = world.clock.ms();
  if (webhook.expiresAt <= now) return;
  webhook.expiresAt = now + LIFE_MS;
  world.changed();
}

function refresh(request: Request, webhook: Webhook): Reply {
  if (webhook.expiresAt <= request.world.clock.ms()) throw notFound();
  extend(request.world, webhook);
  return ok({ expirationTime: new Date(webhook.expiresAt).toISOString() });
}

function enable(request: Request, webhook: Webhook): Reply {
  const on = bodyOf(request)['enable'];
  if (typeof on !== 'boolean') throw invalidRequest();
  webhook.notify = on;
  request.world.changed();
  return { status: 200 };
}

function remove({ world }: Request, base: Base, webhook: Webhook): Reply {
  base.webhooks = base.webhooks.filter((one) => one !== webhook);
  world.changed();
  return { status: 200 };
}
