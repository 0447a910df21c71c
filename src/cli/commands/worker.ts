import type { Command } from 'commander';
import { runRound } from '../../service/round.js';
import { nextRoundAt } from '../../service/schedule.js';
import { settingsZone } from '../../service/settings.js';
import { usable } from '../../tracker/bind.js';
import { takeSnapshot } from '../../tracker/snapshot.js';
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
        redisUrl,
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

/** The queue may ring twice; a round that is no longer due costs no call. */
async function roundOf(session: Session, account: string): Promise<void> {
  if (account !== localAccount) return;
  const now = session.now();
  const before = await session.account.state();
  if (before.nextRoundAt !== null && before.nextRoundAt > now.toString({ fractionalSecondDigits: 3 })) return;
  const report = await runRound(session.deps, { now, restWhenQuiet: true });
  const { binding } = await session.account.state();
  const zone = binding
    ? settingsZone(takeSnapshot(await session.account.rows('settings'), usable(binding)))
    : 'UTC';
  const next = nextRoundAt(now, zone, minuteOf(session.config.installation.id));
  await session.account.saveState({ nextRoundAt: next.toString({ fractionalSecondDigits: 3 }) });
  session.log.info(
    { account, calls: report.calls.total, ...report.rows, stopped: report.stopped?.kind },
    'round ended',
  );
}
