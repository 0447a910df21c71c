import { type CellValue, type TableKey, tableKeys, tableSpec } from '../../src/tracker/model.js';
import type { Binding, ChangePage, Cursor, RowWrite, Tracker, WriteOutcome } from '../../src/tracker/port.js';
import { fullBinding } from './mirror.js';
import { standingOf } from './standing.js';

type Cells = Readonly<Record<string, CellValue>>;
type StoredRow = { table: TableKey; id: string; cells: Cells; createdAt: string; changedAt: number };

/** A tracker in memory that does what the port promises and nothing more, for runs by the thousand. */
export class SmallTracker implements Tracker {
  readonly backend = 'airtable';
  readonly tellsSchema = true;
  readonly binding: Binding = fullBinding();
  readonly #rows = new Map<string, StoredRow>();
  #changes = 0;
  /** The tracker's own clock, ISO 8601: when rows are made. */
  now = '2026-01-01T00:00:00.000Z';

  /** Somebody types. @returns the id of the row. */
  put(table: TableKey, id: string, cells: Cells): string {
    this.#changes += 1;
    const before = this.#rows.get(id);
    this.#rows.set(id, {
      ...{ table, id, cells: { ...before?.cells, ...cells }, changedAt: this.#changes },
      createdAt: before?.createdAt ?? this.now,
    });
    return id;
  }

  rows(table: TableKey): { id: string; cells: Cells }[] {
    return [...this.#rows.values()].filter((row) => row.table === table);
  }

  async describe() {
    return standingOf();
  }

  async planRest() {
    return { steps: [], conflicts: [] };
  }

  priceOf(): number {
    return 1;
  }

  priceOfWrites(): number {
    return 1;
  }

  async apply(): Promise<never> {
    throw new Error('It stands already.');
  }

  async *changes(_binding: Binding, from: Cursor | null): AsyncIterable<ChangePage> {
    const since = from === null ? 0 : Number(from);
    const rows = [...this.#rows.values()].filter(({ changedAt }) => changedAt > since);
    yield {
      rows: rows.map(({ table, id, cells, createdAt }) => ({
        ...{ table, id, cells, createdAt },
        whole: true,
      })),
      ...{ deleted: [], schemaChanged: false, reading: from === null ? 'scan' : 'delta' },
      completed: from === null ? tableKeys : [],
      cursor: String(this.#changes),
      last: true,
    };
  }

  async write(_binding: Binding, writes: readonly RowWrite[]): Promise<readonly WriteOutcome[]> {
    return writes.map((write) => {
      const known = write.id ?? this.#idOf(write);
      const id = known ?? `rec${this.#rows.size}`;
      this.put(write.table, id, write.cells);
      return { write, ok: true, id, created: known === null };
    });
  }

  async close(): Promise<void> {}

  #idOf({ table, key }: RowWrite): string | null {
    const { keyField } = tableSpec(table);
    const found = this.rows(table).find(({ cells }) => keyField && cells[keyField] === key);
    return found?.id ?? null;
  }
}
