import { graphemes, shortened } from './plain.js';

/** What a mail program shows whole, in graphemes. */
const longest = 60;
/** What is left of a name at least. */
const leastOfName = 6;

/**
 * A subject that a mail program shows whole: where it is too long, the longest of the names in it gives way, and the
 * words around it stay.
 */
export function fittingSubject(
  render: (names: Readonly<Record<string, string>>) => string,
  names: Readonly<Record<string, string>>,
): string {
  const used = { ...names };
  let subject = render(used);
  for (;;) {
    if (subject.length <= longest) return subject;
    const excess = graphemes(subject).length - longest;
    if (excess <= 0) return subject;
    const [name, length] = longestOf(used, (key) => render({ ...used, [key]: '' }) !== subject);
    if (name === null || length <= leastOfName) return shortened(subject, longest);
    used[name] = shortened(used[name] ?? '', Math.max(leastOfName, length - excess));
    subject = render(used);
  }
}

function longestOf(
  names: Readonly<Record<string, string>>,
  counts: (key: string) => boolean,
): readonly [string | null, number] {
  return Object.entries(names).reduce<readonly [string | null, number]>(
    (best, [key, text]) => {
      const { length } = graphemes(text);
      return length > best[1] && counts(key) ? [key, length] : best;
    },
    [null, 0],
  );
}
