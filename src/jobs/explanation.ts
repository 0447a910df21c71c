import { type CalendarDate, isoOf, parseDate } from '../domain/calendar.js';
import { freelanceDeadlines } from '../domain/charges/freelance-laws.js';
import { toDecimal } from '../domain/money.js';
import { dueDate } from '../domain/terms.js';
import type { Fault } from '../tracker/snapshot.js';
import { chargedBeside, chargesOf } from './charges.js';
import type { Chase } from './chase.js';
import { contextOf } from './context.js';
import { type ExplainedStage, explainedStages } from './explained-stages.js';
import { freshnessOf } from './freshness.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import type { ReminderPolicy } from './policy.js';
import { promisesCell, readPromises } from './promises.js';
import { type Chased, remindersOf } from './reminders.js';
import { unchased } from './unchased.js';

/** All that decides what happens with one invoice, as plain data. Amounts are decimal texts, dates ISO. */
export type Explanation = {
  readonly invoice: string;
  readonly client: string | null;
  /** The zone whose date counts, and that date. */
  readonly zone: string;
  readonly today: string;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  /** How the due date came about. */
  readonly dueFrom: string;
  readonly effectiveDueOn: string | null;
  readonly currency: string | null;
  readonly total: string | null;
  readonly paid: string | null;
  readonly credited: string | null;
  readonly balance: string | null;
  readonly paymentStatus: string | null;
  readonly daysOverdue: number | null;
  readonly bucket: string | null;
  readonly policy: { readonly name: ReminderPolicy; readonly from: 'invoice' | 'client' | 'Settings' };
  readonly stages: readonly ExplainedStage[];
  readonly promises: readonly { readonly on: string; readonly kept: boolean }[];
  /** What may be charged beside the debt, with its working; null: nothing. */
  readonly charge: { readonly sum: string; readonly rateKnown: boolean; readonly working: string } | null;
  /** What freelance laws say where the contract names no date; information only. */
  readonly information: readonly string[];
  readonly nextActionOn: string | null;
  readonly why: string;
  /** Why a message about it must not go out without a look at the bank; null: nothing speaks against it. */
  readonly askFirst: string | null;
  readonly wouldChange: readonly string[];
  readonly faults: readonly Fault[];
};

/** Every invoice of that number; none where no invoice bears it. */
export function explainInvoice(input: JobInput, number: string): Explanation[] {
  const wanted = number.trim().toLowerCase();
  return remindersOf(input)
    .lines.filter(({ line }) => line.number?.toLowerCase() === wanted)
    .map((chased) => explain(chased, input));
}

function explain(chased: Chased, input: JobInput): Explanation {
  const { line, chase } = chased;
  const { row, client, balance, total, dueOn, issuedOn, effectiveDueOn, overdue } = line;
  const context = contextOf(input);
  const policy = policyOf(line);
  const stages = explainedStages(chased, policy.name, input);
  const nothingOwed = unchased(line);
  const decimal = (amount: typeof total) => (amount ? toDecimal(amount) : null);
  return {
    invoice: line.number ?? '',
    client: client?.name ?? null,
    zone: client?.zone ?? context.zone,
    today: isoOf(client?.today ?? context.today),
    issuedOn: iso(issuedOn),
    dueOn: iso(dueOn),
    dueFrom: dueFrom(line),
    effectiveDueOn: iso(effectiveDueOn),
    currency: total?.currency ?? null,
    total: decimal(total),
    paid: decimal(balance?.paid ?? null),
    credited: decimal(balance?.credited ?? null),
    balance: decimal(balance?.balance ?? null),
    paymentStatus: balance?.paymentStatus ?? null,
    daysOverdue: overdue?.days ?? null,
    bucket: overdue?.bucket ?? null,
    policy,
    stages,
    promises: readPromises(promisesCell(line, context.today)),
    charge: chargeOf(line, input),
    information: freelanceLaws(line, input),
    nextActionOn: iso(chase.nextActionOn),
    why: nothingOwed?.why ?? chase.why ?? '',
    askFirst: client && nothingOwed === null ? freshnessOf(client, input) : null,
    wouldChange: nothingOwed?.wouldChange ?? wouldChange(chase, stages),
    faults: [...ledgerOf(input).faults, ...input.snapshot.faults].filter(
      ({ recordId }) => recordId === row.id || (recordId !== undefined && recordId === client?.row.id),
    ),
  };
}

function chargeOf({ row }: Line, input: JobInput): Explanation['charge'] {
  const charge = chargesOf(input).byInvoice.get(row.id);
  if (!charge) return null;
  const { rateKnown, working } = charge;
  return { sum: toDecimal(chargedBeside(charge)), rateKnown, working: working.join('\n') };
}

function freelanceLaws({ row, client, total }: Line, { snapshot }: JobInput): string[] {
  const project = snapshot.tables.projects.get(row.cells.project?.[0] ?? '');
  const completed = project?.cells.completedOn ?? null;
  const on = completed === null ? null : parseDate(completed);
  const law = client?.row.cells.governingLaw ?? null;
  if (!on?.ok || law === null || !total) return [];
  return freelanceDeadlines(law, on.value, total).map(
    ({ law: { name, source }, payBy }) =>
      `${name}: where the contract names no date, payment is due by ${isoOf(payBy)} (${source}).`,
  );
}

function policyOf({ row, client }: Line): Explanation['policy'] {
  if (row.cells.reminderPolicy !== null) return { name: row.cells.reminderPolicy, from: 'invoice' };
  const own = client?.row.cells.reminderPolicy ?? null;
  return { name: client?.policy ?? 'standard', from: own === null ? 'Settings' : 'client' };
}

function dueFrom({ row, client, issuedOn, dueOn }: Line): string {
  if (dueOn === null) return 'No due date is known.';
  if (row.cells.due !== null && iso(dueOn) === row.cells.due) return 'Written in Due.';
  const terms = client?.row.cells.paymentTerms;
  const whose = terms ? `the client's terms "${terms}"` : 'the default terms in Settings';
  const reading = client?.terms && issuedOn ? dueDate(client.terms, issuedOn).reading : '';
  return `From ${whose}${reading === '' ? '' : `: ${reading}`}.`;
}

/** What the freelancer can do about it, by the cells that are read. */
function wouldChange({ say }: Chase, stages: readonly ExplainedStage[]): string[] {
  const ways = [
    'A payment in Payments, or Paid on when all of it came.',
    'Hold until or a Hold reason; Promised on where a day was named.',
    'Reminder policy of the invoice or the client.',
  ];
  if (stages.some(({ state }) => state === 'scheduled')) {
    ways.push(
      'Decision in the row of Messages: it goes out unless you take Approve back, or choose Skip or Snooze.',
    );
  } else if (say !== null) ways.push('Decision in the row of Messages: Approve, Skip or Snooze.');
  return ways;
}

function iso(date: CalendarDate | null): string | null {
  return date && isoOf(date);
}
