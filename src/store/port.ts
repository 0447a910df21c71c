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
  /** The facts the message was last made from, as JSON; '' where a rebuilt store does not know them. */
  readonly facts: string;
  /** The facts as they were when the freelancer approved; null: not approved. */
  readonly approved: string | null;
  /** How often it was claimed for sending by this store; 0: never. */
  readonly claims: number;
  /** What went wrong when it was last to be sent. */
  readonly problem: string | null;
  /** ISO 8601 UTC. */
  readonly at: string;
};

/** What is decided of a message; the rest is the story of its sending. */
export type DecidedEffect = Omit<Effect, 'claims' | 'problem'>;

/** What became of a message that left, or was to leave. */
export type Fate = {
  readonly state: 'sent' | 'failed' | 'unknown';
  readonly problem: string | null;
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
  /** ISO 8601 UTC of the last reading that ended well: what is known is as of then. */
  readonly readAt: string | null;
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
  /**
   * Notes what was decided of messages. An effect that is being sent, or has had its fate, stays as it is: only what
   * is said of sending below moves it on, so that a slower worker never undoes it.
   */
  putEffects(effects: readonly DecidedEffect[]): Promise<void>;

  /**
   * Takes a message for sending, for one worker alone, until `until`.
   * @returns the number of the claim, by which the other calls are told apart from those of earlier claims; null when
   * somebody else has it, or it has had its fate.
   */
  claim(key: string, at: string, until: string): Promise<number | null>;
  /** Said right before a message leaves. @returns false when the claim is lost: it must not leave then. */
  handOver(key: string, claim: number): Promise<boolean>;
  /** What became of a message that was handed over. Ignored when a later claim has its own story. */
  settle(key: string, claim: number, fate: Fate): Promise<void>;
  /** Gives a message back that did not leave; it waits again. `problem`: why, if something went wrong. */
  release(key: string, claim: number, problem: string | null): Promise<void>;
  /**
   * Ends claims that ran out: what was not handed over waits again, what was is `unknown`, because nobody can tell.
   */
  recoverClaims(now: string): Promise<void>;
  /** Lets a failed or unknown message wait once more, because the freelancer said so. */
  reopen(key: string, at: string): Promise<void>;

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

/** A private link to a client's page. Of its secret the hash alone is known here. */
export type ShareLink = {
  /** SHA-256 of the secret, as base64url. */
  readonly hash: string;
  readonly account: AccountId;
  readonly clientId: TrackerId;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  /** From this instant on it opens nothing, ISO 8601 UTC. */
  readonly expiresAt: string;
  /** ISO 8601 UTC; null: it was not revoked. */
  readonly revokedAt: string | null;
};

/** A client who has a page. */
export type PageOwner = { readonly clientId: TrackerId; readonly name: string };

/**
 * The private links of all accounts. Kept apart from the rest, so that a link can be made or revoked while another
 * process has the store open; what is written here holds at once for all of them.
 *
 * Every method may throw `StoreError`, and nothing else.
 */
export interface LinkStore {
  add(link: Omit<ShareLink, 'revokedAt'>): Promise<void>;
  /** The link with that hash, whether it still opens anything or not. */
  find(hash: string): Promise<ShareLink | null>;
  /** All links of an account, or of one of its clients, the oldest first. */
  list(account: AccountId, clientId?: TrackerId): Promise<ShareLink[]>;
  /** Ends every link to a client's page that still opens it. @returns how many. */
  revoke(account: AccountId, clientId: TrackerId, at: string): Promise<number>;
  /** Ends one link. */
  revokeOne(hash: string, at: string): Promise<void>;
  /** Says who has a page now, in place of what was said before. */
  keepOwners(account: AccountId, owners: readonly PageOwner[]): Promise<void>;
  owners(account: AccountId): Promise<PageOwner[]>;
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
