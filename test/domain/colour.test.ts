import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colour, contrastOf, leastContrast, legibleOn, parseColour } from '../../src/domain/colour.js';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value): Colour => `#${value.toString(16).padStart(6, '0')}`);

describe('src/domain/colour', () => {
  it.each([
    ['#1f5f8b', '#1f5f8b'],
    [' 1F5F8B ', '#1f5f8b'],
    ['#abc', '#aabbcc'],
  ])('reads %j', (text, value) => {
    expect(parseColour(text)).toEqual({ ok: true, value });
  });

  it.each(['blue', '#12345', '#1f5f8b;}', '', 'url(x)'])('takes %j for no colour', (text) => {
    expect(parseColour(text)).toMatchObject({ ok: false, remedy: 'Write it as #1f5f8b.' });
  });

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#ff0000', '#ff0000')).toBe(1);
  });

  it('leaves a colour that can be read, and moves any other one until it can', () => {
    expect(legibleOn('#1f5f8b', ['#ffffff', '#f4f5f7'], '#000000')).toBe('#1f5f8b');
    fc.assert(
      fc.property(anyColour, (colour) => {
        const onLight = legibleOn(colour, ['#ffffff', '#f4f5f7'], '#000000');
        const onDark = legibleOn(colour, ['#16181b', '#202327'], '#ffffff');
        expect(contrastOf(onLight, '#f4f5f7')).toBeGreaterThanOrEqual(leastContrast);
        expect(contrastOf(onDark, '#202327')).toBeGreaterThanOrEqual(leastContrast);
      }),
    );
  });
});
