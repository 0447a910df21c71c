import type { MessageIntent } from '../jobs/job.js';
import { wordCheckIn } from './check-in.js';
import type { Letter, Parties } from './letter.js';
import { wordReminder } from './reminder.js';

/**
 * The words of a message, from its facts alone.
 * @throws TypeError for a kind no job proposes.
 */
export function word(intent: MessageIntent, parties: Parties): Letter {
  switch (intent.kind) {
    case 'payment-reminder':
    case 'statement':
      return wordReminder(intent, parties);
    case 'check-in':
      return wordCheckIn(intent, parties);
    default:
      throw new TypeError(`There are no words for a message of kind "${intent.kind}".`);
  }
}
