import { randomInt, randomUUID } from 'node:crypto';

/** Property ids are four printable characters, so some of them need encoding in an address. */
const PROPERTY_CHARACTERS = Array.from({ length: 126 - 58 + 1 }, (_, index) =>
  String.fromCharCode(58 + index),
)
  .join('')
  .replace('\\', '');
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[1-8][0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const NIL = /^[0-]+$/;

export function newId(): string {
  return randomUUID();
}

/** In its decoded form; schemas show it encoded. */
export function newPropertyId(taken: { has(id: string): boolean }): string {
  for (;;) {
    let id = '';
    while (id.length < 4) id += PROPERTY_CHARACTERS[randomInt(PROPERTY_CHARACTERS.length)];
    if (!taken.has(id)) return id;
  }
}

/** The id with dashes and in lower case, or `null` for what is no id. */
export function asId(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const bare = text.replaceAll('-', '').toLowerCase();
  if (!UUID.test(text) && !(NIL.test(text) && bare.length === 32)) return null;
  return bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function bareId(id: string): string {
  return id.replaceAll('-', '');
}

/** Property ids are taken encoded and decoded alike. */
export function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
