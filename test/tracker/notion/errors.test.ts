import { describe, expect, it } from 'vitest';
import type { TrackerErrorKind } from '../../../src/tracker/errors.js';
import { children, failureOf, notionWire, openBench, refusal } from './bench.js';

async function answered(status: number, body: object | string) {
  notionWire().get(children).query(true).reply(status, body);
  return failureOf(openBench().tracker.describe());
}

describe('tracker/notion/errors', () => {
  it.each<[number, string, TrackerErrorKind]>([
    [400, 'validation_error', 'invalid'],
    [400, 'invalid_json', 'invalid'],
    [400, 'invalid_request', 'invalid'],
    [400, 'invalid_request_url', 'invalid'],
    [400, 'missing_version', 'protocol'],
    [401, 'unauthorized', 'auth'],
    [403, 'restricted_resource', 'permission'],
    [418, 'teapot', 'protocol'],
  ])('knows a %i %s', async (status, code, kind) => {
    const failure = await answered(status, refusal(status, code, 'Words of Notion.'));
    expect(failure).toMatchObject({ kind, status, code });
    expect(failure.message).toContain('Words of Notion.');
    expect(failure.advice).not.toBe('');
  });

  it('takes a refused size for something that was sent wrongly, though no JSON says so', async () => {
    expect(await answered(413, '<html>')).toMatchObject({ kind: 'invalid', status: 413 });
  });

  it('says what to click where the page is not shared, and stops the account for the day', async () => {
    const said = 'Could not find block with ID: 0e0e0e0e. Make sure … are shared with your integration.';
    const failure = await answered(404, refusal(404, 'object_not_found', said));
    expect(failure.kind).toBe('permission');
    expect(failure.advice).toContain('••• › Connections');
  });

  it('names the capabilities where one is missing', async () => {
    const said = 'Insufficient permissions for this endpoint.';
    const failure = await answered(403, refusal(403, 'restricted_resource', said));
    expect(failure.advice).toContain('capabilities to read, update and insert content');
  });

  it('tells a full free workspace from a missing right', async () => {
    const more = { additional_data: { block_limit: 'block_creation' } };
    const failure = await answered(403, refusal(403, 'restricted_resource', 'Limit reached.', more));
    expect(failure.advice).toContain('1,000 blocks');
  });

  it('keeps what an error says when the rest of it is not as expected', async () => {
    const more = { additional_data: { retry_after: 7, rate_limit_reason: ['a', 'b'] } };
    const failure = await answered(
      400,
      refusal(400, 'validation_error', 'Due is expected to be date.', more),
    );
    expect(failure).toMatchObject({ kind: 'invalid', code: 'validation_error' });
    expect(failure.message).toContain('Due is expected to be date.');
  });

  it('cuts a very long sentence', async () => {
    const failure = await answered(400, refusal(400, 'validation_error', 'x'.repeat(5_000)));
    expect(failure.message.length).toBeLessThan(400);
  });
});
