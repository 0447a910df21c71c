import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import {
  airtableWire,
  bindingOf,
  failureOf,
  onlyTables,
  openBench,
  pagesOf,
  token,
} from '../../support/airtable.js';

const tables = '/v0/meta/bases/app1/tables';
const rateLimited = { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded.' }] };
const quotaUsedUp = { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', message: 'Over.' }] };

describe('tracker/airtable/client', () => {
  it('waits out the lockout after a 429 and asks again, counting both calls', async () => {
    airtableWire().get(tables).reply(429, rateLimited).get(tables).reply(200, { tables: [] });
    const { tracker, clock, spent } = openBench();
    const start = clock.now();
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(30_000);
    expect(spent).toEqual(['schema', 'schema']);
  });

  it('lets nobody else call during the lockout', async () => {
    airtableWire().get(tables).reply(429, rateLimited).get(tables).times(2).reply(200, { tables: [] });
    const { tracker, clock } = openBench();
    const start = clock.now();
    const first = tracker.describe();
    await vi.waitUntil(() => clock.slept.length > 0);
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(30_000);
    await first;
  });

  it('waits as long as Retry-After says', async () => {
    airtableWire()
      .get(tables)
      .reply(429, rateLimited, { 'retry-after': '60' })
      .get(tables)
      .reply(200, { tables: [] });
    const { tracker, clock } = openBench();
    const start = clock.now();
    await tracker.describe();
    expect(clock.now() - start).toBeGreaterThanOrEqual(60_000);
    expect(clock.now() - start).toBeLessThan(70_000);
  });

  it('leaves a very long wait to the next round', async () => {
    airtableWire().get(tables).reply(429, rateLimited, { 'retry-after': '900' });
    const { tracker } = openBench();
    const failure = await failureOf(tracker.describe());
    expect(failure).toMatchObject({ kind: 'rate', retryAfterMs: 900_000 });
  });

  it('gives up after four refusals for the rate', async () => {
    airtableWire().get(tables).times(4).reply(429, rateLimited);
    const { tracker, spent } = openBench();
    expect((await failureOf(tracker.describe())).kind).toBe('rate');
    expect(spent).toHaveLength(4);
  });

  it('never repeats a call when the quota of the month is used up, whoever makes it', async () => {
    airtableWire()
      .get(tables)
      .reply(429, quotaUsedUp)
      .get('/v0/app1/tbl-clients')
      .query(true)
      .reply(429, quotaUsedUp);
    const { tracker, spent, clock } = openBench();
    expect(await failureOf(tracker.describe())).toMatchObject({
      kind: 'quota',
      code: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
    });
    const cursor = JSON.stringify({ kind: 'scan', after: { kind: 'none' } });
    const reading = pagesOf(tracker.changes(onlyTables(bindingOf(), 'clients'), cursor));
    expect((await failureOf(reading)).kind).toBe('quota');
    expect(spent).toEqual(['schema', 'read']);
    expect(clock.slept).toEqual([]);
  });

  it.each([500, 502, 503])('reads again after a %i, waiting longer each time', async (status) => {
    airtableWire().get(tables).times(2).reply(status, '<html>').get(tables).reply(200, { tables: [] });
    const { tracker, clock } = openBench();
    await tracker.describe();
    expect(clock.slept).toEqual([1_000, 2_000]);
  });

  it('reads again after the connection broke, and says so without an address in the end', async () => {
    airtableWire()
      .get(tables)
      .times(4)
      .replyWithError(new Error('socket hang up at https://secret.example/x'));
    const { tracker } = openBench();
    const failure = await failureOf(tracker.describe());
    expect(failure.kind).toBe('unavailable');
    expect(failure.message).toBe('The connection to Airtable broke');
  });

  it('gives up an answer that stops half-way, of the package and of the thin client alike', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"tables": [');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { tracker } = openBench({ timeoutMs: 40, endpointUrl: `http://127.0.0.1:${port}` });
    const given = { kind: 'unavailable', message: 'Airtable did not answer in time' };
    const cursor = JSON.stringify({ kind: 'scan', after: { kind: 'none' } });
    expect(await failureOf(tracker.describe())).toMatchObject(given);
    const reading = pagesOf(tracker.changes(onlyTables(bindingOf(), 'clients'), cursor));
    expect(await failureOf(reading)).toMatchObject(given);
    server.closeAllConnections();
    server.close();
  });

  it('takes a page of HTML in the place of an answer for no answer', async () => {
    airtableWire().get(tables).times(4).reply(200, '<html>captive portal</html>');
    const { tracker } = openBench();
    expect((await failureOf(tracker.describe())).kind).toBe('unavailable');
  });

  it('names an answer it does not understand', async () => {
    airtableWire()
      .get(tables)
      .reply(200, { tables: [{ id: 7 }] });
    const { tracker } = openBench();
    expect((await failureOf(tracker.describe())).kind).toBe('protocol');
  });

  it('keeps the token out of every error', async () => {
    const { tracker } = openBench();
    airtableWire()
      .get(tables)
      .reply(401, { error: { type: 'AUTHENTICATION_REQUIRED' } });
    airtableWire().get('/v0/app1/tbl-clients').query(true).times(4).replyWithError('broke');
    const cursor = JSON.stringify({ kind: 'scan', after: { kind: 'none' } });
    const failures = [
      await failureOf(tracker.describe()),
      await failureOf(pagesOf(tracker.changes(onlyTables(bindingOf(), 'clients'), cursor))),
    ];
    for (const failure of failures) {
      const text = `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`;
      expect(text).not.toContain(token);
      expect(text).not.toContain('api.airtable.com');
    }
  });

  it('asks the meter before each call and makes none once it refuses', async () => {
    const refusal = new Error('no calls left');
    const { tracker } = openBench({ meter: { spend: () => Promise.reject(refusal) } });
    await expect(tracker.describe()).rejects.toBe(refusal);
  });
});
