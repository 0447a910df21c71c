import type { MessageIntent } from '../jobs/job.js';

/** A fact that must be a text. @throws TypeError when the message was made without it. */
export function textFact(intent: MessageIntent, name: string): string {
  const value = intent.facts[name];
  if (typeof value === 'string') return value;
  throw new TypeError(`A message of kind ${intent.kind} needs the fact "${name}".`);
}

/** A fact that is a list, empty when absent. */
export function listFact(intent: MessageIntent, name: string): readonly string[] {
  const value = intent.facts[name];
  return Array.isArray(value) ? value : [];
}
