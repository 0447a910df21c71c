import { describe, expect, it } from 'vitest';
import type { RowWrite } from '../../../src/tracker/port.js';
import { notionWire, onlyTables, openBench, refusal } from './bench.js';

const binding = onlyTables('clientUpdates');
const path = '/v1/pages/u1/markdown';
const write: RowWrite = {
  table: 'clientUpdates',
  id: 'u1',
  cells: { body: '**Done:** all\n' },
  was: { body: '**Done:** half\n<empty-block/>' },
};

function text(content: string): object {
  return { object: 'page_markdown', id: 'u1', markdown: content, truncated: false };
}

function refusesTheOldText(): void {
  notionWire()
    .patch(path, (body) => body.type === 'update_content')
    .reply(400, refusal(400, 'validation_error', 'Could not find old_str in the page content.'));
}

describe('tracker/notion/body', () => {
  it('exchanges a text for another by one call, while it stands as it was read', async () => {
    const asked: object[] = [];
    notionWire()
      .patch(path, (body) => asked.push(body) > 0)
      .reply(200, text('**Done:** all\n<empty-block/>'));
    const { tracker, spent } = openBench();
    expect(await tracker.write(binding, [write])).toMatchObject([
      { ok: true, stored: { body: '**Done:** all\n<empty-block/>' } },
    ]);
    const update = {
      old_str: '**Done:** half\n<empty-block/>',
      new_str: '**Done:** all',
      replace_all_matches: false,
    };
    expect(asked).toEqual([{ type: 'update_content', update_content: { content_updates: [update] } }]);
    expect(spent).toHaveLength(tracker.priceOfWrites([write]));
  });

  it('leaves a text that somebody edited meanwhile', async () => {
    refusesTheOldText();
    notionWire().get(path).reply(200, text('**Done:** nothing, says Ada'));
    expect(await openBench().tracker.write(binding, [write])).toMatchObject([
      {
        ok: false,
        problem: expect.stringContaining('edited by hand'),
        remedy: expect.stringContaining('Empty'),
      },
    ]);
  });

  it('does not take for its own what somebody wrote below it', async () => {
    notionWire().patch(path).reply(200, text('**Done:** all\nCall me! Ada'));
    expect(await openBench().tracker.write(binding, [write])).toMatchObject([{ ok: false }]);
  });

  it('replaces the whole where Notion does not find the text that stands there all the same', async () => {
    refusesTheOldText();
    notionWire().get(path).reply(200, text('**Done:** half\n<empty-block/>\n'));
    notionWire()
      .patch(path, (body) => body.type === 'replace_content')
      .reply(200, text('**Done:** all'));
    expect(await openBench().tracker.write(binding, [write])).toMatchObject([{ ok: true }]);
  });

  it('knows its own text again where only the answer was lost', async () => {
    refusesTheOldText();
    notionWire().get(path).reply(200, text('**Done:** all\n<empty-block/>'));
    expect(await openBench().tracker.write(binding, [write])).toMatchObject([
      { ok: true, stored: { body: '**Done:** all\n<empty-block/>' } },
    ]);
  });
});
