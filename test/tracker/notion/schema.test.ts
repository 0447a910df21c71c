import { describe, expect, it } from 'vitest';
import { type FieldSpec, fieldSpec, tableKeys, tableSpec } from '../../../src/tracker/model.js';
import {
  iconOf,
  linkDraft,
  nativeSource,
  plainId,
  propertyDraft,
  propertyDrafts,
  standingTable,
  tableDescription,
} from '../../../src/tracker/notion/schema.js';
import type { TableDraft } from '../../../src/tracker/plan.js';

function draftOf(table: (typeof tableKeys)[number]): TableDraft {
  const { label, help, fields } = tableSpec(table);
  const columns = Object.entries(fields)
    .filter(([, spec]) => spec.type !== 'link')
    .map(([field, spec]) => ({ field, spec }));
  return { table, label, help, columns };
}

function columnOf(table: (typeof tableKeys)[number], field: string): FieldSpec {
  const spec = fieldSpec(table, field);
  if (!spec) throw new Error(`no column ${table}.${field}`);
  return spec;
}

/** The schema Notion would show for what was asked. */
function shown(properties: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(properties).map(([name, draft], n) => {
    const type = Object.keys(draft as object).find((key) => key !== 'description') ?? '';
    const settings = (draft as Record<string, { options?: { name: string }[] }>)[type];
    const options = settings?.options?.map((option, m) => ({ id: `o${m}`, ...option }));
    return [
      name,
      { id: `p${n}`, name, type, [type]: { ...settings, ...(options === undefined ? {} : { options }) } },
    ];
  });
  return nativeSource.parse({
    id: 'ds',
    title: [{ plain_text: 'T' }],
    properties: Object.fromEntries(entries),
  });
}

describe('tracker/notion/schema', () => {
  it.each(tableKeys)('makes every column of %s so that it stands as what the model says', (table) => {
    const draft = draftOf(table);
    const { fields } = standingTable(shown(propertyDrafts(draft)));
    for (const { field, spec } of draft.columns) {
      const standing = fields.find(
        ({ name, nativeType }) =>
          name === spec.label && (spec.type === 'richText' || nativeType !== 'page body'),
      );
      const text = field === tableSpec(table).primary;
      const wanted: Partial<Record<FieldSpec['type'], string>> = {
        text: text ? 'text' : 'longText',
        amount: 'number',
        date: 'dateOrTime',
        dateTime: 'dateOrTime',
      };
      expect(standing?.type, spec.label).toBe(wanted[spec.type] ?? spec.type);
      if ('options' in spec) {
        const names = spec.options.map(({ label }) => label.replaceAll(',', ''));
        expect(standing?.options?.map(({ name }) => name)).toEqual(names);
      }
    }
  });

  it('keeps the limits of Notion: one title, descriptions of 280, options without a comma', () => {
    for (const table of tableKeys) {
      const drafts = Object.values(propertyDrafts(draftOf(table))) as Record<string, unknown>[];
      expect(drafts.filter((draft) => 'title' in draft)).toHaveLength(1);
      for (const draft of drafts) expect(String(draft['description'] ?? '').length).toBeLessThanOrEqual(280);
      expect(JSON.stringify(drafts).length).toBeLessThan(50_000);
    }
    expect(
      propertyDraft({ ...columnOf('clients', 'notes'), help: 'x'.repeat(400) })['description'],
    ).toHaveLength(280);
  });

  it('makes machine states a select, never a status', () => {
    for (const table of tableKeys) {
      expect(JSON.stringify(propertyDrafts(draftOf(table)))).not.toContain('"status":{');
    }
    expect(propertyDraft(columnOf('invoices', 'paymentStatus'))).toHaveProperty('select');
  });

  it('says on the database which columns the service fills', () => {
    const said = tableDescription(draftOf('invoices'));
    expect(said).toContain('Kept by Short Accounts:');
    expect(said).toContain('Payment status');
    expect(said).not.toContain('Paid on,');
  });

  it('links a table to another from both sides and to itself from one', () => {
    const spec = columnOf('projects', 'client');
    expect(linkDraft(spec, 'ds-1', false)).toMatchObject({
      relation: { data_source_id: 'ds-1', type: 'dual_property', dual_property: {} },
    });
    expect(linkDraft(spec, 'ds-1', true)).toMatchObject({
      relation: { data_source_id: 'ds-1', type: 'single_property', single_property: {} },
    });
  });

  it('takes ids as they are, whether they came percent-encoded or not', () => {
    expect(plainId('%5B%3Dyq')).toBe('[=yq');
    expect(plainId('swq\\')).toBe('swq\\');
    expect(plainId('%zz')).toBe('%zz');
  });

  it('reads links with their other side by the same ids', () => {
    const relation = {
      data_source_id: 'ds-2',
      type: 'dual_property',
      dual_property: { synced_property_id: '%5B%3Dyq' },
    };
    const source = nativeSource.parse({
      id: 'ds-1',
      title: [],
      properties: { Client: { id: 'a%3B', name: 'Client', type: 'relation', relation } },
    });
    expect(standingTable(source).fields[1]).toMatchObject({
      id: 'a;',
      type: 'link',
      linkedTableId: 'ds-2',
      inverseFieldId: '[=yq',
    });
  });

  it('keeps a type it does not know as other', () => {
    for (const type of ['button', 'place', 'verification', 'toString']) {
      const source = nativeSource.parse({
        id: 'ds-1',
        title: [],
        properties: { X: { id: 'x', name: 'X', type } },
      });
      expect(standingTable(source).fields[1]).toMatchObject({ type: 'other', nativeType: type });
    }
  });

  it('gives every table a picture', () => {
    for (const table of tableKeys) expect(iconOf(table).emoji).not.toBe('🗂️');
  });
});
