import { decimalToText, parseDecimal } from '../decimal.js';
import { parseMoney } from '../money.js';
import { fault, ok, type Result } from '../result.js';
import type { Agreed } from './charge.js';

/** Nobody agrees on more; whoever writes it meant something else. */
const mostPercent = 1_000n;

/** What a late fee may be: an amount of the currency where it is flat, else a percent, with or without its sign. */
export function parseAgreedValue(
  kind: Agreed['kind'],
  value: string | number,
  currency: string,
): Result<string> {
  if (kind === 'flat') {
    const amount = parseMoney(value, currency);
    if (!amount.ok) return amount;
  }
  const text = typeof value === 'string' ? value.replace(/\s*%\s*$/, '') : value;
  const decimal = parseDecimal(text);
  if (!decimal || decimal.digits < 0n)
    return fault(`"${value}" is no number of zero or more.`, 'Write it with a point, for example 1.5.');
  if (kind !== 'flat' && decimal.digits > mostPercent * 10n ** BigInt(decimal.scale))
    return fault(`${decimalToText(decimal)} % is too high a percent.`, 'Write a percent up to 1000.');
  return ok(decimalToText(decimal));
}
