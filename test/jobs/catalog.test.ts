import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAll, jobs } from '../../src/jobs/catalog.js';
import type { Outcome } from '../../src/jobs/job.js';
import { diff } from '../../src/tracker/diff.js';
import { tableKeys } from '../../src/tracker/model.js';
import type { Snapshot } from '../../src/tracker/snapshot.js';
import { client, invoice, jobInput, project, row, task, tracker } from '../support/tracker.js';

const at = '2026-11-23';

const clients = fc.array(
  fc.record({
    timeZone: fc.constantFrom(null, 'Pacific/Kiritimati', 'America/New_York', 'Nowhere'),
    checkInEvery: fc.constantFrom(null, 'weekly', 'monthly', 'now and then'),
    talkedOn: fc.constantFrom(null, '2026-10-05', '2026-11-20'),
    paymentTerms: fc.constantFrom(null, 'Net 14', 'EOM+15', 'soon'),
  }),
  { minLength: 1, maxLength: 4 },
);
const invoices = fc.array(
  fc.record({
    number: fc.constantFrom(null, '1', '2', '3', '4', '5', '6'),
    client: fc.constantFrom(null, ['c0'], ['c1'], ['c3'], ['c0', 'c1']),
    issued: fc.constantFrom(null, '2026-08-31', '2026-10-01', '2026-11-01'),
    due: fc.constantFrom(null, '2026-11-10', '2026-11-22', '2026-12-24'),
    total: fc.constantFrom(null, 10, 1800.5, -3),
    currency: fc.constantFrom(null, 'USD', 'JPY', 'gold'),
    documentStatus: fc.constantFrom('sent', 'sent', 'sent', 'draft', 'void', null),
    holdReason: fc.constantFrom(null, 'dispute', 'manual'),
    paidOn: fc.constantFrom(null, null, '2026-11-20'),
  }),
  { maxLength: 12 },
);
const projects = fc.array(
  fc.record({
    client: fc.constantFrom(null, ['c0'], ['c1']),
    status: fc.constantFrom('in-progress', 'delivered', 'proposed', null),
    percentByHand: fc.constantFrom(null, 0.3, 7),
  }),
  { maxLength: 4 },
);

const snapshots = fc.record({ clients, invoices, projects }).map((drawn): Snapshot => {
  const built = {
    clients: drawn.clients.map((cells, n) => client({ ...cells, name: `Client ${n}` }, `c${n}`)),
    invoices: drawn.invoices.map((cells, n) => invoice(cells as never, `i${n}`)),
    projects: drawn.projects.map((cells, n) => project({ ...(cells as object), name: `P${n}` }, `p${n}`)),
    tasks: drawn.projects.map((_cells, n) => task({ project: [`p${n}`], clientMaySee: true }, `t${n}`)),
    hours: drawn.projects.map((_cells, n) => row<'hours'>(`h${n}`, { project: [`p${n}`], minutes: 7 * n })),
  };
  return tracker(built);
});

function reversed(snapshot: Snapshot): Snapshot {
  const tables = Object.fromEntries(
    tableKeys.map((table) => [
      table,
      new Map([...(snapshot.tables[table] as ReadonlyMap<string, unknown>)].reverse()),
    ]),
  );
  return { ...snapshot, tables: tables as unknown as Snapshot['tables'] };
}

/** What is decided, whatever the order in which it is told. */
function asSets(outcome: Outcome) {
  const set = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();
  return {
    changes: set(outcome.changes),
    rows: set(outcome.rows),
    messages: set(outcome.messages),
    faults: set(outcome.faults),
    wakeAt: outcome.wakeAt?.toString(),
  };
}

/** The tracker once everything decided was written into it. */
function applied(snapshot: Snapshot, outcome: Outcome): Snapshot {
  const tables = Object.fromEntries(
    tableKeys.map((table) => [table, new Map(snapshot.tables[table] as ReadonlyMap<string, unknown>)]),
  ) as unknown as Record<
    string,
    Map<string, { id: string; createdAt: string; cells: Record<string, unknown> }>
  >;
  for (const { table, id, key, cells } of diff(snapshot, outcome, []).writes) {
    const name = id ?? `new-${key}`;
    const before = tables[table]?.get(name) ?? {
      ...{ id: name, createdAt: '2026-11-23T00:00:00.000Z', cells: blank(table) },
    };
    tables[table]?.set(name, { ...before, cells: { ...before.cells, ...cells } });
  }
  return { ...snapshot, tables: tables as unknown as Snapshot['tables'] };
}

function blank(table: (typeof tableKeys)[number]) {
  const any = tracker({ [table]: [row('x', {})] }).tables[table].get('x');
  return { ...any?.cells };
}

describe('src/jobs/catalog', () => {
  it('decides the same of the same, and of rows in any order', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const once = decideAll(jobInput(snapshot, at));
        expect(decideAll(jobInput(snapshot, at))).toEqual(once);
        expect(asSets(decideAll(jobInput(reversed(snapshot), at)))).toEqual(asSets(once));
      }),
      { numRuns: 60 },
    );
  });

  it('has nothing left to write once its outcome is written', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const after = applied(snapshot, decideAll(jobInput(snapshot, at)));
        const again = decideAll(jobInput(after, '2026-11-23T10:00:00+01:00'));
        expect(diff(after, again, []).writes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('proposes at most one message a client, each under a key of its own', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { messages } = decideAll(jobInput(snapshot, at));
        expect(new Set(messages.map(({ clientId }) => clientId)).size).toBe(messages.length);
        expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
      }),
      { numRuns: 60 },
    );
  });

  it('changes each row once, with the cells of every job', () => {
    const talked = client({ checkInEvery: 'weekly', talkedOn: '2026-11-20' });
    const { changes } = decideAll(jobInput(tracker({ clients: [talked], invoices: [invoice()] }), at));
    expect(changes.filter(({ table }) => table === 'clients')).toMatchObject([
      { id: 'recC', cells: { openBalance: '€1,800.00', nextCheckIn: '2026-11-27' } },
    ]);
  });

  it('tells a fault once, whichever jobs came upon it', () => {
    const { faults } = decideAll(jobInput(tracker({ clients: [client({ timeZone: 'Mars' })] }), at));
    expect(faults).toMatchObject([{ table: 'Clients', record: 'Acme', field: 'Time zone' }]);
  });

  it('wakes with the first new date of the account or of a client', () => {
    const far = client({ timeZone: 'Asia/Tokyo' });
    const { wakeAt } = decideAll(jobInput(tracker({ clients: [far] }), at));
    expect(wakeAt?.toString()).toBe('2026-11-23T15:00:00Z');
  });

  it('names its jobs so that each can be asked for alone', () => {
    const names = jobs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('receivables');
  });
});
