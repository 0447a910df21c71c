import { decideAll } from '../../src/jobs/catalog.js';
import type { MessageIntent, MessageKind } from '../../src/jobs/job.js';
import type { Letter } from '../../src/messages/letter.js';
import { word } from '../../src/messages/word.js';
import { type Built, client, jobInput, tracker } from './tracker.js';

type Tables = Parameters<typeof tracker>[0];

/** The messages that ought to wait on a day, of those kinds; one active client unless the tables say otherwise. */
export function lettersOn(
  on: string,
  tables: Tables,
  kinds: readonly MessageKind[],
  skipped: Readonly<Record<string, string>> = {},
): readonly MessageIntent[] {
  const input = jobInput(tracker({ clients: [client()], ...tables }), on, [], skipped);
  return decideAll(input).messages.filter(({ kind }) => kinds.includes(kind));
}

/** As it reads in English. */
export function worded(intent: MessageIntent | undefined): Letter {
  if (!intent) throw new Error('There is no such message.');
  return word(intent, { clientName: 'Acme', signature: ['Lena Brandt'], howToPay: () => null });
}

/** A message of recC that went out on a day. */
export function sentLetter(key: string, on: string, id = 'recM'): Built<'messages'> {
  return { id, cells: { key, state: 'sent', client: ['recC'], sentAt: `${on}T09:00:00.000Z` } };
}
