import { bind, usable } from './bind.js';
import { type FieldSpec, type Pack, selectPacks, type TableKey, tableSpec } from './model.js';
import { sameName } from './names.js';
import type { Binding, Standing, StandingTable, TrackerId } from './port.js';

export type ColumnDraft = { readonly field: string; readonly spec: FieldSpec };

/** A table to make, without its links: these need the other table to stand first. */
export type TableDraft = {
  readonly table: TableKey;
  readonly label: string;
  readonly help: string;
  /** The first one names the row. */
  readonly columns: readonly ColumnDraft[];
};

/** One thing to make. Each is safe to repeat and adds only. */
export type PlanStep =
  | { readonly kind: 'create-container'; readonly name: string; readonly tables: readonly TableDraft[] }
  | { readonly kind: 'create-table'; readonly draft: TableDraft }
  | { readonly kind: 'create-field'; readonly table: TableKey; readonly column: ColumnDraft }
  | {
      readonly kind: 'create-link';
      readonly table: TableKey;
      readonly column: ColumnDraft;
      readonly to: TableKey;
      readonly inverse: string;
    }
  /** The tracker named the far side of a link itself; give it its proper name. */
  | {
      readonly kind: 'name-inverse';
      readonly table: TableKey;
      readonly field: string;
      readonly label: string;
    }
  /** A view, where the tracker lets one be made. */
  | {
      readonly kind: 'create-view';
      readonly table: TableKey;
      /** Which of the adapter's views; stays when the view is renamed. */
      readonly view: string;
      readonly name: string;
      /** Calls it takes when nothing goes wrong. */
      readonly calls: number;
      /** Where it goes, as the adapter found it; null while its table does not stand. */
      readonly place: ViewPlace | null;
    }
  /** Settings needs its one row. */
  | {
      readonly kind: 'first-row';
      readonly table: TableKey;
      readonly cells: Readonly<Record<string, string>>;
    };

/** The database a view belongs to, and the view to set up instead of making another. */
export type ViewPlace = { readonly databaseId: TrackerId; readonly standingId: TrackerId | null };

/** Something that stands in the way and is left alone, or that should be known before anything is made. */
export type Conflict = {
  readonly table: string;
  readonly field?: string;
  readonly problem: string;
  readonly remedy: string;
};

export type Plan = {
  readonly steps: readonly PlanStep[];
  /** What of the model is matched to what stands; null while there is no container. */
  readonly binding: Binding | null;
  readonly conflicts: readonly Conflict[];
};

export type PlanOptions = {
  /** What a new base or root page is called. */
  readonly name: string;
  readonly packs: readonly Pack[];
  /** What Settings' one row begins with. */
  readonly firstRow: Readonly<Record<string, string>>;
  /** An earlier run did not come to its end: look after the first row too. */
  readonly resuming: boolean;
};

/**
 * The model against what stands: the steps still to do, in order. Adds only; what stands in the way is listed as a
 * conflict and left alone. With nothing to do the plan is empty, and it may be made anew after a kill at any step.
 */
export function planTracker(standing: Standing, previous: Binding | null, options: PlanOptions): Plan {
  const { binding, conflicts } = bind(standing, previous, options.packs);
  const usableNow = binding && usable(binding);
  const selection = selectPacks(options.packs);
  const missing = selection.filter(({ table }) => !usableNow?.tables[table]);
  const drafts = missing.map(({ table, fields }) => draftOf(table, fields));
  const steps: PlanStep[] = standing.container
    ? drafts.map((draft) => ({ kind: 'create-table', draft }))
    : [{ kind: 'create-container', name: options.name, tables: drafts }];

  const links: PlanStep[] = [];
  for (const { table, fields } of selection) {
    const stands = standingTable(standing, usableNow, table);
    for (const [field, spec] of fields) {
      if (usableNow?.tables[table]?.fields[field]) {
        const step = stands && nameInverse(standing, stands, usableNow, table, field, spec);
        if (step) links.push(step);
        continue;
      }
      if (stands && nameTaken(stands, spec.label)) continue;
      const column = { field, spec };
      if (spec.type === 'link') {
        links.push({ kind: 'create-link', table, column, to: spec.to as TableKey, inverse: spec.inverse });
      } else if (stands) steps.push({ kind: 'create-field', table, column });
    }
  }
  steps.push(...links);
  if (options.resuming || missing.some(({ table }) => table === 'settings')) {
    steps.push({ kind: 'first-row', table: 'settings', cells: options.firstRow });
  }
  return { steps, binding, conflicts };
}

function draftOf(table: TableKey, fields: readonly [string, FieldSpec][]): TableDraft {
  const spec = tableSpec(table);
  const plain = fields.filter(([, field]) => field.type !== 'link');
  const first = plain.filter(([field]) => field === spec.primary);
  const rest = plain.filter(([field]) => field !== spec.primary);
  return {
    table,
    label: spec.label,
    help: spec.help,
    columns: [...first, ...rest].map(([field, column]) => ({ field, spec: column })),
  };
}

function standingTable(
  standing: Standing,
  binding: Binding | null,
  table: TableKey,
): StandingTable | undefined {
  const id = binding?.tables[table]?.id;
  return id === undefined ? undefined : standing.tables.find((t) => t.id === id);
}

function nameTaken(table: StandingTable, label: string): boolean {
  return table.fields.some((field) => field.nativeType !== 'page body' && sameName(field.name, label));
}

/** The names trackers give to the far side of a link: Airtable the other table's, Notion a sentence. */
const givenNames: readonly ((name: string, table: string) => boolean)[] = [
  (name, table) =>
    name === table || (name.startsWith(`${table} `) && /^\d+$/.test(name.slice(table.length + 1))),
  (name, table) => name.startsWith(`Related to ${table} (`) && name.endsWith(')'),
];

/** The far side of a link is renamed only while it bears the name the tracker gave it: a person's name for it stays. */
function nameInverse(
  standing: Standing,
  stands: StandingTable,
  binding: Binding,
  table: TableKey,
  field: string,
  spec: FieldSpec,
): PlanStep | null {
  if (spec.type !== 'link' || spec.to === table) return null;
  const inverseId = stands.fields.find(
    (f) => f.id === binding.tables[table]?.fields[field]?.id,
  )?.inverseFieldId;
  const far = standingTable(standing, binding, spec.to as TableKey);
  const inverse = far?.fields.find((f) => f.id === inverseId);
  if (!far || !inverse || inverse.name === spec.inverse || nameTaken(far, spec.inverse)) return null;
  const given = givenNames.some((pattern) => pattern(inverse.name, stands.name));
  return given ? { kind: 'name-inverse', table, field, label: spec.inverse } : null;
}

/** A step as one line for people. */
export function describeStep(step: PlanStep): string {
  switch (step.kind) {
    case 'create-container':
      return `make "${step.name}" with ${step.tables.length} tables (${step.tables.map((t) => t.label).join(', ')})`;
    case 'create-table':
      return `make table ${step.draft.label} with ${step.draft.columns.length} columns`;
    case 'create-field':
      return `add column ${tableSpec(step.table).label} › ${step.column.spec.label}`;
    case 'create-link':
      return `link ${tableSpec(step.table).label} › ${step.column.spec.label} to ${tableSpec(step.to).label}`;
    case 'name-inverse':
      return `name the far side of ${tableSpec(step.table).label} › ${step.field} "${step.label}"`;
    case 'create-view':
      return `make view ${tableSpec(step.table).label} › ${step.name}`;
    case 'first-row':
      return `fill the one row of ${tableSpec(step.table).label}`;
  }
}
