import type { Command } from 'commander';
import { scheduledRound } from '../../service/scheduled.js';
import { UsageError } from '../exit.js';
import { localAccount, openSession, type Session } from '../session.js';
import { minuteOf, untilStopped } from './start.js';

/** How often the store is asked who is due. */
const tickMs = 60_000;

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('run rounds through Redis (REDIS_URL); ends with Ctrl-C')
    .addHelpText(
      'after',
      `
Example:
  $ REDIS_URL=redis://127.0.0.1:6379 short-accounts worker`,
    )
    .action(async () => {
      await using session = await openSession({ json: false });
      const { redisUrl } = session.config;
      if (redisUrl === undefined)
        throw new UsageError('Set REDIS_URL to a Redis, or use "start", which needs none.');
      // Loaded here alone: a process that needs no Redis does not carry its drivers.
      const { startFleet } = await import('../../../workers/fleet.js');
      const fleet = await startFleet({
        redisUrl: redisUrl.reveal(),
        due: () => session.store.due(session.now().toString({ fractionalSecondDigits: 3 }), 1_000),
        round: (account) => roundOf(session, account),
        tickMs,
        log: session.log,
      });
      session.out.print('The worker is running.');
      await untilStopped();
      session.out.print('Stopping …');
      await fleet.close();
    });
}

async function roundOf(session: Session, account: string): Promise<void> {
  if (account !== localAccount) return;
  const report = await scheduledRound(session, session.now(), minuteOf(session.config.installation.id));
  if (!report) return;
  const { calls, rows, stopped } = report;
  session.log.info({ account, calls: calls.total, ...rows, stopped: stopped?.kind }, 'round ended');
}
