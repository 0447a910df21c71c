import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scheduledRound } from '../../src/service/scheduled.js';
import { type Fleet, startFleet } from '../../workers/fleet.js';
import { House } from '../support/house.js';
import { type RedisServer, startRedis } from '../support/redis.js';

let redis: RedisServer;
let house: House;
let fleet: Fleet | undefined;

beforeEach(async () => {
  redis = await startRedis();
  house = await House.furnished(['core']);
  const [client = ''] = await house.edit({ table: 'clients', cells: { name: 'Ada', status: 'active' } });
  await house.edit({
    table: 'invoices',
    cells: { number: '7', client: [client], issued: '2026-03-01', total: 10, documentStatus: 'sent' },
  });
});
afterEach(async () => {
  await fleet?.close();
  fleet = undefined;
  await house.close();
  await redis.stop();
});

/** A fleet over the house's one account; resolves with how many rounds ran once none is due any more. */
async function untilNothingIsDue(): Promise<number> {
  const opened = await house.service();
  let rounds = 0;
  let quiet: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    quiet = resolve;
  });
  fleet = await startFleet({
    redisUrl: redis.url,
    tickMs: 50,
    log: pino({ level: 'silent' }),
    due: async () => {
      const due = await opened.store.due(house.now.toString({ fractionalSecondDigits: 3 }), 10);
      if (rounds > 0 && due.length === 0) quiet();
      return due;
    },
    round: async () => {
      if (await scheduledRound(opened, house.now, 17)) rounds += 1;
    },
  });
  await done;
  return rounds;
}

describe('a worker on Redis', () => {
  it('runs the round that is due, once, and plans the next one', async () => {
    expect(await untilNothingIsDue()).toBe(1);
    const { account } = await house.service();
    expect((await account.state()).nextRoundAt).toBe('2026-05-12T08:17:00.000Z');
    const [invoice] = await account.rows('invoices');
    expect(invoice?.cells).toMatchObject({ balance: 10, paymentStatus: 'open' });
  });

  it('goes on with the next round when its time has come', async () => {
    await untilNothingIsDue();
    await fleet?.close();
    await house.advance({ hours: 1 });
    expect(await untilNothingIsDue()).toBe(1);
    const { account } = await house.service();
    expect((await account.state()).nextRoundAt).toBe('2026-05-12T09:17:00.000Z');
  });
});
