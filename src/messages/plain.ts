const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader counts as one character, an emoji of several parts among them. */
export function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** The text within a number of graphemes; where it is longer, its end gives way to an ellipsis. */
export function shortened(text: string, most: number): string {
  // No grapheme is shorter than a UTF-16 unit.
  if (text.length <= most) return text;
  const parts = graphemes(text);
  if (parts.length <= most) return text;
  return `${parts
    .slice(0, Math.max(1, most - 1))
    .join('')
    .trimEnd()}…`;
}

/** The same, and within so many UTF-16 units: one grapheme may be a letter under a thousand accents. */
export function shortenedTo(text: string, most: number, mostUnits: number): string {
  const short = shortened(text.slice(0, Math.max(mostUnits, most) * 4), most);
  if (short.length <= mostUnits) return short;
  let kept = '';
  for (const part of graphemes(short)) {
    if (kept.length + part.length >= mostUnits) break;
    kept += part;
  }
  return `${kept.trimEnd()}…`;
}

/** Somebody's text on one line, without control characters and without marks that turn what follows them around. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, '')
    .trim();
}
