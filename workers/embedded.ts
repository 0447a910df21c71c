import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cron } from 'croner';
import type { Temporal } from 'temporal-polyfill';
import type { Log } from '../src/log.js';
import type { RoundReport } from '../src/service/report.js';
import { roundPattern } from '../src/service/schedule.js';
import { webApp } from '../src/web/app.js';
import { type ClientPagesOptions, clientPagesApp } from '../src/web/client-pages.js';
import type { Health } from '../src/web/health.js';

export type EmbeddedOptions = {
  readonly round: () => Promise<RoundReport>;
  /** The zone of the account's Settings, read again after each round. */
  readonly zone: () => Promise<string>;
  /** The account's own minute of the hour, 0–59. */
  readonly minute: number;
  /** Port of the health page on 127.0.0.1; 0 for any. */
  readonly port: number;
  readonly callsThisMonth: () => Promise<number>;
  /** What links to client pages open; null: there are none. */
  readonly pages: Pick<ClientPagesOptions, 'pages' | 'calendar'> | null;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
};

export type Embedded = {
  readonly url: string;
  /** When the first round has ended. */
  readonly firstRound: Promise<void>;
  /** Lets a running round end, then lets go of timer and port. */
  stop(): Promise<void>;
};

/** One process for one freelancer: a round now, then one every waking hour in the zone of Settings. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  let last: { at: string; report: RoundReport } | null = null;
  let failure: string | null = null;
  let running: Promise<void> | null = null;
  let zone = await options.zone();

  function plan(inZone: string): Cron {
    return new Cron(roundPattern(options.minute), { timezone: inZone, protect: true }, run);
  }

  function run(): Promise<void> {
    running ??= oneRound().finally(() => {
      running = null;
    });
    return running;
  }

  async function oneRound(): Promise<void> {
    try {
      const report = await options.round();
      last = { at: options.now().toString({ fractionalSecondDigits: 3 }), report };
      failure = null;
      options.log.info(
        {
          calls: report.calls.total,
          ...report.rows,
          faults: report.faults.length,
          stopped: report.stopped?.kind,
        },
        'round ended',
      );
      await followZone();
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      options.log.error({ err: error }, 'round failed');
    }
  }

  async function followZone(): Promise<void> {
    const now = await options.zone();
    if (now === zone) return;
    zone = now;
    schedule.stop();
    schedule = plan(zone);
  }

  async function health(): Promise<Health> {
    const report = last?.report;
    const problem = failure ?? report?.stopped?.problem ?? report?.readOnly?.problem;
    const next = schedule.nextRun();
    return {
      ok: problem === undefined,
      summary: problem ?? (last ? 'The last round ended well.' : 'The first round is on its way.'),
      lastRoundAt: last?.at ?? null,
      nextRoundAt: next?.toISOString() ?? null,
      faults: report?.faults.length ?? 0,
      waiting: report?.messages.waiting ?? 0,
      callsThisMonth: await options.callsThisMonth(),
    };
  }

  const pages = options.pages && clientPagesApp(options.pages);
  const server: Server = webApp({ health, pages }).listen(options.port, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);

  let schedule = plan(zone);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    firstRound: run(),
    async stop() {
      schedule.stop();
      await running;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
