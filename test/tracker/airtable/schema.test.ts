import { describe, expect, it } from 'vitest';
import { fieldDraft, linkDraft, standingField } from '../../../src/tracker/airtable/schema.js';
import { type FieldSpec, tableKeys, tableSpec } from '../../../src/tracker/model.js';

const columns = tableKeys.flatMap((table) =>
  Object.entries(tableSpec(table).fields).map(([field, spec]): [string, FieldSpec] => [
    `${table}.${field}`,
    spec,
  ]),
);

/** Types a first field may have (airtable.com/developers/web/api/create-base). */
const primaryTypes = ['singleLineText', 'multilineText', 'email', 'url', 'phoneNumber', 'number', 'date'];

describe('tracker/airtable/schema', () => {
  it('makes every column of the model so that it stands as what the model says', () => {
    for (const [name, spec] of columns) {
      const draft = spec.type === 'link' ? linkDraft(spec, 'tbl1') : fieldDraft(spec);
      const options = draft.options as { choices?: { name: string }[] } | undefined;
      const choices = options?.choices?.map(({ name: label }) => ({ id: `sel-${label}`, name: label }));
      const standing = standingField({
        id: 'fld1',
        name: draft.name,
        type: draft.type,
        options: choices ? { choices } : {},
      });
      expect(standing.type, name).toBe(spec.type === 'amount' ? 'number' : spec.type);
      if ('options' in spec) {
        expect(
          standing.options?.map((option) => option.name),
          name,
        ).toEqual(spec.options.map(({ label }) => label));
      }
    }
  });

  it('names every table by a column that Airtable takes for the first', () => {
    for (const table of tableKeys) {
      const spec = tableSpec(table).fields[tableSpec(table).primary];
      expect(spec && primaryTypes.includes(fieldDraft(spec).type), table).toBe(true);
    }
  });

  it('says in the description whose a column is', () => {
    const described = Object.fromEntries(columns.map(([name, spec]) => [name, spec]));
    const balance = described['invoices.balance'];
    const rate = described['hours.rate'];
    const notes = described['clients.notes'];
    if (!balance || !rate || !notes) throw new Error('the model has changed');
    expect(fieldDraft(balance).description).toBe('Kept by Short Accounts; an edit is put back.');
    expect(fieldDraft(rate).description).toContain('until you change it');
    expect(fieldDraft(notes)).not.toHaveProperty('description');
  });

  it('keeps a type it does not know as other', () => {
    for (const type of ['manualSort', 'toString', '__proto__', 'rating']) {
      expect(standingField({ id: 'fld1', name: 'x', type })).toMatchObject({
        type: 'other',
        nativeType: type,
      });
    }
  });
});
