import { TrackerError } from '../errors.js';
import type { Clock } from '../pacing.js';
import type { Standing } from '../port.js';
import type { AirtableClient } from './client.js';

export type ProvisionDeps = {
  readonly client: AirtableClient;
  readonly clock: Clock;
  readonly describe: () => Promise<Standing>;
  /** Where a base is to be made. */
  readonly workspaceId: string | null;
  readonly onBaseMade: (baseId: string) => void;
};

/** Times something is asked to be made whose answer was lost, each after a look at what stands. */
const tries = 3;

/** Makes something, unless it turns out to stand already: because a refusal said so, or an answer was lost. */
export async function makeOrFind(
  clock: Clock,
  make: () => Promise<Standing>,
  find: () => Promise<Standing | null | undefined>,
): Promise<Standing> {
  for (let tried = 1; ; tried++) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof TrackerError)) throw error;
      const lost = error.kind === 'unavailable' || error.kind === 'protocol';
      if (!lost && error.kind !== 'invalid') throw error;
      if (lost) await clock.sleep(2_000);
      const found = await find();
      if (found) return found;
      if (!lost || tried === tries) throw error;
    }
  }
}
