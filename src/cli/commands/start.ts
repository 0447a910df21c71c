import { once } from 'node:events';
import type { Command } from 'commander';
import { startEmbedded } from '../../../workers/embedded.js';
import { runRound } from '../../service/round.js';
import { zoneOf } from '../../service/scheduled.js';
import { openSession, pagesOf } from '../session.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('keep the tracker up: a round now, then one every waking hour; ends with Ctrl-C')
    .option('--take-over', 'keep this tracker from now on, although another installation does')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts start
  $ PORT=8080 short-accounts start --take-over
  $ PUBLIC_URL=https://pages.example.com short-accounts start`,
    )
    .action(async (options: { takeOver?: true }) => {
      await using session = await openSession({ json: false });
      let takeOver = options.takeOver === true;
      const embedded = await startEmbedded({
        round: async () => {
          const report = await runRound(session.deps, { now: session.now(), takeOver, restWhenQuiet: true });
          // Said once: whoever takes this tracker over later is not thrown out again.
          takeOver = false;
          return report;
        },
        zone: () => zoneOf(session),
        minute: minuteOf(session.config.installation.id),
        port: session.config.port,
        pages: pagesOf(session),
        callsThisMonth: () => session.quota.callsThisMonth(),
        now: () => session.now(),
        log: session.log,
      });
      session.out.print(`Short Accounts is running: ${embedded.url}`);
      const { publicUrl } = session.config;
      if (publicUrl !== undefined) session.out.print(`Client pages: ${publicUrl}, led here by a proxy.`);
      await untilStopped();
      session.out.print('Stopping …');
      await embedded.stop();
    });
}

/** Ctrl-C, or what a service manager sends. */
export async function untilStopped(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Installations ask at different minutes, each always at its own. */
export function minuteOf(id: string): number {
  return Number.parseInt(id.slice(0, 6), 16) % 60;
}
