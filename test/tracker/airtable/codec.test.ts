import { describe, expect, it } from 'vitest';
import { decodeCell, encodeCell } from '../../../src/tracker/airtable/codec.js';
import { type CellValue, type FieldSpec, fieldSpec, type TableKey } from '../../../src/tracker/model.js';
import type { BoundField } from '../../../src/tracker/port.js';

function specOf(table: TableKey, field: string) {
  const spec = fieldSpec(table, field);
  if (!spec) throw new Error(`no column ${table}.${field}`);
  return spec;
}

const plain: BoundField = { id: 'fld1' };
const status: BoundField = {
  id: 'fld2',
  options: { active: { id: 'selA', name: 'Läuft' }, past: { id: 'selP', name: 'Past' } },
};

describe('tracker/airtable/codec', () => {
  it.each<[string, FieldSpec, unknown, CellValue]>([
    ['text', specOf('clients', 'name'), 'Ada', 'Ada'],
    ['a number', specOf('hours', 'minutes'), 90, 90],
    ['a percentage as a share', specOf('projects', 'percentByHand'), 0.125, 0.125],
    ['a date', specOf('invoices', 'due'), '2026-11-30', '2026-11-30'],
    ['an instant', specOf('messages', 'sentAt'), '2026-11-30T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    ['a tick', specOf('hours', 'billable'), true, true],
    ['links', specOf('hours', 'project'), ['rec1', 'rec2'], ['rec1', 'rec2']],
  ])('reads and writes %s', (_, spec, native, value) => {
    expect(decodeCell(spec, plain, native)).toEqual(value);
    expect(encodeCell(spec, plain, value)).toEqual({ value: native, missing: [] });
  });

  it('reads options by their id, by the name they bear now, and by the name they were made with', () => {
    const spec = specOf('clients', 'status');
    expect(decodeCell(spec, status, { id: 'selA', name: 'whatever' })).toBe('active');
    expect(decodeCell(spec, status, 'Läuft')).toBe('active');
    expect(decodeCell(spec, status, 'Leaving')).toBe('leaving');
  });

  it('writes an option by the name it bears now and names one the column lacks', () => {
    const spec = specOf('clients', 'status');
    expect(encodeCell(spec, status, 'active')).toEqual({ value: 'Läuft', missing: [] });
    expect(encodeCell(spec, status, 'leaving')).toEqual({ value: 'Leaving', missing: ['Leaving'] });
  });

  it('sets an option aside that the model does not know', () => {
    expect(decodeCell(specOf('clients', 'status'), status, 'Ghosting')).toEqual({
      unreadable: 'Ghosting',
      problem: expect.any(String),
    });
    const days = specOf('settings', 'workingDays');
    expect(decodeCell(days, plain, ['Monday', 'Someday'])).toMatchObject({ unreadable: 'Someday' });
  });

  it('reads lists of options and links in the words of webhooks', () => {
    const payload = [
      { id: 'sel1', name: 'Monday' },
      { id: 'sel2', name: 'Friday' },
    ];
    expect(decodeCell(specOf('settings', 'workingDays'), plain, payload)).toEqual(['monday', 'friday']);
    expect(decodeCell(specOf('hours', 'project'), plain, [{ id: 'rec1', name: 'Site' }])).toEqual(['rec1']);
  });

  it('reads every form of nothing as blank', () => {
    for (const native of [null, undefined, '', false]) {
      expect(decodeCell(specOf('clients', 'name'), plain, native)).toBeNull();
    }
    expect(decodeCell(specOf('hours', 'project'), plain, [])).toBeNull();
  });

  it('clears every kind of cell', () => {
    expect(encodeCell(specOf('clients', 'name'), plain, null).value).toBeNull();
    expect(encodeCell(specOf('clients', 'status'), status, null).value).toBeNull();
    expect(encodeCell(specOf('hours', 'project'), plain, null).value).toEqual([]);
    expect(encodeCell(specOf('settings', 'workingDays'), plain, null).value).toEqual([]);
    expect(encodeCell(specOf('hours', 'billable'), plain, null).value).toBe(false);
  });

  it('puts an instant of any offset into UTC', () => {
    expect(decodeCell(specOf('messages', 'sentAt'), plain, '2026-11-30T09:00:00+01:00')).toBe(
      '2026-11-30T08:00:00.000Z',
    );
  });

  it('sets a value aside that does not fit its column, and never makes it 0', () => {
    expect(decodeCell(specOf('invoices', 'total'), plain, '12')).toMatchObject({ unreadable: '12' });
    expect(decodeCell(specOf('invoices', 'due'), plain, '2026-02-30')).toMatchObject({
      unreadable: '2026-02-30',
    });
    expect(decodeCell(specOf('invoices', 'due'), plain, 'soon')).toMatchObject({ unreadable: 'soon' });
    expect(decodeCell(specOf('clients', 'name'), plain, { a: 1 })).toMatchObject({ unreadable: '{"a":1}' });
  });

  it('reads a column of text where a date, a number or an option was meant, if it is plain', () => {
    const asText: BoundField = { id: 'fld1', readAs: 'text' };
    expect(decodeCell(specOf('invoices', 'due'), asText, '2026-11-30')).toBe('2026-11-30');
    expect(decodeCell(specOf('invoices', 'due'), asText, '30.11.2026')).toMatchObject({
      unreadable: '30.11.2026',
    });
    expect(decodeCell(specOf('invoices', 'total'), asText, '1800.50')).toBe(1800.5);
    expect(decodeCell(specOf('invoices', 'total'), asText, '1.800,50')).toMatchObject({
      unreadable: '1.800,50',
    });
    expect(decodeCell(specOf('clients', 'status'), asText, 'active')).toBe('active');
  });

  it('reads what a formula or a lookup gives, but not its errors', () => {
    const computed: BoundField = { id: 'fld1', readAs: 'computed' };
    const total = specOf('invoices', 'total');
    expect(decodeCell(total, computed, 12.5)).toBe(12.5);
    expect(decodeCell(total, computed, [12.5])).toBe(12.5);
    expect(
      decodeCell(total, computed, { valuesByLinkedRecordId: { rec1: [7] }, linkedRecordIds: ['rec1'] }),
    ).toBe(7);
    expect(decodeCell(total, computed, { error: '#ERROR!' })).toMatchObject({
      unreadable: '{"error":"#ERROR!"}',
    });
    expect(decodeCell(total, computed, [{ error: '#ERROR!' }])).toMatchObject({
      problem: expect.any(String),
    });
    expect(decodeCell(total, computed, { specialValue: 'NaN' })).toMatchObject({
      problem: expect.any(String),
    });
    expect(decodeCell(specOf('invoices', 'number'), computed, 17)).toBe('17');
    expect(decodeCell(specOf('invoices', 'due'), computed, '2026-11-30T00:00:00.000Z')).toBe('2026-11-30');
    expect(decodeCell(specOf('invoices', 'due'), computed, '2026-11-30T22:00:00.000Z')).toMatchObject({
      unreadable: '2026-11-30T22:00:00.000Z',
    });
  });
});
