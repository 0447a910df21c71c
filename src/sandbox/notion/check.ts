import { isJson, type Json } from '../reply.js';
import { validationError } from './errors.js';
import { asId } from './ids.js';

/** Elements an array of blocks or of rich text may have. Source: developers.notion.com/reference/request-limits. */
export const LONGEST_ARRAY = 100;

/** A refusal in Notion's form: where, what was expected, what was there. */
export function refuse(path: string, should: string, was: unknown): never {
  const shown = was === undefined ? 'undefined' : JSON.stringify(was);
  throw validationError(`body failed validation: ${path} should be ${should}, instead was \`${shown}\`.`);
}

export function objectAt(value: unknown, path: string): Json {
  if (value === undefined) refuse(path, 'defined', value);
  return isJson(value) ? value : refuse(path, 'an object', value);
}

export function arrayAt(value: unknown, path: string, longest = LONGEST_ARRAY): readonly unknown[] {
  if (value === undefined) refuse(path, 'defined', value);
  if (!Array.isArray(value)) return refuse(path, 'an array', value);
  if (value.length > longest) {
    throw validationError(
      `body failed validation: ${path}.length should be ≤ \`${longest}\`, instead was \`${value.length}\`.`,
    );
  }
  return value;
}

export function textAt(value: unknown, path: string, longest = 2000): string {
  if (value === undefined) refuse(path, 'defined', value);
  if (typeof value !== 'string') return refuse(path, 'a string', value);
  if (value.length > longest) {
    throw validationError(
      `body failed validation: ${path}.length should be ≤ \`${longest}\`, instead was \`${value.length}\`.`,
    );
  }
  return value;
}

export function booleanAt(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : refuse(path, 'a boolean', value);
}

export function idAt(value: unknown, path: string): string {
  if (value === undefined) refuse(path, 'defined', value);
  return asId(value) ?? refuse(path, 'a valid uuid', value);
}

export function oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const names = allowed.map((one) => `\`"${one}"\``);
  return refuse(
    path,
    names.length > 1 ? `${names.slice(0, -1).join(', ')}, or ${names.at(-1)}` : `${names[0]}`,
    value,
  );
}

/** Notion takes no key it does not know. */
export function onlyKeys(body: Json, path: string, known: readonly string[]): void {
  for (const [key, value] of Object.entries(body)) {
    if (value !== undefined && !known.includes(key)) refuse(`${path}.${key}`, 'not present', value);
  }
}
