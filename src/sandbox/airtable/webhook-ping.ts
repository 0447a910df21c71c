import { createHmac } from 'node:crypto';
import type { Base, Webhook, World } from './state.js';

/** Signs a ping as Airtable does: HMAC-SHA256 of the raw body under the decoded secret. */
export function signature(macSecretBase64: string, body: string): string {
  const digest = createHmac('sha256', Buffer.from(macSecretBase64, 'base64')).update(body).digest('hex');
  return `hmac-sha256=${digest}`;
}

/**
 * Tells the webhook's URL that something changed; one try, and only on this machine. The ping carries no data.
 * Source: airtable.com/developers/web/api/webhooks-overview.
 */
export function ping(world: World, base: Base, webhook: Webhook): void {
  const { notificationUrl: url } = webhook;
  if (url === null || !webhook.notify || !isLocal(url)) return;
  const timestamp = world.clock.iso();
  const body = JSON.stringify({ base: { id: base.id }, webhook: { id: webhook.id }, timestamp });
  const headers = {
    'content-type': 'application/json',
    'X-Airtable-Content-MAC': signature(webhook.macSecretBase64, body),
  };
  const started = performance.now();
  const done = (problem: string | null) => {
    const durationMs = performance.now() - started;
    const completionTimestamp = world.clock.iso();
    if (problem === null) webhook.lastSuccess = completionTimestamp;
    webhook.lastResult = {
      success: problem === null,
      completionTimestamp,
      durationMs,
      retryNumber: 0,
      ...(problem === null ? {} : { error: { message: problem }, willBeRetried: false }),
    };
  };
  fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(25_000) }).then(
    ({ status }) =>
      done(
        status === 200 || status === 204
          ? null
          : `The HTTP request returned a ${status} status code instead of 200 or 204`,
      ),
    () => done('The HTTP request could not be sent'),
  );
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
