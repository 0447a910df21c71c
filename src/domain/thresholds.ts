import type { CurrencyCode } from './currency.js';
import { type Money, parseMoney } from './money.js';
import { fault, ok, type Result } from './result.js';

/** An amount for each currency that has one. */
export type Thresholds = ReadonlyMap<CurrencyCode, Money>;

const part = /^([A-Za-z]{3})\s*(\d+(?:\.\d+)?)$|^(\d+(?:\.\d+)?)\s*([A-Za-z]{3})$/;

/** Reads `20 EUR, 25 USD` or `EUR 20 · USD 25`: one amount a currency. */
export function parseThresholds(text: string): Result<Thresholds> {
  const amounts = new Map<CurrencyCode, Money>();
  for (const piece of text.split(/[,;·\n]/).map((each) => each.trim())) {
    if (piece === '') continue;
    const [, code, amount, amountFirst, codeLast] = part.exec(piece) ?? [];
    const money = parseMoney(amount ?? amountFirst ?? '', (code ?? codeLast ?? '').toUpperCase());
    if (!money.ok) {
      return fault(`"${piece}" is not an amount with its currency.`, 'Write for example 20 EUR, 25 USD.');
    }
    amounts.set(money.value.currency, money.value);
  }
  return ok(amounts);
}
