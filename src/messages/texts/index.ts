import type { Address } from '../letter.js';
import type { Language } from '../locale.js';
import { de } from './de.js';
import { deFamiliar } from './de-familiar.js';
import { en } from './en.js';
import { es } from './es.js';
import { esFamiliar } from './es-familiar.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import type { Texts } from './text.js';
import { tr } from './tr.js';

const formal: Readonly<Record<Language, Texts>> = { en, de, es, pt, fr, tr, ja };

/** The languages in which a client may be addressed otherwise; the others have one address. */
const familiar: Readonly<Partial<Record<Language, Texts>>> = { de: deFamiliar, es: esFamiliar };

export function textsFor(language: Language, address: Address): Texts {
  return (address === 'familiar' ? familiar[language] : undefined) ?? formal[language];
}
