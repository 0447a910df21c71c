import { describe, expect, it } from 'vitest';
import { parseCountry } from '../../src/domain/country.js';

describe('src/domain/country', () => {
  it.each([
    ['DE', 'DE'],
    [' de ', 'DE'],
    ['UK', 'GB'],
    ['el', 'GR'],
    ['XK', 'XK'],
  ])('reads "%s" as %s', (text, code) => {
    expect(parseCountry(text)).toEqual({ ok: true, value: code });
  });

  it.each(['Germany', 'DEU', 'ZZ', 'EU', ''])('guesses nothing from "%s"', (text) => {
    expect(parseCountry(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('ISO 3166') });
  });
});
