/** How minutes are settled into billing increments: not at all, up to the next, or to the nearest (half up). */
export type TimeRounding = 'none' | 'up' | 'nearest';

/**
 * Minutes as a report shows them. What is stored stays as it was written; each stretch of work is rounded by itself,
 * as it would be on an invoice.
 */
export function reportedMinutes(
  stretches: readonly number[],
  increment: number | null,
  rounding: TimeRounding | null,
): number {
  return stretches.reduce((sum, minutes) => sum + rounded(minutes, increment, rounding), 0);
}

function rounded(minutes: number, increment: number | null, rounding: TimeRounding | null): number {
  if (increment === null || increment <= 0 || rounding === null || rounding === 'none') return minutes;
  const steps = minutes / increment;
  return (rounding === 'up' ? Math.ceil(steps) : Math.floor(steps + 0.5)) * increment;
}
