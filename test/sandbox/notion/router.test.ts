import { APIErrorCode, isNotionClientError } from '@notionhq/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, title } from './running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start();
});
afterEach(() => at.sandbox.close());

const GONE = '00000000-0000-0000-0000-000000000000';

describe('src/sandbox/notion/router', () => {
  it('tells who the connection is', async () => {
    const me = await at.client.users.me({});
    expect(me).toMatchObject({
      object: 'user',
      id: at.bot,
      type: 'bot',
      bot: { owner: { type: 'workspace', workspace: true }, workspace_name: 'Sandbox' },
    });
    const users = await at.client.users.list({});
    expect(users.results.map((user) => user.type)).toEqual(['person', 'bot']);
  });

  it('takes known tokens only', async () => {
    at.token = 'ntn_stranger';
    const { status, body } = await at.call('GET', '/v1/users/me');
    expect(status).toBe(401);
    expect(body).toMatchObject({ object: 'error', code: 'unauthorized', message: 'API token is invalid.' });
    expect(body['request_id']).toMatch(/^[0-9a-f-]{36}$/);
    await at.control('tokens', { token: 'ntn_sandbox', revoked: true });
    at.token = 'ntn_sandbox';
    expect((await at.call('GET', '/v1/users/me')).status).toBe(401);
  });

  it('needs a version it knows', async () => {
    const missing = await fetch(`${at.sandbox.url}/v1/users/me`, {
      headers: { authorization: 'Bearer ntn_sandbox' },
    });
    expect(await missing.json()).toMatchObject({ status: 400, code: 'missing_version' });
    at.version = '2022-06-28';
    expect((await at.call('GET', '/v1/users/me')).body['code']).toBe('validation_error');
  });

  it('names what is wrong in the address, the body and the path', async () => {
    expect((await at.call('GET', '/v1/nonsense')).body).toMatchObject({ code: 'invalid_request_url' });
    expect((await at.call('GET', '/v1/pages/AAA')).body['message']).toBe(
      'path failed validation: path.page_id should be a valid uuid, instead was `"AAA"`.',
    );
    expect((await at.call('POST', '/v1/pages', '{"a":')).body).toMatchObject({ code: 'invalid_json' });
    expect((await at.call('POST', '/v1/pages', {})).body['message']).toBe(
      'body failed validation: body.parent should be defined, instead was `undefined`.',
    );
    expect((await at.call('GET', '/v1/file_uploads')).body).toMatchObject({ status: 501 });
  });

  it('does not tell what is not shared from what was never there', async () => {
    const page = await at.page('Private');
    await at.control('schema-edit', { do: [{ unsharePage: { pageId: page } }] });
    const failure = await at.client.pages.retrieve({ page_id: page }).catch((error: unknown) => error);
    expect(isNotionClientError(failure) && failure.code).toBe(APIErrorCode.ObjectNotFound);
    const never = await at.call('GET', `/v1/pages/${GONE}`);
    expect(never.status).toBe(404);
    expect(never.body['message']).toBe(
      `Could not find page with ID: ${GONE}. Make sure the relevant pages and databases are shared with your integration "Short Accounts".`,
    );
    const { id, source } = await at.database('Invoices', { Name: { title: {} } });
    expect((await at.call('GET', `/v1/databases/${source}`)).body['code']).toBe('object_not_found');
    expect((await at.call('GET', `/v1/data_sources/${id}`)).body['code']).toBe('object_not_found');
  });

  it('refuses what the token has no capability for', async () => {
    await at.control('tokens', { token: 'ntn_reader', capabilities: ['read_content'] });
    at.token = 'ntn_reader';
    expect((await at.call('GET', `/v1/pages/${at.home}`)).status).toBe(200);
    const refused = await at.call('PATCH', `/v1/pages/${at.home}`, { in_trash: true });
    expect(refused.body).toMatchObject({ status: 403, code: 'restricted_resource' });
    const comment = await at.call('POST', '/v1/comments', { parent: { page_id: at.home }, rich_text: [] });
    expect(comment.status).toBe(403);
  });

  it('lets what stands below a published page be public', async () => {
    const page = await at.page('Portal');
    const before = await at.call('GET', `/v1/pages/${page}`);
    expect(before.body['public_url']).toBeNull();
    await at.control('schema-edit', { do: [{ publishPage: { pageId: page } }] });
    const child = await at.call('POST', '/v1/pages', {
      parent: { page_id: page },
      properties: { title: title('Ada') },
    });
    expect(child.body['public_url']).toMatch(/^https:\/\/sandbox\.notion\.site\/Ada-/);
  });

  it('searches titles of what is shared', async () => {
    await at.page('Invoices of May');
    const { source } = await at.database('Invoices', { Name: { title: {} } });
    const found = await at.client.search({ query: 'invoices' });
    expect(found.results.map((one) => one.object).sort()).toEqual(['data_source', 'page']);
    const sources = await at.client.search({ filter: { property: 'object', value: 'data_source' } });
    expect(sources.results).toMatchObject([{ object: 'data_source', id: source }]);
  });

  it('keeps comments on a page', async () => {
    const page = await at.page('Ada');
    const made = await at.client.comments.create({
      parent: { page_id: page },
      rich_text: [{ text: { content: 'Please look' } }],
    });
    expect(made).toMatchObject({ display_name: { type: 'integration', resolved_name: 'Short Accounts' } });
    const listed = await at.client.comments.list({ block_id: page });
    expect(listed.results).toMatchObject([{ id: made.id, rich_text: [{ plain_text: 'Please look' }] }]);
    await at.call('DELETE', `/v1/comments/${made.id}`);
    expect((await at.client.comments.list({ block_id: page })).results).toEqual([]);
  });
});
