import { nameText } from './arguments.js';
import type { Args } from './icu.js';
import { say } from './icu.js';
import { type Letter, type Parties, paragraphs } from './letter.js';
import { type Reader, readerOf } from './locale.js';
import { oneLine } from './plain.js';
import { fittingSubject } from './subject.js';
import { textsFor } from './texts/index.js';
import type { Common, Text, TextKey, Texts } from './texts/text.js';

/** The language of a letter with its words at hand. */
export type Voice = {
  readonly reader: Reader;
  readonly texts: Texts;
  /** One of the words that all letters share. */
  common(key: keyof Common, args?: Args): string;
};

export function voiceOf({ language = 'en', country = null, address = 'formal' }: Parties): Voice {
  const reader = readerOf(language, country);
  const texts = textsFor(language, address);
  return {
    reader,
    texts,
    common: (key, args = {}) => say(texts.common[key], { region: reader.region, ...args }, reader.locale),
  };
}

export type Filling = {
  readonly key: TextKey;
  readonly args: Args;
  /** The arguments that are somebody's words. */
  readonly names: Readonly<Record<string, string>>;
  /** What stands between the opening and the rest, a paragraph each. */
  readonly facts: readonly (string | null)[];
  readonly closing: 'thanks' | 'wishes';
  /** Who is greeted, if not the client. */
  readonly greeted?: string;
};

/** The order that every letter keeps: greeting, why, facts, what follows from them, one question, signature. */
export function frame(filling: Filling, voice: Voice, parties: Parties): Letter {
  const { locale } = voice.reader;
  const text: Text = voice.texts.texts[filling.key];
  const args = { ...filling.args, ...filling.names };
  const subject = fittingSubject(
    (names) => say(text.subject, { ...args, ...names, ...invoicesOf({ ...args, ...names }, voice) }, locale),
    filling.names,
  );
  const signature = parties.signature.map(oneLine).filter((line) => line !== '');
  return {
    subject,
    body: paragraphs([
      greeting(nameText(filling.greeted ?? parties.clientName), voice),
      say(text.opening, args, locale),
      ...filling.facts,
      text.more === undefined ? null : say(text.more, args, locale),
      say(text.ask, args, locale),
      parties.saysAutomatic ? voice.common('automatic') : null,
      [voice.common(filling.closing), ...signature].join('\n'),
    ]),
  };
}

function greeting(name: string, voice: Voice): string {
  return name === '' ? voice.common('greetingUnnamed') : voice.common('greeting', { name });
}

function invoicesOf(args: Args, voice: Voice): Args {
  const { number, count } = args;
  return number === undefined ? {} : { invoices: voice.common('invoices', { number, count: count ?? 1 }) };
}
