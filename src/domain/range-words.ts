import { plainWords } from './plain-words.js';

/** A range as it was written: figures as decimal text; one that was left open is null. */
export type WrittenRange = {
  readonly from: string | null;
  readonly to: string | null;
  /** The other words, each once: a unit or a currency. */
  readonly units: readonly string[];
};

/** Three digits behind a point, a comma, a space or an apostrophe are thousands; one or two are decimals. */
const figure = /(\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)|\d+)(?:[.,](\d{1,2})(?!\d))?(?: ?(k)(?![a-z]))?/g;

type Meaning = '-' | 'min' | 'max' | '';

const words: ReadonlyMap<string, Meaning> = new Map([
  ...meaning('-', '- – — − ~ to and bis und a y e et until'),
  ...meaning('min', 'min minimum from ab desde over above least mindestens + plus'),
  ...meaning('max', 'max maximum most under below upto hochstens hasta ate jusqua'),
  ...meaning(
    '',
    'about around roughly approx approx. circa ca ca. etwa ungefahr environ unos at between zwischen entre von de',
  ),
]);

/**
 * Reads `2,500–12,000 EUR`, `up to 3k USD`, `from 6 to 16 weeks`. Null for more than two figures, or figures that no
 * word puts together: what is not plainly a range is not taken for one.
 */
export function readRange(text: string): WrittenRange | null {
  const figures: string[] = [];
  const marked = plainWords(text)
    .replace(/up to|jusqu'a/g, ' upto ')
    .replace(figure, (_all, whole: string, decimals?: string, thousands?: string) => {
      figures.push(decimalText(whole, decimals ?? '', thousands !== undefined));
      return ' # ';
    })
    .replace(/[-–—−~+€]/g, ' $& ');
  const units = new Set<string>();
  const shape: string[] = [];
  for (const token of marked.split(' ').filter((each) => each !== '')) {
    const word = token === '#' ? '#' : words.get(token);
    if (word === undefined) units.add(token);
    else if (word !== '') shape.push(word);
  }
  const [first = null, second = null] = figures;
  switch (shape.join(' ')) {
    case '#':
      return { from: first, to: first, units: [...units] };
    case '# - #':
    case 'min # - #':
      return { from: first, to: second, units: [...units] };
    case 'min #':
    case '# min':
      return { from: first, to: null, units: [...units] };
    case 'max #':
      return { from: null, to: first, units: [...units] };
    default:
      return null;
  }
}

function decimalText(whole: string, decimals: string, thousands: boolean): string {
  const digits = whole.replace(/\D/g, '');
  if (!thousands) return decimals === '' ? digits : `${digits}.${decimals}`;
  return `${digits}${decimals.padEnd(3, '0')}`;
}

function meaning(of: Meaning, list: string): readonly (readonly [string, Meaning])[] {
  return list.split(' ').map((word) => [word, of] as const);
}
