import type { MessageIntent } from '../jobs/job.js';
import { type Voice, voiceOf } from './frame.js';
import { isAboutInvoices, wordInvoices } from './invoices.js';
import type { PlainKind } from './layouts.js';
import type { Letter, Parties } from './letter.js';
import { type Room, rooms } from './lists.js';
import { type PlainIntent, wordPlain } from './plain-letter.js';
import { type ProgressIntent, wordProgress } from './progress.js';

/** A letter is read standing; a statement, or a reminder of many invoices, is as long as what it lists. */
const mostWords = 120;

/**
 * The words of a message, from its facts alone, in the language of the reader. The same facts give the same letter.
 * @throws TypeError naming the fact that a message of its kind needs and was made without.
 */
export function word(intent: MessageIntent, parties: Parties): Letter {
  const voice = voiceOf(parties);
  if (isAboutInvoices(intent)) return wordInvoices(intent, voice, parties);
  let shortest: Letter | null = null;
  for (const room of rooms) {
    const letter: Letter = within(room, intent, voice, parties);
    if (wordCount(letter.body) <= mostWords) return letter;
    shortest = letter;
  }
  return shortest ?? within(rooms[0], intent, voice, parties);
}

function within(room: Room, intent: MessageIntent, voice: Voice, parties: Parties): Letter {
  if (isProgress(intent)) return wordProgress(intent, voice, parties, room);
  if (isPlain(intent)) return wordPlain(intent, voice, parties, room);
  throw new TypeError(`There are no words for a message of kind "${intent.kind}".`);
}

function wordCount(text: string): number {
  return text.split(/\s+/u).length;
}

function isProgress(intent: MessageIntent): intent is ProgressIntent {
  return intent.kind === 'check-in' || intent.kind === 'monthly-report';
}

function isPlain(intent: MessageIntent): intent is PlainIntent & { readonly kind: PlainKind } {
  return !isAboutInvoices(intent) && !isProgress(intent);
}
