import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTruthy } from '../../../../src/sandbox/airtable/formula/index.js';
import { run } from './row.js';

describe('src/sandbox/airtable/formula/values', () => {
  it('passes a record for everything but 0, false, empty text, NaN, an empty list, blank and an error', () => {
    expect([0, false, '', Number.NaN, [], null, run('ERROR()')].map(isTruthy)).not.toContain(true);
    expect([1, -1, true, 'x', '0', ['a'], run('TODAY()')].map(isTruthy)).not.toContain(false);
  });

  it('takes blank for empty text, zero and false, so that {Total} = 0 finds empty cells', () => {
    expect(run('BLANK() = ""')).toBe(true);
    expect(run('BLANK() = 0')).toBe(true);
    expect(run('{Total} = 0')).toBe(true);
    expect(run('{Total} = BLANK()', { Total: 0 })).toBe(true);
    expect(run('{Total} = BLANK()', { Total: 3 })).toBe(false);
    expect(run('{Name} != ""', { Name: 'x' })).toBe(true);
    expect(run('{Client} = ""', { Client: [] })).toBe(true);
  });

  it('compares a number with a text as text, so that {Total} = "0" finds a real zero only', () => {
    expect(run("{Total} = '0'")).toBe(false);
    expect(run("{Total} = '0'", { Total: 0 })).toBe(true);
    expect(run("{Total} > '9'", { Total: 10 })).toBe(true);
  });

  it('finds ticked and unticked boxes by TRUE(), FALSE(), 1, 0 and NOT', () => {
    for (const ticked of ['{Paid}', '{Paid} = TRUE()', '{Paid} = 1', 'NOT({Paid} = FALSE())']) {
      expect(isTruthy(run(ticked, { Paid: true }))).toBe(true);
      expect(isTruthy(run(ticked))).toBe(false);
    }
  });

  it('compares dates as instants, with texts that look like dates too', () => {
    const cells = { Due: '2026-03-04', 'Sent at': '2026-03-04T00:00:00.000Z' };
    expect(run('{Due} = {Sent at}', cells)).toBe(true);
    expect(run("{Due} = DATETIME_PARSE('2026-03-04')", cells)).toBe(true);
    expect(run("{Sent at} = '2026-03-04T00:00:00.000Z'", cells)).toBe(true);
    expect(run('{Due} < TODAY()', cells)).toBe(true);
    expect(run("{Due} >= '2026-03-05'", cells)).toBe(false);
    expect(run("FIND('2026-03', {Sent at})", cells)).toBe(1);
    expect(run('{Due} = ""', cells)).toBe(false);
  });

  it('reads linked records as names with commas between, a name with a comma in quotes', () => {
    expect(run('{Client} = "Acme"', { Client: ['Acme'] })).toBe(true);
    expect(run('{Client} & ""', { Client: ['Acme', 'Finch'] })).toBe('Acme, Finch');
    expect(run('{Client} & ""', { Client: ['Finch, Ltd'] })).toBe('"Finch, Ltd"');
    expect(run('ARRAYJOIN({Client}, "; ")', { Client: ['Acme', 'Finch'] })).toBe('Acme; Finch');
    expect(run('FIND("Finch", ARRAYJOIN({Client}))', { Client: ['Acme', 'Finch'] })).toBe(7);
  });

  it('lets an error in any operand or argument be the result, but where it is asked for', () => {
    for (const source of [
      '1 + ERROR()',
      '"a" & ERROR()',
      'ERROR() = 1',
      'AND(TRUE(), ERROR())',
      'LEN(ERROR())',
    ]) {
      expect(run(source)).toMatchObject({ kind: 'error' });
    }
    expect(run('ISERROR(1 / 0)')).toBe(true);
    expect(run('ISERROR("abc" * 2)')).toBe(true);
    expect(run('ISERROR(1)')).toBe(false);
    expect(run('IF(TRUE(), 1, ERROR())')).toBe(1);
    expect(run('{Name} & "x"', { Name: { error: '#ERROR!' } })).toMatchObject({ kind: 'error' });
    expect(isTruthy(run('{Total}', { Total: { specialValue: 'NaN' } }))).toBe(false);
  });

  it('finds a text by its own quoted form and by no other, whatever it holds', () => {
    const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, other) => {
        expect(run(`{Name} = ${quoted(text)}`, { Name: text })).toBe(true);
        expect(run(`{Name} = ${quoted(text)}`, { Name: other })).toBe(text === other);
      }),
    );
  });

  it('calculates with numbers as written', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, (first, second) => {
        expect(run(`{Total} + ${second}`, { Total: first })).toBe(first + second);
        expect(run(`{Total} < ${second}`, { Total: first })).toBe(first < second);
        expect(run(`{Total} * 2 - ${second}`, { Total: first })).toBe(first * 2 - second);
      }),
    );
  });
});
