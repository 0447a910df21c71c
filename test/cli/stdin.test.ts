import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/exit.js';
import { readJson } from '../../src/cli/stdin.js';

describe('cli/stdin', () => {
  it('reads one object as one', async () => {
    expect(await readJson(Readable.from(['{"a"', ': 1}']))).toEqual({ many: false, items: [{ a: 1 }] });
  });

  it('reads an array as several, an empty one too', async () => {
    expect(await readJson(Readable.from(['[1, 2]']))).toEqual({ many: true, items: [1, 2] });
    expect(await readJson(Readable.from(['[]']))).toEqual({ many: true, items: [] });
  });

  it('keeps letters whole that arrive in two pieces', async () => {
    const bytes = Buffer.from('"ü"');
    const pieces = Readable.from([bytes.subarray(0, 2), bytes.subarray(2)], { objectMode: false });
    expect((await readJson(pieces)).items).toEqual(['ü']);
  });

  it.each(['', '  \n', 'Net 30', '{'])('refuses %j as bad usage', async (text) => {
    await expect(readJson(Readable.from([text]))).rejects.toBeInstanceOf(UsageError);
  });

  it('does not wait for a person to type JSON', async () => {
    const terminal = Object.assign(Readable.from(['{}']), { isTTY: true });
    await expect(readJson(terminal)).rejects.toBeInstanceOf(UsageError);
  });
});
