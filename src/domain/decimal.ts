/** A decimal number without loss: `digits / 10^scale`, with no needless zeros after the point. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

const decimalText = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * Reads a decimal number exactly. A JSON number goes through its shortest decimal text (the one JavaScript and
 * JSON print), so 1234.56 is 1234.56 and a sum that floating point spoilt (0.1 + 0.2) keeps its 17 decimals and
 * is noticed. Returns null for anything that is not a plain number with a point as decimal mark.
 */
export function parseDecimal(value: string | number): Decimal | null {
  const match = decimalText.exec(typeof value === 'number' ? String(value) : value.trim());
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent] = match;
  return trimmed(
    BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n),
    fraction.length - Number(exponent ?? 0),
  );
}

function trimmed(digits: bigint, scale: number): Decimal {
  if (digits === 0n) return { digits, scale: 0 };
  if (scale < 0) return { digits: digits * 10n ** BigInt(-scale), scale: 0 };
  let [rest, places] = [digits, scale];
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return { digits: rest, scale: places };
}

/** The shortest decimal text: `2`, `-0.05`, `12.5`. */
export function decimalToText({ digits, scale }: Decimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
