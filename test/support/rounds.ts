import { Temporal } from 'temporal-polyfill';
import { receivables } from '../../src/jobs/receivables.js';
import type { Cells } from '../../src/tracker/model.js';
import { type Built, cellsFor, client, jobInput, settings, tracker } from './tracker.js';

/** What receivables came to over many rounds. */
export type Rounds = {
  /** The stage of invoice `recI` after the last of them. */
  readonly stage: string | null;
  readonly sentOn: readonly string[];
  readonly keys: readonly string[];
};

export type Story = {
  readonly client?: Cells<'clients'>;
  /** The invoices as they stand at an instant: a freelancer edits them on the way. */
  readonly invoices: (at: string) => readonly Built<'invoices'>[];
  readonly payments?: readonly Built<'payments'>[];
  readonly holidays?: readonly string[];
};

/**
 * Rounds at these instants; each message that waits is approved at once and counts as sent when it is planned for, or
 * at once where that is past.
 */
export function rounds(instants: readonly string[], story: Story): Rounds {
  const { payments = [], holidays = [] } = story;
  const messages: Built<'messages'>[] = [];
  let stage: string | null = null;
  for (const at of instants) {
    const invoices = story.invoices(at);
    const tables = {
      ...{ clients: [client(story.client)], settings: [settings()] },
      ...{ invoices, messages, payments },
    };
    const outcome = receivables.decide(jobInput(tracker(tables), at, holidays));
    stage = cellsFor(outcome, 'invoices', 'recI').reminderStage ?? null;
    for (const { key, plannedFor } of outcome.messages) {
      const now = Temporal.Instant.from(at);
      const planned = Temporal.Instant.from(plannedFor);
      // Not yet the hour: it waits, and the next round sees it again.
      if (Temporal.Instant.compare(planned, now) > 0) continue;
      const id = `recM${messages.length}`;
      messages.push({ id, cells: { key, state: 'sent', sentAt: now.toString(), client: ['recC'] } });
    }
  }
  const sentOn = messages.map(({ cells: { sentAt } }) => (sentAt ?? '').slice(0, 10));
  return { stage, sentOn, keys: messages.map(({ cells: { key } }) => key ?? '') };
}

/** Every so many hours, for so many days. */
export function every(hours: number, days: number, from: Temporal.Instant): string[] {
  return Array.from({ length: Math.floor((days * 24) / hours) + 1 }, (_, nth) =>
    from.add({ hours: nth * hours }).toString(),
  );
}
