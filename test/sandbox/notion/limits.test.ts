import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notion, title } from './running.js';

let at: Notion;
beforeEach(async () => {
  at = await Notion.start({ limits: true });
});
afterEach(() => at.sandbox.close());

describe('src/sandbox/notion/limits', () => {
  it('takes 180 calls a minute and says how long to wait', async () => {
    for (let count = 0; count < 180; count += 1) {
      expect((await at.call('GET', '/v1/users/me')).status).toBe(200);
    }
    const refused = await at.call('GET', '/v1/users/me');
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.body).toMatchObject({
      object: 'error',
      code: 'rate_limited',
      message: 'You have been rate limited. Please try again later.',
      additional_data: { rate_limit_reason: 'public_api_request_rate_limit', retry_after: String(seconds) },
    });
    await at.control('tokens', { token: 'ntn_other' });
    at.token = 'ntn_other';
    expect((await at.call('GET', '/v1/users/me')).status).toBe(200);
    at.token = 'ntn_sandbox';
    await at.control('clock', { advance: 'PT61S' });
    expect((await at.call('GET', '/v1/users/me')).status).toBe(200);
    const log = await at.call('GET', '/_sandbox/requests');
    expect(log.body['counters']).toMatchObject({ notion: 183, airtable: 0, rateLimited: 1 });
  });

  it.each([
    ['workspace', 'public_api_space_request_rate_limit', '90'],
    ['blocked', 'public_api_request_blocked', null],
  ])('refuses for the %s on demand', async (refuse, reason, wait) => {
    await at.control('faults', { match: { path: '/v1/*' }, times: 1, do: { refuse } });
    const refused = await at.call('GET', '/v1/users/me');
    expect(refused.body).toMatchObject({ status: 429, additional_data: { rate_limit_reason: reason } });
    expect(refused.headers.get('retry-after')).toBe(wait);
    expect((await at.call('GET', '/v1/users/me')).status).toBe(200);
  });

  it('answers an asked 429 as Notion does, with a wait', async () => {
    await at.control('faults', { match: { path: '/v1/*' }, times: 1, do: { status: 429 } });
    const refused = await at.call('GET', '/v1/users/me');
    expect(refused.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.headers.get('retry-after')).toBe('30');
  });

  it('answers 503 for a write that was saved, with the id of what was made', async () => {
    const { source } = await at.database('Invoices', { Name: { title: {} } });
    await at.control('faults', {
      match: { method: 'POST', path: '/v1/pages' },
      times: 1,
      do: { applyThenStatus: 503 },
    });
    const lost = await at.call('POST', '/v1/pages', {
      parent: { data_source_id: source },
      properties: { Name: title('Bill') },
    });
    expect(lost.body).toMatchObject({ status: 503, code: 'service_unavailable' });
    const rows = await at.query(source);
    expect(rows.body['results']).toMatchObject([
      { id: lost.body['additional_data']?.['committed_resource_id'] },
    ]);
  });

  it('drops the connection after a write', async () => {
    await at.control('faults', { match: { path: '/v1/pages' }, times: 1, do: { applyThenDrop: true } });
    await expect(at.page('Lost')).rejects.toThrow('fetch failed');
    const children = await at.call('GET', `/v1/blocks/${at.home}/children`);
    expect(children.body['results']).toMatchObject([{ child_page: { title: 'Lost' } }]);
  });

  it('stops making blocks when a free workspace of several has used up its own', async () => {
    await at.control('notion-workspace', { blocksLeft: 1 });
    const page = await at.page('Last');
    const refused = await at.call('PATCH', `/v1/blocks/${page}/children`, { children: [{ divider: {} }] });
    expect(refused.body).toMatchObject({
      status: 403,
      code: 'restricted_resource',
      additional_data: { block_limit: 'block_creation' },
    });
    expect((await at.call('PATCH', `/v1/pages/${page}`, { in_trash: true })).status).toBe(200);
  });
});
