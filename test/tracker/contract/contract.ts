import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bind, usable } from '../../../src/tracker/bind.js';
import { sameCell } from '../../../src/tracker/diff.js';
import { type CellValue, packs, type TableKey } from '../../../src/tracker/model.js';
import { planTracker } from '../../../src/tracker/plan.js';
import type {
  Binding,
  ChangePage,
  Cursor,
  RowChange,
  RowWrite,
  Standing,
  Tracker,
} from '../../../src/tracker/port.js';

/** What a person does in the tracker's own window. Ids are the tracker's. */
export type Person = {
  addRow(tableId: string, fieldId: string, text: string): Promise<string>;
  setText(tableId: string, rowId: string, fieldId: string, text: string): Promise<void>;
  deleteRow(tableId: string, rowId: string): Promise<void>;
  addColumn(tableId: string, name: string): Promise<void>;
};

export type ContractBench = {
  /** On an empty workspace: nothing of the tracker stands yet. */
  readonly tracker: Tracker;
  readonly person: Person;
  /** The next write is done, and its answer gets lost on the way. */
  readonly loseNextAnswer: () => Promise<void>;
  /** Calls the tracker has spent so far, as its meter counted them. */
  readonly spent: () => number;
  /** The same, as the other side counted them; null where it does not. */
  readonly served: () => Promise<number | null>;
  readonly close: () => Promise<void>;
};

/** What a tracker cannot do, with the reason. */
export type Exceptions = {
  /** Deleted rows are found by a complete reading only. */
  readonly deletionsByScan?: string;
  /** Columns a person adds are not told of. */
  readonly strangeColumns?: string;
  /** Columns that are written and not read back, by table and key. */
  readonly unread?: Readonly<Record<string, string>>;
};

/** Values of every kind of column, as a round writes them. */
const rows: Readonly<Record<string, RowWrite>> = {
  message: {
    table: 'messages',
    id: null,
    key: "payment-reminder:O'Neil \\ 1",
    cells: {
      subject: 'Invoice 7 – "a reminder"',
      kind: 'payment-reminder',
      to: 'ada@example.com',
      plannedFor: '2026-11-24T08:30:00.000Z',
      body: 'Dear Ada,\n\nthe invoice is still open.',
      state: 'waiting',
    },
  },
  update: {
    table: 'clientUpdates',
    id: null,
    key: 'client-1',
    cells: {
      clientName: 'Ada',
      percent: 0.125,
      nextCheckIn: '2026-12-01',
      asOf: '2026-11-23T09:00:00.000Z',
      body: '**Done:** all of it.',
    },
  },
};

/** What every tracker has to keep to, whatever it is made of. Each part goes on from the one before. */
export function trackerContract(
  name: string,
  open: () => Promise<ContractBench>,
  exceptions: Exceptions = {},
): void {
  describe(`tracker/contract (${name})`, () => {
    let bench: ContractBench;
    let tracker: Tracker;
    let standing: Standing = { container: null, tables: [] };
    let binding: Binding;
    let cursor: Cursor;
    const mirror = new Map<string, RowChange>();

    beforeAll(async () => {
      bench = await open();
      tracker = bench.tracker;
    });
    afterAll(() => bench.close());

    function plan() {
      const firstRow = { businessName: 'Ada Draws', timeZone: 'Europe/Berlin' };
      return planTracker(standing, null, { name: 'Contract', packs, firstRow, resuming: false });
    }

    async function read(from: Cursor | null): Promise<ChangePage[]> {
      const pages: ChangePage[] = [];
      for await (const page of tracker.changes(binding, from)) {
        pages.push(page);
        for (const row of page.rows) {
          const before = row.whole ? undefined : mirror.get(row.id);
          mirror.set(row.id, { ...row, cells: { ...before?.cells, ...row.cells } });
        }
        for (const { id } of page.deleted) mirror.delete(id);
      }
      cursor = pages.at(-1)?.cursor ?? '';
      return pages;
    }

    function tableIdOf(table: TableKey): string {
      return binding.tables[table]?.id ?? '';
    }

    function fieldIdOf(table: TableKey, field: string): string {
      return binding.tables[table]?.fields[field]?.id ?? '';
    }

    it('stands empty before anything is made', async () => {
      expect(await tracker.describe()).toEqual({ container: null, tables: [] });
    });

    it('makes the whole tracker at the price it named, and then has nothing left to make', async () => {
      const { steps } = plan();
      const price = steps.reduce((sum, step) => sum + tracker.priceOf(step), 0);
      const before = bench.spent();
      for (const step of steps) standing = (await tracker.apply(step, standing, null)).standing;
      expect(bench.spent() - before).toBe(price);
      standing = await tracker.describe();
      const { steps: left, conflicts } = plan();
      expect(left).toEqual([]);
      expect(conflicts).toEqual([]);
    });

    it('makes nothing when a step is repeated', async () => {
      const { steps } = planTracker({ container: null, tables: [] }, null, {
        name: 'Contract',
        packs,
        firstRow: {},
        resuming: false,
      });
      for (const step of steps) {
        const again = await tracker.apply(step, standing, null);
        expect(again.standing, step.kind).toEqual(standing);
      }
      const now = await tracker.describe();
      expect(now).toEqual(standing);
    });

    it('finds every column of the model again', async () => {
      const bound = bind(standing, null, packs);
      expect(bound.conflicts).toEqual([]);
      if (!bound.binding) throw new Error('nothing stands');
      binding = usable(bound.binding);
      expect(binding).toEqual(bound.binding);
    });

    it('reads everything at first: the one row of Settings', async () => {
      const pages = await read(null);
      expect(pages.every(({ reading }) => reading === 'scan')).toBe(true);
      expect(pages.flatMap(({ completed }) => completed).sort()).toEqual(Object.keys(binding.tables).sort());
      expect(pages.map(({ last }) => last)).toEqual(pages.map((_, n) => n === pages.length - 1));
      expect([...mirror.values()]).toMatchObject([
        { table: 'settings', cells: { businessName: 'Ada Draws', timeZone: 'Europe/Berlin' } },
      ]);
    });

    it('tells nothing new when nothing changed', async () => {
      const before = structuredClone(mirror);
      const pages = await read(cursor);
      expect(mirror).toEqual(before);
      expect(pages.every(({ reading }) => reading === 'delta')).toBe(true);
      expect(pages.flatMap(({ deleted }) => deleted)).toEqual([]);
      expect(pages.at(-1)?.last).toBe(true);
    });

    it('writes rows at the price it named and reads them back equal', async () => {
      const writes = Object.values(rows);
      const before = bench.spent();
      const outcomes = await tracker.write(binding, writes);
      expect(bench.spent() - before).toBe(tracker.priceOfWrites(writes));
      expect(outcomes).toMatchObject(writes.map((write) => ({ write, ok: true, created: true })));
      await read(cursor);
      for (const outcome of outcomes) {
        const row = outcome.ok ? mirror.get(outcome.id) : undefined;
        const cells = Object.entries(outcome.write.cells) as [string, CellValue][];
        for (const [field, value] of cells) {
          if (exceptions.unread?.[`${outcome.write.table}.${field}`] !== undefined) continue;
          const stands = row?.cells[field] as CellValue;
          expect(sameCell(stands, value), `${field}: ${JSON.stringify(stands)}`).toBe(true);
        }
      }
    });

    it('makes a row once, however often it is asked for by its key', async () => {
      const again = await tracker.write(binding, Object.values(rows));
      expect(again).toMatchObject([
        { ok: true, created: false },
        { ok: true, created: false },
      ]);
      await read(null);
      expect([...mirror.values()].filter(({ table }) => table === 'messages')).toHaveLength(1);
    });

    it('makes a row once though the answer was lost', async () => {
      await bench.loseNextAnswer();
      const lost: RowWrite = {
        table: 'messages',
        id: null,
        key: 'lost',
        cells: { subject: 'Lost and found' },
      };
      expect(await tracker.write(binding, [lost])).toMatchObject([{ ok: true }]);
      await read(null);
      expect([...mirror.values()].filter(({ cells }) => cells['key'] === 'lost')).toHaveLength(1);
    });

    it('clears cells and reads them back blank', async () => {
      const [message] = [...mirror.values()].filter(({ table }) => table === 'messages');
      const cells = { to: null, plannedFor: null, kind: null };
      const outcomes = await tracker.write(binding, [{ table: 'messages', id: message?.id ?? '', cells }]);
      expect(outcomes).toMatchObject([{ ok: true }]);
      await read(cursor);
      for (const field of Object.keys(cells))
        expect(mirror.get(message?.id ?? '')?.cells[field] ?? null).toBeNull();
    });

    it('writes the good rows beside a bad one and names the bad one', async () => {
      const good = [...mirror.values()].filter(({ table }) => table === 'messages');
      const outcomes = await tracker.write(binding, [
        { table: 'messages', id: good[0]?.id ?? '', cells: { why: 'Overdue.' } },
        { table: 'messages', id: 'recDoesNotExist00', cells: { why: 'Never.' } },
        { table: 'messages', id: null, key: 'another', cells: { subject: 'Another' } },
      ]);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
      expect(outcomes[1]).toMatchObject({ problem: expect.any(String), remedy: expect.any(String) });
    });

    it('hears of rows a person adds, edits and deletes', async () => {
      await read(cursor);
      const tableId = tableIdOf('clients');
      const nameId = fieldIdOf('clients', 'name');
      const added = await bench.person.addRow(tableId, nameId, 'Ben');
      const doomed = await bench.person.addRow(tableId, nameId, 'Doomed');
      await bench.person.setText(tableId, added, fieldIdOf('clients', 'paymentTerms'), 'Net 30');
      await read(cursor);
      expect(mirror.get(added)?.cells).toMatchObject({ name: 'Ben', paymentTerms: 'Net 30' });
      expect(mirror.has(doomed)).toBe(true);
      await bench.person.deleteRow(tableId, doomed);
      if (exceptions.deletionsByScan !== undefined) {
        const pages = await read(null);
        const named = pages.flatMap(({ rows: found }) => found.map(({ id }) => id));
        expect(named).toContain(added);
        expect(named).not.toContain(doomed);
        mirror.delete(doomed);
        return;
      }
      const pages = await read(cursor);
      expect(pages.flatMap(({ deleted }) => deleted)).toEqual([{ table: 'clients', id: doomed }]);
    });

    const hearsOfColumns = async () => {
      await bench.person.addColumn(tableIdOf('clients'), 'Shoe size');
      const pages = await read(cursor);
      expect(pages.some(({ schemaChanged }) => schemaChanged)).toBe(true);
    };
    if (exceptions.strangeColumns === undefined) it('hears that a column was made', hearsOfColumns);

    it('reads everything again from a place it does not know', async () => {
      const pages = await read('nowhere');
      expect(pages[0]?.reading).toBe('scan');
      expect(pages.at(-1)?.last).toBe(true);
    });

    it('pages through more rows than one call holds', async () => {
      const writes = Array.from(
        { length: 130 },
        (_, n): RowWrite => ({
          table: 'messages',
          id: null,
          key: `many-${n}`,
          cells: { subject: `Message ${n}` },
        }),
      );
      const outcomes = await tracker.write(binding, writes);
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
      await read(null);
      const subjects = [...mirror.values()]
        .filter(({ table }) => table === 'messages')
        .map(({ cells }) => cells['subject']);
      expect(subjects.filter((subject) => String(subject).startsWith('Message '))).toHaveLength(130);
    });

    it('counts each call the other side served', async () => {
      const served = await bench.served();
      if (served !== null) expect(bench.spent()).toBe(served);
    });
  });
}
