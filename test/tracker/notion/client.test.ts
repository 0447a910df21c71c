import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import {
  children,
  failureOf,
  list,
  notionWire,
  onlyTables,
  openBench,
  pagesOf,
  refusal,
  token,
} from './bench.js';

const query = '/v1/data_sources/ds-clients/query';
const nothing = JSON.stringify({ seen: { 'ds-clients': 0 } });

function limited(reason: string, seconds: number): object {
  const more = { additional_data: { rate_limit_reason: reason, retry_after: String(seconds) } };
  return refusal(429, 'rate_limited', 'You have been rate limited.', more);
}
const connection = 'public_api_request_rate_limit';
const workspace = 'public_api_space_request_rate_limit';

describe('tracker/notion/client', () => {
  it('waits as long as Retry-After says and asks again, counting both calls', async () => {
    notionWire()
      .get(children)
      .query(true)
      .reply(429, limited(connection, 49), { 'retry-after': '49' })
      .get(children)
      .query(true)
      .reply(200, list([]));
    const { tracker, clock, spent } = openBench();
    const start = clock.now();
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(49_000);
    expect(clock.now() - start).toBeLessThan(60_000);
    expect(spent).toEqual(['schema', 'schema']);
  });

  it('lets nobody else of the workspace call during the pause', async () => {
    notionWire().get(children).query(true).reply(429, limited(workspace, 70), { 'retry-after': '70' });
    notionWire().get(children).query(true).times(2).reply(200, list([]));
    const { tracker, clock } = openBench();
    const start = clock.now();
    const first = tracker.describe();
    await vi.waitUntil(() => clock.slept.length > 0);
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(70_000);
    await first;
  });

  it('learns the pause from the body where no header says it', async () => {
    notionWire().get(children).query(true).reply(429, limited(connection, 12));
    notionWire().get(children).query(true).reply(200, list([]));
    const { tracker, clock } = openBench();
    const start = clock.now();
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(12_000);
    expect(clock.now() - start).toBeLessThan(20_000);
  });

  it('leaves a very long wait to the next round', async () => {
    notionWire().get(children).query(true).reply(429, limited(workspace, 900), { 'retry-after': '900' });
    const { tracker } = openBench();
    expect(await failureOf(tracker.describe())).toMatchObject({ kind: 'rate', retryAfterMs: 900_000 });
  });

  it('takes an overload for a limit', async () => {
    notionWire()
      .get(children)
      .query(true)
      .reply(529, refusal(529, 'service_overload', 'overloaded'));
    notionWire().get(children).query(true).reply(200, list([]));
    const { tracker, clock } = openBench();
    const start = clock.now();
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(10_000);
  });

  it('gives up at once when the connection is blocked: waiting does not help', async () => {
    notionWire()
      .get(children)
      .query(true)
      .reply(429, limited('public_api_request_blocked', 5), { 'retry-after': '5' });
    const { tracker, clock, spent } = openBench();
    const failure = await failureOf(tracker.describe());
    expect(failure.kind).toBe('permission');
    expect(failure.advice).toContain('support');
    expect(spent).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it('gives up after four refusals for the rate', async () => {
    notionWire().get(children).query(true).times(4).reply(429, limited(connection, 1));
    const { tracker, spent } = openBench();
    expect((await failureOf(tracker.describe())).kind).toBe('rate');
    expect(spent).toHaveLength(4);
  });

  it.each([500, 502, 503, 504, 409])(
    'repeats a query, which is a POST, after a %i, waiting longer each time',
    async (status) => {
      notionWire().post(query).times(2).reply(status, '<html>').post(query).reply(200, list([]));
      const { tracker, clock, spent } = openBench();
      await pagesOf(tracker.changes(onlyTables('clients'), nothing));
      expect(clock.slept).toEqual([1_000, 2_000]);
      expect(spent).toEqual(['feed', 'feed', 'feed']);
    },
  );

  it('says in the end that the connection broke, without an address', async () => {
    notionWire()
      .get(children)
      .query(true)
      .times(4)
      .replyWithError(new Error('socket hang up at https://secret.example/x'));
    const { tracker } = openBench();
    const failure = await failureOf(tracker.describe());
    expect(failure).toMatchObject({ kind: 'unavailable', message: 'The connection to Notion broke' });
  });

  it('lets go of an answer that stops half-way and says that time ran out', async () => {
    let closed = 0;
    const server = createServer((request, response) => {
      request.socket.once('close', () => {
        closed += 1;
      });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"object": "list", "results": [');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { tracker } = openBench({ timeoutMs: 40, baseUrl: `http://127.0.0.1:${port}` });
    expect(await failureOf(tracker.describe())).toMatchObject({
      kind: 'unavailable',
      message: 'Notion did not answer in time',
    });
    await vi.waitUntil(() => closed === 4);
    server.close();
  });

  it('names an answer it does not understand', async () => {
    notionWire().get(children).query(true).reply(200, { object: 'list' });
    const { tracker } = openBench();
    expect((await failureOf(tracker.describe())).kind).toBe('protocol');
  });

  it('keeps the token out of every error', async () => {
    notionWire()
      .get(children)
      .query(true)
      .reply(401, refusal(401, 'unauthorized', 'API token is invalid.'));
    notionWire().post(query).times(4).replyWithError('broke');
    const { tracker } = openBench();
    const failures = [
      await failureOf(tracker.describe()),
      await failureOf(pagesOf(tracker.changes(onlyTables('clients'), nothing))),
    ];
    for (const failure of failures) {
      const all = `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`;
      expect(all).not.toContain(token);
      expect(all).not.toContain('api.notion.com');
    }
  });

  it('asks the meter before each call and makes none once it refuses', async () => {
    const refused = new Error('no calls left');
    const { tracker } = openBench({ meter: { spend: () => Promise.reject(refused) } });
    await expect(tracker.describe()).rejects.toBe(refused);
  });
});
