import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore, DecidedEffect, Effect, Fate, Store } from '../../src/store/port.js';
import type { TableKey } from '../../src/tracker/model.js';
import type { ChangePage, RawCell, RowChange } from '../../src/tracker/port.js';
import { fullBinding } from '../support/mirror.js';

const at = '2026-05-01T09:00:00.000Z';
const waiting: DecidedEffect = {
  ...{ key: 'k', state: 'waiting', messageId: null, facts: 'f', approved: null, at },
};

function row(
  id: string,
  cells: Record<string, RawCell>,
  whole = true,
  table: TableKey = 'clients',
): RowChange {
  return { table, id, createdAt: whole ? '2026-01-01T00:00:00.000Z' : null, cells, whole };
}

function page(rows: readonly RowChange[], more: Partial<ChangePage> = {}): ChangePage {
  return {
    rows,
    deleted: [],
    schemaChanged: false,
    reading: 'delta',
    completed: [],
    cursor: 'c1',
    last: true,
    ...more,
  };
}

/** A cell without a value is a cell that is not there. */
function merged(
  before: Readonly<Record<string, RawCell>> | undefined,
  cells: Readonly<Record<string, RawCell>>,
  whole: boolean,
): Record<string, RawCell> {
  const all = Object.entries(whole ? cells : { ...before, ...cells });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/** What every store must do. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let account: AccountStore;

    beforeEach(async () => {
      store = await open();
      account = store.account('local');
    });
    afterEach(() => store.close());

    it('knows nothing of a new account, and delivers nothing for it until history is rebuilt', async () => {
      expect(await account.state()).toMatchObject({ binding: null, cursor: null, historyRebuilt: false });
      expect(await account.rows()).toEqual([]);
      expect(await store.accounts()).toEqual([]);
    });

    it('keeps what it is told and nothing else of the state', async () => {
      await account.saveState({ wakeAt: at });
      await account.saveState({
        binding: fullBinding(),
        parked: { until: at, reason: 'Used up', kind: 'quota' },
      });
      expect(await account.state()).toMatchObject({
        wakeAt: at,
        binding: fullBinding(),
        historyRebuilt: false,
      });
      expect(await store.accounts()).toEqual(['local']);
    });

    it('keeps accounts apart', async () => {
      await account.commitPage(page([row('recA', { name: 'Ada' })]), at);
      await account.putEffects([
        { key: 'k', state: 'waiting', messageId: null, facts: '', approved: null, at },
      ]);
      const other = store.account('other');
      expect(await other.rows()).toEqual([]);
      expect(await other.effects()).toEqual([]);
    });

    it('puts a page and its cursor beside it, and says which rows really differ', async () => {
      const first = await account.commitPage(
        page([row('recA', { name: 'Ada' }), row('recB', { name: 'Ben' })]),
        at,
      );
      expect(first.changed).toEqual(['recA', 'recB']);
      const second = await account.commitPage(
        page([row('recA', { name: 'Ada' }), row('recB', { name: 'Benno' })], { cursor: 'c2' }),
        at,
      );
      expect(second.changed).toEqual(['recB']);
      expect((await account.state()).cursor).toBe('c2');
    });

    it('merges a part of a row and replaces it by a whole one', async () => {
      await account.commitPage(page([row('recA', { name: 'Ada', notes: 'Likes tea' })]), at);
      await account.commitPage(page([row('recA', { notes: null, email: 'a@example.com' }, false)]), at);
      expect((await account.rows())[0]?.cells).toEqual({ name: 'Ada', email: 'a@example.com' });
      await account.commitPage(page([row('recA', { name: 'Ada L.' })]), at);
      expect((await account.rows())[0]).toMatchObject({
        createdAt: '2026-01-01T00:00:00.000Z',
        cells: { name: 'Ada L.' },
      });
    });

    it('dates a row by when it was first seen where the tracker does not say', async () => {
      await account.commitPage(page([row('recA', { name: 'Ada' }, false)]), at);
      await account.commitPage(page([row('recA', { name: 'Eva' }, false)]), '2026-06-01T00:00:00.000Z');
      expect((await account.rows())[0]?.createdAt).toBe(at);
    });

    it('takes rows for gone that a complete reading of their table no longer names', async () => {
      await account.commitPage(page([row('recA', { name: 'Ada' }), row('recB', { name: 'Ben' })]), at);
      await account.commitPage(page([row('recP', { name: 'Site' }, true, 'projects')]), at);
      await account.beginScan();
      const scan = { reading: 'scan' as const };
      await account.commitPage(page([row('recA', { name: 'Ada' })], { ...scan, cursor: 's1' }), at);
      const done = await account.commitPage(page([], { ...scan, completed: ['clients'], cursor: 's2' }), at);
      expect(done.gone.map((gone) => gone.id)).toEqual(['recB']);
      expect((await account.rows()).map((kept) => kept.id).sort()).toEqual(['recA', 'recP']);
    });

    it('forgets a row the feed calls deleted, and what was written into it', async () => {
      await account.commitPage(page([row('recA', { name: 'Ada' })]), at);
      await account.confirmWrites([{ table: 'clients', id: 'recA', cells: { attention: 'Call' } }]);
      const { gone } = await account.commitPage(
        page([], { deleted: [{ table: 'clients', id: 'recA' }] }),
        at,
      );
      expect(gone).toMatchObject([{ id: 'recA', cells: { name: 'Ada', attention: 'Call' } }]);
      expect(await account.written()).toEqual([]);
    });

    it('remembers what is about to be written, and what was', async () => {
      await account.commitPage(page([row('recI', { number: '7', why: 'old' }, true, 'invoices')]), at);
      await account.intendWrites([
        { table: 'invoices', id: 'recI', field: 'why', value: null, pending: 'new' },
      ]);
      expect(await account.written()).toEqual([
        { table: 'invoices', id: 'recI', field: 'why', value: null, pending: 'new' },
      ]);
      await account.confirmWrites([{ table: 'invoices', id: 'recI', cells: { why: 'new' } }]);
      expect(await account.written()).toEqual([
        { table: 'invoices', id: 'recI', field: 'why', value: 'new' },
      ]);
      await account.intendWrites([
        { table: 'invoices', id: 'recI', field: 'why', value: null, pending: null },
      ]);
      expect(await account.written()).toEqual([
        { table: 'invoices', id: 'recI', field: 'why', value: 'new', pending: null },
      ]);
      expect((await account.rows())[0]?.cells).toEqual({ number: '7', why: 'new' });
    });

    it('remembers both what was asked for and the form in which the tracker keeps it', async () => {
      await account.confirmWrites([
        {
          table: 'clientUpdates',
          id: 'recU',
          cells: { body: '# A' },
          stored: { body: '# A\n<br>' },
          created: at,
        },
      ]);
      expect(await account.written()).toEqual([
        { table: 'clientUpdates', id: 'recU', field: 'body', value: '# A\n<br>', sent: '# A' },
      ]);
      expect((await account.rows())[0]?.cells).toEqual({ body: '# A\n<br>' });
      await account.confirmWrites([{ table: 'clientUpdates', id: 'recU', cells: { body: '# B' } }]);
      expect(await account.written()).toEqual([
        { table: 'clientUpdates', id: 'recU', field: 'body', value: '# B' },
      ]);
    });

    it('puts a row it made into the mirror', async () => {
      await account.confirmWrites([
        { table: 'clientUpdates', id: 'recU', cells: { key: 'recA', clientName: 'Ada' }, created: at },
      ]);
      expect(await account.rows('clientUpdates')).toEqual([
        { table: 'clientUpdates', id: 'recU', createdAt: at, cells: { key: 'recA', clientName: 'Ada' } },
      ]);
      expect(await account.rows('clients')).toEqual([]);
    });

    it('keeps one effect for a key', async () => {
      await account.putEffects([waiting]);
      await account.putEffects([{ ...waiting, state: 'skipped', messageId: 'recM' }]);
      expect(await account.effects()).toEqual([
        { ...waiting, state: 'skipped', messageId: 'recM', claims: 0, problem: null },
      ]);
    });

    describe('sending', () => {
      const until = '2026-05-01T09:10:00.000Z';
      const later = '2026-05-01T09:20:00.000Z';
      const sent: Fate = { state: 'sent', problem: null, at };

      async function stateNow(): Promise<Partial<Effect>> {
        const [effect] = await account.effects();
        return { state: effect?.state ?? 'waiting', problem: effect?.problem ?? null };
      }

      beforeEach(() => account.putEffects([waiting]));

      it('gives a message to one worker alone', async () => {
        expect(await account.claim('k', at, until)).toBe(1);
        expect(await account.claim('k', at, until)).toBeNull();
        expect(await account.claim('nobody knows it', at, until)).toBeNull();
      });

      it.each(['skipped', 'withdrawn'] as const)('gives out nothing that is %s', async (state) => {
        await account.putEffects([{ ...waiting, state }]);
        expect(await account.claim('k', at, until)).toBeNull();
      });

      it('lets a message leave once for a claim', async () => {
        await account.claim('k', at, until);
        expect(await account.handOver('k', 1)).toBe(true);
        expect(await account.handOver('k', 1)).toBe(false);
        expect(await account.handOver('k', 2)).toBe(false);
      });

      it('remembers what became of it, for ever', async () => {
        await account.claim('k', at, until);
        await account.handOver('k', 1);
        await account.settle('k', 1, { state: 'failed', problem: 'No such user.', at });
        expect(await stateNow()).toEqual({ state: 'failed', problem: 'No such user.' });
        await account.putEffects([waiting]);
        await account.release('k', 1, null);
        expect(await account.claim('k', at, until)).toBeNull();
        expect(await stateNow()).toEqual({ state: 'failed', problem: 'No such user.' });
      });

      it('lets a decision not undo what is being sent', async () => {
        await account.claim('k', at, until);
        await account.putEffects([{ ...waiting, state: 'withdrawn' }]);
        expect(await stateNow()).toMatchObject({ state: 'sending' });
      });

      it('gives back what did not leave, with the reason', async () => {
        await account.claim('k', at, until);
        await account.release('k', 1, 'Try again later.');
        expect(await stateNow()).toEqual({ state: 'waiting', problem: 'Try again later.' });
        expect(await account.claim('k', at, until)).toBe(2);
      });

      it('takes over a claim that ran out, and shuts out the one who had it', async () => {
        await account.claim('k', at, until);
        await account.recoverClaims(at);
        expect(await stateNow()).toMatchObject({ state: 'sending' });
        await account.recoverClaims(later);
        expect(await account.claim('k', later, later)).toBe(2);
        expect(await account.handOver('k', 1)).toBe(false);
        await account.release('k', 1, null);
        expect(await account.handOver('k', 2)).toBe(true);
      });

      it('calls unknown what was handed over when its claim ran out, until its sender tells', async () => {
        await account.claim('k', at, until);
        await account.handOver('k', 1);
        await account.recoverClaims(later);
        expect(await stateNow()).toMatchObject({ state: 'unknown' });
        expect(await account.claim('k', later, later)).toBeNull();
        await account.settle('k', 1, sent);
        expect(await stateNow()).toMatchObject({ state: 'sent' });
      });

      it('lets a failed or unknown message wait again when told so, and nothing that was sent', async () => {
        await account.claim('k', at, until);
        await account.handOver('k', 1);
        await account.settle('k', 1, { state: 'unknown', problem: 'Nobody knows.', at });
        await account.reopen('k', at);
        expect(await stateNow()).toEqual({ state: 'waiting', problem: null });
        await account.claim('k', at, until);
        await account.handOver('k', 2);
        await account.settle('k', 2, sent);
        await account.reopen('k', at);
        expect(await stateNow()).toMatchObject({ state: 'sent' });
      });
    });

    it('counts calls by month and kind', async () => {
      await account.addCalls('2026-05', 'read', 3);
      expect(await account.addCalls('2026-05', 'write', 2)).toBe(5);
      expect(await account.addCalls('2026-06', 'read', 1)).toBe(1);
      expect(await account.calls('2026-05')).toEqual({ total: 5, byKind: { read: 3, write: 2 } });
      expect(await account.calls('2025-01')).toEqual({ total: 0, byKind: {} });
    });

    it('names the accounts that are due: bound, not parked, and their time has come', async () => {
      const plan: Record<string, { nextRoundAt: string | null; until?: string; bound?: false }> = {
        new: { nextRoundAt: null },
        past: { nextRoundAt: '2026-05-01T08:00:00.000Z' },
        later: { nextRoundAt: '2026-05-01T10:00:00.000Z' },
        parked: { nextRoundAt: null, until: '2026-06-01T00:00:00.000Z' },
        unparked: { nextRoundAt: null, until: at },
        unbound: { nextRoundAt: null, bound: false },
      };
      for (const [id, { nextRoundAt, until, bound }] of Object.entries(plan)) {
        await store.account(id).saveState({
          nextRoundAt,
          binding: bound === false ? null : fullBinding(),
          parked: until === undefined ? null : { until, reason: 'Used up', kind: 'quota' },
        });
      }
      expect((await store.due(at, 10)).sort()).toEqual(['new', 'past', 'unparked']);
      expect(await store.due(at, 1)).toHaveLength(1);
    });

    it('agrees with a plain map whatever pages come in whatever order', async () => {
      const id = fc.constantFrom('recA', 'recB', 'recC');
      const cells = fc.dictionary(
        fc.constantFrom('name', 'notes', 'email'),
        fc.constantFrom('x', 'y', null),
        {
          noNullPrototype: true,
        },
      );
      const event = fc.oneof(
        fc.record({ kind: fc.constant('row' as const), id, cells, whole: fc.boolean() }),
        fc.record({ kind: fc.constant('delete' as const), id }),
        fc.record({ kind: fc.constant('scan' as const), ids: fc.uniqueArray(id) }),
      );
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
          run += 1;
          const fresh = store.account(`run${run}`);
          const model = new Map<string, Record<string, RawCell>>();
          let cursor = 0;

          async function commit(
            rows: readonly RowChange[],
            gone: readonly string[],
            more: Partial<ChangePage>,
          ) {
            cursor += 1;
            const after = new Map(
              rows.map(({ id, whole, cells }) => [id, merged(model.get(id), cells, whole)]),
            );
            const differs = [...after].filter(([id, cells]) => !isDeepStrictEqual(model.get(id), cells));
            const known = gone.filter((id) => model.has(id));
            const told = await fresh.commitPage(page(rows, { ...more, cursor: `c${cursor}` }), at);
            expect(told.changed).toEqual(differs.map(([id]) => id));
            expect(told.gone.map(({ id, cells }) => [id, cells])).toEqual(
              known.map((id) => [id, model.get(id)]),
            );
            for (const [id, cells] of after) model.set(id, cells);
            for (const id of known) model.delete(id);
          }

          for (const now of events) {
            if (now.kind === 'row') await commit([row(now.id, now.cells, now.whole)], [], {});
            else if (now.kind === 'delete') {
              await commit([], [now.id], { deleted: [{ table: 'clients', id: now.id }] });
            } else {
              await fresh.beginScan();
              for (const each of now.ids) {
                await commit([row(each, { name: 'scanned' })], [], { reading: 'scan' });
              }
              const named = new Set<string>(now.ids);
              const unnamed = [...model.keys()].filter((each) => !named.has(each)).sort();
              await commit([], unnamed, { reading: 'scan', completed: ['clients'] });
            }
          }
          const stored = new Map((await fresh.rows()).map((each) => [each.id, each.cells]));
          expect(stored).toEqual(model);
        }),
        { numRuns: 60 },
      );
    });

    it('hands out dates and instants as they were given', async () => {
      const now = Temporal.Instant.from(at).toString({ fractionalSecondDigits: 3 });
      await account.saveState({ nextRoundAt: now, scannedAt: now });
      expect(await account.state()).toMatchObject({ nextRoundAt: at, scannedAt: at });
    });
  });
}
