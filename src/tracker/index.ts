import type { TrackerConfig } from '../config.js';
import { airtableLimit } from './airtable/limit.js';
import { notionLimit } from './notion/limit.js';
import { type Clock, localPace, type Pace } from './pacing.js';
import type { CallMeter, Tracker } from './port.js';

export type { TrackerConfig } from '../config.js';

export type TrackerDeps = {
  readonly meter: CallMeter;
  readonly clock: Clock;
  /** Shared by everything that talks to the same tracker; its own when left out. */
  readonly pace?: Pace;
  /** Told as soon as the container (an Airtable base) was made, so that it can be remembered. */
  readonly onContainerMade?: (id: string) => void;
};

/** The only place that knows the adapters. Only the one in use is loaded, with its official package. */
export async function openTracker(config: TrackerConfig, deps: TrackerDeps): Promise<Tracker> {
  const { onContainerMade, ...rest } = deps;
  switch (config.backend) {
    case 'airtable': {
      const { openAirtable } = await import('./airtable/index.js');
      const { token, container: baseId, workspaceId, endpointUrl } = config;
      return openAirtable({
        token: token.reveal(),
        ...(baseId === undefined ? {} : { baseId }),
        ...(workspaceId === undefined ? {} : { workspaceId }),
        endpointUrl,
        ...rest,
        ...(onContainerMade === undefined ? {} : { onBaseMade: onContainerMade }),
      });
    }
    case 'notion': {
      const { openNotion } = await import('./notion/index.js');
      const { token, container, endpointUrl } = config;
      return openNotion({
        token: token.reveal(),
        parentPageId: container ?? '',
        baseUrl: endpointUrl,
        ...rest,
      });
    }
  }
}

/** A pace of one's own for a tracker, to be shared with whatever else talks to it. */
export function newPace(backend: TrackerConfig['backend'], clock: Clock): Pace {
  switch (backend) {
    case 'airtable':
      return localPace(clock, airtableLimit);
    case 'notion':
      return localPace(clock, notionLimit);
  }
}
