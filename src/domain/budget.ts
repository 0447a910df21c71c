import { fault, ok, type Result } from './result.js';

/** Shares of an estimate or budget at which the freelancer wants to hear of it, rising; 0.75 is 75 %. */
export type AlertLines = readonly number[];

/** Where Settings say nothing. */
export const usualAlertLines: AlertLines = [0.75, 0.9, 1];

/** Reads `75, 90, 100` or `75 % 90 % 100 %`. */
export function parseAlertLines(text: string): Result<AlertLines> {
  const words = text.split(/[\s,;%]+/u).filter((word) => word !== '');
  const percents = words.map(Number);
  if (words.length === 0 || percents.some((percent) => !(percent > 0 && percent <= 1_000))) {
    return fault(`"${text}" are not percents.`, 'Write them one after the other, for example 75, 90, 100.');
  }
  return ok([...new Set(percents)].sort((a, b) => a - b).map((percent) => percent / 100));
}

/** The highest line that has been reached; null: none yet. */
export function lineReached(used: number, whole: number, lines: AlertLines): number | null {
  if (whole <= 0) return null;
  return lines.findLast((line) => used >= whole * line) ?? null;
}
