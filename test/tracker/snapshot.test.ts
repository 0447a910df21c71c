import { describe, expect, it } from 'vitest';
import { usable } from '../../src/tracker/bind.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from '../support/mirror.js';

const binding = fullBinding();

describe('src/tracker/snapshot', () => {
  it('gives every column a cell, blank where nothing was read', () => {
    const snapshot = takeSnapshot([mirrorRow('clients', 'recA', { name: 'Ada' })], binding);
    const row = snapshot.tables.clients.get('recA');
    expect(row?.cells.name).toBe('Ada');
    expect(row?.cells.email).toBeNull();
    expect(row?.cells.sendWithoutAsking).toBeNull();
  });

  it('names an unreadable cell by table, row, field and remedy, and keeps the rest of the row', () => {
    const snapshot = takeSnapshot(
      [
        mirrorRow('invoices', 'recI', {
          number: '2026-014',
          issued: { unreadable: 'next week', problem: 'It is no date.' },
          total: 1800,
        }),
      ],
      binding,
    );
    expect(snapshot.tables.invoices.get('recI')?.cells).toMatchObject({ issued: null, total: 1800 });
    expect(snapshot.faults).toEqual([
      {
        table: 'Invoices',
        record: '2026-014',
        recordId: 'recI',
        field: 'Issued',
        problem: 'It is no date. It reads "next week".',
        remedy: 'Write a date like 2026-11-30, or clear the cell.',
      },
    ]);
  });

  it('never lets text become a number', () => {
    const snapshot = takeSnapshot([mirrorRow('invoices', 'recI', { total: 'a lot' })], binding);
    expect(snapshot.tables.invoices.get('recI')?.cells.total).toBeNull();
    expect(snapshot.faults).toMatchObject([{ record: 'recI', field: 'Total' }]);
  });

  it('reads empty text and empty lists as blank', () => {
    const snapshot = takeSnapshot([mirrorRow('projects', 'recP', { name: '', client: [] })], binding);
    expect(snapshot.tables.projects.get('recP')?.cells).toMatchObject({ name: null, client: null });
  });

  it('orders rows by when they were made, whatever order they were read in', () => {
    const rows = [
      mirrorRow('clients', 'recB', { name: 'B' }, '2026-02-01T00:00:00.000Z'),
      mirrorRow('clients', 'recC', { name: 'C' }, '2026-02-01T00:00:00.000Z'),
      mirrorRow('clients', 'recA', { name: 'A' }, '2026-01-01T00:00:00.000Z'),
    ];
    const order = (list: typeof rows) => [...takeSnapshot(list, binding).tables.clients.keys()];
    expect(order(rows)).toEqual(['recA', 'recB', 'recC']);
    expect(order([...rows].reverse())).toEqual(['recA', 'recB', 'recC']);
  });

  it('reads a column the tracker does not have as blank, even where the mirror remembers it', () => {
    const clients = binding.tables.clients;
    if (!clients) throw new Error('clients are bound');
    const { notes: _gone, ...fields } = clients.fields;
    const without = usable({
      ...binding,
      tables: { ...binding.tables, clients: { ...clients, fields } },
    });
    const snapshot = takeSnapshot([mirrorRow('clients', 'recA', { notes: 'old' })], without);
    expect(snapshot.tables.clients.get('recA')?.cells.notes).toBeNull();
    expect(snapshot.has('clients', 'notes')).toBe(false);
    expect(snapshot.has('clients', 'name')).toBe(true);
  });
});
