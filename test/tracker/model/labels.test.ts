import { describe, expect, it } from 'vitest';
import { declared } from '../../../src/tracker/model/declared.js';
import type { FieldSpec } from '../../../src/tracker/model/labels.js';
import { inWords } from '../../../src/tracker/model/labels.js';
import { sameName } from '../../../src/tracker/names.js';

const tables = Object.entries(inWords(declared, 'en'));

describe('tracker/model/labels', () => {
  it('words every table, column and option', () => {
    for (const [, table] of tables) {
      expect([table.label, table.help].every(isWord)).toBe(true);
      for (const field of Object.values(table.fields)) expect(wordsOf(field).every(isWord)).toBe(true);
    }
  });

  it('gives no two columns of a table the same name, the far sides of links among them', () => {
    for (const [key, table] of tables) {
      const names = [...Object.values(table.fields).map(({ label }) => label), ...farSides(key)];
      expect(names.filter((name, i) => names.findIndex((other) => sameName(name, other)) !== i)).toEqual([]);
    }
  });

  it('gives no two options of a column the same name', () => {
    for (const [, table] of tables) {
      for (const field of Object.values(table.fields)) {
        if (!('options' in field)) continue;
        expect(new Set(field.options.map(({ label }) => label.toLowerCase())).size).toBe(
          field.options.length,
        );
      }
    }
  });

  it('keeps the order in which columns are declared', () => {
    for (const [key, table] of tables) {
      expect(Object.keys(table.fields)).toEqual(Object.keys(declared[key as keyof typeof declared].fields));
    }
  });

  it('names what has no words', () => {
    const strange = {
      ...declared,
      tasks: { ...declared.tasks, fields: { mood: { type: 'text', class: 'yours', pack: 'core' } } },
    } as const;
    expect(() => inWords(strange, 'en')).toThrow('The labels lack "tasks › mood".');
  });
});

function isWord(text: string): boolean {
  return text.trim() === text && text !== '';
}

function wordsOf(field: FieldSpec): string[] {
  const own = [field.label, ...('help' in field ? [field.help] : [])];
  if ('options' in field) return [...own, ...field.options.map(({ label }) => label)];
  return 'inverse' in field ? [...own, field.inverse] : own;
}

/** What links of other tables, and of the table itself, add to it on their far side. */
function farSides(to: string): string[] {
  return tables.flatMap(([, table]) =>
    Object.values(table.fields).flatMap((field) =>
      'inverse' in field && field.to === to ? [field.inverse] : [],
    ),
  );
}
