import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { say } from '../../../../src/messages/icu.js';
import { readerOf } from '../../../../src/messages/locale.js';
import { type PageWords, wordsOf } from '../../../../src/messages/page/words/index.js';
import { languages } from '../../../../src/tracker/model/choices.js';

const english = wordsOf('en', 'formal');
const keys = Object.keys(english) as (keyof PageWords)[];

function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const read = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
  JSON.stringify(read, (_key, part) => {
    if (typeof part === 'object' && part?.type > 0 && typeof part.value === 'string') found.add(part.value);
    return part;
  });
  return [...found].sort();
}

describe('src/messages/page/words', () => {
  it.each(languages)('says in %s what English says, with the same names, dates and figures', (language) => {
    for (const address of ['formal', 'familiar'] as const) {
      const words = wordsOf(language, address);
      expect(Object.keys(words).sort()).toEqual([...keys].sort());
      for (const key of keys)
        expect([key, argumentsOf(words[key])]).toEqual([key, argumentsOf(english[key])]);
    }
  });

  it.each(languages)('can be said in %s whatever is put in, and blames nobody', (language) => {
    const { locale } = readerOf(language, null);
    for (const key of keys) {
      const message = wordsOf(language, 'formal')[key];
      for (const count of [0, 1, 2, 1_000_000]) {
        const args = Object.fromEntries(
          argumentsOf(message).map((name) => [name, name === 'count' ? count : `<${name}>`]),
        );
        const text = say(message, args, locale);
        expect(text).not.toMatch(/[{}!¡！]|undefined/u);
        for (const name of argumentsOf(message)) if (name !== 'count') expect(text).toContain(`<${name}>`);
      }
    }
  });

  it('addresses a reader familiarly where that was agreed', () => {
    expect(wordsOf('de', 'familiar').needed).toContain('von dir');
    expect(wordsOf('de', 'formal').needed).toContain('von Ihnen');
    expect(wordsOf('es', 'familiar').questions).toContain('Escribe a');
    expect(wordsOf('fr', 'familiar')).toEqual(wordsOf('fr', 'formal'));
  });
});
