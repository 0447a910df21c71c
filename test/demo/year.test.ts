import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DemoRow } from '../../src/demo/row.js';
import { demoYear, orderForPlacing } from '../../src/demo/year.js';
import { parseCadence } from '../../src/domain/cadence.js';
import { parseTerms } from '../../src/domain/terms-parse.js';
import { parseZone } from '../../src/domain/zone.js';
import { fieldSpec, type TableKey } from '../../src/tracker/model.js';
import { cellFault } from './cell-fault.js';
import { situationsOf } from './situations.js';

const turns = ['2026-11-23', '2028-02-29', '2027-02-28', '2026-12-31', '2027-01-01', '2026-03-29'];

/** Any day of eight years, and always the days on which calendars go wrong. */
const anyDay = fc.oneof(
  fc.constantFrom(...turns).map((date) => Temporal.PlainDate.from(date)),
  fc.integer({ min: 0, max: 2921 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days })),
);

function onAnyDay(check: (rows: readonly DemoRow[], today: Temporal.PlainDate) => void): void {
  fc.assert(
    fc.property(anyDay, (today) => check(demoYear(today), today)),
    { numRuns: 24, examples: turns.map((date) => [Temporal.PlainDate.from(date)]) },
  );
}

function of(rows: readonly DemoRow[], table: TableKey): readonly DemoRow[] {
  return rows.filter((row) => row.table === table);
}

describe('demo/year', () => {
  it('fits a free base with room for messages and client updates', () => {
    onAnyDay((rows) => {
      expect(rows.length).toBeGreaterThan(700);
      expect(rows.length).toBeLessThanOrEqual(960);
      expect(of(rows, 'clients').length).toBe(8);
      expect(of(rows, 'projects').length).toBe(15);
      expect(of(rows, 'invoices').length).toBe(40);
      expect(of(rows, 'settings').length).toBe(1);
      expect(of(rows, 'hours').length).toBeGreaterThan(300);
      expect([...of(rows, 'messages'), ...of(rows, 'clientUpdates')]).toEqual([]);
    });
  });

  it('has as many rows on one day as on any other', () => {
    const sizes = new Set(turns.map((date) => demoYear(Temporal.PlainDate.from(date)).length));
    expect(sizes.size).toBe(1);
  });

  it('has each invoice situation on any day', () => {
    onAnyDay((rows, today) => {
      expect(new Set(situationsOf(rows, today))).toEqual(
        new Set([
          'paid on time',
          'paid late',
          'overpaid',
          'part paid',
          'due today',
          'current',
          '1-30',
          '31-60',
          '61-90',
          'over-90',
          'disputed',
          'promised',
          'promise broken',
          'credit',
          'deposit awaited',
          'draft',
          'void',
          'written off',
        ]),
      );
    });
  });

  it('has a project at every stage and a client in several', () => {
    const rows = demoYear(Temporal.PlainDate.from('2026-11-23'));
    expect(new Set(of(rows, 'projects').map(({ cells }) => cells['status']))).toEqual(
      new Set(['proposed', 'signed', 'in-progress', 'in-review', 'delivered', 'closed', 'on-hold']),
    );
    expect(new Set(of(rows, 'clients').map(({ cells }) => cells['currency']))).toEqual(
      new Set(['EUR', 'GBP', 'USD', 'CHF', 'JPY', 'BRL']),
    );
  });

  it('fills cells with what their columns hold', () => {
    onAnyDay((rows) => {
      const faults = rows.flatMap(({ table, key, cells }) =>
        Object.entries(cells).map(([field, value]) => ({
          key,
          field,
          fault: cellFault(table, field, value),
        })),
      );
      expect(faults.filter(({ fault }) => fault !== null)).toEqual([]);
    });
  });

  it('writes nothing into columns the service keeps', () => {
    const kept = demoYear(Temporal.PlainDate.from('2026-11-23')).flatMap(({ table, cells, links }) =>
      Object.keys({ ...cells, ...links }).filter((field) => fieldSpec(table, field)?.class === 'service'),
    );
    expect(kept).toEqual([]);
  });

  it('links only to rows it has, in the table the column is for', () => {
    onAnyDay((rows) => {
      const tables = new Map(rows.map(({ key, table }) => [key, table]));
      expect(tables.size).toBe(rows.length);
      const astray = rows.flatMap(({ table, key, links }) =>
        Object.entries(links)
          .filter(([field, keys]) => {
            const spec = fieldSpec(table, field);
            return spec?.type !== 'link' || keys.some((target) => tables.get(target) !== spec.to);
          })
          .map(([field]) => `${key} ${field}`),
      );
      expect(astray).toEqual([]);
    });
  });

  it('gives no number twice', () => {
    onAnyDay((rows) => {
      const numbers = of(rows, 'invoices').map(({ cells }) => cells['number']);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  it('has the future not happened yet', () => {
    onAnyDay((rows, today) => {
      const past = ['doneOn', 'paidOn', 'issued', 'talkedOn', 'completedOn', 'contractSigned', 'deliveredOn'];
      const early = rows.flatMap(({ table, key, cells }) =>
        Object.entries(cells)
          .filter(
            ([field, value]) =>
              (past.includes(field) || (field === 'date' && table !== 'days')) && String(value) > `${today}`,
          )
          .map(([field]) => `${key} ${field}`),
      );
      expect(early).toEqual([]);
    });
  });

  it('counts each sitting for at least a quarter of an hour and less than a day', () => {
    onAnyDay((rows) => {
      for (const { cells } of of(rows, 'hours')) {
        expect(cells['minutes']).toBeGreaterThanOrEqual(15);
        expect(cells['minutes']).toBeLessThanOrEqual(300);
      }
    });
  });

  it('invoices every hour before its invoice is issued, and something each time', () => {
    onAnyDay((rows) => {
      const issued = new Map(of(rows, 'invoices').map(({ key, cells }) => [key, cells]));
      for (const { cells, links } of of(rows, 'hours')) {
        const invoice = issued.get(links['invoice']?.[0] ?? '');
        if (invoice) expect(String(cells['date']) <= String(invoice['issued'])).toBe(true);
      }
      for (const { cells } of of(rows, 'invoices')) expect(cells['total']).not.toBe(0);
    });
  });

  it('speaks terms, cadences and zones that are understood', () => {
    for (const { cells } of of(demoYear(Temporal.PlainDate.from('2026-11-23')), 'clients')) {
      expect(parseTerms(String(cells['paymentTerms']))).toMatchObject({ ok: true });
      expect(parseCadence(String(cells['checkInEvery']))).toMatchObject({ ok: true });
      expect(parseZone(String(cells['timeZone']))).toMatchObject({ ok: true });
    }
  });

  it('is the same year for an instant as for its date in Berlin', () => {
    const beforeMidnightInLondon = Temporal.Instant.from('2026-06-30T22:30:00Z');
    expect(demoYear(beforeMidnightInLondon)).toEqual(demoYear(Temporal.PlainDate.from('2026-07-01')));
  });
});

describe('demo/year orderForPlacing', () => {
  it('places what a row links to before the row', () => {
    onAnyDay((rows) => {
      const ordered = orderForPlacing([...rows].reverse());
      expect(ordered.length).toBe(rows.length);
      const placed = new Set<string>();
      for (const { key, links } of ordered) {
        const missing = Object.values(links)
          .flat()
          .filter((target) => !placed.has(target));
        expect(missing).toEqual([]);
        placed.add(key);
      }
    });
  });

  it('keeps the rows of a table together', () => {
    const tables = orderForPlacing(demoYear(Temporal.PlainDate.from('2026-11-23'))).map(({ table }) => table);
    const changes = tables.filter((table, nth) => table !== tables[nth - 1]);
    expect(new Set(changes).size).toBe(changes.length);
  });
});
