import { z } from 'zod';
import { TrackerError } from '../errors.js';
import type { AirtableClient } from './client.js';
import { payloadList } from './payloads.js';

/** A webhook without a URL is a list of changes to ask for: nothing has to reach this machine. */
const specification = { options: { filters: { dataTypes: ['tableData', 'tableFields', 'tableMetadata'] } } };

/** The first payload of a webhook; its numbers never start again. */
export const firstPayload = 1;

/**
 * A webhook nobody asks for its payloads lives seven days and then tells nothing more while still answering, and
 * payloads are kept seven days (airtable.com/developers/web/api/webhooks-overview). An hour to be sure.
 */
export const webhookLifeMs = 7 * 86_400_000 - 3_600_000;

/**
 * Makes a webhook of this installation's own.
 * @returns its id; null where the token, the plan or the number of webhooks does not allow one.
 */
export async function makeWebhook(client: AirtableClient, baseId: string): Promise<string | null> {
  try {
    const { id } = await client.meta({
      kind: 'feed',
      method: 'POST',
      path: `/bases/${baseId}/webhooks`,
      body: { specification },
      answer: z.object({ id: z.string() }),
      // One made without our knowing dies by itself within a week.
      repeatable: true,
    });
    return id;
  } catch (error) {
    if (error instanceof TrackerError && isRefusal(error)) return null;
    throw error;
  }
}

/** The payloads from `next` on, up to 50 a call; null once the webhook is gone or broken. */
export async function readPayloads(
  client: AirtableClient,
  baseId: string,
  webhook: { readonly id: string; readonly next: number },
): Promise<z.infer<typeof payloadList> | null> {
  try {
    const list = await client.meta({
      kind: 'feed',
      method: 'GET',
      path: `/bases/${baseId}/webhooks/${webhook.id}/payloads`,
      query: { cursor: webhook.next },
      answer: payloadList,
      repeatable: true,
    });
    return list.payloads.some((payload) => payload.error) ? null : list;
  } catch (error) {
    if (error instanceof TrackerError && isRefusal(error)) return null;
    throw error;
  }
}

const webhookList = z.object({
  webhooks: z.array(z.object({ id: z.string(), cursorForNextPayload: z.number().int() })),
});

/** The number the next payload of a webhook will bear; null once it is gone. */
export async function nextPayload(
  client: AirtableClient,
  baseId: string,
  webhookId: string,
): Promise<number | null> {
  const { webhooks } = await client.meta({
    kind: 'feed',
    method: 'GET',
    path: `/bases/${baseId}/webhooks`,
    answer: webhookList,
    repeatable: true,
  });
  return webhooks.find(({ id }) => id === webhookId)?.cursorForNextPayload ?? null;
}

function isRefusal({ kind }: TrackerError): boolean {
  return kind === 'permission' || kind === 'not-found' || kind === 'invalid';
}
