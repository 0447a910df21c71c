import {
  type FieldSpec,
  fieldSpec,
  type Pack,
  selectPacks,
  type TableKey,
  tableKeys,
  tableSpec,
} from './model.js';
import type { Conflict } from './plan.js';
import type { Binding, BoundField, Standing, StandingField, StandingTable } from './port.js';

type BoundTable = NonNullable<Binding['tables'][TableKey]>;

/**
 * Matches the model to what stands: first by the ids known before (so a rename breaks nothing), then, for the
 * chosen packs, by name whatever its case. What does not fit is listed and left alone.
 *
 * A column known before that is gone or of another type stays in the binding with its `problem`; `usable` leaves
 * such columns out.
 */
export function bind(
  standing: Standing,
  previous: Binding | null,
  chosen: readonly Pack[],
): { binding: Binding | null; conflicts: Conflict[] } {
  if (!standing.container) return { binding: null, conflicts: [] };
  const conflicts: Conflict[] = [];
  const wanted = new Map(
    selectPacks(chosen).map((t) => [t.table, new Set(t.fields.map(([field]) => field))]),
  );
  const matched = matchTables(standing, previous, wanted);
  const tableIds = new Map([...matched].map(([key, table]) => [key, table.id]));

  const tables: Partial<Record<TableKey, BoundTable>> = {};
  for (const key of tableKeys) {
    const table = matched.get(key);
    const before = previous?.tables[key];
    if (!table) {
      if (before) tables[key] = goneTable(key, before);
      continue;
    }
    tables[key] = {
      id: table.id,
      fields: bindFields(key, table, before, wanted.get(key), tableIds, conflicts),
    };
  }
  return { binding: { container: standing.container.id, tables }, conflicts };
}

function matchTables(
  standing: Standing,
  previous: Binding | null,
  wanted: ReadonlyMap<TableKey, unknown>,
): Map<TableKey, StandingTable> {
  const byId = new Map(standing.tables.map((table) => [table.id, table]));
  const byName = new Map(standing.tables.map((table) => [sameName(table.name), table]));
  const matched = new Map<TableKey, StandingTable>();
  for (const key of tableKeys) {
    const known = previous?.tables[key]?.id;
    const table =
      (known === undefined ? undefined : byId.get(known)) ??
      (wanted.has(key) ? byName.get(sameName(tableSpec(key).label)) : undefined);
    if (table) matched.set(key, table);
  }
  return matched;
}

function bindFields(
  table: TableKey,
  standing: StandingTable,
  before: BoundTable | undefined,
  wanted: ReadonlySet<string> | undefined,
  tableIds: ReadonlyMap<TableKey, string>,
  conflicts: Conflict[],
): Record<string, BoundField> {
  const byId = new Map(standing.fields.map((field) => [field.id, field]));
  const byName = new Map(standing.fields.map((field) => [sameName(field.name), field]));
  const taken = new Set(Object.values(before?.fields ?? {}).map((field) => field.id));
  const bound: Record<string, BoundField> = {};
  for (const [key, spec] of Object.entries(tableSpec(table).fields)) {
    const known = before?.fields[key];
    const named = wanted?.has(key) ? byName.get(sameName(spec.label)) : undefined;
    const candidates = [
      known && byId.get(known.id),
      named && !taken.has(named.id) ? named : undefined,
    ].filter((field) => field !== undefined);
    const field = candidates.find((candidate) => fits(spec, candidate, tableIds) !== 'no');
    if (!field) {
      const misfit = candidates[0];
      if (misfit) conflicts.push({ table: standing.name, field: misfit.name, ...wrongType(spec, misfit) });
      if (known) bound[key] = { ...known, problem: misfit ? wrongType(spec, misfit) : gone(spec) };
      continue;
    }
    const chosenOptions = bindOptions(table, spec, field, known, conflicts);
    bound[key] = {
      id: field.id,
      ...(chosenOptions ? { options: chosenOptions } : {}),
      ...(fits(spec, field, tableIds) === 'readable' ? { readAs: field.type } : {}),
    };
  }
  return bound;
}

/** Options by the id known before, else by name; a missing one is listed: it can only be added by hand. */
function bindOptions(
  table: TableKey,
  spec: FieldSpec,
  standing: StandingField,
  known: BoundField | undefined,
  conflicts: Conflict[],
): BoundField['options'] {
  if (!('options' in spec) || !standing.options) return undefined;
  const byId = new Map(standing.options.map((option) => [option.id, option]));
  const byName = new Map(standing.options.map((option) => [sameName(option.name), option]));
  const bound: Record<string, { id: string; name: string }> = {};
  const missing: string[] = [];
  for (const { key, label } of spec.options) {
    const id = known?.options?.[key]?.id;
    const option = (id === undefined ? undefined : byId.get(id)) ?? byName.get(sameName(label));
    if (option) bound[key] = { id: option.id, name: option.name };
    else missing.push(label);
  }
  if (missing.length > 0) {
    conflicts.push({
      table: tableSpec(table).label,
      field: standing.name,
      problem: `The column lacks the option${missing.length > 1 ? 's' : ''} ${missing.map((m) => `"${m}"`).join(', ')}.`,
      remedy: 'Add them to the column by hand, spelled like this.',
    });
  }
  return bound;
}

const textLike = new Set<string>(['text', 'longText', 'richText', 'email', 'phone', 'url']);

/**
 * `same`: can be read and written. `readable`: the freelancer's own column of another kind whose values can still
 * be understood (dates kept as text, a formula). `no`: left alone.
 */
function fits(
  spec: FieldSpec,
  field: StandingField,
  tableIds: ReadonlyMap<TableKey, string>,
): 'same' | 'readable' | 'no' {
  if (spec.type === 'link') {
    return field.type === 'link' && field.linkedTableId === tableIds.get(spec.to as TableKey) ? 'same' : 'no';
  }
  if (spec.type === field.type) return 'same';
  // A page's own text is no column a person made; it holds what is formatted and nothing else.
  if (field.nativeType === 'page body') return 'no';
  if (textLike.has(spec.type) && textLike.has(field.type)) return 'same';
  if (isQuantity(spec.type) && isQuantity(field.type)) return 'same';
  if (field.type === 'dateOrTime' && (spec.type === 'date' || spec.type === 'dateTime')) return 'same';
  if (spec.class !== 'yours' || spec.type === 'checkbox' || spec.type === 'multiSelect') return 'no';
  return field.type === 'computed' || textLike.has(field.type) ? 'readable' : 'no';
}

function isQuantity(type: string): boolean {
  return type === 'number' || type === 'amount';
}

const sorts: Record<FieldSpec['type'], string> = {
  text: 'text',
  longText: 'long text',
  richText: 'formatted text',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a link',
  number: 'a number',
  amount: 'a number or currency',
  percent: 'a percentage',
  date: 'a date without time',
  dateTime: 'a date with time',
  checkbox: 'a checkbox',
  select: 'a single select',
  multiSelect: 'a multiple select',
  link: 'a link to another table',
};

function wrongType(spec: FieldSpec, field: StandingField) {
  const to = spec.type === 'link' ? ` (to ${tableSpec(spec.to as TableKey).label})` : '';
  return {
    problem: `The column is of type ${field.nativeType}; it has to be ${sorts[spec.type]}${to}.`,
    remedy: `Change its type back, or rename it and run "apply" to have "${spec.label}" made anew. Until then it reads as blank.`,
  };
}

function gone(spec: FieldSpec) {
  return {
    problem: `The column "${spec.label}" is gone.`,
    remedy: 'It reads as blank. Run "apply" to have it made again.',
  };
}

function goneTable(key: TableKey, before: BoundTable): BoundTable {
  const problem = {
    problem: `The table "${tableSpec(key).label}" is gone.`,
    remedy: 'Restore it from the trash of your tracker, or run "apply" to have it made again.',
  };
  return {
    id: before.id,
    fields: Object.fromEntries(
      Object.entries(before.fields).map(([field, bound]) => [field, { ...bound, problem }]),
    ),
  };
}

/** The binding without what cannot be used now. */
export function usable(binding: Binding): Binding {
  const tables: Partial<Record<TableKey, BoundTable>> = {};
  for (const key of tableKeys) {
    const table = binding.tables[key];
    if (!table) continue;
    const fields = Object.entries(table.fields).filter(([, field]) => !field.problem);
    if (fields.length > 0) tables[key] = { id: table.id, fields: Object.fromEntries(fields) };
  }
  return { container: binding.container, tables };
}

/** Columns that were there once and cannot be used now; a table that is gone counts once. */
export function bindingFaults(binding: Binding): Conflict[] {
  const faults = new Map<string, Conflict>();
  for (const key of tableKeys) {
    for (const [field, bound] of Object.entries(binding.tables[key]?.fields ?? {})) {
      if (!bound.problem) continue;
      const whole = bound.problem.problem.startsWith('The table');
      const label = fieldSpec(key, field)?.label ?? field;
      faults.set(whole ? key : `${key}.${field}`, {
        table: tableSpec(key).label,
        ...(whole ? {} : { field: label }),
        ...bound.problem,
      });
    }
  }
  return [...faults.values()];
}

function sameName(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}
