import { type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../src/log.js';
import type { AccountId } from '../src/store/port.js';

export type FleetOptions = {
  readonly redisUrl: string;
  /** Accounts due now, from the store. Redis only rings the bell: what is due is never read from it. */
  readonly due: () => Promise<readonly AccountId[]>;
  /** One round, if it is still due when its turn comes. */
  readonly round: (account: AccountId) => Promise<void>;
  readonly tickMs: number;
  readonly log: Log;
  /** Rounds at the same time in this process. */
  readonly concurrency?: number;
  /** Keeps several fleets on one Redis apart. */
  readonly prefix?: string;
};

export type Fleet = {
  /** Stops taking rounds, lets the running ones end, and lets go of Redis. */
  close(): Promise<void>;
};

type Bell = { readonly account?: AccountId };

const schedulerId = 'tick';

/**
 * Rounds for many accounts: one tick asks the store who is due and queues one round an account. An account whose
 * round waits or runs is not queued again. BullMQ may run a finished job a second time after an outage; a round
 * repeated at once writes nothing, so that does no harm.
 *
 * @throws Error when Redis may throw away keys to make room: jobs would vanish without a trace.
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null });
  // Without a listener a refused connection would end the process; ioredis goes on trying by itself.
  connection.on('error', (error) => options.log.warn({ code: codeOf(error) }, 'redis is not reachable'));
  await refuseEviction(connection);

  const shared = { connection, prefix: options.prefix ?? 'short-accounts' };
  const queue = new Queue<Bell>('rounds', {
    ...shared,
    defaultJobOptions: {
      attempts: 3,
      backoff: { type: 'exponential', delay: 5_000 },
      removeOnComplete: { count: 1_000, age: 86_400 },
      removeOnFail: { age: 14 * 86_400 },
    },
    streams: { events: { maxLen: 1_000 } },
  });
  let lastTick = performance.now();

  async function tick(): Promise<void> {
    lastTick = performance.now();
    const accounts = await options.due();
    await queue.addBulk(
      accounts.map((account) => ({
        name: 'round',
        data: { account },
        opts: { deduplication: { id: `round:${account}` } },
      })),
    );
  }

  async function work(job: Job<Bell>): Promise<void> {
    if (job.name === schedulerId) await tick();
    else if (job.data.account !== undefined) await roundOf(job.data.account);
  }

  /** BullMQ keeps what a job threw in Redis; what went wrong stays out of there. */
  async function roundOf(account: AccountId): Promise<void> {
    try {
      await options.round(account);
    } catch (error) {
      options.log.error({ account, err: error }, 'a round failed');
      throw new Error('The round failed; the log says where.');
    }
  }

  const worker = new Worker<Bell>('rounds', work, {
    ...shared,
    concurrency: options.concurrency ?? 4,
    lockDuration: 60_000,
    stalledInterval: 15_000,
    maxStalledCount: 5,
  });
  worker.on('failed', (job) =>
    options.log.warn({ account: job?.data.account }, 'a job is to be tried again'),
  );
  worker.on('error', (error) => options.log.warn({ code: codeOf(error) }, 'the queue is not reachable'));

  const ring = () =>
    queue.upsertJobScheduler(
      schedulerId,
      { every: options.tickMs },
      { name: schedulerId, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  await ring();
  // A Redis that lost everything has lost the tick too.
  const watchdog = setInterval(() => {
    if (performance.now() - lastTick < 2 * options.tickMs) return;
    options.log.warn({}, 'no tick for two intervals; setting it up again');
    ring().catch((error: unknown) => options.log.warn({ code: codeOf(error) }, 'redis is not reachable'));
  }, options.tickMs);

  return {
    async close() {
      clearInterval(watchdog);
      await worker.close();
      await queue.close();
      connection.disconnect();
    },
  };
}

async function refuseEviction(connection: Redis): Promise<void> {
  const answer = (await connection.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
  const policy = answer[1];
  if (policy === undefined || policy === 'noeviction') return;
  connection.disconnect();
  throw new Error(
    `Redis has maxmemory-policy "${policy}": queued rounds could vanish. Set it to "noeviction" and start again.`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
