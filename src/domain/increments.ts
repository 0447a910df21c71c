/** How minutes are settled into billing increments: not at all, up to the next, or to the nearest (half up). */
export type TimeRounding = 'none' | 'up' | 'nearest';

/**
 * A stretch of work as a report or an invoice tells it. What is stored stays as it was written, so that it can be told
 * otherwise later.
 */
export function reportedMinutes(
  minutes: number,
  increment: number | null,
  rounding: TimeRounding | null,
): number {
  if (increment === null || increment <= 0 || rounding === null || rounding === 'none') return minutes;
  const steps = minutes / increment;
  return (rounding === 'up' ? Math.ceil(steps) : Math.floor(steps + 0.5)) * increment;
}
