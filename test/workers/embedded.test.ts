import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import type { RoundReport } from '../../src/service/report.js';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../workers/embedded.js';

const well: RoundReport = {
  calls: { total: 1, byKind: { feed: 1 } },
  rows: { read: 0, written: 0 },
  messages: { waiting: 2, sent: 0, withdrawn: 0, failed: 0 },
  faults: [],
  wakeAt: null,
};

let service: Embedded | undefined;
afterEach(async () => {
  await service?.stop();
  service = undefined;
});

async function start(options: Partial<EmbeddedOptions>): Promise<Embedded> {
  service = await startEmbedded({
    round: async () => well,
    zone: async () => 'Asia/Tokyo',
    minute: 12,
    port: 0,
    callsThisMonth: async () => 41,
    pages: null,
    now: () => Temporal.Instant.from('2026-05-01T09:00:00Z'),
    log: pino({ level: 'silent' }),
    ...options,
  });
  return service;
}

async function health(): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${service?.url}/health`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('workers/embedded', () => {
  it('runs a round at once and says how it went', async () => {
    await (await start({})).firstRound;
    const { status, body } = await health();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ok: true,
      waiting: 2,
      callsThisMonth: 41,
      lastRoundAt: '2026-05-01T09:00:00.000Z',
    });
  });

  it('plans the next round in the zone of Settings', async () => {
    await start({});
    const next = Temporal.Instant.from(String((await health()).body['nextRoundAt'])).toZonedDateTimeISO(
      'Asia/Tokyo',
    );
    expect(next.minute).toBe(12);
    expect(next.hour).toBeGreaterThanOrEqual(7);
    expect(next.hour).toBeLessThanOrEqual(21);
  });

  it('follows a change of zone in Settings', async () => {
    const zones = ['Asia/Tokyo', 'Asia/Kathmandu'];
    await (await start({ zone: async () => zones.shift() ?? 'Asia/Kathmandu' })).firstRound;
    const next = Temporal.Instant.from(String((await health()).body['nextRoundAt']));
    expect(next.toZonedDateTimeISO('Asia/Kathmandu').minute).toBe(12);
  });

  it('turns unwell when a round stops early or fails, and stays up', async () => {
    const stopped = { kind: 'auth' as const, problem: 'The token was refused.', remedy: 'Make a new one.' };
    await (await start({ round: async () => ({ ...well, stopped }) })).firstRound;
    expect(await health()).toMatchObject({ status: 503, body: { summary: 'The token was refused.' } });
    await service?.stop();
    const failing = async () => {
      throw new Error('The disk is full.');
    };
    await (await start({ round: failing })).firstRound;
    expect(await health()).toMatchObject({ status: 503, body: { summary: 'The disk is full.' } });
  });

  it('lets a running round end before it stops', async () => {
    const order: string[] = [];
    let finish: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const embedded = await start({
      round: async () => {
        await held;
        order.push('round');
        return well;
      },
    });
    const stopping = embedded.stop().then(() => order.push('stopped'));
    service = undefined;
    finish();
    await stopping;
    expect(order).toEqual(['round', 'stopped']);
  });

  it('says so when its port is taken', async () => {
    const first = await start({});
    await expect(
      startEmbedded({
        round: async () => well,
        zone: async () => 'UTC',
        minute: 0,
        port: Number(new URL(first.url).port),
        callsThisMonth: async () => 0,
        pages: null,
        now: () => Temporal.Instant.from('2026-05-01T09:00:00Z'),
        log: pino({ level: 'silent' }),
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
