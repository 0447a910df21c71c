import type { MessageIntent } from '../jobs/job.js';
import { howToPay } from '../messages/how-to-pay.js';
import type { Parties } from '../messages/letter.js';
import { word } from '../messages/word.js';
import type { Snapshot } from '../tracker/snapshot.js';
import type { Worded } from './outbox.js';
import { settingsRow } from './settings.js';

/** Words messages in the name of the freelancer whose tracker this is. */
export function wordsFor(snapshot: Snapshot): (intent: MessageIntent) => Worded {
  const settings = settingsRow(snapshot)?.cells;
  const lines = [settings?.sender, settings?.businessName].map(
    (line) => line?.replace(/<[^>]*>/gu, '').trim() ?? '',
  );
  const signature = [...new Set(lines.filter((line) => line !== ''))];
  const pay = howToPay(settings?.howToPay ?? null);
  return (intent) => {
    const client = snapshot.tables.clients.get(intent.clientId)?.cells;
    const parties: Parties = {
      clientName: client?.name?.trim() ?? '',
      signature,
      howToPay: pay,
      language: client?.language ?? settings?.language ?? 'en',
      country: client?.country ?? null,
    };
    return word(intent, parties);
  };
}
