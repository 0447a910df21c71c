import type { Temporal } from 'temporal-polyfill';
import type { HolidayDates } from '../domain/working-days.js';
import type { Change, KeptRow } from '../tracker/diff.js';
import type { Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';
import type { ClientView } from './client-view.js';

export type { Change, KeptRow } from '../tracker/diff.js';

/** Days without work by country and region, handed in because the domain knows no holiday library. */
export type Holidays = (country: string, region?: string) => HolidayDates;

/** All a decision may depend on. */
export type JobInput = {
  readonly snapshot: Snapshot;
  readonly now: Temporal.Instant;
  readonly holidays: Holidays;
  /**
   * Messages the freelancer skipped, or whose row they deleted, which means the same: by key, with the instant (ISO
   * 8601 UTC) at which that was seen. The tracker itself says neither when, nor anything of deleted rows.
   */
  readonly skipped: ReadonlyMap<string, string>;
};

export type MessageKind = NonNullable<Row<'messages'>['cells']['kind']>;

/**
 * A message that ought to wait for the freelancer's decision: the facts, not the words.
 * The same key is never made twice.
 */
export type MessageIntent = {
  /** What it is about and how far it has gone, e.g. `reminder:recINV:first`. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly clientId: string;
  /** The invoice number, project or other thing named in `About`. */
  readonly about: string;
  /** ISO 8601 UTC. */
  readonly plannedFor: string;
  /** Why it waits, as a sentence for the freelancer. */
  readonly why: string;
  /** Why it must not go out without the freelancer's own look, even where that is allowed otherwise. */
  readonly askFirst?: string;
  /** The row that this message and others before it are about, so that a mail program shows them together. */
  readonly thread?: string;
  /** What the words are made from: plain data, named. */
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
};

export type Outcome = {
  readonly changes: readonly Change[];
  readonly rows: readonly KeptRow[];
  /** What clients may see, by client id: facts too, worded elsewhere. Absent where a job has nothing to do with it. */
  readonly updates?: ReadonlyMap<string, ClientView>;
  readonly messages: readonly MessageIntent[];
  readonly faults: readonly Fault[];
  /** The next instant at which this job could decide otherwise without an edit; null: none. */
  readonly wakeAt: Temporal.Instant | null;
};

/** One pure decision over the whole tracker. */
export type Job = {
  readonly name: string;
  /** One line for `--help` and the documentation. */
  readonly purpose: string;
  decide(input: JobInput): Outcome;
};
