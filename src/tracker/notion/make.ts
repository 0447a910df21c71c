import { TrackerError } from '../errors.js';
import type { Clock } from '../pacing.js';
import type { Standing } from '../port.js';

/** Times something is asked to be made whose answer was lost, each after a look at what stands. */
const tries = 3;

/** Makes something, unless a look after a lost answer finds that it stands. */
export async function makeOrFind(
  { clock, describe }: { readonly clock: Clock; readonly describe: () => Promise<Standing> },
  make: () => Promise<Standing>,
  find: (now: Standing) => Standing | undefined | Promise<Standing | undefined>,
): Promise<Standing> {
  for (let tried = 1; ; tried++) {
    try {
      return await make();
    } catch (error) {
      const lost =
        error instanceof TrackerError && (error.kind === 'unavailable' || error.kind === 'protocol');
      if (!lost) throw error;
      await clock.sleep(2_000);
      const found = await find(await describe());
      if (found) return found;
      if (tried === tries) throw error;
    }
  }
}
