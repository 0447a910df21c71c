import type { Address } from '../letter.js';
import type { Language } from '../locale.js';
import { en } from './en.js';
import type { Texts } from './text.js';

const formal: Readonly<Partial<Record<Language, Texts>>> = { en };

export function textsFor(language: Language, _address: Address): Texts {
  return formal[language] ?? en;
}
