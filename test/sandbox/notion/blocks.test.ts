import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion } from './running.js';

let at: Notion;
let page: string;
beforeEach(async () => {
  at = await Notion.start();
  page = await at.page('Page');
});
afterEach(() => at.sandbox.close());

function paragraph(content: string): object {
  return { paragraph: { rich_text: [{ text: { content } }] } };
}

function append(id: string, children: object[], more: object = {}) {
  return at.call('PATCH', `/v1/blocks/${id}/children`, { children, ...more });
}

async function texts(id: string): Promise<string[]> {
  const { body } = await at.call('GET', `/v1/blocks/${id}/children`);
  return [...(body['results'] ?? [])].map(
    (block) => block['paragraph']?.['rich_text']?.[0]?.['plain_text'] ?? '',
  );
}

describe('src/sandbox/notion/blocks', () => {
  it('appends, nests, changes and deletes', async () => {
    const made = await append(page, [
      { toggle: { rich_text: [{ text: { content: 'More' } }], children: [paragraph('inside')] } },
    ]);
    const toggle = made.body['results']?.[0];
    expect(toggle).toMatchObject({
      object: 'block',
      type: 'toggle',
      has_children: true,
      parent: { type: 'page_id', page_id: page },
      toggle: { rich_text: [{ plain_text: 'More' }], color: 'default' },
    });
    expect(await texts(String(toggle?.['id']))).toEqual(['inside']);
    const changed = await at.call('PATCH', `/v1/blocks/${toggle?.['id']}`, { toggle: { color: 'red' } });
    expect(changed.body['toggle']).toMatchObject({ rich_text: [{ plain_text: 'More' }], color: 'red' });
    const deleted = await at.call('DELETE', `/v1/blocks/${toggle?.['id']}`);
    expect(deleted.body).toMatchObject({ in_trash: true });
    expect(await texts(page)).toEqual([]);
    const late = await at.call('PATCH', `/v1/blocks/${toggle?.['id']}`, { toggle: { color: 'blue' } });
    expect(late.body['message']).toMatch(/archived/);
  });

  it('puts blocks after another: by position in the newer version, by after in the older', async () => {
    const made = await append(page, [paragraph('one'), paragraph('four')]);
    const first = String(made.body['results']?.[0]?.['id']);
    await append(page, [paragraph('three')], {
      position: { type: 'after_block', after_block: { id: first } },
    });
    expect((await append(page, [paragraph('x')], { after: first })).body['message']).toContain('body.after');
    at.version = '2025-09-03';
    await append(page, [paragraph('two')], { after: first });
    expect((await append(page, [paragraph('x')], { position: { type: 'end' } })).status).toBe(400);
    at.version = '2026-03-11';
    await append(page, [paragraph('zero')], { position: { type: 'start' } });
    expect(await texts(page)).toEqual(['zero', 'one', 'two', 'three', 'four']);
  });

  it('gives children page by page', async () => {
    await append(page, ['a', 'b', 'c'].map(paragraph));
    const first = await at.call('GET', `/v1/blocks/${page}/children?page_size=2`);
    expect(first.body).toMatchObject({ has_more: true, type: 'block' });
    const rest = await at.call(
      'GET',
      `/v1/blocks/${page}/children?start_cursor=${first.body['next_cursor']}`,
    );
    expect(rest.body['results']).toHaveLength(1);
  });

  it('refuses blocks nested too deep and blocks it does not know', async () => {
    const list = (children: object[]) => ({ bulleted_list_item: { rich_text: [], children } });
    expect((await append(page, [list([list([list([])])])])).status).toBe(200);
    expect((await append(page, [list([list([list([list([])])])])])).status).toBe(400);
    expect((await append(page, [{ type: 'nonsense', nonsense: {} }])).body['code']).toBe('validation_error');
  });
});
