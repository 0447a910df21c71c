import type { Address } from '../letter.js';
import type { Language } from '../locale.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import type { Texts } from './text.js';
import { tr } from './tr.js';

const formal: Readonly<Record<Language, Texts>> = { en, de, es, pt, fr, tr, ja };

/** Languages that tell the addresses apart. */
const familiar: Readonly<Partial<Record<Language, Texts>>> = {};

export function textsFor(language: Language, address: Address): Texts {
  return (address === 'familiar' ? familiar[language] : undefined) ?? formal[language];
}
