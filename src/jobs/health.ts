import { type Health, healthOf, type Reason, weightiest } from '../domain/health.js';
import type { Money } from '../domain/money.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { checkInDates } from './check-in-dates.js';
import { type ClientContext, contextOf } from './context.js';
import { incomeOf, moneyLinesOf } from './income.js';
import { cushionAdvice, incomeReason, leftOutNote } from './income-reasons.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';
import { communicates, paymentReasons } from './payment-reasons.js';
import { progressOf } from './progress-of.js';
import { effortsOf } from './project-effort.js';
import { signalsOf } from './signals.js';
import {
  extraReason,
  favourReason,
  inputReason,
  kindnessReason,
  rushReason,
  silenceReason,
} from './work-reasons.js';

export const health: Job = {
  name: 'health',
  purpose: 'how each relation stands, with reasons for and against, and how much of the income hangs on it',
  decide,
};

const labels: Readonly<Record<Health, string>> = { good: 'Good', watch: 'Watch', strained: 'Strained' };

const kept = ['health', 'healthReasons', 'shareOfIncome'] as const;

/** More than these nobody reads. */
const mostLines = 6;

function decide(input: JobInput): Outcome {
  const { snapshot } = input;
  const context = contextOf(input);
  const { clients } = context;
  if (!kept.some((field) => snapshot.has('clients', field))) {
    return { changes: [], rows: [], messages: [], faults: [], wakeAt: null };
  }
  const faults: Fault[] = [...context.faults, ...moneyLinesOf(input).faults];
  const changes: Change<'clients'>[] = [];
  for (const [id, client] of clients) {
    const reasons = reasonsOf(client, input, faults);
    const found = healthOf(reasons);
    const advice = adviceOf(client, reasons, input);
    const shown = weightiest(reasons, mostLines - advice.length).map(({ text }) => text);
    const said = [...shown, ...advice];
    const share = incomeOf(input)?.shares.byClient.get(id);
    changes.push({
      table: 'clients',
      id,
      cells: {
        health: found && labels[found],
        healthReasons: said.length === 0 ? null : said.join('\n'),
        shareOfIncome: share === undefined ? null : Math.round(share * 100) / 100,
      },
    });
  }
  return { changes, rows: [], messages: [], faults, wakeAt: context.nextDate };
}

function reasonsOf(client: ClientContext, input: JobInput, faults: Fault[]): readonly Reason[] {
  const { id } = client.row;
  const lines = ledgerOf(input).byClient.get(id) ?? [];
  const { tasks, absorbed } = workOf(input).get(id) ?? nothing;
  return [
    ...paymentReasons(lines, client, signalsOf(input).get(id) ?? null, contextOf(input)),
    incomeReason(id, input),
    inputReason(tasks, client),
    favourReason(tasks, client, absorbed, invoicedIn(lines, absorbed)),
    rushReason(tasks, client),
    silenceReason(client, checkInDates(input).byClient.get(id), faults),
    kindnessReason(touchesOf(input).get(id) ?? []),
    extraReason(tasks),
    leftOutNote(id, input),
  ].filter((reason) => reason !== null);
}

type Work = { readonly tasks: readonly Row<'tasks'>[]; readonly absorbed: readonly Money[] };

const nothing: Work = { tasks: [], absorbed: [] };

/** The tasks of all projects of a client, and what was given away in them. */
const workOf = once((input: JobInput): ReadonlyMap<string, Work> => {
  const { projects } = progressOf(input);
  const byClient = groupBy(input.snapshot.tables.projects.values(), ({ cells }) => cells.client?.[0] ?? null);
  return new Map(
    [...byClient].map(([id, rows]) => [
      id,
      {
        tasks: rows.flatMap((row) => projects.get(row.id)?.tasks ?? []),
        absorbed: rows.flatMap((row) => effortsOf(input).projects.get(row.id)?.scope.absorbed ?? []),
      },
    ]),
  );
});

const touchesOf = once(({ snapshot }: JobInput) =>
  groupBy(snapshot.tables.touches.values(), ({ cells }) => cells.client?.[0] ?? null),
);

/** What was invoiced in the currency of what was given away. */
function invoicedIn(lines: readonly Line[], [first]: readonly Money[]): readonly Money[] {
  return lines.flatMap(({ total, row }) => {
    const counts = row.cells.documentStatus === 'sent' && row.cells.kind !== 'credit';
    return counts && total && total.currency === first?.currency ? [total] : [];
  });
}

/** What the figures suggest, in at most two lines: room for those who communicate, a way out of what strains. */
function adviceOf(client: ClientContext, reasons: readonly Reason[], input: JobInput): readonly string[] {
  const { id } = client.row;
  const lines = ledgerOf(input).byClient.get(id) ?? [];
  const strained = healthOf(reasons) === 'strained';
  const against = reasons.some(({ weight }) => weight === 'strain' || weight === 'watch');
  const advice: string[] = [];
  if (against && communicates(lines, client, contextOf(input))) {
    advice.push('Says when money will come and keeps to it: better to stay flexible about dates.');
  }
  const share = incomeReason(id, input) ? (incomeOf(input)?.shares.byClient.get(id) ?? null) : null;
  if (strained || share !== null) {
    advice.push(cushionAdvice(moneyLinesOf(input), share, strained));
  }
  return advice;
}
