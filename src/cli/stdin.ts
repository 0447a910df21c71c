import { text } from 'node:stream/consumers';
import { UsageError } from './exit.js';

/** What a program hands in: one thing or several. Whoever answers does so in kind. */
export type OneOrMany = { readonly many: boolean; readonly items: readonly unknown[] };

/**
 * Reads one JSON value, or an array of them, to the end of the stream.
 *
 * @throws UsageError when a person sits at the stream, or it holds no JSON.
 */
export async function readJson(stream: NodeJS.ReadableStream & { isTTY?: boolean }): Promise<OneOrMany> {
  if (stream.isTTY) {
    throw new UsageError('This command reads JSON from standard input; see --help for an example.');
  }
  const value = parse(await text(stream));
  return Array.isArray(value) ? { many: true, items: value } : { many: false, items: [value] };
}

function parse(input: string): unknown {
  if (input.trim() === '') throw new UsageError('Nothing came on standard input; see --help for an example.');
  try {
    return JSON.parse(input);
  } catch (cause) {
    const where = cause instanceof Error ? ` (${cause.message})` : '';
    throw new UsageError(`Standard input is not JSON${where}.`);
  }
}
