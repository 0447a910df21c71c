import type { Temporal } from 'temporal-polyfill';
import { usable } from '../tracker/bind.js';
import { takeSnapshot } from '../tracker/snapshot.js';
import type { OpenAccount } from './open.js';
import type { RoundReport } from './report.js';
import { runRound } from './round.js';
import { nextRoundAt } from './schedule.js';
import { settingsZone } from './settings.js';

/** The zone of an account's Settings as last read; UTC before the first reading. */
export async function zoneOf({ account }: Pick<OpenAccount, 'account'>): Promise<string> {
  const { binding } = await account.state();
  return binding ? settingsZone(takeSnapshot(await account.rows('settings'), usable(binding))) : 'UTC';
}

/**
 * A round if the account is still due, and when the next one is. A queue may ring twice for one round; the second
 * time costs no call.
 *
 * @param minute the account's own minute of the hour, 0–59.
 * @returns null when it was not due any more.
 */
export async function scheduledRound(
  opened: OpenAccount,
  now: Temporal.Instant,
  minute: number,
): Promise<RoundReport | null> {
  const { account, deps } = opened;
  const { nextRoundAt: planned } = await account.state();
  if (planned !== null && planned > now.toString({ fractionalSecondDigits: 3 })) return null;
  const report = await runRound(deps, { now, restWhenQuiet: true });
  const next = nextRoundAt(now, await zoneOf(opened), minute);
  await account.saveState({ nextRoundAt: next.toString({ fractionalSecondDigits: 3 }) });
  return report;
}
