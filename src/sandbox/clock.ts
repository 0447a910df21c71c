import { Temporal } from 'temporal-polyfill';

/** The sandbox's own time: it starts where it is told to and runs on with real time. */
export class Clock {
  #offset = 0;

  constructor(now?: string) {
    if (now !== undefined) this.set(now);
  }

  /** Milliseconds since 1970 UTC. */
  ms(): number {
    return Math.floor(Date.now() + this.#offset);
  }

  /** ISO 8601 in UTC with milliseconds. */
  iso(): string {
    return new Date(this.ms()).toISOString();
  }

  set(instant: string): void {
    this.#offset = Temporal.Instant.from(instant).epochMilliseconds - Date.now();
  }

  /** @param duration ISO 8601, e.g. `PT1H`, `P7D`, `P1M`; months are counted in UTC. */
  advance(duration: string): void {
    const then = Temporal.Instant.fromEpochMilliseconds(this.ms())
      .toZonedDateTimeISO('UTC')
      .add(Temporal.Duration.from(duration));
    this.#offset = then.epochMilliseconds - Date.now();
  }
}
