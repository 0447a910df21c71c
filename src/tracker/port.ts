import type { CallKind } from './errors.js';
import type { CellValue, TableKey } from './model.js';
import type { Conflict, PlanStep } from './plan.js';

export type Backend = 'airtable' | 'notion';

/** An id as the tracker gives it (a record, page, table, field or option). Opaque outside the adapter. */
export type TrackerId = string;

/**
 * A cell as read. A value that does not fit its column (text in a date, an error of a formula, an option the
 * model does not know) is kept apart with what stood there, so that it can be named; it is never guessed.
 */
export type RawCell = CellValue | { readonly unreadable: string; readonly problem: string };

/** A row as read, in the model's words: table and column keys, option keys, ids of linked rows. */
export type RowChange = {
  readonly table: TableKey;
  readonly id: TrackerId;
  /** When the tracker made the row, ISO 8601 UTC; null where a feed page does not say. */
  readonly createdAt: string | null;
  /** Only the cells this page speaks of. Where `whole` is set, every other cell is blank. */
  readonly cells: Readonly<Record<string, RawCell>>;
  readonly whole: boolean;
};

/** Opaque to all but the adapter that made it; safe to store as text. */
export type Cursor = string;

export type ChangePage = {
  readonly rows: readonly RowChange[];
  readonly deleted: readonly { readonly table: TableKey; readonly id: TrackerId }[];
  /** Tables or columns were made, renamed, retyped or removed: read the schema again. */
  readonly schemaChanged: boolean;
  /**
   * `scan`: part of a complete reading; what no page of the reading names is gone once it ends.
   * `delta`: what changed since the cursor.
   */
  readonly reading: 'scan' | 'delta';
  /** Tables that this page (of a scan) finishes: their rows not named since the scan began are gone. */
  readonly completed: readonly TableKey[];
  /** Where to go on from. Store it only together with the page. */
  readonly cursor: Cursor;
  readonly last: boolean;
};

/** One row to write. `id: null` makes a row, found again by its `key` in the table's key field. */
export type RowWrite = {
  readonly table: TableKey;
  readonly id: TrackerId | null;
  readonly key?: string;
  readonly cells: Readonly<Record<string, CellValue>>;
  /** Texts believed to stand there: where the tracker can tell, one edited meanwhile is left and the row refused. */
  readonly was?: Readonly<Record<string, string>>;
};

export type WriteOutcome =
  | {
      readonly write: RowWrite;
      readonly ok: true;
      readonly id: TrackerId;
      readonly created: boolean;
      /** Cells the tracker keeps in another form than they were sent, in that form. */
      readonly stored?: Readonly<Record<string, CellValue>>;
    }
  | {
      readonly write: RowWrite;
      readonly ok: false;
      readonly problem: string;
      readonly remedy: string;
      readonly field?: string;
    };

export type StandingField = {
  readonly id: TrackerId;
  readonly name: string;
  /** The model's word for what stands there; `computed` for formulas and the like, `other` for the rest. */
  readonly type:
    | 'text'
    | 'longText'
    | 'richText'
    | 'email'
    | 'phone'
    | 'url'
    | 'number'
    | 'amount'
    | 'percent'
    | 'date'
    | 'dateTime'
    /** A column that takes dates with and without a time (Notion). */
    | 'dateOrTime'
    | 'checkbox'
    | 'select'
    | 'multiSelect'
    | 'link'
    | 'computed'
    | 'other';
  /** The tracker's own word, for people. */
  readonly nativeType: string;
  readonly options?: readonly { readonly id: TrackerId; readonly name: string }[];
  readonly linkedTableId?: TrackerId;
  readonly inverseFieldId?: TrackerId;
};

export type StandingTable = {
  readonly id: TrackerId;
  readonly name: string;
  readonly primaryFieldId: TrackerId;
  readonly fields: readonly StandingField[];
  readonly views: readonly { readonly id: TrackerId; readonly name: string; readonly type: string }[];
};

/** What stands in the tracker now. `container` is the Airtable base or the Notion root page; null: not made yet. */
export type Standing = {
  readonly container: { readonly id: TrackerId; readonly name: string } | null;
  readonly tables: readonly StandingTable[];
};

export type BoundField = {
  readonly id: TrackerId;
  /** Option key → the option's id and its present name. Present for selects. */
  readonly options?: Readonly<Record<string, { readonly id: TrackerId; readonly name: string }>>;
  /** The standing type when it is not the declared one but can be read (a date kept as text, a formula). */
  readonly readAs?: StandingField['type'];
  /** Why it cannot be used now (deleted, of another type). Its id is kept, so that it is found again once mended. */
  readonly problem?: { readonly problem: string; readonly remedy: string };
};

/** Which id stands for which table, column and option. Everything is addressed by it, so renaming breaks nothing. */
export type Binding = {
  readonly container: TrackerId;
  readonly tables: Readonly<
    Partial<
      Record<TableKey, { readonly id: TrackerId; readonly fields: Readonly<Record<string, BoundField>> }>
    >
  >;
};

/** What a step made, to be put into the binding. */
export type StepResult = {
  readonly standing: Standing;
  /** A container made just now holds nothing yet: from here the feed tells all of it, and no complete reading is needed. */
  readonly cursor?: Cursor;
  /** What the tracker did not do as asked; nothing else depends on it. */
  readonly conflict?: Conflict;
};

/** What a plan has beyond tables and columns. */
export type PlanRest = { readonly steps: readonly PlanStep[]; readonly conflicts: readonly Conflict[] };

/**
 * A freelancer's tracker, in the words of a round: what changed, write this, what stands, do this step.
 * Paging, batching, pacing, retries and error bodies are the adapter's own business. Left out on purpose:
 * reading single rows, queries, deleting anything.
 *
 * Every method may throw `TrackerError` (see errors.ts), and nothing else.
 */
export interface Tracker {
  readonly backend: Backend;
  /** Whether the feed tells of tables and columns too; if not, the schema has to be looked at now and then. */
  readonly tellsSchema: boolean;
  /** The schema as it stands. */
  describe(): Promise<Standing>;
  /**
   * Views still to be made, for tables that stand and for those `toCome`, and what to know before anything is made.
   * Costs a look at what stands; nothing where a tracker makes no views.
   */
  planRest(standing: Standing, binding: Binding | null, toCome: readonly TableKey[]): Promise<PlanRest>;
  /** What a provisioning step will cost, in calls. */
  priceOf(step: PlanStep): number;
  /** What writing these rows costs when nothing goes wrong, in calls. */
  priceOfWrites(writes: readonly RowWrite[]): number;
  /**
   * Does one step. Safe to repeat: a step found done makes nothing. Tables the binding knows are found by their ids,
   * whatever they are called by now; the others by name.
   */
  apply(step: PlanStep, standing: Standing, binding: Binding | null): Promise<StepResult>;
  /** Pages of what changed since `from`; a complete reading when `from` is null or no longer valid. */
  changes(binding: Binding, from: Cursor | null): AsyncIterable<ChangePage>;
  /** Writes rows, as many a call as the tracker takes; one bad row never stops the others. */
  write(binding: Binding, writes: readonly RowWrite[]): Promise<readonly WriteOutcome[]>;
  /** Lets go of timers and sockets. */
  close(): Promise<void>;
}

/** Told of each call before it is sent; throws `TrackerError` kind `quota` when the month's calls are used up. */
export interface CallMeter {
  spend(kind: CallKind): Promise<void>;
}
