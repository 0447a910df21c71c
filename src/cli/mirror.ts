import type { JobInput } from '../jobs/job.js';
import { skippedKeys } from '../service/fates.js';
import { holidays } from '../service/holidays.js';
import { usable } from '../tracker/bind.js';
import { takeSnapshot } from '../tracker/snapshot.js';
import { UsageError } from './exit.js';
import type { Session } from './session.js';

/**
 * What a decision would see now, from what the last round read: no call is made.
 * @throws UsageError before the first round.
 */
export async function mirrorInput(session: Session): Promise<JobInput> {
  const { account } = session;
  const { binding, scannedAt } = await account.state();
  if (!binding || scannedAt === null) {
    throw new UsageError(
      'Nothing has been read yet. Run "short-accounts round" (or "round --dry-run") first.',
    );
  }
  const snapshot = takeSnapshot(await account.rows(), usable(binding));
  const now = session.now();
  const at = now.toString({ fractionalSecondDigits: 3 });
  return { snapshot, now, holidays, skipped: skippedKeys(snapshot, await account.effects(), at) };
}
