import { describe, expect, it } from 'vitest';
import { columnNote, tableNote } from '../../src/tracker/describe.js';
import { tableSpec } from '../../src/tracker/model.js';

const clients = tableSpec('clients');
const draft = {
  table: 'clients',
  label: clients.label,
  help: clients.help,
  columns: Object.entries(clients.fields).map(([field, spec]) => ({ field, spec })),
} as const;

describe('tracker/describe', () => {
  it('says of a column whose it is, and nothing where the name says enough', () => {
    const said = draft.columns.map(({ spec }) => [spec.label, columnNote(spec)]);
    expect(said).toContainEqual(['Open balance', 'Kept by Short Accounts; an edit is put back.']);
    expect(said).toContainEqual(['Notes', '']);
  });

  it('lists in the table what is kept', () => {
    expect(tableNote(draft, () => true)).toContain('Kept by Short Accounts: Next check-in, Open balance,');
    expect(tableNote(draft, () => true)).not.toContain('Where messages to this client go.');
  });

  it('says in the table what a column cannot say itself', () => {
    const note = tableNote(draft, ({ type }) => type !== 'email');
    expect(note).toContain('Email: Where messages to this client go.');
    expect(note).not.toContain('Currency:');
  });
});
