import { describe, expect, it } from 'vitest';
import { compileFormula, FormulaError } from '../../../../src/sandbox/airtable/formula/index.js';
import { FIELDS, row, run } from './row.js';

function refusal(source: string): FormulaError {
  try {
    compileFormula(source, FIELDS);
  } catch (cause) {
    if (cause instanceof FormulaError) return cause;
    throw cause;
  }
  throw new Error(`${source} was accepted`);
}

describe('src/sandbox/airtable/formula/compile', () => {
  it('binds multiplication before addition, addition before joining and joining before comparing', () => {
    expect(run('1 + 2 * 3')).toBe(7);
    expect(run('(1 + 2) * 3')).toBe(9);
    expect(run('8 - 3 - 2')).toBe(3);
    expect(run('"a" & 1 + 1')).toBe('a2');
    expect(run('"a" & "b" = "ab"')).toBe(true);
    expect(run('-2 * -3 + +1')).toBe(7);
  });

  it('finds a field by braced name, bare name, other capitals and id', () => {
    const cells = { Name: 'Site', Total: 12.5 };
    expect(run('{Name}', cells)).toBe('Site');
    expect(run('Name', cells)).toBe('Site');
    expect(run('{name}', cells)).toBe('Site');
    expect(run('{fldTotal000000000} * 2', cells)).toBe(25);
  });

  it('reads escapes in field names and in both kinds of quotes', () => {
    expect(run('{Odd {name\\} \\\\ here}', { 'Odd {name} \\ here': 'x' })).toBe('x');
    expect(run(`'Jane\\'s "place"'`)).toBe(`Jane's "place"`);
    expect(run('"a\\"b\\\\c\\n"')).toBe('a"b\\c\n');
  });

  it('takes function names in any capitals and spaces anywhere', () => {
    expect(run(' and( true( ) ,\n not(FALSE()) ) ')).toBe(true);
  });

  it('names every unknown field once, in lower case, as Airtable does', () => {
    const error = refusal('AND({First} = 1, Last = 2, {First} = 3)');
    expect(error.kind).toBe('invalid');
    expect(error.message).toBe(
      'The formula for filtering records is invalid: Unknown field names: first, last',
    );
  });

  it('refuses a function that Airtable lacks', () => {
    const error = refusal('CHAR(10)');
    expect(error.kind).toBe('invalid');
    expect(error.message).toBe('The formula for filtering records is invalid: Unknown function names: CHAR');
  });

  it('says so when Airtable has a function and the sandbox does not', () => {
    const error = refusal('WORKDAY_DIFF({Due}, TODAY())');
    expect(error.kind).toBe('unsupported');
    expect(error.functionName).toBe('WORKDAY_DIFF');
    expect(error.message).toContain('WORKDAY_DIFF()');
  });

  it.each([
    '1 +',
    '(1',
    '"open',
    '{Name',
    '1 2',
    'IF()',
    'NOT(1, 2)',
    '= 1',
    '{Name} == 1',
    'AND(1,)',
    '#',
    '',
    '{Name}“x”',
  ])('refuses %s as no formula', (source) => {
    expect(refusal(source).message).toBe(
      'The formula for filtering records is invalid: Invalid formula. Please check your formula text.',
    );
  });

  it('refuses nesting and chains deeper than any real formula instead of breaking down', () => {
    expect(refusal(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`).kind).toBe('unsupported');
    expect(refusal(Array(20_000).fill('1').join('+')).kind).toBe('unsupported');
    expect(refusal(`${'-'.repeat(20_000)}1`).kind).toBe('unsupported');
  });

  it('runs a long list of alternatives', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `RECORD_ID() = 'rec${at}'`);
    expect(run(`OR(${ids.join(', ')}, RECORD_ID() = 'recA0000000000000')`)).toBe(true);
  });

  it('does not take a property every object has for a function', () => {
    expect(refusal('constructor(1)').kind).toBe('invalid');
  });

  it('asks for the modification time of the fields named, and of all when none is', () => {
    const asked: unknown[] = [];
    const record = row(
      {},
      {
        lastModifiedTime: (fieldIds) => {
          asked.push(fieldIds);
          return '2026-03-04T10:00:00.000Z';
        },
      },
    );
    const source = "IS_AFTER(LAST_MODIFIED_TIME({Total}, Due), '2026-03-04T09:59:59Z')";
    expect(compileFormula(source, FIELDS)(record)).toBe(true);
    expect(compileFormula('DATESTR(LAST_MODIFIED_TIME())', FIELDS)(record)).toBe('2026-03-04');
    expect(asked).toEqual([['fldTotal000000000', 'fldDue00000000000'], undefined]);
    expect(refusal('LAST_MODIFIED_TIME(1)').kind).toBe('invalid');
  });
});
