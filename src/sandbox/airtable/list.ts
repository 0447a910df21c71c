import { apiError, notServed } from './errors.js';
import { formulaRow } from './evaluate.js';
import { compileFormula, FormulaError, isTruthy } from './formula/index.js';
import type { ListParams } from './list-params.js';
import { displayText, type Place, readCell } from './read.js';
import { type Field, newId, type Row } from './state.js';

type Iterator = { readonly tableId: string; readonly ids: readonly string[]; expiresAt: number };

/** How long a list can be paged on after its last page was asked for. Airtable says minutes and not how many. */
const ITERATOR_LIFE_MS = 5 * 60_000;

/** The lists that clients are paging through. */
export class Iterators {
  readonly #open = new Map<string, Iterator>();

  /** One page of rows, and the offset of the next one when there is one. */
  page(place: Place, params: ListParams, nowMs: number): { rows: Row[]; offset?: string } {
    const { id, iterator, from } =
      params.offset === undefined
        ? { id: newId('itr'), iterator: this.#start(place, params, nowMs), from: 0 }
        : this.#resume(place, params.offset, nowMs);
    const ids = iterator.ids.slice(from, from + params.pageSize);
    const rows = ids.flatMap((rowId) => place.table.rows.get(rowId) ?? []);
    const next = iterator.ids[from + params.pageSize];
    if (next === undefined) return { rows };
    iterator.expiresAt = nowMs + ITERATOR_LIFE_MS;
    this.#open.set(id, iterator);
    return { rows, offset: `${id}/${next}` };
  }

  #start(place: Place, params: ListParams, nowMs: number): Iterator {
    for (const [id, { expiresAt }] of this.#open) if (expiresAt < nowMs) this.#open.delete(id);
    const ids = select(place, params)
      .slice(0, params.maxRecords)
      .map(({ id }) => id);
    return { tableId: place.table.id, ids, expiresAt: nowMs + ITERATOR_LIFE_MS };
  }

  #resume(place: Place, offset: string, nowMs: number): { id: string; iterator: Iterator; from: number } {
    const [id = '', next = ''] = offset.split('/');
    const iterator = this.#open.get(id);
    const from = iterator?.ids.indexOf(next) ?? -1;
    if (!iterator || iterator.expiresAt < nowMs || iterator.tableId !== place.table.id || from < 0) {
      this.#open.delete(id);
      throw apiError(422, 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE');
    }
    return { id, iterator, from };
  }
}

function select(place: Place, params: ListParams): Row[] {
  const filters = [viewFilter(place, params.view), params.filterByFormula].filter((one) => one !== undefined);
  let rows = [...place.table.rows.values()];
  for (const filter of filters) rows = passing(place, rows, filter);
  if (params.sort.length === 0) return rows;
  const keyed = rows.map((row) => ({
    row,
    keys: params.sort.map(({ field }) => sortKey(place, row, field)),
  }));
  keyed.sort((left, right) => {
    for (const [index, { descending }] of params.sort.entries()) {
      const order = compareKeys(left.keys[index] ?? null, right.keys[index] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function viewFilter({ table }: Place, nameOrId: string | undefined): string | undefined {
  if (nameOrId === undefined) return undefined;
  const view = table.views.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (view === undefined) throw apiError(422, 'VIEW_NAME_NOT_FOUND', `View ${nameOrId} not found`);
  return view.filterByFormula;
}

function passing(place: Place, rows: readonly Row[], formula: string): Row[] {
  try {
    const run = compileFormula(formula, place.table.fields);
    return rows.filter((row) => isTruthy(run(formulaRow(place, row))));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (error.kind === 'invalid') throw apiError(422, 'INVALID_FILTER_BY_FORMULA', error.message);
    throw notServed(error.functionName ?? error.message);
  }
}

type SortKey = number | string | null;

/** Numbers by size, options by their order in the field, everything else by its text. Empty cells come first. */
function sortKey(place: Place, row: Row, field: Field): SortKey {
  if (field.type === 'singleSelect') {
    const at = field.options?.choices?.findIndex(({ id }) => id === row.cells[field.id]) ?? -1;
    return at < 0 ? null : at;
  }
  const value = readCell(place, row, field);
  if (value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'string' ? value : displayText(place, row, field);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareKeys(left: SortKey, right: SortKey): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}
