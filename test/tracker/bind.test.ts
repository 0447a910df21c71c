import { describe, expect, it } from 'vitest';
import { bind, bindingFaults, usable } from '../../src/tracker/bind.js';
import { packs } from '../../src/tracker/model.js';
import type { Binding, Standing } from '../../src/tracker/port.js';
import { fieldId, standingOf, tableId, withField, withTable } from '../support/standing.js';

function bound(standing: Standing, previous: Binding | null = null): Binding {
  const { binding } = bind(standing, previous, packs);
  if (!binding) throw new Error('nothing to bind to');
  return binding;
}

describe('src/tracker/bind', () => {
  it('binds nothing where there is no container', () => {
    expect(bind({ container: null, tables: [] }, null, packs)).toEqual({ binding: null, conflicts: [] });
  });

  it('finds tables and columns by name whatever their case', () => {
    const shouting = withTable(standingOf(), 'clients', (t) => ({ ...t, name: ' CLIENTS ' }));
    expect(bound(shouting).tables.clients?.id).toBe(tableId('clients'));
  });

  it('follows a rename of table, column and option by their ids', () => {
    const before = bound(standingOf());
    let renamed = withTable(standingOf(), 'invoices', (t) => ({ ...t, name: 'Rechnungen' }));
    renamed = withField(renamed, 'invoices', 'total', (f) => ({ ...f, name: 'Summe' }));
    renamed = withField(renamed, 'invoices', 'documentStatus', (f) => ({
      ...f,
      options: (f.options ?? []).map((o) => (o.name === 'Sent' ? { ...o, name: 'Verschickt' } : o)),
    }));
    const after = bound(renamed, before);
    expect(after.tables.invoices?.id).toBe(tableId('invoices'));
    expect(after.tables.invoices?.fields['total']?.id).toBe(fieldId('invoices', 'total'));
    expect(after.tables.invoices?.fields['documentStatus']?.options?.['sent']?.name).toBe('Verschickt');
    expect(bindingFaults(after)).toEqual([]);
  });

  it('does not take a stranger that bears the old name for the renamed column', () => {
    const before = bound(standingOf());
    const renamed = withField(standingOf(), 'clients', 'notes', (f) => ({ ...f, name: 'Diary' }));
    const shadowed = withTable(renamed, 'clients', (t) => ({
      ...t,
      fields: [...t.fields, { id: 'fldOther', name: 'Notes', type: 'longText', nativeType: 'multilineText' }],
    }));
    expect(bound(shadowed, before).tables.clients?.fields['notes']?.id).toBe(fieldId('clients', 'notes'));
  });

  it('keeps the id of a deleted column, names the problem once and leaves it out of what is usable', () => {
    const before = bound(standingOf());
    const after = bound(
      withField(standingOf(), 'clients', 'talkedOn', () => null),
      before,
    );
    expect(after.tables.clients?.fields['talkedOn']?.id).toBe(fieldId('clients', 'talkedOn'));
    expect(usable(after).tables.clients?.fields['talkedOn']).toBeUndefined();
    expect(bindingFaults(after)).toEqual([
      {
        table: 'Clients',
        field: 'Talked on',
        problem: 'The column "Talked on" is gone.',
        remedy: 'It reads as blank. Run "apply" to have it made again.',
      },
    ]);
  });

  it('sets a column of a wrong type aside and takes it back once it is mended', () => {
    const before = bound(standingOf());
    const broken = withField(standingOf(), 'invoices', 'balance', (f) => ({
      ...f,
      type: 'checkbox',
      nativeType: 'checkbox',
    }));
    const after = bound(broken, before);
    expect(usable(after).tables.invoices?.fields['balance']).toBeUndefined();
    expect(bindingFaults(after)[0]?.problem).toBe(
      'The column is of type checkbox; it has to be a number or currency.',
    );
    expect(bindingFaults(bound(standingOf(), after))).toEqual([]);
  });

  it('reads a column of the freelancer that became text, and says so', () => {
    const texted = withField(standingOf(), 'invoices', 'issued', (f) => ({
      ...f,
      type: 'text',
      nativeType: 'singleLineText',
    }));
    expect(bound(texted).tables.invoices?.fields['issued']).toEqual({
      id: fieldId('invoices', 'issued'),
      readAs: 'text',
    });
  });

  it('counts a table that is gone once', () => {
    const before = bound(standingOf());
    const after = bound(
      withTable(standingOf(), 'payments', () => null),
      before,
    );
    expect(bindingFaults(after).map((f) => [f.table, f.field])).toEqual([['Payments', undefined]]);
    expect(usable(after).tables.payments).toBeUndefined();
  });

  it('lists a missing option by its label, and binds the others', () => {
    const poorer = withField(standingOf(), 'invoices', 'agingBucket', (f) => ({
      ...f,
      options: (f.options ?? []).filter((o) => o.name !== 'Over 90'),
    }));
    const { binding, conflicts } = bind(poorer, null, packs);
    expect(conflicts).toEqual([
      {
        table: 'Invoices',
        field: 'Aging bucket',
        problem: 'The column lacks the option "Over 90".',
        remedy: 'Add them to the column by hand, spelled like this.',
      },
    ]);
    expect(Object.keys(binding?.tables.invoices?.fields['agingBucket']?.options ?? {})).toHaveLength(4);
  });

  it('does not take a link to another table for ours', () => {
    const elsewhere = withField(standingOf(), 'invoices', 'client', (f) => ({
      ...f,
      linkedTableId: tableId('projects'),
    }));
    const { binding, conflicts } = bind(elsewhere, null, packs);
    expect(binding?.tables.invoices?.fields['client']).toBeUndefined();
    expect(conflicts[0]).toMatchObject({ table: 'Invoices', field: 'Client' });
  });
});
