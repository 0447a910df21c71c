/**
 * Text somebody typed, on one line and without what would act: control characters, marks that turn the direction of
 * what follows, halves of characters, and tokens that a tracker shows as a mention of a person.
 */
export function plainText(text: string): string {
  return text
    .replace(/<airtable:[^>]*>?/giu, ' ')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The same for Markdown: shown as typed, with no link, image, tag, heading or list of its own. */
export function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*_[\]<>|~&@]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/\b(www)\./giu, '$1\\.')
    .replace(/^([#+=!-]|\d+(?=[.)]))/u, (start) => (/\d/u.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/u, '$1\\$2');
}
