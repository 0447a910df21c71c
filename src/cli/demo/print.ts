import { agingBuckets } from '../../domain/aging.js';
import type { DemoReport } from '../commands/demo.js';
import { type Output, table } from '../output.js';
import { printReport } from '../report.js';

/** What the demo found, wrote, proposed and spent, for a person. */
export function printDemo(out: Output, report: DemoReport): void {
  const { provision, rounds, receivables } = report;
  out.print(out.style('bold', 'Tracker'));
  out.print(`Made in ${provision.steps} steps with ${provision.calls} calls.`);
  for (const [index, round] of rounds.entries()) {
    const last = index === rounds.length - 1;
    out.print(`\n${out.style('bold', last ? `Round ${index + 1}, repeated at once` : `Round ${index + 1}`)}`);
    printReport(out, last ? { ...round, faults: [] } : round);
  }
  out.print(`\n${out.style('bold', 'Receivables')}`);
  const currencies = Object.keys(receivables.open);
  const rows = [
    ['open', receivables.open] as const,
    ['overdue', receivables.overdue] as const,
    ...agingBuckets.map((bucket) => [bucket, receivables.buckets[bucket]] as const),
  ].map(([name, sums]) => [name, ...currencies.map((currency) => sums[currency] ?? '–')]);
  for (const line of table(['', ...currencies], rows)) out.print(`  ${line}`);
}
