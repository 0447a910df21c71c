import * as currencies from 'dinero.js/bigint/currencies';
import { fault, ok, type Result } from './result.js';

/** An ISO 4217 code in capitals, known to {@link parseCurrency}. */
export type CurrencyCode = string;

type CurrencyData = {
  readonly code: string;
  readonly base: bigint | readonly bigint[];
  readonly exponent: bigint;
};

/**
 * ISO 4217 (list one) gives the ariary and the ouguiya two decimals, as banks and trackers write them; the
 * library counts their fifths instead.
 */
const isoDecimals: Readonly<Record<string, number>> = { MGA: 2, MRU: 2 };

const known: ReadonlyMap<CurrencyCode, number> = new Map(
  Object.values<CurrencyData>(currencies).map(({ code, exponent }) => [
    code,
    isoDecimals[code] ?? Number(exponent),
  ]),
);

// Every amount of a large tracker names one of a few currencies.
const readings: ReadonlyMap<string, Result<CurrencyCode>> = new Map(
  Array.from(known.keys(), (code) => [code, ok(code)]),
);

/** Reads a currency code in any case. Symbols are not guessed: `$` is the sign of more than twenty currencies. */
export function parseCurrency(text: string): Result<CurrencyCode> {
  const reading = readings.get(text) ?? readings.get(text.trim().toUpperCase());
  if (reading) return reading;
  return fault(
    `"${text.trim()}" is not a known currency.`,
    'Write the three letters of ISO 4217, for example EUR, USD or JPY.',
  );
}

/**
 * How many decimals a currency has (ISO 4217 "minor unit": EUR 2, JPY 0, KWD 3).
 * @throws RangeError for a code that did not come from {@link parseCurrency}.
 */
export function decimalsOf(currency: CurrencyCode): number {
  const decimals = known.get(currency);
  if (decimals === undefined) throw new RangeError(`Currency ${currency} is not known.`);
  return decimals;
}
