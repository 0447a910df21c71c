import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion } from '../running.js';

let at: Notion;
let page: string;
beforeEach(async () => {
  at = await Notion.start();
  page = await at.page('Status');
});
afterEach(() => at.sandbox.close());

function replace(new_str: string, more: object = {}) {
  return at.call('PATCH', `/v1/pages/${page}/markdown`, {
    type: 'replace_content',
    replace_content: { new_str, ...more },
  });
}

function update(...content_updates: object[]) {
  return at.call('PATCH', `/v1/pages/${page}/markdown`, {
    type: 'update_content',
    update_content: { content_updates },
  });
}

async function kinds(id = page): Promise<string[]> {
  const { body } = await at.call('GET', `/v1/blocks/${id}/children`);
  return [...(body['results'] ?? [])].map((block) => String(block['type']));
}

describe('src/sandbox/notion/markdown/route', () => {
  it('writes a body in one call and answers it in its own form', async () => {
    const sent =
      '# Site\n\n\nGoing **well**, see [the plan](https://example.com/plan).\n\n- [x] Sketch\n- [ ] Build\n';
    const { status, body } = await replace(sent);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'page_markdown',
      id: page,
      truncated: false,
      unknown_block_ids: [],
    });
    expect(body['markdown']).toBe(
      '# Site\nGoing **well**, see [the plan](https://example.com/plan).\n- [x] Sketch\n- [ ] Build',
    );
    expect(await kinds()).toEqual(['heading_1', 'paragraph', 'to_do', 'to_do']);
    const read = await at.client.pages.retrieveMarkdown({ page_id: page });
    expect(read.markdown).toBe(body['markdown']);
  });

  it.each([
    ['nested lists', '- one\n\t- two\n\t\t- three\n- four'],
    ['numbered lists', '1. one\n2. two'],
    ['quotes and rules', '> said\n---\nafter'],
    ['code', '```ts\nconst a = 1;\n\n  b();\n```'],
    ['callouts', '<callout icon="💡" color="blue_bg">\n\tMind this\n\t- and that\n</callout>'],
    ['toggles', '<details>\n<summary>More</summary>\n\tinside\n</details>'],
    ['tables', '<table header-row="true">\n<tr>\n<td>A</td>\n<td>**B**</td>\n</tr>\n</table>'],
    [
      'columns',
      '<columns>\n\t<column>\n\t\tleft\n\t</column>\n\t<column>\n\t\tright\n\t</column>\n</columns>',
    ],
    ['marks', '*a* ~~b~~ `c` ***d*** <span color="red">e</span> $`x^2`$'],
    ['empty blocks', 'one\n<empty-block/>\ntwo'],
    ['pictures', '![A cat](https://example.com/cat.png)'],
    ['colours', '## Title {color="green"}'],
    ['escaped characters', 'a \\* b \\<page\\> \\[c\\]'],
    ['lines in a block', 'one<br>two'],
  ])('reads back %s as they were written', async (_, text) => {
    expect((await replace(text)).body['markdown']).toBe(text);
  });

  it('takes a table with bars and shows it with tags', async () => {
    const { body } = await replace('| A | B |\n| --- | --- |\n| 1 | 2 |');
    expect(body['markdown']).toBe(
      '<table header-row="true">\n<tr>\n<td>A</td>\n<td>B</td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>',
    );
  });

  it('does not delete pages and databases by the way', async () => {
    await at.call('POST', '/v1/pages', { parent: { page_id: page }, properties: {} });
    const refused = await replace('new');
    expect(refused.body).toMatchObject({ status: 400, code: 'validation_error' });
    expect(await kinds()).toEqual(['child_page']);
    await replace('new', { allow_deleting_content: true });
    expect(await kinds()).toEqual(['paragraph']);
  });

  it('keeps a child page whose tag is repeated, in its new place', async () => {
    const child = await at.call('POST', '/v1/pages', {
      parent: { page_id: page },
      properties: { title: { title: [{ text: { content: 'Notes' } }] } },
    });
    const before = await at.call('GET', `/v1/pages/${page}/markdown`);
    const tag = String(before.body['markdown']);
    expect(tag).toMatch(/^<page url="[^"]+">Notes<\/page>$/);
    const after = await replace(`above\n${tag}\nbelow`);
    expect(after.body['markdown']).toBe(`above\n${tag}\nbelow`);
    expect((await at.call('GET', `/v1/pages/${child.body['id']}`)).body['in_trash']).toBe(false);
  });

  it('exchanges a part and leaves the other blocks what they were', async () => {
    await replace('one\ntwo\nthree');
    const before = await at.call('GET', `/v1/blocks/${page}/children`);
    const { body } = await update({ old_str: 'two', new_str: 'second' });
    expect(body['markdown']).toBe('one\nsecond\nthree');
    const after = await at.call('GET', `/v1/blocks/${page}/children`);
    expect(after.body['results']?.[0]?.['id']).toBe(before.body['results']?.[0]?.['id']);
    expect(after.body['results']?.[2]?.['id']).toBe(before.body['results']?.[2]?.['id']);
  });

  it('refuses a part that is not there or there twice', async () => {
    await replace('same\nsame');
    expect((await update({ old_str: 'gone', new_str: 'x' })).body['code']).toBe('validation_error');
    expect((await update({ old_str: 'same', new_str: 'x' })).body['code']).toBe('validation_error');
    const all = await update({ old_str: 'same', new_str: 'x', replace_all_matches: true });
    expect(all.body['markdown']).toBe('x\nx');
  });

  it('makes a page out of markdown, its first heading as the title', async () => {
    const { body } = await at.call('POST', '/v1/pages', {
      parent: { page_id: at.home },
      markdown: '# Plan\n\nFirst things first.',
    });
    expect(body['properties']?.['title']?.['title']?.[0]?.['plain_text']).toBe('Plan');
    const read = await at.call('GET', `/v1/pages/${body['id']}/markdown`);
    expect(read.body['markdown']).toBe('First things first.');
  });

  it('answers a write in the background with a task that can be asked for', async () => {
    const queued = await at.call('PATCH', `/v1/pages/${page}/markdown`, {
      allow_async: true,
      type: 'insert_content',
      insert_content: { content: 'late' },
    });
    expect(queued.status).toBe(202);
    const task = await at.call('GET', `/v1/async_tasks/${queued.body['id']}`);
    expect(task.body).toMatchObject({
      status: 'succeeded',
      result: { object: 'page_markdown', markdown: 'late' },
    });
  });

  it('refuses a database and a page in the trash', async () => {
    const { id } = await at.database('Invoices', { Name: { title: {} } });
    expect((await at.call('GET', `/v1/pages/${id}/markdown`)).body['code']).toBe('validation_error');
    await at.call('PATCH', `/v1/pages/${page}`, { in_trash: true });
    expect((await replace('x')).body['message']).toMatch(/archived/);
  });
});
