import { describe, expect, it } from 'vitest';
import { compileFormula, isTruthy } from '../../../../src/sandbox/airtable/formula/index.js';
import { FIELDS, row } from './row.js';

const RECORDS = {
  sent: row(
    { Name: 'Site, part 1', Total: 1200, Status: 'Sent', Due: '2026-03-01', Client: ['Finch'], Paid: true },
    { id: 'recSent', lastModifiedTime: () => '2026-03-05T09:00:00.000Z' },
  ),
  draft: row(
    { Name: `The "big" O'Neil job`, Total: 0, Status: 'Draft', Client: ['Finch', 'Acme'] },
    { id: 'recDraft', lastModifiedTime: () => '2026-02-01T09:00:00.000Z' },
  ),
  empty: row({}, { id: 'recEmpty', createdTime: '2026-03-05T11:59:00.000Z' }),
};

function matching(source: string): string[] {
  const formula = compileFormula(source, FIELDS);
  return Object.entries(RECORDS)
    .filter(([, record]) => isTruthy(formula(record)))
    .map(([name]) => name);
}

describe('src/sandbox/airtable/formula/filters', () => {
  it.each([
    ['{Status} = "Sent"', ['sent']],
    ['{Status} != "Sent"', ['draft', 'empty']],
    ["Name = 'The \"big\" O\\'Neil job'", ['draft']],
    ['OR(RECORD_ID() = "recSent", RECORD_ID() = "recEmpty")', ['sent', 'empty']],
    ['NOT({Status})', ['empty']],
    ['{Status} = BLANK()', ['empty']],
    ['AND({Status} != "", NOT({Paid}))', ['draft']],
    ['OR({Paid} = FALSE(), {Paid} = BLANK())', ['draft', 'empty']],
    ['{Total}', ['sent']],
    ['{Total} = 0', ['draft', 'empty']],
    ['{Total} & "" = "0"', ['draft']],
    ['AND({Due}, IS_BEFORE({Due}, TODAY()))', ['sent']],
    ["DATETIME_DIFF(TODAY(), {Due}, 'days') >= 4", ['sent']],
    ["IS_SAME({Due}, '2026-03-01', 'day')", ['sent']],
    ['FIND("Acme", ARRAYJOIN({Client}))', ['draft']],
    ['{Client} = "Finch"', ['sent']],
    ['SEARCH("part", LOWER({Name})) > 0', ['sent']],
    ['REGEX_MATCH({Name} & "", "part [0-9]")', ['sent']],
    ["LAST_MODIFIED_TIME() > '2026-03-01'", ['sent']],
    [
      "OR(IS_AFTER(LAST_MODIFIED_TIME(), DATETIME_PARSE('2026-03-05T08:00:00.000Z')), IS_AFTER(CREATED_TIME(), DATETIME_PARSE('2026-03-05T08:00:00.000Z')))",
      ['sent', 'empty'],
    ],
    ['1', ['sent', 'draft', 'empty']],
    ['0', []],
    ['ERROR()', []],
  ])('%s picks %j', (source, expected) => {
    expect(matching(source)).toEqual(expected);
  });
});
