import type { CalendarDate } from '../domain/calendar.js';
import { type PaidInvoice, type PaymentRecord, paymentRecord } from '../domain/payment-record.js';
import { contextOf } from './context.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { once } from './once.js';
import { ladders, type Stage } from './policy.js';
import { type KeptPromise, promisesCell, readPromises } from './promises.js';
import { type ReminderHistory, reminderHistory } from './reminder-keys.js';

/** How a client pays, as far as the tracker remembers. */
export type Signals = {
  readonly record: PaymentRecord | null;
  readonly promises: { readonly kept: number; readonly broken: number };
  /** The stage after which most invoices that needed a reminder were paid; null: none needed one. */
  readonly paysAfter: Stage | null;
};

/** Signals by client id. */
export const signalsOf = once(
  (input: JobInput): ReadonlyMap<string, Signals> =>
    new Map(
      [...ledgerOf(input).byClient].map(([id, lines]) => [
        id,
        { record: paymentRecord(paidOf(lines)), ...habitsOf(lines, input) },
      ]),
    ),
);

/** What these invoices tell beside their amounts, whoever the clients are. */
export function habitsOf(lines: readonly Line[], input: JobInput): Omit<Signals, 'record'> {
  const { today } = contextOf(input);
  const history = reminderHistory(input);
  // As the cells will stand after this round: what is said of them now is said the same in the next.
  const promises: KeptPromise[] = [];
  const stages: Stage[] = [];
  for (const line of lines) {
    const cell = promisesCell(line, today);
    if (cell !== null) promises.push(...readPromises(cell));
    const stage = lastStage(line, history);
    if (stage) stages.push(stage);
  }
  const kept = promises.filter((promise) => promise.kept).length;
  return {
    promises: { kept, broken: promises.length - kept },
    paysAfter: commonest(stages),
  };
}

/** Invoices that were paid in full, with the day they were due on and the day the last of it came. */
export function paidOf(lines: readonly Line[]): PaidInvoice[] {
  const paid: PaidInvoice[] = [];
  for (const { balance, total, dueOn, effectiveDueOn, row } of lines) {
    const due: CalendarDate | null = effectiveDueOn ?? dueOn;
    const settledOn = isPaid(balance) ? (balance?.settledOn ?? null) : null;
    if (total && due && settledOn && row.cells.kind !== 'credit') paid.push({ total, dueOn: due, settledOn });
  }
  return paid;
}

function isPaid(balance: Line['balance']): boolean {
  return balance?.paymentStatus === 'paid' || balance?.paymentStatus === 'overpaid';
}

/** The last stage of a paid invoice that had its turn. */
function lastStage({ balance, row, client }: Line, history: ReminderHistory): Stage | null {
  if (!isPaid(balance) || !client) return null;
  const told = history.of(row.id);
  const { stages } = ladders[row.cells.reminderPolicy ?? client.policy];
  return stages.findLast(({ key }) => told(key) !== null) ?? null;
}

/** By key: the same stage stands on several ladders. */
function commonest(stages: readonly Stage[]): Stage | null {
  const counts = new Map<Stage['key'], { readonly stage: Stage; times: number }>();
  for (const stage of stages) {
    const count = counts.get(stage.key) ?? { stage, times: 0 };
    count.times += 1;
    counts.set(stage.key, count);
  }
  return [...counts.values()].sort((a, b) => b.times - a.times)[0]?.stage ?? null;
}
