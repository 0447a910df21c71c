import type { MessageIntent } from '../jobs/job.js';
import { type Facts, readFacts, type Shape, shapes } from './facts.js';
import { amountText, dateText, monthText } from './format.js';
import type { Args } from './icu.js';
import type { Reader } from './locale.js';
import { oneLine, shortened } from './plain.js';

/** What a text reads where a fact is absent. */
export const none = 'none';

const longestName = 80;

export type Formatted = {
  readonly args: Args;
  /** Somebody's words among the arguments: they give way where a subject is too long. */
  readonly names: Readonly<Record<string, string>>;
};

/**
 * The facts of a message as its texts take them: formatted for the reader, lists as the number of their entries
 * (`neededCount`).
 */
export function formatted(intent: MessageIntent, reader: Reader): Formatted {
  const shape: Shape = shapes[intent.kind];
  const facts = readFacts(intent);
  const args: Record<string, string | number> = { region: reader.region };
  const names: Record<string, string> = {};
  for (const [name, sort] of Object.entries(shape)) {
    const value = facts[name] ?? null;
    if (Array.isArray(value)) args[`${name}Count`] = value.length;
    else if (typeof value === 'number') args[name] = value;
    else args[name] = value === null ? none : factText(String(value), sort.replace('?', ''), facts, reader);
    const words = args[name];
    if (sort === 'text' && typeof words === 'string') names[name] = words;
  }
  return { args, names };
}

function factText(value: string, sort: string, facts: Facts, reader: Reader): string {
  switch (sort) {
    case 'date':
      return dateText(value, reader.locale);
    case 'month':
      return monthText(value, reader.locale);
    case 'amount':
      return amountText(value, String(facts['currency']), reader.locale);
    case 'text':
      return nameText(value);
    default:
      return oneLine(value);
  }
}

/** A name as it stands in a sentence. */
export function nameText(text: string): string {
  return shortened(oneLine(text), longestName);
}
