import { fault, ok, type Result } from './result.js';

/** Where nothing else is chosen, a word is said at these percents. */
export const usualAlerts: readonly number[] = [75, 90, 100];

/** Reads `75, 90, 100`: whole percents above 0, ascending and once each. */
export function parseAlerts(text: string): Result<readonly number[]> {
  const parts = text.split(/[,;\s]+/).map((part) => part.replace(/%$/, ''));
  const numbers = parts.filter((part) => part !== '').map(Number);
  const isRight = numbers.every((number) => Number.isInteger(number) && number > 0 && number <= 1000);
  if (numbers.length === 0 || !isRight) {
    return fault(`"${text.trim()}" is no list of percents.`, 'Write for example 75, 90, 100.');
  }
  return ok([...new Set(numbers)].sort((a, b) => a - b));
}

/** The highest of the percents that `used` has reached of `budget`, both in the same unit; null: none. */
export function alertReached(used: number, budget: number, alerts: readonly number[]): number | null {
  if (budget <= 0) return null;
  return alerts.findLast((percent) => used * 100 >= budget * percent) ?? null;
}
