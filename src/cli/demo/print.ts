import { agingBuckets } from '../../domain/aging.js';
import { showNumber, showPercent } from '../../jobs/format.js';
import type { Snapshot } from '../../tracker/snapshot.js';
import type { DemoReport } from '../commands/demo.js';
import { type Output, table } from '../output.js';
import { count, printReport } from '../report.js';

/** What the demo found, wrote, proposed and spent, for a person. */
export function printDemo(out: Output, report: DemoReport, tracker: Snapshot): void {
  const { provision, rounds, receivables } = report;
  out.print(out.style('bold', 'Tracker'));
  out.print(`Made in ${count(provision.steps, 'step')} with ${count(provision.calls, 'call')}.`);
  for (const [index, round] of rounds.entries()) {
    const last = index === rounds.length - 1;
    out.print(`\n${out.style('bold', last ? `Round ${index + 1}, repeated at once` : `Round ${index + 1}`)}`);
    printReport(out, last ? { ...round, faults: [] } : round);
  }
  printProposals(out, tracker);
  out.print(`\n${out.style('bold', 'Receivables')}`);
  const { open, overdue, buckets, paid, dso } = receivables;
  const currencies = [...new Set([open, paid].flatMap((sums) => Object.keys(sums)))].sort();
  const rows = [
    ['open', open] as const,
    ['overdue', overdue] as const,
    ...agingBuckets.map((bucket) => [bucket, buckets[bucket]] as const),
  ].map(([name, sums]) => [name, ...currencies.map((currency) => sums[currency] ?? '–')]);
  const payment = [
    ['paid on time', (of: string) => paid[of] && showPercent(paid[of].onTimeRate)] as const,
    ['days late', (of: string) => paid[of] && showNumber(paid[of].averageDaysLate)] as const,
    ['DSO', (of: string) => dso[of] && `${dso[of].days}${dso[of].weak ? '*' : ''}`] as const,
  ].map(([name, said]) => [name, ...currencies.map((currency) => said(currency) ?? '–')]);
  for (const line of table(['', ...currencies], [...rows, ...payment])) out.print(`  ${line}`);
  if (Object.values(dso).some(({ weak }) => weak)) out.print(out.style('dim', '  * of few invoices'));
}

/** What would be said to clients, if the freelancer wishes. */
function printProposals(out: Output, { tables }: Snapshot): void {
  out.print(`\n${out.style('bold', 'Proposed, each waiting for a decision in Messages')}`);
  const waiting = [...tables.messages.values()].filter(({ cells }) => cells.state === 'waiting');
  const rows = waiting.map(({ cells }) => [
    tables.clients.get(cells.client?.[0] ?? '')?.cells.name ?? '',
    cells.subject ?? '',
    cells.why ?? '',
  ]);
  for (const line of table(['Client', 'Subject', 'Why'], rows)) out.print(`  ${line}`);
}

/** What to try, for somebody who has just come. */
export function printHints(out: Output, sandboxUrl: string): void {
  out.print(`\n${out.style('bold', 'What to try')}`);
  out.print(`  ${sandboxUrl} is the tracker: edit any cell, and a round answers within ten seconds.`);
  out.print(
    '  In its table Messages set Decision of one to Approve. Why then says when it goes out: at once, or on',
  );
  out.print("  the client's next working day if it is night or a holiday there.");
  out.print(`  ${sandboxUrl}/mail shows what went out, as each client gets it, and your own digest.`);
  out.print('Ctrl-C ends.');
}
