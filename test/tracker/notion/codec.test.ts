import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldSpec, type TableKey } from '../../../src/tracker/model.js';
import { decodeCell, encodeCell, type NativeValue } from '../../../src/tracker/notion/codec.js';
import type { BoundField } from '../../../src/tracker/port.js';
import { text } from './bench.js';

function specOf(table: TableKey, field: string) {
  const spec = fieldSpec(table, field);
  if (!spec) throw new Error(`no column ${table}.${field}`);
  return spec;
}

function decode(table: TableKey, field: string, native: object, column: BoundField = { id: 'p' }) {
  return decodeCell(specOf(table, field), column, { id: 'p', ...native } as NativeValue);
}

function encode(table: TableKey, field: string, value: never, column: BoundField = { id: 'p' }) {
  return encodeCell(specOf(table, field), column, value, false);
}

const status: BoundField = {
  id: 'p',
  options: { sent: { id: 'o2', name: 'Verschickt' }, draft: { id: 'o1', name: 'Draft' } },
};

describe('tracker/notion/codec', () => {
  it('joins the parts of titles and texts', () => {
    const parts = [...text('Ada '), ...text('Draws')];
    expect(decode('clients', 'name', { type: 'title', title: parts })).toBe('Ada Draws');
    expect(decode('clients', 'notes', { type: 'rich_text', rich_text: parts })).toBe('Ada Draws');
  });

  it.each([
    ['clients', 'notes', { type: 'rich_text', rich_text: [] }],
    ['clients', 'email', { type: 'email', email: null }],
    ['invoices', 'total', { type: 'number', number: null }],
    ['invoices', 'due', { type: 'date', date: null }],
    ['invoices', 'documentStatus', { type: 'select', select: null }],
    ['clients', 'sendWithoutAsking', { type: 'multi_select', multi_select: [] }],
    ['invoices', 'client', { type: 'relation', relation: [] }],
    ['hours', 'billable', { type: 'checkbox', checkbox: false }],
  ] as const)('reads an empty cell of %s.%s as blank', (table, field, native) => {
    expect(decode(table, field, native)).toBeNull();
  });

  it('reads every kind of value in the words of the model', () => {
    expect(decode('invoices', 'total', { type: 'number', number: 1800.5 })).toBe(1800.5);
    expect(decode('projects', 'percentByHand', { type: 'number', number: 0.25 })).toBe(0.25);
    expect(decode('hours', 'billable', { type: 'checkbox', checkbox: true })).toBe(true);
    expect(decode('invoices', 'due', { type: 'date', date: { start: '2026-12-01', end: null } })).toBe(
      '2026-12-01',
    );
    expect(decode('clients', 'email', { type: 'email', email: 'a@b.de' })).toBe('a@b.de');
    const relation = [{ id: 'page-1' }, { id: 'page-2' }];
    expect(decode('invoices', 'client', { type: 'relation', relation })).toEqual(['page-1', 'page-2']);
  });

  it('reads an instant as UTC, whatever its offset', () => {
    const date = { start: '2026-11-23T10:30:00.000+02:00', end: null };
    expect(decode('messages', 'sentAt', { type: 'date', date })).toBe('2026-11-23T08:30:00.000Z');
  });

  it('knows an option by its id after a person renamed it', () => {
    const native = { type: 'select', select: { id: 'o2', name: 'Verschickt' } };
    expect(decode('invoices', 'documentStatus', native, status)).toBe('sent');
  });

  it('reads results of formulas and rollups', () => {
    const formula = { type: 'formula', formula: { type: 'number', number: 12 } };
    expect(decode('invoices', 'total', formula)).toBe(12);
    const rollup = { type: 'rollup', rollup: { type: 'number', number: 7, function: 'sum' } };
    expect(decode('invoices', 'total', rollup)).toBe(7);
    const day = { type: 'formula', formula: { type: 'date', date: { start: '2026-12-01', end: null } } };
    expect(decode('invoices', 'due', day)).toBe('2026-12-01');
  });

  it.each([
    ['a number that is text', 'invoices', 'total', { type: 'rich_text', rich_text: text('12,50') }],
    ['a day with a time', 'invoices', 'due', { type: 'date', date: { start: '2026-12-01T10:00:00.000Z' } }],
    [
      'a day that is a span of days',
      'invoices',
      'due',
      { type: 'date', date: { start: '2026-12-01', end: '2026-12-05' } },
    ],
    ['an instant without a time', 'messages', 'sentAt', { type: 'date', date: { start: '2026-12-01' } }],
    ['a day that is none', 'invoices', 'due', { type: 'rich_text', rich_text: text('2026-02-30') }],
    [
      'an option of another',
      'invoices',
      'documentStatus',
      { type: 'select', select: { id: 'x', name: 'Hm' } },
    ],
    [
      'a formula Notion gave up',
      'invoices',
      'total',
      { type: 'formula', formula: { type: 'unsupported', unsupported: {} } },
    ],
  ] as const)('keeps %s apart with what stood there', (_what, table, field, native) => {
    expect(decode(table, field, native)).toMatchObject({
      unreadable: expect.any(String),
      problem: expect.any(String),
    });
  });

  it('writes select and never status, by the name the option bears now', () => {
    expect(encode('invoices', 'documentStatus', 'sent' as never, status)).toEqual({
      select: { name: 'Verschickt' },
    });
    expect(encode('invoices', 'documentStatus', null as never, status)).toEqual({ select: null });
  });

  it('splits a long text into parts Notion takes and keeps it whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9_000 }), (value) => {
        const { rich_text: parts } = encode('clients', 'notes', value as never) as {
          rich_text: { text: { content: string } }[];
        };
        expect(parts.map((part) => part.text.content).join('')).toBe(value);
        for (const { text: part } of parts) expect(part.content.length).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 25 },
    );
  });

  it('cuts no emoji in two', () => {
    const value = `${'x'.repeat(1_999)}🧾`;
    const { rich_text: parts } = encode('clients', 'notes', value as never) as {
      rich_text: { text: { content: string } }[];
    };
    expect(parts.map((part) => part.text.content)).toEqual(['x'.repeat(1_999), '🧾']);
  });

  it('clears cells of every kind', () => {
    expect(encode('clients', 'notes', null as never)).toEqual({ rich_text: [] });
    expect(encode('clients', 'email', null as never)).toEqual({ email: null });
    expect(encode('invoices', 'due', null as never)).toEqual({ date: null });
    expect(encode('invoices', 'total', null as never)).toEqual({ number: null });
    expect(encode('hours', 'billable', null as never)).toEqual({ checkbox: false });
    expect(encode('messages', 'client', null as never)).toEqual({ relation: [] });
    expect(encode('clients', 'sendWithoutAsking', null as never)).toEqual({ multi_select: [] });
  });
});
