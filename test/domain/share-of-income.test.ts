import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.js';
import { incomeSince, type Receipt, sharesOfIncome } from '../../src/domain/share-of-income.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const today = date('2026-11-23');

function receipt(from: string | null, minor: number, on = '2026-06-01', currency = 'EUR'): Receipt {
  return { from, on: date(on), amount: money(minor, currency) };
}

describe('src/domain/share-of-income', () => {
  it('counts twelve months from the first of a month, so that a day more changes nothing', () => {
    expect(incomeSince(today).toString()).toBe('2025-11-01');
    expect(incomeSince(date('2026-11-30')).toString()).toBe('2025-11-01');
    expect(incomeSince(date('2028-02-29')).toString()).toBe('2027-02-01');
  });

  it('divides what came in by who paid it', () => {
    const { byClient } = sharesOfIncome(
      [receipt('a', 300), receipt('b', 50), receipt('b', 50)],
      'EUR',
      today,
    );
    expect(byClient).toEqual(
      new Map([
        ['a', 0.75],
        ['b', 0.25],
      ]),
    );
  });

  it('leaves out what came before, and what is to come', () => {
    const outside = [receipt('a', 500, '2025-10-31'), receipt('a', 500, '2026-11-24')];
    const inside = [receipt('a', 100, '2025-11-01'), receipt('b', 100, '2026-11-23')];
    expect(sharesOfIncome([...outside, ...inside], 'EUR', today).byClient.get('a')).toBe(0.5);
  });

  it('leaves out other currencies and names them', () => {
    const shares = sharesOfIncome(
      [receipt('a', 100), receipt('a', 9, '2026-06-01', 'USD'), receipt('b', 9, '2026-06-01', 'GBP')],
      'EUR',
      today,
    );
    expect(shares.byClient).toEqual(new Map([['a', 1]]));
    expect(shares.leftOut).toEqual(
      new Map([
        ['a', ['USD']],
        ['b', ['GBP']],
      ]),
    );
    expect(shares.othersLeftOut).toEqual(['GBP', 'USD']);
  });

  it('counts money from nobody known in the whole, and for no client', () => {
    const shares = sharesOfIncome([receipt('a', 100), receipt(null, 300)], 'EUR', today);
    expect(shares.byClient).toEqual(new Map([['a', 0.25]]));
  });

  it('takes off what was paid back, down to nothing', () => {
    const back = [
      receipt('a', 100),
      receipt('a', -40),
      receipt('b', 60),
      receipt('c', 10),
      receipt('c', -90),
    ];
    expect(sharesOfIncome(back, 'EUR', today).byClient).toEqual(
      new Map([
        ['a', 0.5],
        ['b', 0.5],
      ]),
    );
  });

  it('has no shares of nothing', () => {
    expect(sharesOfIncome([], 'EUR', today).byClient).toEqual(new Map());
  });

  it('adds up to the whole, in whatever order the money is told', () => {
    const receipts = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -1_000, max: 1_000_000 })),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(receipts, (drawn) => {
        const all = drawn.map(([from, minor]) => receipt(from, minor));
        const { byClient } = sharesOfIncome(all, 'EUR', today);
        const sum = [...byClient.values()].reduce((whole, share) => whole + share, 0);
        expect(sum).toBeCloseTo(byClient.size === 0 ? 0 : 1, 9);
        const again = sharesOfIncome([...all].reverse(), 'EUR', today).byClient;
        expect([...again].sort()).toEqual([...byClient].sort());
      }),
    );
  });

  it('is exact beyond what an amount can hold', () => {
    const all = Array.from({ length: 3000 }, (_, nth) => receipt(nth % 3 === 0 ? 'a' : 'b', 10 ** 13 - 1));
    expect(sharesOfIncome(all, 'EUR', today).byClient).toEqual(
      new Map([
        ['a', 1 / 3],
        ['b', 2 / 3],
      ]),
    );
    const back = Array.from({ length: 3000 }, () => receipt('a', -(10 ** 13)));
    const paid = Array.from({ length: 3000 }, () => receipt('a', 10 ** 13 - 1));
    const rest = [receipt('a', 3000), receipt('a', 1), receipt('b', 3)];
    expect(sharesOfIncome([...paid, ...back, ...rest], 'EUR', today).byClient).toEqual(
      new Map([
        ['a', 0.25],
        ['b', 0.75],
      ]),
    );
  });
});
