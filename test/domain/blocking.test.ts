import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circlesIn, reversed, waitingFor } from '../../src/domain/blocking.js';

/** `a: b c` – a waits for b and c. */
function links(...lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    lines.map((line) => {
      const [id = '', others = ''] = line.split(':');
      return [id, others.split(' ').filter((other) => other !== '')];
    }),
  );
}

/** Up to eight things and any links between them, also to one that is not there. */
const anyLinks = fc
  .array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }), { maxLength: 8 })
  .map(
    (all) => new Map(all.map((others, nth): [string, readonly string[]] => [`${nth}`, others.map(String)])),
  );

/** What waits for a thing, found by following every way there is. */
function reaches(from: string, to: string, waitsFor: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(waitsFor.get(from) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(waitsFor.get(id) ?? []));
  }
  return false;
}

describe('src/domain/blocking', () => {
  it('knows what waits for a thing, the nearest first', () => {
    const backwards = reversed(links('photos:', 'pages: photos', 'menu: photos', 'launch: pages menu'));
    expect(waitingFor('photos', backwards, 10)).toEqual(['pages', 'menu', 'launch']);
    expect(waitingFor('photos', backwards, 1)).toEqual(['pages']);
    expect(waitingFor('launch', backwards, 10)).toEqual([]);
    expect(waitingFor('unknown', backwards, 10)).toEqual([]);
  });

  it('never says that a thing holds itself up', () => {
    const backwards = reversed(links('a: b', 'b: a', 'c: c'));
    expect(waitingFor('a', backwards, 10)).toEqual(['b']);
    expect(waitingFor('c', backwards, 10)).toEqual([]);
  });

  it('finds circles, and no more than what is in them', () => {
    expect(circlesIn(links('a: b', 'b: a', 'c: a d', 'd: e', 'e: f', 'f: e'))).toEqual([
      ['a', 'b'],
      ['e', 'f'],
    ]);
    expect(circlesIn(links('a: a', 'b: a'))).toEqual([['a']]);
    expect(circlesIn(links('a: b c', 'b: d', 'c: d', 'd:'))).toEqual([]);
  });

  it('does not follow what is not there', () => {
    expect(circlesIn(links('a: gone', 'b: a'))).toEqual([]);
    expect(reversed(links('a: gone'))).toEqual(new Map([['a', []]]));
  });

  it('finds exactly the things that wait for themselves in the end, in any order', () => {
    fc.assert(
      fc.property(anyLinks, (waitsFor) => {
        const circles = circlesIn(waitsFor);
        const inCircle = [...waitsFor.keys()].filter((id) => reaches(id, id, waitsFor));
        expect(circles.flat().sort()).toEqual(inCircle);
        for (const [first = '', ...others] of circles) {
          for (const other of others) {
            expect(reaches(first, other, waitsFor) && reaches(other, first, waitsFor)).toBe(true);
          }
        }
        expect(circlesIn(new Map([...waitsFor].reverse()))).toEqual(circles);
      }),
    );
  });

  it('finds all that waits for a thing', () => {
    fc.assert(
      fc.property(anyLinks, fc.nat(7), (waitsFor, nth) => {
        const id = `${nth}`;
        const waiting = [...waitsFor.keys()].filter((other) => other !== id && reaches(other, id, waitsFor));
        const found = waitsFor.has(id) ? waitingFor(id, reversed(waitsFor), 100) : waiting;
        expect([...found].sort()).toEqual(waiting.sort());
      }),
    );
  });

  it('is not stopped by a chain that is longer than the stack is deep', () => {
    const long = Array.from({ length: 150_000 }, (_, nth): [string, string[]] => [`${nth}`, [`${nth + 1}`]]);
    expect(circlesIn(new Map([...long, ['150000', ['0']]]))).toMatchObject([{ length: 150_001 }]);
  });
});
