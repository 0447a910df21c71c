import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../src/domain/money.js';
import { type Scope, sumScope } from '../../src/domain/scope.js';

function euro(amount: string) {
  const money = parseMoney(amount, 'EUR');
  if (!money.ok) throw new Error(money.problem);
  return money.value;
}

function work(scope: Scope, minutes: number, rate: string | null = '85') {
  return { scope, minutes, rate: rate === null ? null : euro(rate) };
}

describe('src/domain/scope', () => {
  it('tells what was agreed from what was added and what was given away', () => {
    const sums = sumScope([
      work('in-scope', 600),
      work('extra', 150),
      work('favour', 60),
      work('favour', 30),
    ]);
    expect(sums).toEqual({
      minutes: { 'in-scope': 600, extra: 150, favour: 90 },
      ...{ absorbed: euro('127.50'), unpriced: 0, tooLarge: false },
    });
  });

  it('rounds once for each rate, not for each stretch of work', () => {
    expect(sumScope([work('favour', 1), work('favour', 1), work('favour', 1)]).absorbed).toEqual(
      euro('4.25'),
    );
  });

  it('keeps apart what has no rate, and is worth nothing known where none has', () => {
    expect(sumScope([work('favour', 60), work('favour', 45, null)])).toMatchObject({
      ...{ absorbed: euro('85'), unpriced: 45 },
    });
    expect(sumScope([work('favour', 45, null)]).absorbed).toBeNull();
    expect(sumScope([]).absorbed).toBeNull();
  });

  it('knows no worth of more work than can be counted, and goes on', () => {
    const minutes = 10 ** 15;
    expect(sumScope([work('favour', minutes), work('favour', 60)])).toMatchObject({
      ...{ absorbed: null, unpriced: minutes + 60, tooLarge: true },
    });
  });
});
