import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaError } from '../../../../src/sandbox/airtable/formula/index.js';
import { run } from './row.js';

/** What support.airtable.com/docs/formula-field-reference says of each function, on values of our own. */
const DOCUMENTED: readonly (readonly [string, unknown])[] = [
  ['AND(1, "x", TRUE())', true],
  ['OR(0, "", BLANK())', false],
  ['XOR(1, 1, 1)', true],
  ['XOR(1, 1)', false],
  ['IF(0, "yes", "no")', 'no'],
  ['IF(0, "yes")', null],
  ['SWITCH("b", "a", 1, "b", 2)', 2],
  ['SWITCH("c", "a", 1, "b", 2, 9)', 9],
  ['SWITCH("c", "a", 1)', null],
  ['FIND("n", "banana")', 3],
  ['FIND("n", "banana", 4)', 5],
  ['FIND("N", "banana")', 0],
  ['SEARCH("x", "banana")', null],
  ['SEARCH("nan", "banana")', 3],
  ['LOWER("ÄbC")', 'äbc'],
  ['UPPER("äbc")', 'ÄBC'],
  ['TRIM("  a b ")', 'a b'],
  ['LEN("äb")', 2],
  ['LEFT("invoice", 3)', 'inv'],
  ['RIGHT("invoice", 3)', 'ice'],
  ['RIGHT("invoice", 0)', ''],
  ['MID("invoice", 3, 2)', 'vo'],
  ['SUBSTITUTE("a-b-c", "-", "+")', 'a+b+c'],
  ['SUBSTITUTE("a-b-c", "-", "+", 2)', 'a-b+c'],
  ['SUBSTITUTE("a-b", "-", "$&")', 'a$&b'],
  ['CONCATENATE("a", 1, TRUE())', 'a11'],
  ['REPT("ab", 3)', 'ababab'],
  ['T("a")', 'a'],
  ['T(5)', null],
  ['VALUE("€1,250.50")', 1250.5],
  ['VALUE("-$3")', -3],
  ['REGEX_MATCH("INV-2026-7", "^INV-\\\\d{4}")', true],
  ['REGEX_MATCH("inv", "(?i)INV")', true],
  ['ROUND(1.005, 2)', 1.01],
  ['ROUND(-2.5, 0)', -2],
  ['ROUND(1234, -2)', 1200],
  ['ROUNDUP(1.1, 0)', 2],
  ['ROUNDUP(-1.1, 0)', -2],
  ['ROUNDDOWN(-1.9, 0)', -1],
  ['ABS(-3)', 3],
  ['INT(-1.5)', -2],
  ['FLOOR(1.39, 0.1)', 1.3],
  ['CEILING(1.01, 0.1)', 1.1],
  ['CEILING(1.2)', 2],
  ['MOD(-7, 3)', 2],
  ['MOD(7, -3)', -2],
  ['MAX(1, 30, "40", BLANK())', 30],
  ['MIN(4, 2)', 2],
  ['SUM(1, 2.5, BLANK())', 3.5],
  ['AVERAGE(1, 2)', 1.5],
  ['COUNT(1, "a", 2)', 2],
  ['COUNTA(1, "a", "", BLANK())', 2],
  ["DATETIME_DIFF('2026-03-01', '2026-02-01', 'days')", 28],
  ["DATETIME_DIFF('2026-02-01', '2026-03-01', 'd')", -28],
  ["DATETIME_DIFF('2026-03-01T00:00:00Z', '2026-02-28T23:59:00Z')", 60],
  ["DATETIME_DIFF('2026-03-01T00:00:01Z', '2026-03-01T00:00:00Z', 'blinks')", 1000],
  ["DATETIME_DIFF('2027-02-28', '2026-03-01', 'years')", 0],
  ["DATETIME_DIFF('2026-07-01', '2026-01-01', 'quarters')", 2],
  ["DATETIME_DIFF('2026-03-01T00:10:00Z', '2026-03-01T00:00:00Z', 'm')", 10],
  ["DATETIME_DIFF('2026-05-01', '2026-03-01', 'M')", 2],
  ["DATESTR(DATEADD('2026-01-31', 1, 'month'))", '2026-02-28'],
  ["DATESTR(DATEADD('2026-01-31', -2, 'weeks'))", '2026-01-17'],
  [`DATETIME_FORMAT('2026-03-05T07:08:09Z', "D/M/YY H:mm [o'clock] A")`, "5/3/26 7:08 o'clock AM"],
  ["DATETIME_FORMAT('2026-03-05', 'dddd, MMMM Do')", 'Thursday, March 5th'],
  ["DATETIME_FORMAT('2026-03-05')", '2026-03-05T00:00:00+00:00'],
  ["DATESTR(DATETIME_PARSE('4 Mar 2017 23:00', 'D MMM YYYY HH:mm'))", '2017-03-04'],
  ["HOUR(DATETIME_PARSE('3/4/17 11:30 pm', 'M/D/YY h:mm a'))", 23],
  ["DATESTR('7/10/19')", '2019-07-10'],
  ["IS_SAME('2026-03-05', '2026-03-29', 'month')", true],
  ["IS_SAME('2026-03-05', '2026-03-06')", false],
  ["IS_SAME('2026-03-01', '2026-03-07', 'week')", true],
  ["IS_SAME('2026-03-07', '2026-03-08', 'week')", false],
  ["IS_SAME('2026-04-01', '2026-06-30', 'quarter')", true],
  ["IS_BEFORE('2026-03-04', TODAY())", true],
  ["IS_AFTER('2026-03-05T12:00:01Z', NOW())", true],
  ['DATESTR(TODAY())', '2026-03-05'],
  ['HOUR(TODAY())', 0],
  ['HOUR(NOW())', 12],
  ["WEEKDAY('2026-03-08')", 0],
  ["WEEKDAY('2026-03-08', 'Monday')", 6],
  ["YEAR('2026-03-08') & '-' & MONTH('2026-03-08') & '-' & DAY('2026-03-08')", '2026-3-8'],
  ["MINUTE('2026-03-08T01:02:03Z') & ':' & SECOND('2026-03-08T01:02:03Z')", '2:3'],
  ['RECORD_ID()', 'recA0000000000000'],
  ['DATESTR(CREATED_TIME())', '2026-01-02'],
];

describe('src/sandbox/airtable/formula/functions', () => {
  it.each(DOCUMENTED)('%s gives %j', (source, expected) => {
    expect(run(source)).toEqual(expected);
  });

  it.each([
    "DATETIME_DIFF({Due}, TODAY(), 'days')",
    'YEAR(BLANK())',
    "DATEADD('soon', 1, 'day')",
    "DATEADD(TODAY(), 1, 'fortnight')",
    "DATETIME_PARSE('31 Feb 2026', 'D MMM YYYY')",
    'VALUE("none")',
    'REGEX_MATCH("a", "(")',
    'REGEX_MATCH("a", "(?=a)")',
    'REPT("a", 9999999)',
    '"abc" * 2',
    'AVERAGE("a") + ERROR()',
  ])('%s is an error value', (source) => {
    expect(run(source)).toMatchObject({ kind: 'error' });
  });

  it('finds a blank date neither before nor after another', () => {
    expect(run('IS_BEFORE({Due}, TODAY())')).toBe(false);
    expect(run('IS_AFTER({Due}, TODAY())')).toBe(false);
  });

  it('names the date specifier it does not have', () => {
    expect(() => run("DATETIME_FORMAT(TODAY(), 'E')")).toThrow(FormulaError);
  });

  it('writes every date so that it reads back the same', () => {
    const day = fc
      .integer({ min: -20_000, max: 40_000 })
      .map((days) => new Date(days * 86_400_000).toISOString());
    fc.assert(
      fc.property(day, (at) => {
        const text = at.slice(0, 10);
        expect(run('DATESTR({Due})', { Due: text })).toBe(text);
        expect(
          run("DATETIME_PARSE(DATETIME_FORMAT({Due}, 'Do MMMM YYYY'), 'Do MMMM YYYY') = {Due}", {
            Due: text,
          }),
        ).toBe(true);
        expect(run("DATETIME_DIFF(DATEADD({Due}, 45, 'days'), {Due}, 'days')", { Due: text })).toBe(45);
      }),
    );
  });
});
