/** Who speaks to whom. */
export type Parties = {
  readonly clientName: string;
  /** The freelancer as the letter is signed, one line each. */
  readonly signature: readonly string[];
  /** How to pay in a currency, as the freelancer wrote it; null when nothing is said for it. */
  readonly howToPay: (currency: string) => string | null;
};

export type Letter = { readonly subject: string; readonly body: string };

const longestSubject = 60;

/** The first of the subjects that a mail program shows whole; the last one is cut where even that is too long. */
export function fittingSubject(...candidates: readonly string[]): string {
  const last = candidates.at(-1) ?? '';
  const fits = candidates.find((subject) => subject.length <= longestSubject);
  return fits ?? `${last.slice(0, longestSubject - 1).trimEnd()}…`;
}

/** Paragraphs between greeting and signature; those that are empty leave no trace. */
export function letter(
  subject: string,
  parties: Parties,
  paragraphs: readonly (string | null)[],
  closing: string,
): Letter {
  const said = paragraphs.filter((paragraph) => paragraph !== null && paragraph.trim() !== '');
  const end = [closing, ...parties.signature].join('\n');
  return { subject, body: [`Hello ${parties.clientName},`, ...said, end].join('\n\n') };
}
