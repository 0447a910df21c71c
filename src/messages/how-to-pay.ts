import { parseCurrency } from '../domain/currency.js';

/**
 * Reads `How to pay`: one paragraph a currency, each beginning with its code (`EUR: IBAN …`). Text without any code
 * serves every currency; with codes, a currency that has none is told nothing rather than another one's account.
 */
export function howToPay(text: string | null): (currency: string) => string | null {
  const coded = new Map<string, string[]>();
  const before: string[] = [];
  let current = before;
  for (const line of (text ?? '').split('\n')) {
    const [, code, rest] = /^\s*([A-Z]{3})\s*:\s*(.*)$/u.exec(line) ?? [];
    if (code === undefined || rest === undefined || !parseCurrency(code).ok) {
      current.push(line);
      continue;
    }
    current = coded.get(code) ?? [];
    coded.set(code, current);
    current.push(rest);
  }
  if (coded.size === 0) return () => joined(before);
  return (currency) => joined(coded.get(currency) ?? []);
}

function joined(lines: readonly string[]): string | null {
  return lines.join('\n').trim() || null;
}
