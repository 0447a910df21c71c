import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, sameCell } from '../../src/tracker/diff.js';
import type { WrittenCell } from '../../src/tracker/mirror.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from '../support/mirror.js';

const binding = fullBinding();
const nothing = { changes: [], rows: [] };

function written(field: string, value: WrittenCell['value'], pending?: WrittenCell['value']): WrittenCell {
  return {
    table: 'invoices',
    id: 'recI',
    field,
    value,
    ...(pending === undefined ? {} : { pending }),
  };
}

function invoice(cells: Record<string, string | number>) {
  return takeSnapshot([mirrorRow('invoices', 'recI', { number: '7', ...cells })], binding);
}

describe('src/tracker/diff', () => {
  it('asks for nothing when nothing is wanted or all is there', () => {
    const snapshot = invoice({ daysOverdue: 3 });
    expect(diff(snapshot, nothing, []).writes).toEqual([]);
    const same = {
      ...nothing,
      changes: [{ table: 'invoices' as const, id: 'recI', cells: { daysOverdue: 3 } }],
    };
    expect(diff(snapshot, same, []).writes).toEqual([]);
  });

  it('makes one write of several changes to a row', () => {
    const changes = [
      { table: 'invoices' as const, id: 'recI', cells: { daysOverdue: 4 } },
      { table: 'invoices' as const, id: 'recI', cells: { why: 'late' } },
    ];
    expect(diff(invoice({}), { ...nothing, changes }, []).writes).toEqual([
      { table: 'invoices', id: 'recI', cells: { daysOverdue: 4, why: 'late' } },
    ]);
  });

  it("never writes a column of the freelancer's own, even when asked", () => {
    const changes = [{ table: 'invoices' as const, id: 'recI', cells: { total: 5 } }];
    expect(diff(invoice({ total: 1800 }), { ...nothing, changes }, []).writes).toEqual([]);
  });

  it('puts an edited service cell back and says so once', () => {
    const changes = [{ table: 'invoices' as const, id: 'recI', cells: { daysOverdue: 4 } }];
    const found = diff(invoice({ daysOverdue: 99 }), { ...nothing, changes }, [written('daysOverdue', 3)]);
    expect(found.writes).toHaveLength(1);
    expect(found.edited).toMatchObject([{ table: 'Invoices', record: '7', field: 'Days overdue' }]);
  });

  it('mentions no edit where the cell holds what was being written when the process died', () => {
    const changes = [{ table: 'invoices' as const, id: 'recI', cells: { daysOverdue: 5 } }];
    const found = diff(invoice({ daysOverdue: 4 }), { ...nothing, changes }, [written('daysOverdue', 3, 4)]);
    expect(found.edited).toEqual([]);
    expect(found.writes).toHaveLength(1);
  });

  it('writes a draft while it still equals what was written last, and leaves it once a person touched it', () => {
    const snapshot = takeSnapshot(
      [mirrorRow('messages', 'recM', { key: 'k', subject: 'First words', to: 'new@example.com' })],
      binding,
    );
    const rows = [
      { table: 'messages' as const, key: 'k', cells: { subject: 'Better words', to: 'old@example.com' } },
    ];
    const before: WrittenCell[] = [
      { table: 'messages', id: 'recM', field: 'subject', value: 'First words' },
      { table: 'messages', id: 'recM', field: 'to', value: 'old@example.com' },
    ];
    expect(diff(snapshot, { ...nothing, rows }, before).writes).toEqual([
      { table: 'messages', id: 'recM', key: 'k', cells: { subject: 'Better words' } },
    ]);
  });

  it('leaves a draft alone that a lost store knows nothing of', () => {
    const snapshot = takeSnapshot([mirrorRow('messages', 'recM', { key: 'k', subject: 'Mine' })], binding);
    const rows = [{ table: 'messages' as const, key: 'k', cells: { subject: 'Ours' } }];
    expect(diff(snapshot, { ...nothing, rows }, []).writes).toEqual([]);
  });

  it('lets volatile cells ride along and never cause a write', () => {
    const snapshot = takeSnapshot([mirrorRow('settings', 'recS', { businessName: 'Studio' })], binding);
    const alone = [{ table: 'settings' as const, id: 'recS', cells: { callsUsed: 8 } }];
    expect(diff(snapshot, { ...nothing, changes: alone }, []).writes).toEqual([]);
    const along = [{ table: 'settings' as const, id: 'recS', cells: { callsUsed: 8, problems: 'One.' } }];
    expect(diff(snapshot, { ...nothing, changes: along }, []).writes).toEqual([
      { table: 'settings', id: 'recS', cells: { callsUsed: 8, problems: 'One.' } },
    ]);
  });

  it('makes a kept row with its key, and finds it by the key afterwards', () => {
    const rows = [{ table: 'clientUpdates' as const, key: 'recA', cells: { clientName: 'Ada' } }];
    expect(diff(takeSnapshot([], binding), { ...nothing, rows }, []).writes).toEqual([
      { table: 'clientUpdates', id: null, key: 'recA', cells: { clientName: 'Ada', key: 'recA' } },
    ]);
    const there = takeSnapshot(
      [mirrorRow('clientUpdates', 'recU', { key: 'recA', clientName: 'Ada' })],
      binding,
    );
    expect(diff(there, { ...nothing, rows }, []).writes).toEqual([]);
  });

  it('asks for nothing where the tracker keeps what was asked for in a form of its own', () => {
    const body = (text: string) =>
      takeSnapshot([mirrorRow('clientUpdates', 'recU', { key: 'recA', body: text })], binding);
    const asked = (text: string) => ({
      ...nothing,
      rows: [{ table: 'clientUpdates' as const, key: 'recA', cells: { body: text } }],
    });
    const before: WrittenCell[] = [
      { table: 'clientUpdates', id: 'recU', field: 'body', value: '# A\n\n<br>', sent: '# A' },
    ];
    expect(diff(body('# A\n\n<br>'), asked('# A'), before)).toEqual({ writes: [], edited: [] });
    expect(diff(body('# A\n\n<br>'), asked('# B'), before).writes).toHaveLength(1);
  });

  it('misses no edit of a cell that only rides along', () => {
    const snapshot = takeSnapshot([mirrorRow('settings', 'recS', { callsUsed: 99 })], binding);
    const changes = [{ table: 'settings' as const, id: 'recS', cells: { callsUsed: 8, problems: 'One.' } }];
    const before: WrittenCell[] = [{ table: 'settings', id: 'recS', field: 'callsUsed', value: 7 }];
    expect(diff(snapshot, { ...nothing, changes }, before).edited).toEqual([]);
  });

  it('leaves a text that somebody edited, and says so', () => {
    const snapshot = takeSnapshot(
      [mirrorRow('clientUpdates', 'recU', { key: 'recA', body: 'Mine' })],
      binding,
    );
    const rows = [{ table: 'clientUpdates' as const, key: 'recA', cells: { body: 'Made' } }];
    const before: WrittenCell[] = [
      { table: 'clientUpdates', id: 'recU', field: 'body', value: 'Made before' },
    ];
    const found = diff(snapshot, { ...nothing, rows }, before);
    expect(found.writes).toEqual([]);
    expect(found.edited).toMatchObject([
      { field: 'Body', problem: expect.stringContaining('left as it is') },
    ]);
  });

  it('keeps the older of two rows with one key', () => {
    const twice = takeSnapshot(
      [
        mirrorRow('clientUpdates', 'recNew', { key: 'recA' }, '2026-05-02T00:00:00.000Z'),
        mirrorRow('clientUpdates', 'recOld', { key: 'recA' }, '2026-05-01T00:00:00.000Z'),
      ],
      binding,
    );
    const rows = [{ table: 'clientUpdates' as const, key: 'recA', cells: { clientName: 'Ada' } }];
    expect(diff(twice, { ...nothing, rows }, []).writes).toMatchObject([{ id: 'recOld' }]);
  });

  it('takes lists with the same members and text with other white space at its end for equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), (members) => {
        expect(sameCell(members, [...members].reverse())).toBe(true);
      }),
    );
    expect(sameCell('One.\n', 'One.')).toBe(true);
    expect(sameCell('One.', 'Two.')).toBe(false);
    expect(sameCell([], null)).toBe(true);
    expect(sameCell(['a'], ['a', 'b'])).toBe(false);
    expect(sameCell(0, null)).toBe(false);
    expect(sameCell(0.1 + 0.2, 0.3)).toBe(true);
  });
});
