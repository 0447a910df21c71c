import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../../../src/jobs/job.js';
import { shapes } from '../../../src/messages/facts.js';
import type { Address } from '../../../src/messages/letter.js';
import { type Language, readerOf } from '../../../src/messages/locale.js';
import { graphemes } from '../../../src/messages/plain.js';
import { textsFor } from '../../../src/messages/texts/index.js';
import { stages } from '../../../src/messages/texts/text.js';
import { word } from '../../../src/messages/word.js';
import { languages, messageKinds } from '../../../src/tracker/model/choices.js';
import { everyMessage, parties, strange, usual } from '../samples.js';

type Manner = readonly [language: Language, country: string | null, address: Address];

const manners: readonly Manner[] = [
  ...languages.map((language): Manner => [language, null, 'formal']),
  ['pt', 'PT', 'formal'],
  ['de', null, 'familiar'],
  ['es', null, 'familiar'],
];

const allNames = Object.entries({ usual, ...strange });

function letters([language, country, address]: Manner, names: typeof usual) {
  const sender = parties(names, { language, country, address });
  return everyMessage(names).map((message) => ({ message, ...word(message, sender) }));
}

/** The arguments that a message reads, plural and select included. */
function argumentsOf(message: string): Set<string> {
  const found = new Set<string>();
  JSON.stringify(
    new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst(),
    (_key, part) => {
      if (typeof part === 'object' && part !== null && part.type > 0 && typeof part.value === 'string') {
        found.add(part.value);
      }
      return part;
    },
  );
  found.delete('region');
  return found;
}

function flat(texts: unknown, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  return Object.entries(texts ?? {}).flatMap(([key, value]) => flat(value, `${path}.${key}`));
}

describe('src/messages/texts', () => {
  it.each(manners)(
    'says the same facts in the same texts as English: %s %s %s',
    (language, _country, address) => {
      const inEnglish = new Map(flat(textsFor('en', 'formal')));
      const own = flat(textsFor(language, address));
      expect(own.map(([path]) => path).sort()).toEqual([...inEnglish.keys()].sort());
      for (const [path, text] of own) {
        const missing = [...argumentsOf(inEnglish.get(path) ?? '')].filter(
          (name) => !argumentsOf(text).has(name),
        );
        expect([path, missing]).toEqual([path, []]);
      }
    },
  );

  it.each(manners)(
    'keeps the house style in every kind and stage: %s %s %s',
    (language, country, address) => {
      for (const { message, subject, body } of letters([language, country, address], usual)) {
        const name = `${message.kind} ${message.facts['stage'] ?? ''}: ${subject}\n${body}`;
        expect(name).not.toMatch(/[!¡！{}]|undefined|\bnull\b|\bnone\b|NaN|\[object|\bjust\b|friendly/u);
        expect(name).not.toMatch(/\n{3}| {2}| \n| [,.]/u);
        expect(body.match(/[?？]|か。/gu)?.length ?? 0, name).toBeLessThanOrEqual(1);
        if (language !== 'ja') expect(body.split(/\s+/u).length, name).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/\p{Lu}{6,}/u);
      }
    },
  );

  it('is looked at in every kind and stage, with and without each fact that may be absent', () => {
    const all = everyMessage(usual);
    const looked = (kind: MessageKind) => all.filter((message) => message.kind === kind);
    expect(new Set(looked('payment-reminder').map(({ facts }) => facts['stage']))).toEqual(new Set(stages));
    const unseen = messageKinds.flatMap((kind) =>
      Object.entries(shapes[kind]).flatMap(([fact, sort]) => {
        const held = new Set(looked(kind).map(({ facts }) => String(facts[fact] ?? '') !== ''));
        const wanted = sort.endsWith('?') ? [true, false] : [true];
        return wanted
          .filter((has) => !held.has(has))
          .map((has) => `${kind} ${has ? 'with' : 'without'} ${fact}`);
      }),
    );
    expect(unseen).toEqual([]);
  });

  it.each(manners)('says in one paragraph more that it is sent automatically: %s %s %s', (...manner) => {
    const [language, country, address] = manner;
    const sender = parties(usual, { language, country, address });
    for (const message of everyMessage(usual)) {
      const without = word(message, sender).body.split('\n\n');
      const more = word(message, { ...sender, saysAutomatic: true }).body.split('\n\n');
      expect(more.filter((paragraph) => !without.includes(paragraph))).toEqual([
        textsFor(language, address).common.automatic,
      ]);
    }
  });

  it.each(manners)('fits any name, whatever it holds: %s %s %s', (language, country, address) => {
    for (const [, names] of allNames) {
      for (const { message, subject, body } of letters([language, country, address], names)) {
        const name = `${message.kind}: ${subject}\n${body}`;
        expect(graphemes(subject).length, name).toBeLessThanOrEqual(60);
        expect(subject, name).not.toMatch(/[\n\r\t]/u);
        expect(name).not.toMatch(/\n{3}|\r|undefined/u);
        expect(name).not.toMatch(/\p{Surrogate}/u);
        expect(name).not.toMatch(/\bnull\b|\bnone\b|NaN|\[object/u);
        if (!/[{}]/u.test(Object.values(names).join(''))) expect(name).not.toMatch(/[{}]/u);
      }
    }
  });

  it.each(manners)(
    'reads the same as when it was last looked at: %s %s %s',
    async (language, country, address) => {
      const texts = letters([language, country, address], usual).map(({ message, subject, body }) => {
        // Greeting and signature are the same throughout; one letter shows them.
        const shown = message.kind === 'statement' ? body : body.split('\n\n').slice(1, -1).join('\n');
        // Which kind of space a locale puts beside a sign changes between versions of its data.
        return `## ${message.kind}: ${subject}\n${shown}\n`.replace(/[\u00a0\u202f]/gu, ' ');
      });
      const file = [readerOf(language, country).locale, ...(address === 'formal' ? [] : [address])].join('-');
      await expect(texts.join('\n')).toMatchFileSnapshot(`../snapshots/${file}.txt`);
    },
  );

  it('writes the words of the trade by country', () => {
    const [first] = everyMessage(usual);
    if (!first) throw new Error('no message');
    const subject = (country: string) => word(first, parties(usual, { language: 'pt', country })).subject;
    expect([subject('BR'), subject('PT')]).toEqual([
      'Nota fiscal 2026-014: vence em 13 de novembro de 2026',
      'Fatura 2026-014: vence em 13 de novembro de 2026',
    ]);
  });

  it('never mixes the familiar address with the formal one', () => {
    const formal = { de: /\b(Sie|Ihnen|Ihre?[nmrs]?)\b/u, es: /\b(usted|su|sus|le|dígame)\b/iu };
    for (const language of ['de', 'es'] as const) {
      const all = (address: Address) =>
        letters([language, null, address], usual).map(({ subject, body }) =>
          `${subject}\n${body}`.replace(/en su lugar|quién más le/giu, ''),
        );
      expect(all('familiar').filter((text) => formal[language].test(text))).toEqual([]);
      expect(all('formal').filter((text) => formal[language].test(text)).length).toBeGreaterThan(40);
    }
  });
});
