import type { CallKind, TrackerErrorKind } from '../tracker/errors.js';
import type { MirrorRow, WrittenCell } from '../tracker/mirror.js';
import type { CellValue, TableKey } from '../tracker/model.js';
import type { Binding, ChangePage, Cursor, TrackerId } from '../tracker/port.js';
import type { Fault } from '../tracker/snapshot.js';

export type { MirrorRow, WrittenCell } from '../tracker/mirror.js';

/** One freelancer's connected tracker. `local` in the embedded run mode. */
export type AccountId = string;

/**
 * Something done once per key, for ever. `waiting` messages stand in the tracker; a row the freelancer deleted
 * stays here as `skipped`, so that it does not come back.
 */
export type EffectState =
  | 'waiting'
  | 'scheduled'
  | 'sending'
  | 'sent'
  | 'withdrawn'
  | 'skipped'
  | 'failed'
  | 'unknown';
export type Effect = {
  readonly key: string;
  readonly state: EffectState;
  /** The row in Messages; null until it is made. */
  readonly messageId: TrackerId | null;
  /** Fingerprint of the facts the message was made from. */
  readonly facts: string;
  /** ISO 8601 UTC. */
  readonly at: string;
};

export type AccountState = {
  readonly binding: Binding | null;
  /** Asked for before a container is made, so that a kill in between does not make two. */
  readonly provisioning: { readonly name: string; readonly startedAt: string } | null;
  readonly cursor: Cursor | null;
  /** History agrees with what the tracker holds; false in a new or lost store: nothing is delivered until it is. */
  readonly historyRebuilt: boolean;
  /** ISO 8601 UTC of the last complete reading, and of the last look at the schema. */
  readonly scannedAt: string | null;
  readonly schemaCheckedAt: string | null;
  /** Until then an unchanged tracker needs no decision, ISO 8601 UTC. */
  readonly wakeAt: string | null;
  /** When a schedule looks at the tracker next, ISO 8601 UTC; null: as soon as may be. */
  readonly nextRoundAt: string | null;
  /** No calls before this instant (quota used up, token refused), and why. */
  readonly parked: {
    readonly until: string;
    readonly reason: string;
    readonly kind: TrackerErrorKind;
  } | null;
  /** Said once and shown for the rest of that day: edits put back, rows the tracker refused. */
  readonly notices: readonly { readonly on: string; readonly fault: Fault }[];
  /** Writes the tracker refused: not tried again on that day unless what should be written changes. */
  readonly refused: Readonly<Record<string, { readonly on: string; readonly cells: string }>>;
};

/**
 * What the service must remember of one account. Each method is one transaction: it happened whole or not at all,
 * and what it returned from survives `kill -9`.
 *
 * Every method may throw `StoreError`, and nothing else.
 */
export interface AccountStore {
  state(): Promise<AccountState>;
  saveState(changes: Partial<AccountState>): Promise<void>;

  /** The whole mirror, or the rows of one table. */
  rows(table?: TableKey): Promise<MirrorRow[]>;
  /** Forgets which rows were seen: a complete reading begins. */
  beginScan(): Promise<void>;
  /**
   * Puts a page into the mirror and its cursor beside it, together.
   * @returns ids of the rows whose cells really differ from before, and of the rows gone.
   */
  commitPage(page: ChangePage, seenAt: string): Promise<{ changed: TrackerId[]; gone: MirrorRow[] }>;

  written(): Promise<WrittenCell[]>;
  /** Notes what is about to be written. Must be durable before the tracker is asked. */
  intendWrites(cells: readonly WrittenCell[]): Promise<void>;
  /** Puts what the tracker took into the mirror and into what was written. New rows come with `created`. */
  confirmWrites(
    rows: readonly {
      table: TableKey;
      id: TrackerId;
      cells: Readonly<Record<string, CellValue>>;
      /** Of these, what the tracker keeps in another form, in that form. */
      stored?: Readonly<Record<string, CellValue>>;
      created?: string;
    }[],
  ): Promise<void>;

  effects(): Promise<Effect[]>;
  putEffects(effects: readonly Effect[]): Promise<void>;

  /** Adds to the month's count (`YYYY-MM`) and returns the month's total. */
  addCalls(month: string, kind: CallKind, calls: number): Promise<number>;
  calls(month: string): Promise<{ total: number; byKind: Readonly<Partial<Record<CallKind, number>>> }>;
}

export interface Store {
  account(id: AccountId): AccountStore;
  accounts(): Promise<AccountId[]>;
  /** Accounts with a tracker whose `nextRoundAt` is not after `now` or is unknown, and that are not parked beyond it. */
  due(now: string, limit: number): Promise<AccountId[]>;
  close(): Promise<void>;
}

/**
 * - `in-use`: another process has this store open.
 * - `newer`: made by a newer version of the program.
 * - `corrupt`: not a store, or damaged.
 * - `full`: no room on the disk, or read-only.
 * - `io`: anything else the disk or database said.
 */
export type StoreErrorKind = 'in-use' | 'newer' | 'corrupt' | 'full' | 'io';

export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  readonly advice: string;

  constructor(message: string, details: { kind: StoreErrorKind; advice: string; cause?: unknown }) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'StoreError';
    this.kind = details.kind;
    this.advice = details.advice;
  }
}
