import type { ReceivablesSummary } from '../jobs/receivables-summary.js';
import type { CallKind, TrackerErrorKind } from '../tracker/errors.js';
import type { CellValue } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';

/** One row a round writes, in the freelancer's words. `record` is null for a row to be made. */
export type Patch = {
  readonly table: string;
  readonly record: string | null;
  readonly id: string | null;
  readonly cells: Readonly<Record<string, CellValue>>;
};

/** What a round found, wrote and proposed. `docs/schemas/round.json` describes it for programs. */
export type RoundReport = {
  readonly calls: { readonly total: number; readonly byKind: Readonly<Partial<Record<CallKind, number>>> };
  readonly rows: { readonly read: number; readonly written: number };
  readonly messages: {
    readonly waiting: number;
    readonly sent: number;
    readonly withdrawn: number;
    readonly failed: number;
  };
  readonly faults: readonly Fault[];
  /** What is open of all clients, and how they pay; missing where nothing was decided. */
  readonly receivables?: ReceivablesSummary;
  /** In a dry run: what would have been written, and what that would have cost in calls. */
  readonly patches?: readonly Patch[];
  readonly price?: number;
  /** Until then an unchanged tracker needs no decision, ISO 8601 UTC. */
  readonly wakeAt: string | null;
  /** Why nothing may be written here, when another installation keeps the tracker. */
  readonly readOnly?: { readonly problem: string; readonly remedy: string };
  /** What ended the round early; the rest is done by the next one. */
  readonly stopped?: { readonly kind: TrackerErrorKind; readonly problem: string; readonly remedy: string };
};
