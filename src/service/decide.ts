import type { Temporal } from 'temporal-polyfill';
import { decideAll, jobs } from '../jobs/catalog.js';
import type { Holidays, JobInput, KeptRow, Outcome } from '../jobs/job.js';
import { memosOf } from '../jobs/memos.js';
import { type ReceivablesSummary, receivablesTotal } from '../jobs/receivables-summary.js';
import { updateCells } from '../messages/page/cells.js';
import type { AccountStore, Effect, WrittenCell } from '../store/port.js';
import type { Binding } from '../tracker/port.js';
import { type Snapshot, takeSnapshot } from '../tracker/snapshot.js';
import { skippedKeys, withFates } from './fates.js';
import { type Outbox, planOutbox } from './outbox.js';
import type { MailLimits } from './sendable.js';
import { templateFaults, wordsFor } from './words.js';

export type Decision = {
  /** The tracker as it stands in the mirror. */
  readonly snapshot: Snapshot;
  readonly written: readonly WrittenCell[];
  readonly outcome: Outcome;
  readonly outbox: Outbox;
  /** What the freelancer had better not forget, by client id. */
  readonly memos: ReadonlyMap<string, readonly string[]>;
  /** What is open of all clients, and how they pay. */
  readonly receivables: ReceivablesSummary;
};

export type DecideOptions = {
  readonly now: Temporal.Instant;
  readonly holidays: Holidays;
  readonly mail: MailLimits;
  /** Messages this round has claimed for sending. */
  readonly claimed?: ReadonlySet<string>;
  /** Only what this job asks for. */
  readonly job?: string;
};

/** What ought to stand in the tracker, and which messages may leave, from what the store holds. Writes nothing. */
export async function decide(
  account: AccountStore,
  binding: Binding,
  options: DecideOptions,
): Promise<Decision> {
  const { now, job } = options;
  const written = await account.written();
  const { snapshot, input, history } = await inputFrom(account, binding, options);
  const all = withUpdates(decideAll(input), now);
  const planned = planOutbox({
    input,
    standing: snapshot,
    intents: all.messages,
    history,
    written,
    word: wordsFor(snapshot),
    mail: options.mail,
    ...(options.claimed === undefined ? {} : { claimed: options.claimed }),
  });
  const outbox = { ...planned, faults: [...templateFaults(snapshot), ...planned.faults] };
  const chosen = jobs.find(({ name }) => name === job);
  const told = { snapshot, written, memos: memosOf(input), receivables: receivablesTotal(input) };
  if (!chosen) return { ...told, outcome: all, outbox };
  const outcome = withUpdates(chosen.decide(input), now);
  const keys = new Set(outcome.messages.map((message) => message.key));
  return {
    ...told,
    outcome,
    outbox: {
      ...outbox,
      changes: [],
      reopened: [],
      ready: [],
      rows: outbox.rows.filter((row) => keys.has(row.key)),
      effects: outbox.effects.filter((effect) => keys.has(effect.key)),
    },
  };
}

/** What a decision may depend on, from what the store holds. */
export async function inputFrom(
  account: AccountStore,
  binding: Binding,
  { now, holidays, claimed }: Pick<DecideOptions, 'now' | 'holidays' | 'claimed'>,
): Promise<{ readonly snapshot: Snapshot; readonly input: JobInput; readonly history: readonly Effect[] }> {
  const snapshot = takeSnapshot(await account.rows(), binding);
  const history = await account.effects();
  const at = now.toString({ fractionalSecondDigits: 3 });
  const input: JobInput = {
    snapshot: withFates(snapshot, history, claimed),
    now,
    holidays,
    skipped: skippedKeys(snapshot, history, at),
  };
  return { snapshot, input, history };
}

/** With a row for each client who may see how things stand, in that client's words. */
function withUpdates(outcome: Outcome, now: Temporal.Instant): Outcome {
  const rows = Array.from(
    outcome.updates ?? [],
    ([key, view]): KeptRow<'clientUpdates'> => ({
      table: 'clientUpdates',
      key,
      cells: updateCells(view, now),
    }),
  );
  return { ...outcome, rows: [...outcome.rows, ...rows] };
}
