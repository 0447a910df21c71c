import { Temporal } from 'temporal-polyfill';
import type { Holidays } from '../jobs/job.js';
import type { Log } from '../log.js';
import type { AccountId, AccountStore, Store } from '../store/port.js';
import { TrackerError } from '../tracker/errors.js';
import { openTracker, type TrackerConfig } from '../tracker/index.js';
import type { Clock, Pace } from '../tracker/pacing.js';
import type { Tracker } from '../tracker/port.js';
import type { Installation } from './keeper.js';
import type { MailOut } from './mail.js';
import type { PagePlace } from './page-links.js';
import { createQuota, type Quota } from './quota.js';
import type { RoundDeps } from './round.js';

export type OpenOptions = {
  readonly config: TrackerConfig;
  /** Calls a month. */
  readonly monthlyCalls: number;
  readonly store: Store;
  readonly id: AccountId;
  readonly installation: Installation;
  readonly holidays: Holidays;
  readonly mail: MailOut | null;
  /** Where client pages are shown; null: nowhere. */
  readonly pages: Omit<PagePlace, 'account'> | null;
  readonly clock: Clock;
  /** Shared by all that talk to the same tracker; the tracker's own when left out. */
  readonly pace?: Pace;
  readonly log: Log;
};

/** An account with its tracker, ready for provisioning and rounds. */
export type OpenAccount = {
  readonly tracker: Tracker;
  readonly account: AccountStore;
  readonly quota: Quota;
  readonly deps: RoundDeps;
};

/**
 * Opens an account's tracker: the base that is configured, else the one made earlier and remembered.
 *
 * @throws TrackerError `invalid` where the store remembers another base than the one that is configured.
 */
export async function openAccount(options: OpenOptions): Promise<OpenAccount> {
  const { config, clock, log, installation, holidays, mail } = options;
  const pages = options.pages && { ...options.pages, account: options.id };
  const account = options.store.account(options.id);
  const remembered = (await account.state()).binding?.container;
  const configured = config.container;
  if (remembered !== undefined && configured !== undefined && remembered !== configured) {
    throw new TrackerError(`The data folder belongs to the tracker ${remembered}, not to ${configured}`, {
      kind: 'invalid',
      advice: 'Choose another DATA_DIR for the other tracker, or name the first one again.',
    });
  }
  const quota = createQuota(account, options.monthlyCalls, () =>
    Temporal.Instant.fromEpochMilliseconds(clock.now()),
  );
  const container = configured ?? remembered;
  const tracker = await openTracker(
    { ...config, ...(container === undefined ? {} : { container }) },
    { meter: quota, clock, ...(options.pace === undefined ? {} : { pace: options.pace }) },
  );
  return {
    tracker,
    account,
    quota,
    deps: { tracker, account, quota, installation, holidays, mail, pages, log },
  };
}
