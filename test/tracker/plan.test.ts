import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packs, selectPacks, type TableKey } from '../../src/tracker/model.js';
import { describeStep, type PlanOptions, planTracker } from '../../src/tracker/plan.js';
import { fieldId, standingOf, withField, withTable } from '../support/standing.js';

const options: PlanOptions = { name: 'Tracker', packs, firstRow: { currency: 'EUR' }, resuming: false };
const empty = { container: null, tables: [] };

describe('src/tracker/plan', () => {
  it('makes the container with all tables first, then links, then the one row of Settings', () => {
    const { steps } = planTracker(empty, null, options);
    const kinds = steps.map((step) => step.kind);
    expect(kinds[0]).toBe('create-container');
    expect(kinds.at(-1)).toBe('first-row');
    expect(new Set(kinds.slice(1, -1))).toEqual(new Set(['create-link']));
  });

  it('is empty on a tracker that stands whole', () => {
    const { steps, conflicts } = planTracker(standingOf(), null, options);
    expect(steps).toEqual([]);
    expect(conflicts).toEqual([]);
  });

  it('adds only what a pack brings when it is chosen later', () => {
    const core = standingOf(['core']);
    const { steps } = planTracker(core, null, { ...options, packs: ['payments'] });
    const lines = steps.map(describeStep);
    expect(steps.map((step) => step.kind)).not.toContain('first-row');
    expect(lines.some((line) => line.startsWith('make table Payments'))).toBe(true);
    expect(lines.some((line) => line.includes('Promised on'))).toBe(true);
    expect(lines.some((line) => line.includes('Contacts'))).toBe(false);
  });

  it('makes a deleted column again and touches nothing else', () => {
    const standing = withField(standingOf(), 'clients', 'talkedOn', () => null);
    const { steps } = planTracker(standing, null, options);
    expect(steps).toMatchObject([{ kind: 'create-field', table: 'clients', column: { field: 'talkedOn' } }]);
  });

  it('leaves a column of the same name and another type alone and lists it', () => {
    const standing = withField(standingOf(), 'invoices', 'total', (f) => ({
      ...f,
      type: 'checkbox',
      nativeType: 'checkbox',
    }));
    const { steps, conflicts } = planTracker(standing, null, options);
    expect(steps).toEqual([]);
    expect(conflicts).toMatchObject([{ table: 'Invoices', field: 'Total' }]);
  });

  it('names the far side of a link only while it bears the name the tracker gave it', () => {
    const given = withTable(standingOf(), 'clients', (t) => ({
      ...t,
      fields: t.fields.map((f) =>
        f.inverseFieldId === fieldId('contacts', 'client') ? { ...f, name: 'Contacts 2' } : f,
      ),
    }));
    expect(planTracker(given, null, options).steps).toMatchObject([
      { kind: 'name-inverse', table: 'contacts', field: 'client' },
    ]);
    const person = withTable(standingOf(), 'clients', (t) => ({
      ...t,
      fields: t.fields.map((f) =>
        f.inverseFieldId === fieldId('contacts', 'client') ? { ...f, name: 'People' } : f,
      ),
    }));
    expect(planTracker(person, null, options).steps).toEqual([]);
  });

  it("makes a column that was deleted again, whatever a page's own text is called", () => {
    const body = { id: 'page-body', name: 'Body', type: 'richText', nativeType: 'page body' } as const;
    const deleted = withField(standingOf(), 'messages', 'body', () => null);
    const standing = withTable(deleted, 'messages', (t) => ({ ...t, fields: [body, ...t.fields] }));
    const { steps } = planTracker(standing, null, options);
    expect(steps).toMatchObject([{ kind: 'create-field', table: 'messages', column: { field: 'body' } }]);
  });

  it('looks after the first row again when an earlier run did not come to its end', () => {
    const { steps } = planTracker(standingOf(), null, { ...options, resuming: true });
    expect(steps.map((step) => step.kind)).toEqual(['first-row']);
  });

  it('describes every step in one line', () => {
    for (const step of planTracker(empty, null, options).steps) {
      expect(describeStep(step)).toMatch(/^\S.*\S$/);
    }
  });

  it('asks for exactly the columns that are missing, whichever they are', () => {
    const all = selectPacks(packs).flatMap(({ table, spec, fields }) =>
      fields.filter(([key, f]) => key !== spec.primary && f.type !== 'link').map(([key]) => ({ table, key })),
    );
    fc.assert(
      fc.property(fc.subarray(all, { maxLength: 12 }), (missing) => {
        const standing = missing.reduce(
          (now, { table, key }) => withField(now, table as TableKey, key, () => null),
          standingOf(),
        );
        const steps = planTracker(standing, null, options).steps;
        const asked = steps.map((s) => (s.kind === 'create-field' ? `${s.table}.${s.column.field}` : s.kind));
        expect(asked.sort()).toEqual(missing.map(({ table, key }) => `${table}.${key}`).sort());
      }),
      { numRuns: 40 },
    );
  });
});
