import { openAirtable } from './airtable/index.js';
import type { Clock, Pace } from './pacing.js';
import type { CallMeter, Tracker } from './port.js';

/** Which tracker to open, and how to get in. */
export type TrackerConfig = {
  readonly backend: 'airtable';
  readonly token: string;
  /** The base to work in; without one it is made in `workspaceId`. */
  readonly baseId?: string;
  readonly workspaceId?: string;
  readonly endpointUrl?: string;
};

export type TrackerDeps = {
  readonly meter: CallMeter;
  readonly clock: Clock;
  /** Shared by everything that talks to the same tracker; its own when left out. */
  readonly pace?: Pace;
  /** Told as soon as the container (an Airtable base) was made, so that it can be remembered. */
  readonly onContainerMade?: (id: string) => void;
};

/** The only place that knows the adapters. */
export function openTracker(config: TrackerConfig, deps: TrackerDeps): Tracker {
  const { backend, ...access } = config;
  const { onContainerMade, ...rest } = deps;
  switch (backend) {
    case 'airtable':
      return openAirtable({
        ...access,
        ...rest,
        ...(onContainerMade ? { onBaseMade: onContainerMade } : {}),
      });
  }
}
