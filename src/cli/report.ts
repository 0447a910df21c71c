import type { RoundReport } from '../service/report.js';
import { type Output, table } from './output.js';

/** How many problems and writes a person reads at once; the rest is counted. */
const shown = 12;

/** A round as a person wants to read it. */
export function printReport(out: Output, report: RoundReport): void {
  if (report.stopped) {
    out.print(out.style('red', `Stopped: ${report.stopped.problem}`));
    out.print(`  ${report.stopped.remedy}`);
  }
  if (report.readOnly) {
    out.print(out.style('yellow', report.readOnly.problem));
    out.print(`  ${report.readOnly.remedy}`);
  }
  if (report.patches) printPatches(out, report);
  const { calls, rows, messages } = report;
  const kinds = Object.entries(calls.byKind).map(([kind, count]) => `${count} ${kind}`);
  out.print(
    `${count(calls.total, 'call')}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''} · ` +
      `${count(rows.read, 'row')} read · ${rows.written} written · ${count(messages.waiting, 'message')} waiting`,
  );
  if (messages.withdrawn > 0) {
    out.print(`${count(messages.withdrawn, 'message')} withdrawn: the reason is gone.`);
  }
  printFaults(out, report);
  if (report.wakeAt) out.print(out.style('dim', `Nothing changes by itself before ${report.wakeAt}.`));
}

function printPatches(out: Output, report: RoundReport): void {
  const patches = report.patches ?? [];
  out.print(
    patches.length === 0
      ? 'Dry run: nothing to write.'
      : `Dry run: ${count(patches.length, 'row')} would be written, for ${count(report.price ?? 0, 'call')}.`,
  );
  const rows = patches
    .slice(0, shown)
    .map((patch) => [patch.table, patch.record ?? 'new row', Object.keys(patch.cells).join(', ')]);
  if (rows.length > 0) for (const line of table(['Table', 'Row', 'Cells'], rows)) out.print(`  ${line}`);
  if (patches.length > shown) out.print(`  … and ${patches.length - shown} more (--json has them all).`);
}

function printFaults(out: Output, report: RoundReport): void {
  if (report.faults.length === 0) return;
  out.print(`\n${out.style('yellow', `${count(report.faults.length, 'thing')} to look at:`)}`);
  for (const fault of report.faults.slice(0, shown)) {
    const where = [fault.table, fault.record, fault.field].filter((part) => part !== undefined).join(' › ');
    out.print(`  ${out.style('bold', where)}: ${fault.problem} ${fault.remedy}`);
  }
  if (report.faults.length > shown) out.print(`  … and ${report.faults.length - shown} more.`);
}

/** `1 row`, `2 rows`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
