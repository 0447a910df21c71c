import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';
import { type Chased, remindersOf } from './reminders.js';

/**
 * What open money suggests about the work, by project id: proposals in neutral words, nothing is done by itself. A
 * deposit comes before the start, the final balance before the final files, and work rests while a bill is long overdue.
 * Sums and days stand with the invoice: here they would rewrite the project whenever either moves.
 */
export const moneyAdvice = once((input: JobInput): ReadonlyMap<string, string> => {
  const { snapshot } = input;
  const open = remindersOf(input).lines.filter(
    ({ line }) => (line.balance?.balance.minor ?? 0) > 0 && line.row.cells.kind !== 'credit',
  );
  const byProject = groupBy(open, ({ line }) => line.row.cells.project?.[0] ?? null);
  const byClient = groupBy(open, ({ line }) => line.client?.row.id ?? null);
  const advice = new Map<string, string>();
  for (const [id, { cells }] of snapshot.tables.projects) {
    const { status } = cells;
    const own = byProject.get(id) ?? [];
    const lines: string[] = [];
    const deposit = own.find(({ line }) => line.row.cells.kind === 'deposit');
    if (deposit && (status === 'proposed' || status === 'signed')) {
      lines.push(`The deposit ${named(deposit)} is open: better not to start before it is there.`);
    }
    const final = own.find(({ line }) => line.row.cells.kind === 'final');
    if (final && (status === 'in-review' || status === 'delivered')) {
      lines.push(
        `The final invoice ${named(final)} is open: better to hold the final files until it is paid.`,
      );
    }
    const late = (byClient.get(cells.client?.[0] ?? '') ?? []).find(
      ({ chase, line }) =>
        (chase.stage?.key === 'firm' || chase.stage?.key === 'final') && (line.overdue?.days ?? 0) > 0,
    );
    if (late && (status === 'signed' || status === 'in-progress' || status === 'in-review')) {
      const since = late.line.dueOn ? ` since ${showDate(late.line.dueOn)}` : '';
      lines.push(`Invoice ${named(late)} is overdue${since}: better to pause new work until it is settled.`);
    }
    if (lines.length > 0) advice.set(id, lines.join('\n'));
  }
  return advice;
});

function named({ line: { number } }: Chased): string {
  return number ?? 'without a number';
}
