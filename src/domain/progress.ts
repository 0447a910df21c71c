/** What counts of a task for how far its project is. */
export type WeighedTask = {
  readonly state: 'open' | 'done' | 'dropped';
  /** Zero or more; null where there is no estimate. */
  readonly estimateHours: number | null;
};

/**
 * How far a project is, as a share between 0 and 1 in whole percents; null when there is nothing to go by.
 *
 * Tasks weigh as much as their estimates; one without an estimate weighs the average of those that have one, so that
 * leaving a task unestimated neither hides it nor lets it count for more. Dropped tasks are out. The share is
 * rounded down, and it is 1 only when every task is done.
 */
export function shareDone(tasks: readonly WeighedTask[]): number | null {
  const counted = tasks.filter((task) => task.state !== 'dropped');
  if (counted.length === 0) return null;
  if (counted.every((task) => task.state === 'done')) return 1;
  const weigh = weigher(counted);
  const all = sum(counted.map(weigh));
  const done = sum(counted.filter((task) => task.state === 'done').map(weigh));
  // Tasks that are still open may weigh nothing.
  return Math.min(99, Math.floor((100 * done) / all)) / 100;
}

/** Whole weights, in hundredths of an hour times the number of estimates: the average is one as well. */
function weigher(tasks: readonly WeighedTask[]): (task: WeighedTask) => number {
  const estimates = tasks.flatMap(({ estimateHours: hours }) => (hours === null ? [] : [hundredths(hours)]));
  const total = sum(estimates);
  if (total === 0) return () => 1;
  return ({ estimateHours: hours }) => (hours === null ? total : hundredths(hours) * estimates.length);
}

function hundredths(hours: number): number {
  return Math.round(hours * 100);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
