import type { Language } from './locale.js';

/** Who speaks to whom. */
export type Parties = {
  /** Empty when nobody knows it: the greeting then does without. */
  readonly clientName: string;
  /** The freelancer as the letter is signed, one line each. */
  readonly signature: readonly string[];
  /** How to pay in a currency, as the freelancer wrote it; null when nothing is said for it. */
  readonly howToPay: (currency: string) => string | null;
  /** English unless given. For the freelancer's own reading, give theirs. */
  readonly language?: Language;
  /** The reader's country, ISO 3166: it decides between the words and figures of countries sharing a language. */
  readonly country?: string | null;
  /** German (du) and Spanish (tú) have a familiar address beside the formal one, which is meant unless given. */
  readonly address?: Address;
  /** Whether the letter says that it is sent automatically. */
  readonly saysAutomatic?: boolean;
};

export type Address = 'formal' | 'familiar';

export type Letter = { readonly subject: string; readonly body: string };

/** Paragraphs one below the other; those that are empty leave no trace. */
export function paragraphs(all: readonly (string | null)[]): string {
  return all.flatMap((text) => (text === null || text.trim() === '' ? [] : [text.trim()])).join('\n\n');
}
