import { fault, ok, type Result } from './result.js';

/** A colour as `#rrggbb`, in small letters. */
export type Colour = `#${string}`;

/** Reads `#1f5f8b`, `1F5F8B` or `#abc`. */
export function parseColour(text: string): Result<Colour> {
  const [, digits] = /^\s*#?([0-9a-f]{3}|[0-9a-f]{6})\s*$/iu.exec(text) ?? [];
  if (digits === undefined) return fault(`"${text}" is not a colour.`, 'Write it as #1f5f8b.');
  const all = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return ok<Colour>(`#${all.toLowerCase()}`);
}

/** The least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5;

/** That colour, or as little nearer to `end` as it takes to be read on every one of these papers. */
export function legibleOn(colour: Colour, papers: readonly Colour[], end: '#000000' | '#ffffff'): Colour {
  for (let step = 0; step < 100; step += 1) {
    const tried = mixed(colour, end, step / 100);
    if (papers.every((paper) => contrastOf(tried, paper) >= leastContrast)) return tried;
  }
  return end;
}

/** Between 1 and 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminanceOf(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(one: Colour, other: Colour, share: number): Colour {
  const others = partsOf(other);
  const parts = partsOf(one).map((part, nth) => Math.round(part + ((others[nth] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function partsOf(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
