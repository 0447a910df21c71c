import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellContent, splitValues } from '../../../src/sandbox/page/cell.js';
import { fieldKind } from '../../../src/sandbox/page/field-kind.js';
import { STATUS, text } from './fake-source.js';

function content(type: string, value: string): string {
  return cellContent(fieldKind(type), text('fld', 'Field', { type }), value).markup;
}

describe('src/sandbox/page/cell', () => {
  it('shows a choice as a pill in its own colour', () => {
    const pill = cellContent(fieldKind(STATUS.type), STATUS, 'Written off').markup;
    expect(pill).toBe('<span class="pill hue-red shade-bright">Written off</span>');
  });

  it('gives a choice without a colour one by its place, and an unknown choice grey', () => {
    const field = text('fld', 'Kind', { type: 'singleSelect', options: [{ name: 'A' }, { name: 'B' }] });
    const kind = fieldKind(field.type);
    expect(cellContent(kind, field, 'B').markup).toContain('hue-green shade-light2');
    expect(cellContent(kind, field, 'Gone').markup).toContain('hue-gray shade-light2');
  });

  it('lets no colour name reach the page as it is', () => {
    const field = text('fld', 'Kind', {
      type: 'singleSelect',
      options: [{ name: 'A', color: 'x" onload="y' }],
    });
    expect(cellContent(fieldKind(field.type), field, 'A').markup).toContain(
      'class="pill hue-blue shade-light2"',
    );
  });

  it('shows each linked row as a pill of its own', () => {
    expect(content('multipleRecordLinks', 'Acme, "Finch, Ltd"')).toBe(
      '<span class="pill link">Acme</span><span class="pill link">Finch, Ltd</span>',
    );
  });

  it('says a ticked box in words, and nothing of an empty one', () => {
    expect(content('checkbox', 'true')).toContain('aria-label="ticked"');
    expect(content('checkbox', 'false')).toBe('');
    expect(content('checkbox', '')).toBe('');
  });

  it('links to the web, to no script', () => {
    expect(content('url', 'https://a.example/x/')).toContain('href="https://a.example/x/"');
    expect(content('url', 'javascript:alert(1)')).toBe('javascript:alert(1)');
  });

  it('shows a type it does not know as text, also one named like a property of every object', () => {
    expect(content('constructor', '<b>')).toBe('&lt;b&gt;');
  });

  it('splits values as they were joined', () => {
    const value = fc.stringMatching(/^[a-zA-Z&'.\-,]([a-zA-Z&'.\-, ]*[a-zA-Z&'.\-,])?$/);
    const join = (values: readonly string[]) =>
      values.map((one) => (one.includes(',') ? `"${one}"` : one)).join(', ');
    fc.assert(
      fc.property(fc.array(value), (values) => void expect(splitValues(join(values))).toEqual(values)),
    );
  });
});
