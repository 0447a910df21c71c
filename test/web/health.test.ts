import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Health, healthApp } from '../../src/web/health.js';

const well: Health = {
  ok: true,
  summary: 'The last round ended well.',
  lastRoundAt: '2026-05-01T09:00:00.000Z',
  nextRoundAt: '2026-05-01T10:00:00.000Z',
  faults: 0,
  waiting: 2,
  callsThisMonth: 41,
};

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

async function serve(health: Health): Promise<string> {
  const server = healthApp(async () => health).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('src/web/health', () => {
  it('answers a monitor with 200 while well', async () => {
    const answer = await fetch(`${await serve(well)}/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(well);
  });

  it('answers with 503 once rounds stop', async () => {
    const answer = await fetch(
      `${await serve({ ...well, ok: false, summary: 'The token was refused.' })}/health`,
    );
    expect(answer.status).toBe(503);
  });

  it('shows a person the same, with every text escaped', async () => {
    const answer = await fetch(await serve({ ...well, summary: 'Stopped: <b>&"quota"' }));
    const text = await answer.text();
    expect(text).toContain('Stopped: &#60;b&#62;&#38;&#34;quota&#34;');
    expect(text).not.toContain('<b>');
  });

  it('turns away a page that reaches it by a foreign name', async () => {
    const url = await serve(well);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${url}/health`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
