import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, title } from '../running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

async function value(expression: string): Promise<unknown> {
  const { source } = await at.database('Rows', {
    Name: { title: {} },
    Hours: { number: {} },
    Empty: { number: {} },
    State: { select: {} },
    Due: { date: {} },
    Result: { formula: { expression } },
  });
  const id = await at.row(source, {
    Name: title('Draw'),
    Hours: { number: 3 },
    State: { select: { name: 'Open' } },
    Due: { date: { start: '2026-05-01' } },
  });
  return (await at.call('GET', `/v1/pages/${id}`)).body['properties']?.['Result']?.['formula'];
}

describe('src/sandbox/notion/formula/index', () => {
  it.each([
    ['prop("Hours") * 80 + 1', { type: 'number', number: 241 }],
    ['2 ^ 3 - 10 / 4', { type: 'number', number: 5.5 }],
    ['prop("Name") + "!"', { type: 'string', string: 'Draw!' }],
    ['prop("State") == "Open" and not empty(prop("Due"))', { type: 'boolean', boolean: true }],
    ['if(prop("Hours") > 2, "long", "short")', { type: 'string', string: 'long' }],
    ['prop("Hours") > 2 ? 1 : 0', { type: 'number', number: 1 }],
    ['ifs(prop("Hours") > 5, "a", prop("Hours") > 1, "b", "c")', { type: 'string', string: 'b' }],
    ['dateBetween(now(), prop("Due"), "days")', { type: 'number', number: 11 }],
    [
      'dateAdd(prop("Due"), 1, "months")',
      { type: 'date', date: { start: '2026-06-01', end: null, time_zone: null } },
    ],
    ['prop("Name").length() + round(2.6)', { type: 'number', number: 7 }],
    ['empty(prop("Empty"))', { type: 'boolean', boolean: true }],
    ['""', { type: 'string', string: null }],
    ['style("x", "b")', { type: 'unsupported', unsupported: {} }],
  ])('works out %s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each(['prop("Gone")', '1 +', 'if(1, 2', '@'])('refuses %s', async (expression) => {
    const answer = await at.call('POST', '/v1/databases', {
      parent: { page_id: at.home },
      initial_data_source: { properties: { Name: { title: {} }, Result: { formula: { expression } } } },
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'validation_error' });
  });
});
