import type { Language } from '../../locale.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import { tr } from './tr.js';

export type PageWords = Readonly<Record<keyof typeof en, string>>;

const pageWords: Readonly<Record<Language, PageWords>> = { en, de, es, pt, fr, tr, ja };

/** Where a language has a familiar address, what it says otherwise. */
const familiar: Readonly<Partial<Record<Language, Partial<PageWords>>>> = {
  de: {
    hello: 'Hallo {client},',
    needed: 'Das brauchen wir von dir',
    questions: 'Fragen? Schreib an {address}.',
  },
  es: {
    hello: 'Hola, {client}:',
    needed: 'Lo que necesitamos de ti',
    questions: '¿Preguntas? Escribe a {address}.',
  },
};

export function wordsOf(language: Language, address: 'formal' | 'familiar'): PageWords {
  const words = pageWords[language];
  return address === 'familiar' ? { ...words, ...familiar[language] } : words;
}
