import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../src/log.js';
import { type Fleet, type FleetOptions, startFleet } from '../../workers/fleet.js';
import { type RedisServer, startRedis } from '../support/redis.js';

let redis: RedisServer;
let fleet: Fleet | undefined;
let probe: Redis;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());
beforeEach(() => {
  probe = new Redis(redis.url);
});
afterEach(async () => {
  await fleet?.close();
  fleet = undefined;
  await probe.flushall();
  probe.disconnect();
});

async function start(options: Partial<FleetOptions>): Promise<void> {
  fleet = await startFleet({
    redisUrl: redis.url,
    due: async () => [],
    round: async () => {},
    tickMs: 100,
    log: pino({ level: 'silent' }),
    ...options,
  });
}

/** Resolves when it was called the given number of times. */
function countdown(times: number) {
  let left = times;
  let done: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    done = resolve;
  });
  const count = () => {
    left -= 1;
    if (left === 0) done();
  };
  return { count, reached };
}

/** Whatever Redis holds, as text. */
async function everythingIn(redis: Redis): Promise<string> {
  const texts: string[] = [];
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key);
    if (type === 'hash') texts.push(JSON.stringify(await redis.hgetall(key)));
    if (type === 'stream') texts.push(JSON.stringify(await redis.xrange(key, '-', '+')));
    if (type === 'string') texts.push((await redis.get(key)) ?? '');
  }
  return texts.join('\n');
}

describe('workers/fleet', () => {
  it('runs one round for each account that is due', async () => {
    const waiting = new Set(['ada', 'ben']);
    const ran: string[] = [];
    const both = countdown(2);
    await start({
      due: async () => [...waiting],
      round: async (account) => {
        waiting.delete(account);
        ran.push(account);
        both.count();
      },
    });
    await both.reached;
    expect(ran.sort()).toEqual(['ada', 'ben']);
  });

  it('never runs two rounds of one account at the same time, however often it is due', async () => {
    const ticks = countdown(5);
    const rounds = countdown(2);
    let running = 0;
    let most = 0;
    await start({
      due: async () => {
        ticks.count();
        return ['ada'];
      },
      round: async () => {
        running += 1;
        most = Math.max(most, running);
        await ticks.reached;
        running -= 1;
        rounds.count();
      },
    });
    await rounds.reached;
    expect(most).toBe(1);
  });

  it('keeps nothing of what went wrong in Redis or in the log', async () => {
    const failed = countdown(1);
    let log = '';
    await start({
      due: async () => ['ada'],
      round: async () => {
        failed.count();
        throw new Error('canary words to ada@example.com');
      },
      log: createLog({ level: 'debug', secrets: [], destination: { write: (line) => (log += line) } }),
    });
    await failed.reached;
    await vi.waitFor(async () => expect(await everythingIn(probe)).toContain('The round failed'), 5_000);
    expect(await everythingIn(probe)).not.toMatch(/canary|@example/);
    expect(log).toContain('a round failed');
    expect(log).not.toMatch(/canary|@example/);
  });

  it('tries a round again that failed', async () => {
    let tries = 0;
    const twice = countdown(2);
    await start({
      due: async () => (tries === 0 ? ['ada'] : []),
      round: async () => {
        tries += 1;
        twice.count();
        if (tries === 1) throw new Error('the disk was full');
      },
    });
    await twice.reached;
    expect(tries).toBe(2);
  }, 20_000);

  it('goes on after Redis lost everything, since what is due stands in the store', async () => {
    const before = countdown(1);
    const after = countdown(3);
    await start({
      due: async () => {
        before.count();
        after.count();
        return [];
      },
    });
    await before.reached;
    await probe.flushall();
    await after.reached;
  });

  it('carries nothing but the account in its jobs', async () => {
    const seen = countdown(1);
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start({
      due: async () => ['ada'],
      round: async () => {
        seen.count();
        await held;
      },
    });
    await seen.reached;
    const keys = await probe.keys('short-accounts:rounds:*');
    const jobs = await Promise.all(
      keys.filter((key) => /:\d+$/.test(key)).map((key) => probe.hget(key, 'data')),
    );
    release();
    // The tick's own job carries nothing at all, and may be gone between the two questions.
    expect(new Set(jobs.filter((data) => data !== '{}' && data !== null))).toEqual(
      new Set(['{"account":"ada"}']),
    );
  });

  it('refuses a Redis that may throw queued rounds away', async () => {
    const evicting = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
    try {
      await expect(start({ redisUrl: evicting.url })).rejects.toThrow('"noeviction"');
    } finally {
      await evicting.stop();
    }
  });
});
