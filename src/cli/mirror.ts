import type { JobInput } from '../jobs/job.js';
import { inputFrom } from '../service/decide.js';
import { holidays } from '../service/holidays.js';
import { usable } from '../tracker/bind.js';
import { UsageError } from './exit.js';
import type { Session } from './session.js';

/**
 * What a decision would see now, from what the last round read and what the service remembers: no call is made.
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
  const { input } = await inputFrom(account, usable(binding), { now: session.now(), holidays });
  return input;
}
