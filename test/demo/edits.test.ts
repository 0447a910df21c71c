import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DemoEdit } from '../../src/demo/edit.js';
import { realisticEdits } from '../../src/demo/edits.js';
import { demoYear } from '../../src/demo/year.js';
import { cellFault } from './cell-fault.js';

const starts = ['2026-11-23', '2028-02-29', '2026-12-31', '2027-03-27', '2026-07-31'];

type Month = { readonly start: Temporal.PlainDate; readonly days: readonly (readonly DemoEdit[])[] };

const played = new Map<string, Month>();

function monthFrom(text: string): Month {
  const before = played.get(text);
  if (before) return before;
  const month = playMonth(text);
  played.set(text, month);
  return month;
}

function playMonth(text: string): Month {
  const start = Temporal.PlainDate.from(text);
  const days = Array.from({ length: 31 }, (_, nth) => realisticEdits(start, start.add({ days: nth + 1 })));
  return { start, days };
}

function cellsOf(edit: DemoEdit) {
  return edit.kind === 'make' ? edit.row : edit;
}

describe('demo/edits', () => {
  it('works a few edits a day on weekdays and none at weekends', () => {
    for (const text of starts) {
      const { start, days } = monthFrom(text);
      for (const [nth, edits] of days.entries()) {
        if (start.add({ days: nth + 1 }).dayOfWeek > 5) expect(edits).toEqual([]);
      }
      const sizes = days.map((edits) => edits.length).filter((size) => size > 0);
      expect(sizes.length).toBeGreaterThanOrEqual(17);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
    }
  });

  it('has hours, ticks, payments, sent drafts and new invoices in any month', () => {
    for (const text of starts) {
      const edits = monthFrom(text).days.flat();
      const count = (is: (edit: DemoEdit) => boolean) => edits.filter(is).length;
      expect(count((edit) => edit.kind === 'make' && edit.row.table === 'hours')).toBeGreaterThan(30);
      expect(count((edit) => cellsOf(edit).cells['status'] === 'done')).toBeGreaterThan(5);
      expect(count((edit) => cellsOf(edit).cells['paidOn'] !== undefined)).toBeGreaterThan(2);
      expect(count((edit) => edit.kind === 'change' && edit.cells['documentStatus'] === 'sent')).toBe(2);
      expect(count((edit) => edit.kind === 'make' && edit.row.table === 'invoices')).toBeGreaterThan(0);
      expect(count((edit) => edit.kind === 'make' && edit.row.table === 'touches')).toBeGreaterThan(3);
    }
  });

  it('leaves room on a free base after a month', () => {
    for (const text of starts) {
      const { start, days } = monthFrom(text);
      const made = days.flat().filter(({ kind }) => kind === 'make').length;
      expect(demoYear(start).length + made).toBeLessThanOrEqual(960);
    }
  });

  it('changes only rows that are there, makes none twice and gives no number twice', () => {
    const start = fc.integer({ min: 0, max: 1460 }).map((days) => {
      return Temporal.PlainDate.from('2025-01-01').add({ days }).toString();
    });
    fc.assert(
      fc.property(start, (text) => {
        const month = monthFrom(text);
        const known = new Set(demoYear(month.start).map(({ key }) => key));
        const numbers = new Set(demoYear(month.start).map(({ cells }) => cells['number']));
        for (const edit of month.days.flat()) {
          const { key, cells, links } = cellsOf(edit);
          expect(known.has(key)).toBe(edit.kind === 'change');
          known.add(key);
          expect(
            Object.values(links)
              .flat()
              .filter((target) => !known.has(target)),
          ).toEqual([]);
          if (cells['number'] === undefined) continue;
          expect(numbers.has(cells['number'])).toBe(false);
          numbers.add(cells['number']);
        }
      }),
      { numRuns: 3 },
    );
  });

  it('fills cells with what their columns hold', () => {
    const edits = starts.flatMap((text) => monthFrom(text).days.flat());
    const faults = edits.flatMap((edit) => {
      const { table, key, cells } = cellsOf(edit);
      return Object.entries(cells)
        .map(([field, value]) => ({ key, field, fault: cellFault(table, field, value) }))
        .filter(({ fault }) => fault !== null);
    });
    expect(faults).toEqual([]);
  });

  it('pays no invoice twice and none in dispute', () => {
    const paid = monthFrom('2026-11-23')
      .days.flat()
      .filter((edit) => cellsOf(edit).cells['paidOn'] !== undefined)
      .map((edit) => cellsOf(edit).key);
    expect(new Set(paid).size).toBe(paid.length);
    expect(paid).not.toContain('finch/invoices/posters-extra');
  });

  it('edits nothing on the day the year was placed, nor before', () => {
    const start = Temporal.PlainDate.from('2026-11-23');
    expect(realisticEdits(start, start)).toEqual([]);
    expect(realisticEdits(start, start.subtract({ days: 3 }))).toEqual([]);
  });
});
